# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""How the text was encoded (TEI ``encodingDesc``), said of what this text has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from lxml import etree

from postilla.model.block import Chapter
from postilla.model.content import PointKind
from postilla.tei.names import element

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


def encoding_description(chapters: Sequence[Chapter]) -> etree._Element:
    """Describe how the text was encoded.

    :param chapters: the text.
    :return: the ``encodingDesc`` element.
    """
    editorial = element("editorialDecl", *_practices(), *_marks(chapters))
    return element("encodingDesc", editorial, _references())


def _practices() -> Iterator[etree._Element]:
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


def _declared(name: str, words: str, **attributes: str) -> etree._Element:
    return element(name, element("p", words), **attributes)


def _references() -> etree._Element:
    table = element("list", type="gloss")
    for address, meaning in _ADDRESSES:
        table.append(element("label", address))
        table.append(element("item", meaning))
    return element(
        "refsDecl",
        element("p", "An address names its place by xml:id, and never changes:"),
        element("p", table),
    )
