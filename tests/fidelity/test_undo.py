# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""From the words that a page shows to the transmitted ones, by the page's own apparatus."""

from __future__ import annotations

from dataclasses import replace

import pytest

from postilla.fidelity.extracted import Departure, ProductText
from postilla.fidelity.products import PRODUCTS
from postilla.fidelity.undo import undo, unpaired
from postilla.model.block import Block, BlockKind, Chapter
from postilla.model.content import Content, Point, PointKind

PAGE = """<!DOCTYPE html><html lang="en"><title>x</title><body><main>
<p id="p-1-1">The {words} fell.</p>{apparatus}
</main></body></html>"""
RESTORED = (
    '<span class="quoted"><span class="restored" data-annotation="e">bridge</span>'
    '<span class="transmitted" data-annotation="e" hidden>bridqe</span></span>'
)
ASIDE = (
    '<aside class="apparatus annotation emend" id="e"><p>'
    '<span class="transmitted-words">bridqe</span></p></aside>'
)


def read(words: str, apparatus: str) -> ProductText:
    page = PAGE.format(words=words, apparatus=apparatus)
    files = {"index.html": page.encode()}
    return PRODUCTS["html"].read(files, "en")


def words_of(chapters: tuple[Chapter, ...]) -> list[str]:
    return [block.content.text for one in chapters for block in one.walk()]


@pytest.mark.parametrize(
    "around", ["{}", "<details class='apparatus'><summary>1 emendation</summary>{}</details>"]
)
def test_both_texts_of_a_page(around: str) -> None:
    text = read(RESTORED, around.format(ASIDE))
    assert words_of(text.chapters) == ["The bridge fell."]
    assert words_of(undo(text, text.chapters)) == ["The bridqe fell."]
    assert not list(unpaired(text, "index.html"))


@pytest.mark.parametrize(
    "apparatus", ["", ASIDE.replace("<aside", "<aside hidden"), ASIDE.replace('id="e"', 'id="f"')]
)
def test_an_apparatus_without_the_entry(apparatus: str) -> None:
    text = read(RESTORED, apparatus)
    (finding,) = unpaired(text, "index.html")
    assert finding.code == "product/apparatus"
    assert "“e”" in finding.message
    assert words_of(undo(text, text.chapters)) == ["The bridge fell."]


def test_an_apparatus_that_says_something_else_gives_another_text() -> None:
    text = read(RESTORED, ASIDE.replace("bridqe", "badge"))
    assert words_of(undo(text, text.chapters)) == ["The badge fell."]


def one_block(shown: str, departure: Departure) -> ProductText:
    block = Block(id="p-1-1", kind=BlockKind.PARAGRAPH, content=Content(shown))
    return ProductText(
        chapters=(Chapter(name="a", blocks=(block,)),),
        departures={"e": departure},
        transmitted={"e": "the"},
    )


@pytest.mark.parametrize(
    ("shown", "place", "base"),
    [
        ("of bridge", 3, "of the bridge"),
        ("of", 2, "of the"),
        ("bridge", 0, "the bridge"),
    ],
)
def test_words_that_were_left_out(shown: str, place: int, base: str) -> None:
    text = one_block(shown, Departure(block="p-1-1", start=place, end=place))
    assert words_of(undo(text, text.chapters)) == [base]


@pytest.mark.parametrize(
    ("shown", "departure", "preceding"),
    [
        ("of bridge town", Departure(block="p-1-1", start=3, end=9, inside=((0, 2),)), 5),
        ("of town", Departure(block="p-1-1", start=3, end=3, inside=((0, 2),)), 5),
        ("of", Departure(block="p-1-1", start=2, end=2, inside=((0, 2),)), 5),
    ],
)
def test_a_page_that_begins_inside_the_transmitted_words(
    shown: str, departure: Departure, preceding: int
) -> None:
    text = one_block(shown, departure)
    (chapter,) = text.chapters
    (block,) = chapter.blocks
    marked = Content(shown, (Point(departure.end, PointKind.PAGE_BREAK, "7"),))
    (undone,) = undo(text, [replace(chapter, blocks=(replace(block, content=marked),))])
    (point,) = undone.blocks[0].content.points
    assert point.offset == preceding
