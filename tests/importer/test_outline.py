# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Titles, levels of headings and empty lists of documents."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from postilla.importer.document.outline import likely_title, outlined
from postilla.importer.document.tree import (
    Block,
    Break,
    Document,
    Heading,
    Listing,
    Paragraph,
    Words,
)


def heading(level: int, words: str = "Of oars", *, is_title: bool = False) -> Heading:
    return Heading(level=level, inlines=(Words(words),), is_title=is_title)


def paragraph(words: str) -> Paragraph:
    return Paragraph(inlines=(Words(words),))


def blocks_of(*blocks: Block) -> tuple[Block, ...]:
    return outlined(Document(blocks=blocks, notes=())).blocks


def levels(*blocks: Block) -> list[int]:
    return [one.level for one in blocks_of(*blocks) if isinstance(one, Heading)]


def titles(*blocks: Block) -> list[bool]:
    document = Document(blocks=blocks, notes=())
    found = outlined(document, likely_title(blocks)).blocks
    return [one.is_title for one in found if isinstance(one, Heading)]


def test_gaps_are_closed() -> None:
    assert levels(*map(heading, (1, 3, 6, 3, 1, 2))) == [1, 2, 3, 2, 1, 2]


def test_where_no_heading_is_of_the_first_level() -> None:
    assert levels(*map(heading, (2, 3, 2))) == [1, 2, 1]


def test_the_parts_of_a_title_lie_below_it() -> None:
    title = heading(1, is_title=True)
    assert levels(title, heading(2, "Abstract"), heading(1), heading(2)) == [1, 2, 1, 2]


def test_what_lies_below_a_title_alone_is_raised() -> None:
    assert levels(heading(1, is_title=True), heading(2), heading(3)) == [1, 1, 2]


def test_the_one_heading_above_all_others_is_the_title() -> None:
    assert titles(*map(heading, (1, 2, 2))) == [True, False, False]
    assert titles(*map(heading, (1, 2, 1))) == [False, False, False]
    assert titles(heading(1)) == [False]
    assert titles(heading(1), heading(2, is_title=True)) == [False, True]


def test_items_without_words_go_and_what_stood_in_them_stays() -> None:
    page = Paragraph(inlines=(Break("12"),))
    inner = Listing(items=((page,), (paragraph("rope"),)))
    assert blocks_of(Listing(items=((page,), ()))) == (page,)
    assert blocks_of(Listing(items=((inner,),))) == (
        Listing(items=((page, Listing(items=((paragraph("rope"),),))),)),
    )


@given(st.lists(st.integers(1, 6), max_size=12))
def test_any_levels(given_levels: list[int]) -> None:
    found = levels(*map(heading, given_levels))
    assert len(found) == len(given_levels)
    assert found[:1] in ([], [1])
    below = itertools.pairwise(found)
    assert all(later <= earlier + 1 for earlier, later in below)
