# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The running text in pieces, between which pages end or may end."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import accumulate
from statistics import mean

from postilla.importer.blocks.segment import FURNITURE, NOTES, Segment, SegmentKind
from postilla.importer.transcript.wording import goes_on, is_finished
from postilla.importer.witness import Witness

_FEW = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of running text within one page, and the gap after it."""

    first: int
    """Index of its first segment."""
    length: int
    """Characters of its text and of the notes in the gap after it."""
    marks: tuple[int, ...] = ()
    """The numbers of the page marks in the gap."""
    mark_above_notes: bool = False
    """Whether notes follow a mark in the gap."""
    is_certain: bool = False
    """Whether a page certainly ends in the gap."""
    is_forced: bool = False
    """Whether the recipe lets a page begin after the gap."""


def pieces_of(
    segments: Sequence[Segment], witness: Witness, forced: Collection[int]
) -> list[Piece]:
    """Divide the running text where pages end or may end.

    :param segments: of the witness, in reading order.
    :param witness: the witness.
    :param forced: segments at which, by the recipe, a page begins.
    :return: the pieces; page marks before the first text stand after an empty one.
    """
    body = [place for place, one in enumerate(segments) if one.is_body]
    first, length = (body[0] if body else 0), 0
    before = segments[:first]
    pieces = [_piece(first, 0, before, is_certain=True, is_forced=False)]
    pieces = pieces if pieces[0].marks else []
    for number, place in enumerate(body):
        following = body[number + 1] if number + 1 < len(body) else len(segments)
        gap = segments[place + 1 : following]
        length += segments[place].end - segments[place].start
        certain = _ends_page(gap)
        is_forced = following in forced
        if certain or is_forced or _is_broken(segments, place, following, witness):
            length += sum(other.end - other.start for other in gap if other.kind in NOTES)
            pieces.append(_piece(first, length, gap, is_certain=certain, is_forced=is_forced))
            first, length = following, 0
    if length:
        pieces.append(Piece(first=first, length=length))
    return pieces


def _ends_page(gap: Sequence[Segment]) -> bool:
    """Say whether a page certainly ends: at its number, its head, its foot; not at endnotes."""
    kinds = {other.kind for other in gap}
    has_foot = bool(kinds & NOTES) and SegmentKind.NOTES_HEADING not in kinds
    return has_foot or bool(kinds & FURNITURE)


def _piece(
    first: int, length: int, gap: Sequence[Segment], *, is_certain: bool, is_forced: bool
) -> Piece:
    kinds = [other.kind for other in gap]
    mark = kinds.index(SegmentKind.PAGE_MARK) if SegmentKind.PAGE_MARK in kinds else len(kinds)
    marks = (other.value for other in gap if other.kind is SegmentKind.PAGE_MARK)
    return Piece(
        first=first,
        length=length,
        marks=tuple(int(value) for value in marks if value.isdecimal()),
        mark_above_notes=any(kind in NOTES for kind in kinds[mark:]),
        is_certain=is_certain,
        is_forced=is_forced,
    )


def _is_broken(segments: Sequence[Segment], place: int, following: int, witness: Witness) -> bool:
    if following >= len(segments):
        return False
    before, after = segments[place], segments[following]
    return (
        before.kind is after.kind is SegmentKind.PARAGRAPH
        and not is_finished(witness.text[before.start : before.end])
        and goes_on(witness.text[after.start : after.end])
    )


def usual_length(pieces: Sequence[Piece]) -> float:
    """Say how long a page usually is.

    :param pieces: the pieces of the text.
    :return: the characters between the first gap with marks and the last one, for each page
        that their numbers count; those before the first gap count as a page when there are
        but few gaps; at least 1.
    """
    ends = list(accumulate(piece.length for piece in pieces))
    gaps = [(end, piece) for end, piece in zip(ends, pieces, strict=True) if piece.marks]
    (start, before), (end, after) = gaps[0], gaps[-1]
    first = mean(before.marks) if start else before.marks[-1] - 0.5
    last = mean(after.marks) if end < ends[-1] else after.marks[0] + 0.5
    if len(gaps) <= _FEW:
        start, first = 0, first - 1
    return max((end - start) / max(last - first, 1.0), 1.0)
