# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Whether the history of the annotations, which a command writes, is of this edition."""

from __future__ import annotations

from collections.abc import Iterator

from postilla.checks.rule import Rule
from postilla.checks.source import EditionSource, written_annotations
from postilla.model.diagnostic import Diagnostic, Position, Severity
from postilla.model.tree import HISTORY

_RUN = "Run “postilla history”."


def _malformed(name: str, title: str) -> Rule:
    return Rule(
        code=f"history/{name}",
        title=title,
        explanation="source/history.toml is written by “postilla history” alone; a line of it was "
        "edited or cut.",
        hint=_RUN,
    )


STALE = Rule(
    code="history/stale",
    title="a history of annotations that do not exist",
    explanation="The history was written for another state of the source: it tells of annotations "
    "that are neither here nor withdrawn, or of versions that edition.toml does not state.",
    hint=f"{_RUN} An annotation that was withdrawn gets a table in source/retired.toml.",
    severity=Severity.WARNING,
)
RULES = (
    _malformed("syntax", "a history that is not TOML"),
    _malformed("unknown-key", "a key that the history does not have"),
    _malformed("missing-key", "a key that is missing from the history"),
    _malformed("value", "a value that can't be in the history"),
    STALE,
)


def check_history(source: EditionSource) -> Iterator[Diagnostic]:
    """Check whether the history is of this edition.

    :param source: the edition's source; one that could not be read as a whole is not checked.
    :return: the findings, at most one of each sort.
    """
    history = source.history
    if history is None or source.refused:
        return
    there = {one.annotation.id for one in written_annotations(source)} | source.withdrawn.keys()
    gone = [identifier for identifier in history.living() if identifier not in there]
    if gone:
        more = f" and {len(gone) - 1} more" if len(gone) > 1 else ""
        yield STALE.at(Position(HISTORY), f"It tells of “{gone[0]}”{more}, which does not exist.")
    stated = {version.number for version in source.edition.versions} if source.edition else set()
    if unknown := [number for number in history.versions if number not in stated]:
        yield STALE.at(Position(HISTORY), f"It tells of version {unknown[0]}, which is not stated.")
