# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Chapters held against a lock: what each change is called, and where it is said to be.

That nothing escapes is shown by tests/fidelity/test_tampering.py.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postilla.model.block import Block, BlockKind, Chapter
from postilla.model.change import Change, ChangeKind, quote, words_after, words_before
from postilla.model.comparison import _longest_rise, compare
from postilla.model.content import Content, Point, PointKind, Span, SpanKind
from tests.strategies import lock_of

TEXT = "The old bridge stands. Its dues are paid."
BLOCK = Block(
    id="p-1-2",
    kind=BlockKind.PARAGRAPH,
    content=Content(
        TEXT,
        (Point(22, PointKind.CALL, "1"), Point(23, PointKind.PAGE_BREAK, "12")),
        (Span(4, 14, SpanKind.EMPHASIS),),
        (23,),
    ),
)


def plain(identifier: str, text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Block:
    return Block(id=identifier, kind=kind, content=Content(text))


ITEMS = tuple(plain(f"p-1-3-i{n}", word, BlockKind.ITEM) for n, word in ((1, "One."), (2, "Two.")))
LIST = Block(id="p-1-3", kind=BlockKind.LIST, children=ITEMS)
FIRST = Chapter(
    name="01", blocks=(plain("p-1-1", "Before."), BLOCK, LIST), notes=(plain("fn-1", "Note."),)
)
SECOND = Chapter(name="02", blocks=(plain("p-2-1", "After."),))
LOCK = lock_of((FIRST, SECOND))


def changes(*blocks: Block) -> list[Change]:
    """Compare the first chapter with other blocks in it."""
    return list(compare(LOCK, [replace(FIRST, blocks=blocks), SECOND]))


def words(**parts: Any) -> list[Change]:
    block = replace(BLOCK, content=replace(BLOCK.content, **parts))
    return changes(FIRST.blocks[0], block, LIST)


def test_no_change() -> None:
    assert changes(*FIRST.blocks) == []


@pytest.mark.parametrize(
    ("text", "offset", "expected", "found"),
    [
        (TEXT.replace("Its", "It's"), 23, "other words", "“It's dues are paid.”"),
        (TEXT.replace("old", "new"), 0, "other words", "“The new bridge stands.”"),
    ],
)
def test_first_sentence_that_differs(text: str, offset: int, expected: str, found: str) -> None:
    (change,) = words(text=text)
    assert (change.kind, change.offset) == (ChangeKind.TEXT, offset)
    assert (change.expected, change.found) == (expected, found)


def test_sentence_taken_away_and_added() -> None:
    (fewer, *_) = words(text=TEXT[:22], sentences=(), points=BLOCK.content.points[:1])
    assert (fewer.expected, fewer.found) == ("more words after “The old bridge stands.”", "none")
    (more,) = words(text=f"{TEXT} More.", sentences=(23, len(TEXT) + 1))
    assert more.expected == "an end after “Its dues are paid.”"
    assert (more.found, more.offset) == ("“More.”", len(TEXT) + 1)


def test_places_of_points_are_told_by_words() -> None:
    call, page_break = BLOCK.content.points
    (change,) = words(points=(call, replace(page_break, offset=27)))
    assert change.expected == "page break 12 before “Its dues are paid.”"
    assert change.found == "page break 12 before “dues are paid.”"
    (change,) = words(points=(replace(call, value="7"), page_break))
    assert change.expected.startswith("the call of note 1 after “The old bridge stands.”")
    assert change.found.startswith("the call of note 7")


def test_points_of_other_words_are_told_without_places() -> None:
    text, call = words(text="Other words.", sentences=(), points=BLOCK.content.points[1:])
    assert text.kind is ChangeKind.TEXT
    assert (call.expected, call.found) == ("the call of note 1", "none")
    assert call.offset is None


def test_spans_are_told_by_words() -> None:
    (change,) = words(spans=(Span(4, 7, SpanKind.EMPHASIS),))
    assert (change.expected, change.found) == ("emphasis on “old bridge”", "emphasis on “old”")
    (change,) = words(spans=(Span(4, 14, SpanKind.STRONG),))
    assert change.found == "strong emphasis on “old bridge”"
    gone, come = words(spans=(Span(4, 14, SpanKind.LANGUAGE, "tr"),))
    assert (gone.found, come.expected) == ("none", "none")
    assert come.found == "the language “tr” on “old bridge”"


def test_spans_of_one_place_twice_are_noticed() -> None:
    assert words(spans=BLOCK.content.spans * 2)


def test_deleted_block_is_missed_after_the_one_before() -> None:
    (change,) = changes(FIRST.blocks[0], LIST)
    assert (change.kind, change.id) == (ChangeKind.MISSING, "p-1-2")
    assert change.block == FIRST.blocks[0]
    assert change.offset == len("Before.")


def test_list_is_told_without_its_items() -> None:
    (change,) = changes(*FIRST.blocks[:2])
    assert (change.kind, change.id) == (ChangeKind.MISSING, "p-1-3")
    other = tuple(replace(item, id=item.id.replace("-3-", "-4-")) for item in ITEMS)
    (change,) = changes(*FIRST.blocks[:2], replace(LIST, id="p-1-4", children=other))
    assert (change.kind, change.id) == (ChangeKind.ID, "p-1-3")


def inner(*items: str) -> Block:
    """Give a list with an item in which there is another list."""
    own = (plain(f"p-1-3-i1-i{n}", text, BlockKind.ITEM) for n, text in enumerate(items, 1))
    below = Block(id="p-1-3-i1", kind=BlockKind.LIST, children=tuple(own))
    outer = replace(ITEMS[0], children=(below,) if items else ())
    return replace(LIST, children=(outer, ITEMS[1]))


NESTED = replace(FIRST, blocks=(*FIRST.blocks[:2], inner("Ash.", "Elm.")))


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (inner("Ash.", "Elm."), []),
        (inner("Ash.", "Oak."), [(ChangeKind.TEXT, "p-1-3-i1-i2")]),
        (inner("Ash."), [(ChangeKind.MISSING, "p-1-3-i1-i2")]),
        (inner("Ash.", "Elm.", "Oak."), [(ChangeKind.ADDED, "p-1-3-i1-i3")]),
        (inner(), [(ChangeKind.MISSING, "p-1-3-i1 (list)")]),
        (
            replace(LIST, children=()),
            [(ChangeKind.MISSING, "p-1-3-i1"), (ChangeKind.MISSING, "p-1-3-i2")],
        ),
        (None, [(ChangeKind.MISSING, "p-1-3")]),
    ],
)
def test_a_list_in_an_item_is_not_the_item(
    found: Block | None, told: list[tuple[ChangeKind, str]]
) -> None:
    lock = lock_of((NESTED, SECOND))
    blocks = (*FIRST.blocks[:2], *([found] if found else []))
    changes = compare(lock, [replace(FIRST, blocks=blocks), SECOND])
    assert [(change.kind, change.id) for change in changes] == told


