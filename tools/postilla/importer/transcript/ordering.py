# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Carry out the ``order`` rows: lines are read before another one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from postilla.importer.blocks.segment import Segment
from postilla.importer.decision import Decision, by_recipe
from postilla.importer.recipe import Recipe, Row
from postilla.importer.witness import Witness


def put_in_order(
    segments: Sequence[Segment], witness: Witness, recipe: Recipe
) -> tuple[list[Segment], list[Decision]]:
    """Put segments in the order in which they are read.

    :param segments: in the order of the witness.
    :param witness: the witness.
    :param recipe: its ``order`` rows.
    :return: the segments in reading order, and the decisions.
    :raises PostillaError: ``recipe/no-line`` when the line before which others are read is not
        there, or is moved itself; ``recipe/value`` when two rows move one line.
    """
    rows = _rows(recipe, witness)
    moved: dict[int, list[Segment]] = defaultdict(list)
    for one in segments:
        if row := rows.get(one.line):
            moved[id(row)].append(one)
    waiting: dict[int, list[Row]] = defaultdict(list)
    for row in {id(row): row for row in rows.values()}.values():
        waiting[row.number("before")].append(row)
    result: list[Segment] = []
    decisions = []
    for one in segments:
        if one.line in rows:
            continue
        for row in waiting.pop(one.line, ()):
            result += moved[id(row)]
            decisions.append(by_recipe(row, "order", f"read before line {one.line}"))
        result.append(one)
    for row in (row for left in waiting.values() for row in left):
        raise row.fail(
            "no-line",
            f"Line {row.number('before')} has nothing before which a line could be read.",
            "Name a line with words that is not moved itself.",
        )
    return result, decisions


def _rows(recipe: Recipe, witness: Witness) -> dict[int, Row]:
    """Give the rows by the lines that they move."""
    rows: dict[int, Row] = {}
    for row in recipe.of("order"):
        row.range_in(witness)
        last = max(row.number("through"), row.line)
        if last > len(witness.lines):
            raise row.fail(
                "no-line",
                f"The witness has no line {last}; its last is {len(witness.lines)}.",
                "Count the lines from 1, blank ones too.",
            )
        for line in range(row.line, last + 1):
            if line in rows:
                raise row.fail(
                    "value", f"Line {line} is moved twice.", "Let one of the two rows end before."
                )
            rows[line] = row
    return rows
