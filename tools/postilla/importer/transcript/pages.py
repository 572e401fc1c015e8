# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Where printed pages begin: page marks can stand before or after the body of their page.

Between two pieces of text stand *gaps*: page marks, running heads and notes make a gap in
which a page certainly ends; a sentence broken without any of them makes one in which a page
may end. The page number of each piece is then the cheapest path through all gaps, where it
costs to put a mark above notes that are called before it, to make a page much longer or
shorter than the others, and to have a page without a mark.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from postilla.importer.blocks.segment import Segment, SegmentKind
from postilla.importer.decision import Decision
from postilla.importer.recipe import write_row
from postilla.importer.transcript.furniture import LONGEST_STEP
from postilla.importer.transcript.pieces import Piece, pieces_of, usual_length
from postilla.importer.witness import Witness
from postilla.model.note_marks import mark_key

_MARK_MISPLACED = 100.0
_MARK_ABOVE_NOTES = 10.0
_PAGE_SKIPPED = 5.0
_PAGE_UNMARKED = 0.5
_BEAM = 32
_QUOTED = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class PageBreak:
    """The place where a printed page begins."""

    segment: int
    """Index of the first segment of the page's running text."""
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """The printed pages of a text."""

    breaks: tuple[PageBreak, ...] = ()
    """Those that the marks prove."""
    decisions: tuple[Decision, ...] = ()
    """On each mark."""
    first: str = ""
    """The number of the page with which the text begins, when a mark gives it."""


@dataclass(frozen=True, slots=True)
class _State:
    cost: float
    page: int
    start: int
    """The piece with which the page began."""
    before: _State | None
    """The state at the end of the page before."""


def find_pages(
    segments: Sequence[Segment],
    witness: Witness,
    forced: Mapping[int, str],
    given: Collection[str],
) -> Pages:
    """Find where the printed pages begin.

    :param segments: of the witness, in reading order, lines of notes bound to their notes.
    :param witness: the witness.
    :param forced: index of a segment -> number of the page that by the recipe begins with it.
    :param given: the numbers of all pages that the recipe lets begin somewhere.
    :return: the pages.
    """
    pieces = pieces_of(segments, witness, forced)
    if not any(piece.marks for piece in pieces):
        return Pages()
    return _Finder(segments, witness, pieces, forced, given).run()


