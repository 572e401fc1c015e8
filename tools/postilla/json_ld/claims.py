# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The claims on a page in the words of `schema.org <https://schema.org/Claim>`_, without verdict.

A claim is a part of the text; to whom the text ascribes it is told in the edition's words, for no
more is known of such authors. The edition is a reproduction of the text (``exampleOfWork``) with a
commentary about it, and no adaptation: the text's licence may forbid these.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable

from postilla.model.addresses import Addresses
from postilla.model.anchor import Anchored
from postilla.model.edition import Edition
from postilla.model.identifiers import words_id
from postilla.model.licence import licence_address

_OWN_VOICE = "the article"
"""To whom a claim is ascribed that the text makes in its own voice."""


def claims_of_page(
    edition: Edition,
    docname: str,
    claims: Iterable[Anchored],
    label_of: Callable[[str], str],
) -> dict[str, object]:
    """Describe the claims on a page.

    :param edition: the edition.
    :param docname: of the page.
    :param claims: those on it.
    :param label_of: gives what a place of the text is called.
    :return: JSON-LD.
    """
    found = list(claims)
    homes = {
        name: docname for one in found for name in (one.annotation.id, words_id(one.annotation.id))
    }
    addresses = Addresses(edition, homes)
    return {
        "@context": "https://schema.org",
        "@graph": [
            _text(edition, addresses),
            _page(edition, addresses, docname),
            _commentary(edition, addresses),
            *(_claim(one, edition, addresses, label_of) for one in found),
        ],
    }


def data_block(data: dict[str, object]) -> str:
    """Write JSON-LD so that it can stand in a ``script`` element of HTML.

    :param data: the data.
    :return: JSON without a character that could end the element or open another.
    """
    return json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")


def _text_id(addresses: Addresses) -> str:
    return f"{addresses.edition}#edition.text"


def _commentary_id(addresses: Addresses) -> str:
    return f"{addresses.edition}#annotations.all"


def _text(edition: Edition, addresses: Addresses) -> dict[str, object]:
    journal: dict[str, object] = {"@type": "Periodical", "name": edition.journal.title}
    if volume := edition.journal.volume:
        journal = {"@type": "PublicationVolume", "volumeNumber": volume, "isPartOf": journal}
    return _filled(
        {
            "@type": "ScholarlyArticle",
            "@id": _text_id(addresses),
            "name": edition.title,
            "inLanguage": edition.language,
            "author": [{"@type": "Person", "name": author.name} for author in edition.authors],
            "isPartOf": journal,
            "datePublished": edition.journal.year,
            "license": licence_address(edition.rights.text),
        }
    )


def _page(edition: Edition, addresses: Addresses, docname: str) -> dict[str, object]:
    return {
        "@type": "WebPage" if addresses.has_site else "CreativeWork",
        "@id": addresses.page(docname),
        "exampleOfWork": {"@id": _text_id(addresses)},
        "publisher": {"@type": "Organization", "name": edition.publisher},
    }


def _commentary(edition: Edition, addresses: Addresses) -> dict[str, object]:
    return _filled(
        {
            "@type": "CreativeWork",
            "@id": _commentary_id(addresses),
            "name": f"Annotations of {edition.title}",
            "about": {"@id": _text_id(addresses)},
            "creator": {"@type": "Organization", "name": edition.publisher},
            "license": licence_address(edition.rights.annotations),
        }
    )


def _claim(
    claim: Anchored, edition: Edition, addresses: Addresses, label_of: Callable[[str], str]
) -> dict[str, object]:
    annotation = claim.annotation
    ascribed = annotation.field("ascribed-to")
    return _filled(
        {
            "@type": "Claim",
            "@id": addresses.of(words_id(annotation.id)),
            "text": claim.words,
            "author": "" if ascribed == _OWN_VOICE else ascribed,
            "appearance": f"{edition.journal}, {label_of(claim.parts[0].block)}",
            "isPartOf": {"@id": _text_id(addresses)},
            "subjectOf": {"@id": addresses.of(annotation.id)},
        }
    )


def _filled(data: dict[str, object]) -> dict[str, object]:
    """Leave out what nobody states."""
    return {name: value for name, value in data.items() if value}
