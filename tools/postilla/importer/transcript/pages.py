# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Printed pages: where each begins, and on which side of its body its mark stands.

Between two pieces of text stand *gaps*: page marks, running heads and notes make a gap in
which a page certainly ends; a sentence broken without any of them makes one in which a page
may end. The page number of each piece is then the cheapest path through all gaps, where it
costs to put a mark above notes that are called before it, to make a page much longer or
shorter than the others, and to have a page without a mark.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from postilla.importer.decision import Decision
from postilla.importer.transcript.segment import FURNITURE, NOTES, Segment, SegmentKind
from postilla.importer.witness import Witness
from postilla.importer.transcript.wording import goes_on, is_finished

_MARK_MISPLACED = 100.0
_MARK_ABOVE_NOTES = 10.0
_PAGE_SKIPPED = 5.0
_PAGE_UNMARKED = 0.5
_MOST_SKIPPED = 3
_BEAM = 32


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


@dataclass(frozen=True, slots=True, kw_only=True)
class PageBreak:
    """The place where a printed page begins."""

    segment: int
    """Index of the first segment of the page's running text."""
    number: str


@dataclass(frozen=True, slots=True)
class _State:
    cost: float
    page: int
    start: int
    """The piece with which the page began."""
    before: _State | None
    """The state at the end of the page before."""


def find_pages(
    segments: Sequence[Segment], witness: Witness, forced: frozenset[int]
) -> tuple[tuple[PageBreak, ...], tuple[Decision, ...]]:
    """Find where the printed pages begin.

    :param segments: of the witness, in order, lines of notes bound to their notes.
    :param witness: the witness.
    :param forced: segments at which, by the recipe, a page begins without a mark nearby.
    :return: the page breaks that the marks prove, and the decision on each mark.
    """
    pieces = _pieces(segments, witness, forced)
    marked = {number for piece in pieces for number in piece.marks}
    if not marked:
        return (), ()
    usual = _usual_length(pieces)
    path = _cheapest(pieces, marked, usual)
    breaks, decisions = [], []
    starts = [state.start for state in path] + [len(pieces)]
    for state, end in zip(path, starts[1:], strict=True):
        page = pieces[state.start : end]
        first = segments[page[0].first]
        length = sum(piece.length for piece in page)
        certain = state.start == 0 or pieces[state.start - 1].is_certain
        if state.page in marked and state.start and certain:
            breaks.append(PageBreak(segment=page[0].first, number=str(state.page)))
        mark = _mark_of(segments, str(state.page)) if state.page in marked else None
        if mark:
            decisions.append(_decide_side(state.page, mark, first, page, length, usual))
        if state.start and not (certain and state.page in marked):
            decisions.append(_unplaced(state.page, first, marked=state.page in marked,
                                       by_recipe=pieces[state.start - 1].is_forced))  # fmt: skip
    return tuple(breaks), tuple(decisions)


def _mark_of(segments: Sequence[Segment], number: str) -> Segment:
    return next(
        one for one in segments if one.kind is SegmentKind.PAGE_MARK and one.value == number
    )


def _decide_side(
    number: int, mark: Segment, first: Segment, page: Sequence[Piece], length: int, usual: float
) -> Decision:
    after = mark.start > first.start
    grounds = [f"the page has {length:,} characters, pages here about {usual:,.0f}"]
    if after and page[-1].mark_above_notes:
        grounds.insert(0, "the notes below it are called on the page before it")
    side = "after" if after else "before"
    return Decision(line=mark.line, topic="page", what=f"{number} stands {side} its page",
                    ground="; ".join(grounds))  # fmt: skip


def _unplaced(number: int, first: Segment, *, marked: bool, by_recipe: bool) -> Decision:
    if by_recipe:
        return Decision(line=first.line, topic="page", what=f"page {number} begins here",
                        ground="recipe")  # fmt: skip
    lack = "nothing is printed between the two pages" if marked else "no mark gives its number"
    return Decision(
        line=first.line,
        topic="page",
        what=f"page {number} begins here, it seems; no page break is put",
        ground=f"{lack}; a row of the recipe decides: [[page-break]] line = {first.line}",
        sure=False,
    )


