# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Segments: the lines of a witness, or parts of them, each with what it is."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum


class SegmentKind(Enum):
    """What a segment is; the values are the recipe's ``classify`` vocabulary."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    """Running text, a paragraph or a piece of one."""
    ITEM = "item"
    ENTRY = "entry"
    NOTE = "note"
    NOTE_MORE = "note-more"
    """A further line of a note; the value is the note's mark."""
    ADDRESS = "address"
    """A web address on a line of its own, going on with what stands before."""
    PAGE_MARK = "page-mark"
    RUNNING_HEAD = "running-head"
    NOTES_HEADING = "notes-heading"
    """What stands over notes at the end of a chapter or of the text."""
    MARKUP = "markup"
    DEBRIS = "debris"


FURNITURE = frozenset({SegmentKind.PAGE_MARK, SegmentKind.RUNNING_HEAD})
"""What a page has beside its text and its notes."""
NOTES = frozenset({SegmentKind.NOTE, SegmentKind.NOTE_MORE})
SILENT = frozenset({SegmentKind.NOTES_HEADING, SegmentKind.MARKUP, SegmentKind.DEBRIS})
"""What has no place in the edition's text."""

Range = tuple[int, int]
"""Start and end (exclusive) in the witness, 0-based, in code points."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A line, or a part of it."""

    start: int
    end: int
    """Exclusive; both 0-based offsets into the witness, in code points."""
    line: int
    """1-based."""
    kind: SegmentKind
    value: str = ""
    """A page mark's number, a note's mark, an item's marker, a heading's level."""
    words: tuple[Range, ...] = ()
    """Where its words stand, its own marker left out."""
    starts_block: bool = False
    """Whether the recipe lets a block begin here."""
    by_recipe: bool = False

    @property
    def is_body(self) -> bool:
        """Whether it belongs to the running text: neither furniture, nor note, nor silent."""
        return self.kind not in FURNITURE | SILENT | NOTES

    def become(self, kind: SegmentKind, value: str = "", marker: int = 0) -> Segment:
        """Give the segment another kind.

        :param kind: the kind.
        :param value: its value.
        :param marker: how many characters at its start are its marker.
        :return: the new segment.
        """
        words = ((self.start + marker, self.end),) if marker < self.end - self.start else ()
        return replace(self, kind=kind, value=value, words=words)


def after_any(segments: Sequence[Segment], kinds: Collection[SegmentKind]) -> Iterator[int]:
    """Find where running text goes on after something else, such as a page mark.

    :param segments: in reading order.
    :param kinds: what has to stand between, none of them running text.
    :return: the index of each segment of running text with one between it and the text before.
    """
    is_seam = False
    for place, one in enumerate(segments):
        if one.is_body:
            if is_seam:
                yield place
            is_seam = False
        is_seam = is_seam or one.kind in kinds
