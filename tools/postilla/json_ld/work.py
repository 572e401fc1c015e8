# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The work and the edition in the words of `schema.org <https://schema.org/ScholarlyArticle>`_.

The edition is a reproduction of the work (``exampleOfWork``) with a commentary about it, and no
adaptation: the work's licence may forbid these.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from postilla.model.addresses import Addresses
from postilla.model.downloads import Download
from postilla.model.edition import Edition
from postilla.model.licence import licence_address
from postilla.model.script import literal


def edition_as_data(
    edition: Edition, docname: str, downloads: Sequence[Download]
) -> dict[str, object]:
    """Describe an edition, for its title page.

    :param edition: the edition.
    :param docname: of the title page.
    :param downloads: what its site offers.
    :return: JSON-LD.
    """
    addresses = Addresses(edition, {})
    return {
        "@context": "https://schema.org",
        "@graph": [
            text(edition, addresses),
            filled(
                {
                    **page(edition, addresses, docname),
                    "name": edition.title,
                    "version": edition.versions[0].number if edition.versions else "",
                    "dateModified": edition.versions[0].date if edition.versions else "",
                    "hasPart": {"@id": _commentary_id(addresses)},
                    "encoding": list(_encodings(edition, downloads)),
                }
            ),
            commentary(edition, addresses),
        ],
    }


def _encodings(edition: Edition, downloads: Sequence[Download]) -> Iterator[dict[str, object]]:
    for one in downloads:
        address = f"{edition.site_url}/{one.path}" if edition.site_url else ""
        yield filled(
            {
                "@type": "MediaObject",
                "name": one.name,
                "encodingFormat": one.media_type,
                "contentUrl": address,
            }
        )


def data_block(data: dict[str, object]) -> str:
    """Write JSON-LD so that it can stand in a ``script`` element of HTML.

    :param data: the data.
    :return: JSON without a character that could end the element or open another.
    """
    return literal(data)


def text_id(addresses: Addresses) -> str:
    """Name the work."""
    return f"{addresses.edition}#edition.text"


def _commentary_id(addresses: Addresses) -> str:
    return f"{addresses.edition}#annotations.all"


def text(edition: Edition, addresses: Addresses) -> dict[str, object]:
    """Describe the work.

    :param edition: the edition.
    :param addresses: its addresses.
    :return: a ``ScholarlyArticle``.
    """
    journal: dict[str, object] = {"@type": "Periodical", "name": edition.journal.title}
    if volume := edition.journal.volume:
        journal = {"@type": "PublicationVolume", "volumeNumber": volume, "isPartOf": journal}
    return filled(
        {
            "@type": "ScholarlyArticle",
            "@id": text_id(addresses),
            "name": edition.title,
            "alternateName": [
                title for language, title in edition.titles if language != edition.language
            ],
            "inLanguage": edition.language,
            "author": [{"@type": "Person", "name": author.name} for author in edition.authors],
            "isPartOf": journal,
            "datePublished": edition.journal.year,
            "license": licence_address(edition.rights.text),
        }
    )


def page(edition: Edition, addresses: Addresses, docname: str) -> dict[str, object]:
    """Describe a page as a reproduction of the work.

    :param edition: the edition.
    :param addresses: its addresses.
    :param docname: of the page.
    :return: a ``WebPage``, or of an edition without a site a ``CreativeWork``.
    """
    return {
        "@type": "WebPage" if addresses.has_site else "CreativeWork",
        "@id": addresses.page(docname),
        "exampleOfWork": {"@id": text_id(addresses)},
        "publisher": {"@type": "Organization", "name": edition.publisher},
    }


def commentary(edition: Edition, addresses: Addresses) -> dict[str, object]:
    """Describe all annotations together.

    :param edition: the edition.
    :param addresses: its addresses.
    :return: a ``CreativeWork`` about the work.
    """
    return filled(
        {
            "@type": "CreativeWork",
            "@id": _commentary_id(addresses),
            "name": f"Annotations of {edition.title}",
            "about": {"@id": text_id(addresses)},
            "creator": {"@type": "Organization", "name": edition.publisher},
            "license": licence_address(edition.rights.annotations),
        }
    )


def filled(data: dict[str, object]) -> dict[str, object]:
    """Leave out what nobody states.

    :param data: name -> value.
    :return: what has a value.
    """
    return {name: value for name, value in data.items() if value}
