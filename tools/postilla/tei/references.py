# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""How places of the document are named (TEI ``refsDecl``), said of the names that it has."""

from __future__ import annotations

from collections.abc import Iterator, Set
from types import MappingProxyType
from typing import Final

from lxml import etree

from postilla.model.identifiers import SCHEME, SLUG, IdKind, kind_of
from postilla.tei.names import XML_ID, element

_PLACES: Final = MappingProxyType(
    {
        IdKind.SECTION: "s-1, s-intro: a section, by its number or by a word",
        IdKind.TITLE: "title-tr: the title in a language",
        IdKind.ABSTRACT: "abstract-tr: the abstract in a language",
        IdKind.KEYWORDS: "keywords-tr: the keywords in a language",
        IdKind.BLOCK: "p-2-3: the third block of section 2",
        IdKind.ITEM: "p-2-3-i1: the first item of the list p-2-3",
        IdKind.SENTENCE: "p-2-3-s4: the fourth sentence of the block p-2-3",
        IdKind.NOTE: "fn-17, fn-p243-1: the author's note 17, and note 1 of page 243 where the "
        "marks begin anew on each page",
        IdKind.CALL: "fnref-17, fnref-17-2: the first and the second call of that note",
        IdKind.ENTRY: "b-17: the seventeenth entry of the printed bibliography",
        IdKind.PAGE: "pg-243: the place where the printed page 243 begins",
        IdKind.UNIT: "p-2-3--tr: the block p-2-3 in a translation",
        IdKind.WORDS: "harbour-dues--words: the words that an annotation is about",
    }
)
"""What an address names -> an example, and its meaning."""

_ANNOTATION: Final = "harbour-dues: an annotation; no other address looks like one"


def reference_declarations(
    places: Set[IdKind | None], *, has_annotations: bool
) -> Iterator[etree._Element]:
    """Declare how places are named.

    :param places: what the document has of them, see :func:`places_of`.
    :param has_annotations: whether any is named by an address of its own.
    :return: the ``refsDecl`` elements: a sentence, and a pattern for each kind of address.
    """
    yield element(
        "refsDecl",
        element(
            "p",
            "A place is cited by its xml:id, which never changes and is its address in every "
            "format of the edition. An xml:id with a full stop is of this document alone.",
        ),
    )
    known = (kind for kind in SCHEME if kind in _PLACES and kind in places)
    patterns = [_pattern(SCHEME[kind], _PLACES[kind]) for kind in known]
    if has_annotations:
        patterns.append(_pattern(SLUG, _ANNOTATION))
    if patterns:
        yield element("refsDecl", *patterns)


def places_of(document: etree._Element) -> Set[IdKind | None]:
    """Say what the ids of a document name.

    :param document: any of its elements.
    :return: the kinds; ``None`` stands for ids outside the scheme.
    """
    ids = (place.get(XML_ID, "") for place in document.iter(etree.Element))
    return {kind_of(identifier) for identifier in ids}


def _pattern(pattern: str, meaning: str) -> etree._Element:
    """Make a pattern in the form that XPath has in common with Python."""
    return element(
        "cRefPattern",
        element("p", meaning),
        matchPattern=f"({pattern.replace('(?:', '(')})",
        replacementPattern="#$1",
    )
