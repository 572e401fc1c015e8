# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Whether the history of the annotations tells of what is to be released."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from postilla.model.diagnostic import Diagnostic, Position
from postilla.model.edition import Edition
from postilla.model.history import History
from postilla.model.tree import HISTORY


def history_shortcomings(
    edition: Edition, history: History | None, annotations: Iterable[str]
) -> Iterator[Diagnostic]:
    """Tell what a history lacks.

    :param edition: an edition that has a version.
    :param history: its history; an edition need not have one.
    :param annotations: the addresses of all annotations.
    :return: at most one finding ``release/history``.
    """
    if history is None:
        return
    number = edition.versions[0].number
    untold = sorted(set(annotations) ^ set(history.living()))
    if number not in history.versions:
        yield _finding(f"It does not know version {number}.")
    elif untold:
        more = f" and {len(untold) - 1} more" if len(untold) > 1 else ""
        yield _finding(f"It is not the one of version {number}: see “{untold[0]}”{more}.")


def _finding(message: str) -> Diagnostic:
    return Diagnostic(
        code="release/history",
        message=message,
        hint="Commit the source and run “postilla history”.",
        position=Position(HISTORY),
    )
