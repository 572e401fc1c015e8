# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Columns read in the wrong order: found by sentences that break off and go on elsewhere.

Where one line follows another, a *joint* is sound when a sentence goes on with a small letter or
a finished one is followed by a capital; it is broken when a finished one is followed by a small
letter or an unfinished one by a capital. On a page whose second column was read first, or whose
columns were read across, line by line, joints are broken that another order mends. The order is
proposed only when it mends all of them. A script without capitals gives no such sign.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from postilla.importer.blocks.segment import FURNITURE, Segment, SegmentKind
from postilla.importer.decision import Decision
from postilla.importer.recipe import write_row
from postilla.importer.transcript.wording import begins_big, goes_on, is_finished
from postilla.importer.witness import Witness

_BROKEN: Final = 2
"""What a small letter after a finished sentence counts."""
_DOUBTFUL: Final = 1
"""What a capital in an unfinished one counts: it may be a name."""
_PROOF: Final = 3
"""What must be mended at the least."""
_FEWEST: Final = 6
"""Lines of a page that can have been read across its columns."""
_HEADINGS: Final = (SegmentKind.HEADING, SegmentKind.TITLE)


def find_columns(segments: Sequence[Segment], witness: Witness) -> Iterator[Decision]:
    """Find the pages whose columns were read in the wrong order.

    :param segments: of the witness, in reading order.
    :param witness: the witness.
    :return: a doubt for each, with the rows that mend it.
    """
    joints = _Joints(witness)
    for before, lines, after in _pages(segments):
        if len(lines) > 1 and (found := joints.mend(before, lines, after)):
            yield found


def _pages(
    segments: Sequence[Segment],
) -> Iterator[tuple[Segment | None, list[Segment], Segment | None]]:
    """Give the lines of text of each page, below its last heading, and what is around them."""
    page: list[Segment] = []
    before: Segment | None = None
    is_over = False
    for one in segments:
        is_over = is_over or one.kind in FURNITURE
        if not one.is_body:
            continue
        if is_over or one.kind in _HEADINGS:
            yield before, page, one
            before, page = (page[-1] if page else before), []
        if one.kind in _HEADINGS:
            before = one
        else:
            page.append(one)
        is_over = False
    yield before, page, None


class _Joints:
    """Judges what follows what, looking at each line once."""

    def __init__(self, witness: Witness) -> None:
        self.witness = witness

    def mend(
        self, before: Segment | None, lines: Sequence[Segment], after: Segment | None
    ) -> Decision | None:
        """Propose another order of the lines of a page, if one mends all that is broken."""
        costs = [self._cost(one, two) for one, two in pairwise(lines)]
        now = self._cost(before, lines[0]) + sum(costs) + self._cost(lines[-1], after)
        if now < _PROOF:
            return None
        swapped = self._swapped(before, lines, after, costs)
        if swapped:
            first, second = lines[:swapped], lines[swapped:]
            row = write_row(
                "order",
                line=second[0].line,
                through=second[-1].line if len(second) > 1 else 0,
                before=first[0].line,
            )
            return _doubt(second[0].line, second[-1].line, "to be read before", first[0].line, row)
        across = [*lines[::2], *lines[1::2]]
        if len(lines) >= _FEWEST and self._sum(before, across, after) * _PROOF <= now:
            rows = (write_row("order", line=one.line, before=lines[1].line) for one in lines[2::2])
            first_line, last_line = lines[0].line, lines[-1].line
            what = "in turn of two columns, of which the second one begins with"
            return _doubt(first_line, last_line, what, lines[1].line, "\n".join(rows))
        return None

    def _swapped(
        self,
        before: Segment | None,
        lines: Sequence[Segment],
        after: Segment | None,
        costs: Sequence[int],
    ) -> int:
        """Find the line with which the column begins that was read second, 0 if there is none.

        Of several the one in the middle is given, for columns are of one length.
        """
        if self._cost(lines[-1], lines[0]):
            return 0
        broken = sum(costs)
        places = [
            place
            for place, cost in enumerate(costs, 1)
            if broken == cost
            and not self._cost(before, lines[place])
            and not self._cost(lines[place - 1], after)
        ]
        return min(places, key=lambda place: abs(2 * place - len(lines)), default=0)

    def _sum(self, before: Segment | None, lines: Sequence[Segment], after: Segment | None) -> int:
        chain = [before, *lines, after]
        return sum(self._cost(one, two) for one, two in pairwise(chain))

    def _cost(self, one: Segment | None, two: Segment | None) -> int:
        """Say how broken a joint is; at a heading, a list or the end of the text it is sound."""
        if two is None or two.kind is not SegmentKind.PARAGRAPH:
            return 0
        if one is None or one.kind is not SegmentKind.PARAGRAPH:
            return _BROKEN if one and one.kind in _HEADINGS and goes_on(self._words(two)) else 0
        is_over = is_finished(self._words(one))
        if is_over and goes_on(self._words(two)):
            return _BROKEN
        return _DOUBTFUL if not is_over and begins_big(self._words(two)) else 0

    def _words(self, one: Segment) -> str:
        return self.witness.text[one.start : one.end]


def _doubt(first: int, last: int, what: str, other: int, remedy: str) -> Decision:
    lines = f"lines {first} to {last}" if last > first else f"line {first}"
    return Decision(
        line=first,
        topic="order",
        code="import/columns",
        what=f"{lines}: {what} line {other}, it seems",
        ground="sentences break off and go on elsewhere on the page, as where columns are read in "
        "the wrong order; in this one they are whole",
        sure=False,
        remedy=remedy,
    )
