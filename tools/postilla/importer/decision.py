# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What the importer decided, and on what ground."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from postilla.importer.recipe import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One decision of a general rule or of the recipe."""

    line: int
    """1-based line of the witness."""
    topic: str
    """One word: ``page``, ``note``, ``call``, ``block``, ``heading``, ``head`` …"""
    what: str
    """What was decided."""
    ground: str
    sure: bool = True
    """Whether the ground leaves no doubt; what is not sure stands in a list of its own."""
    row: Row | None = None
    """The row of the recipe that decided it."""
    remedy: str = ""
    """A row of the recipe that decides it: TOML, for a person to complete and paste."""
    code: str = ""
    """Of what is not sure: a stable name of the finding, ``import/…``."""


def by_recipe(row: Row, topic: str, what: str) -> Decision:
    """Say that a row of the recipe was carried out.

    :param row: the row.
    :param topic: of the decision.
    :param what: was decided.
    :return: the decision, on the row's line and ground.
    """
    return Decision(line=row.line, topic=topic, what=what, ground=f"recipe: {row.ground}", row=row)


def check_all_decided(rows: Collection[Row], decisions: Iterable[Decision]) -> None:
    """See to it that no row of a recipe was idle.

    :param rows: all rows.
    :param decisions: all decisions.
    :raises PostillaError: ``recipe/no-effect`` for the first row that decided nothing.
    """
    decided = {id(decision.row) for decision in decisions}
    for row in rows:
        if id(row) not in decided:
            raise row.fail(
                "no-effect",
                f"The row about line {row.line} changes nothing: what it is about is not there "
                "to be decided, or it is decided so already.",
                "Take the row out.",
            )
