# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Properties in the head of the title page: of the work, and of the edition.

The first are those of Highwire Press, which Google Scholar and Zotero read; the second those of
the `Dublin Core <https://www.dublincore.org/specifications/dublin-core/dcmes-html/>`_.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from postilla.citation.names import inverted
from postilla.discovery.xml import page
from postilla.model.downloads import Download
from postilla.model.edition import Edition
from postilla.model.licence import licence_address


@dataclass(frozen=True, slots=True)
class Property:
    """An element ``meta``."""

    name: str
    content: str
    language: str = ""
    """Of the content, BCP 47, where it differs from the main language."""


def properties(edition: Edition, downloads: Sequence[Download]) -> tuple[Property, ...]:
    """Give the properties that somebody states.

    :param edition: the edition.
    :param downloads: what the site offers.
    :return: the properties.
    """
    every = (*_highwire(edition, downloads), *_dublin_core(edition))
    return tuple(one for one in every if one.content)


def _highwire(edition: Edition, downloads: Sequence[Download]) -> Iterator[Property]:
    yield Property("citation_title", edition.title)
    for author in edition.authors:
        yield Property("citation_author", inverted(author))
    yield Property("citation_journal_title", edition.journal.title)
    yield Property("citation_volume", edition.journal.volume)
    yield Property("citation_publication_date", edition.journal.year)
    yield Property("citation_language", edition.language)
    if edition.site_url:
        yield Property("citation_fulltext_html_url", page(edition, "index.html"))
        for one in downloads:
            if one.of == "pdf":
                yield Property("citation_pdf_url", page(edition, one.path))


def _dublin_core(edition: Edition) -> Iterator[Property]:
    for language, title in edition.titles:
        yield Property("DC.title", title, language if language != edition.language else "")
    for author in edition.authors:
        yield Property("DC.creator", author.name)
    yield Property("DC.publisher", edition.publisher)
    yield Property("DC.source", str(edition.journal))
    yield Property("DC.date", edition.versions[0].date if edition.versions else "")
    yield Property("DC.type", "Text")
    yield Property("DC.format", "text/html")
    yield Property("DC.language", edition.language)
    yield Property("DC.identifier", f"urn:uuid:{edition.uuid}")
    yield Property("DC.rights", licence_address(edition.rights.text) or edition.rights.text)
