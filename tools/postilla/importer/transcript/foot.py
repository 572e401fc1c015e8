# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Notes at the page foot: which lines belong to which note."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from postilla.importer.blocks.segment import NOTES, Segment, SegmentKind
from postilla.importer.decision import Decision, by_recipe
from postilla.importer.recipe import Recipe, Row
from postilla.importer.witness import Witness
from postilla.model.note_marks import mark_key

_NOTE_PREFIX = "fn-"
IN_FOOT = "foot"
"""The value of an address that stands among notes and belongs to none."""


def bind_note_lines(
    segments: Sequence[Segment], witness: Witness, recipe: Recipe
) -> tuple[list[Segment], list[Decision]]:
    """Give the lines that go on with a note to that note.

    An address on a line of its own goes to the note right above it; if there is none, to the
    only note of the same page foot that breaks off before its address.

    :param segments: of the witness, in order.
    :param witness: the witness.
    :param recipe: its ``join`` rows with ``to = "fn-…"`` come first.
    :return: the segments, such lines turned into further lines of notes, and the decisions.
    :raises PostillaError: when a row names a note that is not there.
    """
    rows: dict[int, Row] = {}
    marks = {mark_key(one.value): one.value for one in segments if one.kind is SegmentKind.NOTE}
    for row in recipe.of("join"):
        if target := row.text("to"):
            row.range_in(witness)
            if target.removeprefix(_NOTE_PREFIX) not in marks:
                raise row.fail(
                    "no-note",
                    f"There is no note “{target}” to join this line to.",
                    "Notes are named by their marks, such as fn-17.",
                )
            rows[row.line] = row
    result: list[Segment] = []
    decisions: list[Decision] = []
    waiting = _incomplete_notes(segments, witness)
    for place, one in enumerate(segments):
        mark, ground = "", ""
        join = rows.get(one.line)
        if join is not None:
            mark = marks[row.text("to").removeprefix(_NOTE_PREFIX)]
        elif one.kind is SegmentKind.ADDRESS:
            mark, ground = _note_of_address(result, waiting[place])
            one = one if waiting[place] is None else replace(one, value=IN_FOOT)
        if mark:
            one = replace(one, kind=SegmentKind.NOTE_MORE, value=mark)
            what = f"“{witness.text[one.start : one.end][:40]}…” goes on with note {mark}"
            decision = Decision(line=one.line, topic="note", what=what, ground=ground)
            decisions.append(decision if join is None else by_recipe(join, "note", what))
        result.append(one)
    return result, decisions


def _note_of_address(before: Sequence[Segment], waiting: Sequence[str] | None) -> tuple[str, str]:
    if before and before[-1].kind in NOTES:
        return before[-1].value, "an address right below the note"
    if waiting and len(waiting) == 1:
        return waiting[0], "the only note of this page foot that breaks off before its address"
    return "", ""


def _incomplete_notes(
    segments: Sequence[Segment], witness: Witness
) -> list[tuple[str, ...] | None]:
    """Give, for each place in a page foot, its notes that end in a comma without address."""
    found: list[tuple[str, ...] | None] = [None] * len(segments)
    for start, end in _feet(segments):
        marks = tuple(
            one.value
            for place, one in enumerate(segments[start:end], start)
            if one.kind is SegmentKind.NOTE
            and witness.text[one.start : one.end].endswith(",")
            and not (place + 1 < end and segments[place + 1].kind is SegmentKind.ADDRESS)
        )
        if any(one.kind is SegmentKind.NOTE for one in segments[start:end]):
            found[start:end] = [marks] * (end - start)
    return found


def _feet(segments: Sequence[Segment]) -> Iterator[tuple[int, int]]:
    """Give the runs of segments between two pieces of running text, addresses included."""
    start = 0
    for place, one in enumerate(segments):
        if one.is_body and one.kind is not SegmentKind.ADDRESS:
            yield start, place
            start = place + 1
    yield start, len(segments)