class _Finder:
    def __init__(
        self,
        segments: Sequence[Segment],
        witness: Witness,
        pieces: Sequence[Piece],
        forced: Mapping[int, str],
        given: Collection[str],
    ) -> None:
        self.segments, self.witness, self.pieces = segments, witness, pieces
        self.given = given
        self.forced = {place: int(page) for place, page in forced.items() if page.isdecimal()}
        self.usual = usual_length(pieces)
        self.lengths = [0, *accumulate(piece.length for piece in pieces)]
        self.marks = {
            int(one.value): one
            for one in segments
            if one.kind is SegmentKind.PAGE_MARK and one.value.isdecimal()
        }

    def run(self) -> Pages:
        """Follow the cheapest path, page by page."""
        path = self._cheapest()
        first = self.marks.get(path[0].page)
        breaks: list[PageBreak] = []
        decisions: list[Decision] = []
        ends = [state.start for state in path[1:]] + [len(self.pieces)]
        for state, end in zip(path, ends, strict=True):
            place = self.pieces[state.start].first
            before = self.pieces[state.start - 1] if state.start else None
            mark = self.marks.pop(state.page, None)
            if mark:
                decisions.append(self._decide_side(state, end, mark))
            if mark and before and before.is_certain:
                breaks.append(PageBreak(segment=place, number=mark.value))
            elif before and str(state.page) not in self.given:
                decisions.append(self._unplaced(state.page, place, marked=mark is not None))
        decisions += (
            _unread(one) for one in self.marks.values() if mark_key(one.value) not in self.given
        )
        number = first.value if first else ""
        return Pages(breaks=tuple(breaks), decisions=tuple(decisions), first=number)

    def _decide_side(self, state: _State, end: int, mark: Segment) -> Decision:
        first = self.segments[self.pieces[state.start].first]
        length = self.lengths[end] - self.lengths[state.start]
        grounds = [f"the page has {length:,} characters, pages here about {self.usual:,.0f}"]
        after = mark.start > first.start
        if after and self.pieces[end - 1].mark_above_notes:
            grounds.insert(0, "the notes below it are called on the page before it")
        side = "after" if after else "before"
        return Decision(
            line=mark.line,
            topic="page",
            what=f"{state.page} stands {side} its page",
            ground="; ".join(grounds),
        )

    def _unplaced(self, number: int, place: int, *, marked: bool) -> Decision:
        lack = "nothing is printed between the two pages" if marked else "no mark gives its number"
        one = self.segments[place]
        start, end = one.words[0]
        quoted = self.witness.quote(start, start + _opening(self.witness.text[start:end]))
        return Decision(
            line=one.line,
            topic="page",
            what=f"page {number} begins here, it seems; no page break is put",
            ground=lack,
            sure=False,
            remedy=write_row("page-break", **quoted, number=str(number)),
        )

    def _cheapest(self) -> list[_State]:
        """Find the cheapest path (Viterbi, with a bounded number of states at each gap)."""
        first_gap = next(place for place, piece in enumerate(self.pieces) if piece.marks)
        lead = self.pieces[first_gap].marks[0]
        pages = range(lead - first_gap - 1, lead + 1 if self.pieces[0].length else lead)
        states = [_State(0.0, page, 0, None) for page in pages]
        for place in range(len(self.pieces) - 1):
            following: dict[tuple[int, int], _State] = {}
            for state in states:
                for successor in self._successors(state, place):
                    key = (successor.page, successor.start)
                    if key not in following or successor.cost < following[key].cost:
                        following[key] = successor
            states = sorted(following.values(), key=lambda s: (s.cost, s.page, s.start))[:_BEAM]
        last = min(states, key=lambda s: (self._final_cost(s), s.page, s.start))
        path = [last]
        while before := path[-1].before:
            path.append(before)
        return path[::-1]

    def _successors(self, state: _State, place: int) -> Iterator[_State]:
        piece = self.pieces[place]
        if not (piece.is_certain or piece.is_forced):
            yield state
        length = self.lengths[place + 1] - self.lengths[state.start]
        forced = self.forced.get(self.pieces[place + 1].first, 0)
        for pages in range(1, LONGEST_STEP + 1 if piece.marks or forced else 2):
            page = state.page + pages
            cost = state.cost + self._cost_of_length(state, length, pages)
            cost += _PAGE_SKIPPED * (pages - 1)
            cost += _MARK_MISPLACED if forced not in (0, page) else 0.0
            for mark in piece.marks:
                if mark == page and piece.mark_above_notes and len(piece.marks) == 1:
                    cost += _MARK_ABOVE_NOTES
                elif not state.page <= mark <= page:
                    cost += _MARK_MISPLACED
            yield _State(cost, page, place + 1, state)

    def _cost_of_length(self, state: _State, length: int, pages: int) -> float:
        """Say what it costs that a text is so long, and that no mark stands at it."""
        most = self.usual * pages
        least = most if state.start else most - self.usual  # the first page may be cut
        misfit = (length - min(max(length, least), most)) / self.usual
        cost = float(misfit**2)
        if state.start and state.page not in self.marks:
            cost += _PAGE_UNMARKED
        return cost

    def _final_cost(self, state: _State) -> float:
        """Say what a path costs with its last page, which may be cut, and the marks after it."""
        marks = [mark - state.page for mark in self.pieces[-1].marks]
        skipped = max((step for step in marks if 0 < step < LONGEST_STEP), default=0)
        excess = self.lengths[-1] - self.lengths[state.start] - self.usual * (skipped + 1)
        cost = state.cost + _PAGE_SKIPPED * skipped + (max(excess, 0.0) / self.usual) ** 2
        cost += 0.0 if state.page in self.marks else _PAGE_UNMARKED
        return cost + sum(_MARK_MISPLACED for step in marks if not 0 <= step <= skipped)


def _unread(mark: Segment) -> Decision:
    return Decision(
        line=mark.line,
        topic="page",
        what=f"page {mark.value} begins nowhere",
        ground="no text between the marks around it is left for it",
        sure=False,
        remedy=write_row("page-break", line="…", words="…", number=mark.value),
    )


def _opening(words: str) -> int:
    """Say how many characters at the beginning of a line to quote: some words of it."""
    end = words.find(" ", _QUOTED)
    return end if end > 0 else min(len(words), 2 * _QUOTED)
