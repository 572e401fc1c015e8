# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""How the text was encoded (TEI ``encodingDesc``), said of what this text has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from typing import Final

from lxml import etree

from postilla.model.annotation import Argument, Kind
from postilla.model.block import Chapter
from postilla.model.content import PointKind
from postilla.model.kinds import EMEND, NAME
from postilla.tei.names import element
from postilla.tei.taxonomies import class_declaration

_ADDRESSES: Final = (
    ("s-intro, s-1", "a section"),
    ("title-tr, abstract-tr, keywords-tr", "a title, abstract or list of keywords by its language"),
    ("p-2-3", "the third block of section 2"),
    ("p-2-3-i1", "the first item of the list p-2-3"),
    ("p-2-3-s4", "the fourth sentence of the block p-2-3"),
    ("fn-17", "the author's note 17"),
    ("fnref-17, fnref-17-2", "the first and the second call of that note"),
    ("b-17", "the seventeenth entry of the printed bibliography"),
    ("pg-243", "the place where the printed page 243 begins"),
)

_OF_ANNOTATIONS: Final = (
    ("harbour-dues", "the annotation with that name"),
    ("harbour-dues--words", "the words that it is about"),
)


def encoding_description(chapters: Sequence[Chapter], kinds: Set[Kind]) -> etree._Element:
    """Describe how the text was encoded.

    :param chapters: the text.
    :param kinds: the kinds of annotations that it has.
    :return: the ``encodingDesc`` element.
    """
    editorial = element(
        "editorialDecl", *_practices(kinds), *_marks(chapters), *_annotations(kinds)
    )
    classes = [class_declaration(kinds)] if kinds else []
    return element("encodingDesc", editorial, *classes, _references(kinds))


def _practices(kinds: Set[Kind]) -> Iterator[etree._Element]:
    if EMEND in kinds:
        yield _declared(
            "correction",
            "Nothing was mended in silence: where the edition departs from the witness, or "
            "proposes to, sic has the transmitted words and corr the others, and ana of the "
            "choice says which of the two the text reads. Where a sentence ends, or a call or a "
            "page break stands, inside such words, the choice is divided, and its parts are "
            "joined by next and prev. All else stands as the witness transmits it.",
            method="markup",
        )
    else:
        yield _declared(
            "correction",
            "Nothing was mended in silence: the text stands as the witness transmits it, "
            "with what is damaged there.",
        )
    yield _declared(
        "normalization",
        "Runs of white space became one blank, and one line feed between two sentences. "
        "Letters, spelling and punctuation stand as they are transmitted.",
    )
    yield _declared(
        "quotation", "Quotation marks stand in the text; no element takes their place.", marks="all"
    )
    yield _declared(
        "hyphenation",
        "Hyphens stand where the witness has them; none was taken out or put in.",
        eol="all",
    )
    yield _declared("segmentation", "Paragraphs and items are divided into sentences, s.")


def _marks(chapters: Sequence[Chapter]) -> Iterator[etree._Element]:
    points = {point.kind for one in chapters for b in one.walk() for point in b.content.points}
    spans = any(block.content.spans for chapter in chapters for block in chapter.walk())
    if PointKind.PAGE_BREAK in points:
        yield element(
            "p",
            "A page of the print begins at pb, before the word or the letter that follows; n is "
            "its number. What stands before the first pb is of pages that the witness does not "
            "number. In break, “no” says that the page ends inside a word.",
        )
    if PointKind.CALL in points:
        yield element(
            "p",
            "The author's notes, printed at the foot of the page, stand at the end of the "
            "division that calls them first; n is the printed mark. A call is an empty ptr of "
            "the type noteref at its place in the sentence.",
        )
    if spans:
        yield element(
            "p",
            "hi keeps the italics and the bold type of the witness; foreign marks words in "
            "another language. Where one of them runs over the end of a sentence it is divided, "
            "and its parts are joined by next and prev.",
        )


def _annotations(kinds: Set[Kind]) -> Iterator[etree._Element]:
    if any(kind.argument is Argument.QUOTE for kind in kinds):
        yield element(
            "p",
            "What the edition says on words of the text stands in standOff as note; type is its "
            "kind, n its mark, target the words. These are a span between two anchors in the "
            "text; emended ones are their choice.",
        )
    if NAME in kinds:
        yield element(
            "p",
            "The words of a name are a span whose corresp leads to what is named. They were found "
            "by their form, except where a note says that a person has decided; its subtype is "
            "none where the words name nothing.",
        )
    if kinds:
        yield element(
            "p",
            "In ana annotations and relations have categories of the taxonomy. The author's "
            "notes alone have a place, and a number in n.",
        )


def _declared(name: str, words: str, **attributes: str) -> etree._Element:
    return element(name, element("p", words), **attributes)


def _references(kinds: Set[Kind]) -> etree._Element:
    table = element("list", type="gloss")
    for address, meaning in (*_ADDRESSES, *(_OF_ANNOTATIONS if kinds else ())):
        table.append(element("label", address))
        table.append(element("item", meaning))
    return element(
        "refsDecl",
        element("p", "An address names its place by xml:id, and never changes:"),
        element("p", table),
    )
