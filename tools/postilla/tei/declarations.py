# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""How the text was treated (TEI ``editorialDecl``), said of what this text has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from lxml import etree

from postilla.model.annotation import Argument, Kind
from postilla.model.block import Chapter
from postilla.model.content import PointKind
from postilla.model.kinds import CLAIM, EMEND, EVIDENCE, NAME, TRANSLATION, VARIANT
from postilla.tei.names import element


def editorial_declaration(chapters: Sequence[Chapter], kinds: Set[Kind]) -> etree._Element:
    """Declare how the text was treated.

    :param chapters: the text.
    :param kinds: the kinds of annotations that it has.
    :return: the ``editorialDecl`` element.
    """
    made = element("editorialDecl", *_practices(kinds))
    if kinds:
        made.append(element("interpretation", *map(_paragraph, _interpretation(kinds))))
    made.extend(map(_paragraph, _marks(chapters)))
    return made


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


def _interpretation(kinds: Set[Kind]) -> Iterator[str]:
    """Say what annotations are, and what those of each kind do not claim to be."""
    if any(kind.argument is Argument.QUOTE for kind in kinds):
        yield (
            "What the edition says on words of the text stands in standOff as note; type is its "
            "kind, n its mark, target the words, resp who says it. These words are a span between "
            "two anchors in the text; emended ones are their choice."
        )
    yield (
        "In ana annotations and relations have categories of the taxonomy. The author's notes "
        "alone have a place, and a number in n."
    )
    if CLAIM in kinds:
        yield (
            "A claim is a statement of the text that can be checked, with who states it and what "
            "it rests on. The edition passes no verdict on it."
        )
    if EVIDENCE in kinds:
        yield (
            "Evidence has the words of another source on a claim, and in its relation to the "
            "claim how the editors read them; the source is cited."
        )
    if TRANSLATION in kinds:
        yield (
            "Translations render words of another language; ana says of each whether a person "
            "made or revised it, or a machine."
        )
    if VARIANT in kinds:
        yield (
            "What other witnesses have stands in listApp: each app leads from one anchor in the "
            "text to another, lem has the words of the text, which are those of the first witness "
            "of listWit, and each rdg those of the witnesses in wit. An rdg without words is an "
            "omission; in one with a gap the witness is lost. A type of rdg says what sort of "
            "difference it is."
        )
    if NAME in kinds:
        yield (
            "Names of persons, places and organisations are persName, placeName and orgName; ref "
            "leads to what is named. They were found by the forms that listPerson, listPlace and "
            "listOrg have, except where a note says that a person has decided; its subtype is "
            "none where the words name nothing."
        )


def _marks(chapters: Sequence[Chapter]) -> Iterator[str]:
    """Say what stands on and between the words."""
    points = {point.kind for one in chapters for b in one.walk() for point in b.content.points}
    spans = any(block.content.spans for chapter in chapters for block in chapter.walk())
    if PointKind.PAGE_BREAK in points:
        yield (
            "A page of the print begins at pb, before the word or the letter that follows; n is "
            "its number. What stands before the first pb is of pages that the witness does not "
            "number. In break, “no” says that the page ends inside a word."
        )
    if PointKind.CALL in points:
        yield (
            "The author's notes, printed at the foot of the page, stand at the end of the "
            "division that calls them first; n is the printed mark. A call is an empty ptr of "
            "the type noteref at its place in the sentence."
        )
    if spans:
        yield (
            "hi keeps the italics and the bold type of the witness; foreign marks words in "
            "another language. Where one of them runs over the end of a sentence it is divided, "
            "and its parts are joined by next and prev; so is a name."
        )


def _declared(name: str, words: str, **attributes: str) -> etree._Element:
    return element(name, _paragraph(words), **attributes)


def _paragraph(words: str) -> etree._Element:
    return element("p", words)
