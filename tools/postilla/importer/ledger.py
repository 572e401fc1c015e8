# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The ledger: every character of the witness, once, with what it is and where it went."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from postilla.importer.blocks.draft import Draft
from postilla.importer.blocks.segment import FURNITURE, NOTES, Segment, SegmentKind
from postilla.importer.blocks.token import TokenKind
from postilla.model.block import BlockKind


class Category(Enum):
    """What a character of the witness is."""

    TEXT = "text"
    NOTE = "note"
    """Words of an author's note, and its printed mark."""
    CALL = "call"
    PAGE_MARK = "page mark"
    RUNNING_HEAD = "running head"
    MARKUP = "markup"
    WHITE = "white space"
    """What is folded or left out; a single space between words is text."""
    DEBRIS = "debris"


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """A run of characters of the witness."""

    start: int
    """0-based offset in code points."""
    end: int
    """Exclusive."""
    category: Category
    place: str = ""
    """The id of the block that has it, or of the printed page whose mark it is."""


_SEGMENTS = {
    SegmentKind.PAGE_MARK: Category.PAGE_MARK,
    SegmentKind.RUNNING_HEAD: Category.RUNNING_HEAD,
    SegmentKind.DEBRIS: Category.DEBRIS,
}
_MARKUP = {TokenKind.MARKUP, TokenKind.EMPHASIS, TokenKind.STRONG, TokenKind.REFERENCE}


def make_ledger(
    text: str, segments: Sequence[Segment], drafts: Iterable[Draft]
) -> tuple[LedgerRow, ...]:
    """Account for every character.

    :param text: the witness.
    :param segments: all of its segments.
    :param drafts: all blocks, items and notes with their tokens and ids.
    :return: rows in witness order that follow each other without a gap or an overlap.
    :raises ValueError: when a character would be counted twice, or one that is no white space
        would be left out; a fault of the importer.
    """
    rows = [row for draft in drafts for row in _draft_rows(draft)]
    taken = {row.start for row in rows}
    for one in segments:
        rows += _segment_rows(one, taken)
    rows.sort(key=lambda row: row.start)
    result: list[LedgerRow] = []
    cursor = 0
    for row in rows:
        if row.start < cursor:
            raise ValueError(f"characters {row.start} to {cursor} are counted twice")
        result += _white(text, cursor, row.start)
        result.append(row)
        cursor = row.end
    return (*result, *_white(text, cursor, len(text)))


def _white(text: str, start: int, end: int) -> Iterator[LedgerRow]:
    """Account for what nobody has asked for."""
    if start < end:
        if text[start:end].strip():
            raise ValueError(f"characters {start} to {end} are counted nowhere")
        yield LedgerRow(start, end, Category.WHITE)


def _draft_rows(draft: Draft) -> Iterator[LedgerRow]:
    text = Category.NOTE if draft.kind is BlockKind.NOTE else Category.TEXT
    for token in draft.tokens:
        if token.start == token.end:
            continue
        category = text
        if token.kind is TokenKind.WHITE:
            category = Category.WHITE
        elif token.kind is TokenKind.CALL:
            category = Category.CALL
        elif token.kind is TokenKind.PAGE_BREAK:
            category = Category.PAGE_MARK
        elif token.kind in _MARKUP:
            category = Category.MARKUP
        yield LedgerRow(token.start, token.end, category, draft.id)


def _segment_rows(one: Segment, taken: set[int]) -> Iterator[LedgerRow]:
    """Give the rows of what a segment has beside its words: its marker, or all of it."""
    if one.kind in FURNITURE or one.kind is SegmentKind.DEBRIS:
        place = f"pg-{one.value}" if one.kind is SegmentKind.PAGE_MARK else ""
        yield LedgerRow(one.start, one.end, _SEGMENTS[one.kind], place)
        return
    category = Category.NOTE if one.kind in NOTES else Category.MARKUP
    place = f"fn-{one.value}" if one.kind in NOTES else ""
    if one.start in taken:
        return
    cursor = one.start
    for start, end in (*one.words, (one.end, one.end)):
        if cursor < start:
            yield LedgerRow(cursor, start, category, place)
        cursor = end