def test_how_an_inner_list_is_counted_is_part_of_it() -> None:
    outer, last = inner("Ash.", "Elm.").children
    counted = replace(outer, children=(replace(outer.children[0], start=1),))
    blocks = (*FIRST.blocks[:2], replace(LIST, children=(counted, last)))
    (change,) = compare(lock_of((NESTED, SECOND)), [replace(FIRST, blocks=blocks), SECOND])
    assert (change.kind, change.id) == (ChangeKind.START, "p-1-3-i1 (list)")


def test_words_under_no_id() -> None:
    (change,) = changes(FIRST.blocks[0], replace(BLOCK, id=""), LIST)
    assert (change.kind, change.expected) == (ChangeKind.ID, "the id p-1-2")
    assert change.found == "no id on these words"


def test_block_in_another_chapter() -> None:
    first = replace(FIRST, blocks=(FIRST.blocks[0], LIST))
    (change,) = compare(LOCK, [first, replace(SECOND, blocks=(*SECOND.blocks, BLOCK))])
    assert (change.kind, change.chapter) == (ChangeKind.MOVED, "02")
    assert change.expected == "p-1-2 after p-1-1 in 01"
    assert change.found == "it after p-2-1 in 02"


def test_messages() -> None:
    (change,) = words(spans=())
    assert change.message("the lock") == (
        "In p-1-2 the lock has emphasis on “old bridge”, the chapter has none."
    )
    (change,) = compare(LOCK, [FIRST])
    assert change.message("the witness") == (
        "The witness has the chapter 02, the folder has no such file."
    )


def test_quoting() -> None:
    assert quote("word " * 30) == f"“{'word ' * 11}word …”"
    assert words_before("one two three four five", 13) == "after “one two three”"
    assert words_after("one two", 7) == "at the end"
    assert words_before("one", 0) == "at the beginning"


@given(st.permutations(range(7)))
def test_longest_rise(numbers: list[int]) -> None:
    kept = [numbers[place] for place in sorted(_longest_rise(numbers))]
    assert kept == sorted(kept)
    longest = [0] * len(numbers)
    for place, number in enumerate(numbers):
        longest[place] = 1 + max(
            (longest[k] for k in range(place) if numbers[k] < number), default=0
        )
    assert len(kept) == max(longest)


def test_the_printed_mark_of_a_note() -> None:
    note = replace(plain("fn-7", "So the rolls.", BlockKind.NOTE), mark="٧")
    chapter = Chapter(name="01-a", blocks=(plain("p-1-1", "One."),), notes=(note,))
    lock = lock_of([chapter])
    assert list(compare(lock, [chapter])) == []
    (change,) = compare(lock, [replace(chapter, notes=(replace(note, mark=""),))])
    assert (change.kind, change.expected) == (ChangeKind.KIND, "a note with the mark ٧")