def _pieces(
    segments: Sequence[Segment], witness: Witness, forced: frozenset[int]
) -> list[Piece]:
    body = [place for place, one in enumerate(segments) if one.is_body]
    pieces: list[Piece] = []
    first, length = (body[0] if body else 0), 0
    for place, following in zip(body, [*body[1:], len(segments)], strict=True):
        one, gap = segments[place], segments[place + 1 : following]
        length += one.end - one.start
        certain = any(other.kind in FURNITURE | NOTES for other in gap)
        is_forced = following in forced
        if not (certain or is_forced or _is_broken(segments, place, following, witness)):
            continue
        length += sum(other.end - other.start for other in gap if other.kind in NOTES)
        kinds = [other.kind for other in gap]
        mark = kinds.index(SegmentKind.PAGE_MARK) if SegmentKind.PAGE_MARK in kinds else len(kinds)
        pieces.append(
            Piece(
                first=first,
                length=length,
                marks=tuple(int(other.value) for other in gap
                            if other.kind is SegmentKind.PAGE_MARK and other.value.isdecimal()),
                mark_above_notes=any(kind in NOTES for kind in kinds[mark:]),
                is_certain=certain,
                is_forced=is_forced,
            )
        )  # fmt: skip
        first, length = following, 0
    if length or not pieces:
        pieces.append(Piece(first=first, length=length))
    return pieces


def _is_broken(segments: Sequence[Segment], place: int, following: int, witness: Witness) -> bool:
    if following >= len(segments):
        return False
    before, after = segments[place], segments[following]
    return (
        before.kind is after.kind is SegmentKind.PARAGRAPH
        and not is_finished(witness.text[before.start : before.end])
        and goes_on(witness.text[after.start : after.start + 8])
    )


def _usual_length(pieces: Sequence[Piece]) -> float:
    """Give the median length of what stands between two certain page ends."""
    lengths, length = [], 0
    for piece in pieces:
        length += piece.length
        if piece.is_certain:
            lengths.append(length)
            length = 0
    return float(median(lengths)) if lengths else 1.0


def _cheapest(pieces: Sequence[Piece], marked: set[int], usual: float) -> list[_State]:
    """Find the cheapest path (Viterbi, with a bounded number of states at each gap)."""
    first_gap = next(place for place, piece in enumerate(pieces) if piece.marks)
    lead = pieces[first_gap].marks[0]
    states = [_State(0.0, page, 0, None) for page in range(lead - first_gap - 1, lead + 1)]
    for place, piece in enumerate(pieces[:-1]):
        following: dict[tuple[int, int], _State] = {}
        for state in states:
            for successor in _successors(state, place, piece, pieces, marked, usual):
                key = (successor.page, successor.start)
                if key not in following or successor.cost < following[key].cost:
                    following[key] = successor
        states = sorted(following.values(), key=lambda s: (s.cost, s.page, s.start))[:_BEAM]
    last = min(states, key=lambda s: (_final_cost(s, pieces, marked), s.page, s.start))
    path = []
    state: _State | None = last
    while state:
        path.append(state)
        state = state.before
    return path[::-1]


def _successors(
    state: _State, place: int, piece: Piece, pieces: Sequence[Piece], marked: set[int], usual: float
) -> list[_State]:
    result = []
    if not (piece.is_certain or piece.is_forced):
        result.append(state)
    length = sum(one.length for one in pieces[state.start : place + 1])
    closing = ((length - usual) / usual) ** 2 if state.start or length > usual else 0.0
    closing += 0.0 if state.page in marked or not state.start else _PAGE_UNMARKED
    for skipped in range(_MOST_SKIPPED + 1 if piece.marks else 1):
        page = state.page + 1 + skipped
        cost = state.cost + closing + _PAGE_SKIPPED * skipped
        for mark in piece.marks:
            if mark == page and piece.mark_above_notes and len(piece.marks) == 1:
                cost += _MARK_ABOVE_NOTES
            elif mark not in (page, state.page):
                cost += _MARK_MISPLACED
        result.append(_State(cost, page, place + 1, state))
    return result


def _final_cost(state: _State, pieces: Sequence[Piece], marked: set[int]) -> float:
    cost = state.cost + (0.0 if state.page in marked else _PAGE_UNMARKED)
    return cost + sum(_MARK_MISPLACED for mark in pieces[-1].marks if mark != state.page)
