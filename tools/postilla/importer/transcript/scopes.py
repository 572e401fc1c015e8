# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Where the marks of notes begin anew: which notes and which text belong together.

By the recipe's ``numbering`` the marks count in the whole text, in each chapter, or on each page.
Notes that count together are a *run*, and its name stands before their marks: ``p243-1`` by the
page, ``c2-17`` by the number of the run of a chapter, ``n3-1`` where the page is not known.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from string import ascii_lowercase

from postilla.importer.blocks.segment import FURNITURE, NOTES, Segment, SegmentKind
from postilla.importer.decision import Decision
from postilla.importer.recipe import Recipe
from postilla.importer.transcript.marks import mark_of, marks_of, rank
from postilla.importer.transcript.pages import PageBreak
from postilla.importer.witness import Witness
from postilla.model.identifiers import page_id

_HEADINGS = frozenset({SegmentKind.HEADING, SegmentKind.TITLE, SegmentKind.NOTES_HEADING})
_PAGE, _CHAPTER = "page", "chapter"


@dataclass(frozen=True, slots=True)
class Scopes:
    """Which run the marks in a part of the text belong to."""

    starts: tuple[int, ...] = ()
    """0-based offsets in the witness at which the text of a run begins."""
    names: tuple[str, ...] = ()

    def name_at(self, offset: int) -> str:
        """Give the run of a place.

        :param offset: 0-based, in the witness.
        :return: its name; empty where marks count in the whole text.
        """
        place = bisect_right(self.starts, offset) - 1
        return self.names[max(place, 0)] if self.names else ""

    def mark_at(self, offset: int, printed: str) -> str:
        """Write a mark with what it is counted in.

        :param offset: 0-based, in the witness.
        :param printed: the mark.
        :return: such as ``p243-1``.
        """
        name = self.name_at(offset)
        return f"{name}-{printed}" if name else printed


@dataclass(slots=True)
class _Run:
    notes: list[int]
    """Indices of its segments."""
    start: int = 0
    """0-based offset at which its text begins."""
    name: str = ""


def find_scopes(
    segments: Sequence[Segment], witness: Witness, recipe: Recipe
) -> tuple[list[Segment], Scopes, list[Decision]]:
    """Say in what the mark of each note is counted.

    :param segments: of the witness, in reading order.
    :param witness: the witness.
    :param recipe: its setting ``numbering``.
    :return: the segments, the marks of notes with their runs; the parts of the text; doubts.
    """
    numbering = recipe.settings.numbering
    if numbering not in (_PAGE, _CHAPTER):
        return list(segments), Scopes(), []
    in_order = sorted(range(len(segments)), key=lambda place: segments[place].start)
    runs = list(_runs([(place, segments[place]) for place in in_order], by_page=numbering == _PAGE))
    ordered = [segments[place] for place in in_order]
    decisions = _begin(runs, ordered, segments, witness, recipe)
    for number, run in enumerate(runs, 1):
        run.name = f"{'n' if numbering == _PAGE else 'c'}{number}"
    result = list(segments)
    for run in runs:
        for place in run.notes:
            result[place] = replace(result[place], value=f"{run.name}-{result[place].value}")
    last = ""
    for place in in_order:  # what goes on with a note goes on with the last one
        if result[place].kind is SegmentKind.NOTE_MORE:
            result[place] = replace(result[place], value=last)
        elif result[place].kind is SegmentKind.NOTE:
            last = result[place].value
    scopes = Scopes(tuple(run.start for run in runs), tuple(run.name for run in runs))
    return result, scopes, decisions


def _runs(segments: Iterable[tuple[int, Segment]], *, by_page: bool) -> Iterator[_Run]:
    """Divide the notes: a run ends at a page or a heading, and where the marks begin anew."""
    run, last, is_parted, is_text = _Run([]), 0, False, False
    for place, one in segments:
        if one.kind is SegmentKind.NOTE:
            number = rank(one.value)
            if by_page:
                is_new = is_text and (is_parted or number <= last)
            else:
                is_new = is_parted and number == 1
            if run.notes and is_new:
                yield run
                run = _Run([])
            run.notes.append(place)
            last, is_parted, is_text = number, False, False
        elif one.kind not in NOTES:
            is_text = is_text or (one.is_body and one.kind is not SegmentKind.ADDRESS)
            is_parted = is_parted or one.kind in (FURNITURE if by_page else _HEADINGS)
    if run.notes:
        yield run


