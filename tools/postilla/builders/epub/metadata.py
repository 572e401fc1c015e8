# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What the package says of the publication, and of how it can be read.

The first is from ``edition.toml``; the second, as `EPUB Accessibility 1.1
<https://www.w3.org/TR/epub-a11y-11/#sec-discovery>`_ wants it, is read off the documents.
Conformance to it takes an examination by people, and is claimed where one is named.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Final

from lxml import etree

from postilla.builders.epub.content import ContentDocument
from postilla.builders.epub.xml import LANG, TYPE, dc, opf
from postilla.interface.languages import SOURCE
from postilla.model.edition import Edition
from postilla.model.parallel import direction

_FEATURES: Final = (
    *("tableOfContents", "readingOrder", "structuralNavigation"),
    *("displayTransformability", "ARIA"),
)
_CONFORMANCE: Final = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"
"""As section 4.1.1 of EPUB Accessibility has it spelt."""
_PAGE_FEATURES: Final = ("pageBreakMarkers", "pageNavigation")
_SUMMARY: Final = (
    ("", "All of it can be read as text, in one order, by its headings."),
    ("pagebreak", "Each printed page is marked at the word where it begins, and listed."),
    ("endnotes", "Notes stand at the end of their chapter; call and note lead to each other."),
    ("", "Words in other languages are marked as such."),
    ("", "Fonts and colours are the reader's own."),
)
"""Term that must occur in the publication, if any, and what is then said of it."""


def metadata(
    edition: Edition,
    documents: Sequence[ContentDocument],
    *,
    identifier: str,
    modified: datetime,
    source: str,
    part: str,
) -> etree._Element:
    """Make the element ``metadata``.

    :param edition: the edition.
    :param documents: all documents of the publication.
    :param identifier: of the publication, an IRI.
    :param modified: in UTC.
    :param source: digest of the source of the publication.
    :param part: what the publication has of the edition; empty where it has all.
    :return: the element.
    """
    return opf(
        "metadata",
        dc("identifier", identifier, id="uid"),
        *_titles(edition, part),
        *_creators(edition),
        *(dc("language", language) for language in _languages(edition, documents)),
        dc("publisher", edition.publisher),
        *(dc("date", version.date) for version in edition.versions[:1]),
        dc("source", str(edition.journal)),
        dc("rights", edition.rights.statement),
        _meta("dcterms:modified", modified.strftime("%Y-%m-%dT%H:%M:%SZ")),
        *_accessibility(edition, documents),
        # As in HTML; a property would want a vocabulary of its own at some address.
        opf("meta", name="postilla-source", content=source),
    )


def _titles(edition: Edition, part: str) -> Iterator[etree._Element]:
    """Give the title as printed, and what tells this publication of it from the others."""
    yield _dc_title(edition.title, edition.language, id="title")
    yield _meta("title-type", "main", refines="#title")
    for language, title in edition.titles:
        if language != edition.language:
            stated = {LANG: language, "dir": direction(language)}
            yield _meta("alternate-script", title, refines="#title", **stated)
    if part:
        yield _dc_title(part, SOURCE, id="edition")
        yield _meta("title-type", "edition", refines="#edition")


def _dc_title(title: str, language: str, **attributes: str) -> etree._Element:
    return dc("title", title, **attributes, **{LANG: language, "dir": direction(language)})


def _creators(edition: Edition) -> Iterator[etree._Element]:
    for number, author in enumerate(edition.authors, 1):
        yield dc("creator", author.name, id=f"author-{number}")
        yield _meta("role", "aut", refines=f"#author-{number}", scheme="marc:relators")


def _languages(edition: Edition, documents: Sequence[ContentDocument]) -> Sequence[str]:
    """Give the main language, then the others that words of the publication are in."""
    found = {
        element.get("lang") for document in documents for element in document.body.iter("{*}*")
    }
    known = [language for language in edition.languages if language in found]
    others = sorted(language for language in found if language)
    return tuple(dict.fromkeys((edition.language, *known, *others)))


def _accessibility(
    edition: Edition, documents: Sequence[ContentDocument]
) -> Iterator[etree._Element]:
    types = {element.get(TYPE) for document in documents for element in document.body.iter("{*}*")}
    if "pagebreak" in types:
        yield _meta("pageBreakSource", str(edition.journal))
    yield _meta("schema:accessMode", "textual")
    yield _meta("schema:accessModeSufficient", "textual")
    for feature in (*_FEATURES, *(_PAGE_FEATURES if "pagebreak" in types else ())):
        yield _meta("schema:accessibilityFeature", feature)
    yield _meta("schema:accessibilityHazard", "none")
    summary = (sentence for term, sentence in _SUMMARY if not term or term in types)
    yield _meta("schema:accessibilitySummary", " ".join(summary), **{LANG: SOURCE})
    if edition.certifier:
        yield _meta("dcterms:conformsTo", _CONFORMANCE, id="conformance")
        yield _meta("a11y:certifiedBy", edition.certifier, refines="#conformance")


def _meta(property_: str, value: str, **attributes: str) -> etree._Element:
    return opf("meta", value, property=property_, **attributes)