def _begin(
    runs: Sequence[_Run],
    ordered: Sequence[Segment],
    segments: Sequence[Segment],
    witness: Witness,
    recipe: Recipe,
) -> list[Decision]:
    """Say where the text of each run begins: behind the notes before it, or at a heading."""
    body = [one for one in ordered if one.is_body]
    starts = [one.start for one in body]
    if recipe.settings.numbering == _CHAPTER and _stand_together(runs, segments, starts):
        return _begin_at_calls(runs, segments, body, witness, recipe)
    for before, run in pairwise(runs):
        end = segments[before.notes[-1]].end
        first = segments[run.notes[0]].start
        between = body[bisect_left(starts, end) : bisect_left(starts, first)]
        headings = (one.start for one in between if one.kind in _HEADINGS)
        run.start = end
        if recipe.settings.numbering == _CHAPTER:
            run.start = next(headings, end)
    return []


def _stand_together(
    runs: Sequence[_Run], segments: Sequence[Segment], starts: Sequence[int]
) -> bool:
    """Say whether between the runs there is no text: all notes stand at the end."""
    ends = (
        (segments[before.notes[-1]].end, segments[run.notes[0]].start)
        for before, run in pairwise(runs)
    )
    return len(runs) > 1 and all(
        bisect_left(starts, low) == bisect_left(starts, high) for low, high in ends
    )


def _begin_at_calls(
    runs: Sequence[_Run],
    segments: Sequence[Segment],
    body: Sequence[Segment],
    witness: Witness,
    recipe: Recipe,
) -> list[Decision]:
    """Let the runs begin where the calls in the text begin anew, at the heading before."""
    call = re.compile(marks_of(recipe.settings.marks).call, re.VERBOSE)
    found, last, heading = [0], 0, 0
    for one in body:
        if one.kind in _HEADINGS:
            heading = one.start
        for match in call.finditer(witness.text, one.start, one.end):
            number = rank(mark_of(match))
            if number == 1 and last:
                found.append(max(heading, 0) if heading > found[-1] else match.start())
            last = number or last
    for run, start in zip(runs, found, strict=False):
        run.start = start
    if len(found) == len(runs):
        return []
    for run in runs[len(found) :]:
        run.start = len(witness.text)
    return [
        Decision(
            line=segments[runs[0].notes[0]].line,
            topic="note",
            code="import/runs-differ",
            what=f"the notes begin anew {len(runs)} times, the calls {len(found)} times",
            ground="each run of notes belongs to the text in which the calls begin anew",
            sure=False,
        )
    ]


def name_by_pages(
    segments: Sequence[Segment], scopes: Scopes, breaks: Sequence[PageBreak], first: str
) -> tuple[list[Segment], Scopes]:
    """Name the runs of notes by their pages, where these are known.

    :param segments: in reading order.
    :param scopes: their runs, ``n1`` and so on.
    :param breaks: where pages begin.
    :param first: the number of the page before the first break; empty when it is not known.
    :return: the segments and runs with the new names; of two runs on one page the second one
        has a letter behind the number.
    """
    starts = [one.segment for one in breaks]
    names: dict[str, str] = {}
    times = Counter[str]()
    body = 0
    for place, one in enumerate(segments):
        if one.is_body:
            body = place
        run, scoped, _ = one.value.partition("-")
        if one.kind is SegmentKind.NOTE and scoped and run not in names:
            at = bisect_right(starts, body) - 1
            number = breaks[at].number if at >= 0 else first
            name = f"p{page_id(number).partition('-')[2]}" if number else run
            names[run] = name + (ascii_lowercase[min(times[name], 25)] if times[name] else "")
            times[name] += 1
    return _renamed(segments, names), Scopes(
        scopes.starts, tuple(names.get(name, name) for name in scopes.names)
    )


def _renamed(segments: Sequence[Segment], names: Mapping[str, str]) -> list[Segment]:
    def rename(one: Segment) -> Segment:
        run, scoped, printed = one.value.partition("-")
        if one.kind not in NOTES or not scoped:
            return one
        return replace(one, value=f"{names.get(run, run)}-{printed}")

    return [rename(one) for one in segments]
