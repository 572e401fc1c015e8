# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Work on documents that several processes share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from sphinx.builders import Builder
from sphinx.util.display import status_iterator
from sphinx.util.parallel import ParallelTasks

_Done = TypeVar("_Done")


def in_processes(
    builder: Builder,
    doing: str,
    shares: Sequence[Sequence[str]],
    work: Callable[[Sequence[str]], _Done],
    take: Callable[[Sequence[str], _Done], None],
) -> None:
    """Have processes work, and tell how far they are.

    :param builder: whose documents they are.
    :param doing: what is done, as Sphinx tells it.
    :param shares: docnames; each share gets a process, as many at a time as Sphinx may have. Of
        what waits, the last is taken first.
    :param work: is called in a process that is a fork of this one.
    :param take: is given a share and what came of it, in this process.
    """
    tasks = ParallelTasks(builder._app.parallel)
    progress = status_iterator(
        shares, f"{doing}... ", "darkgreen", len(shares), builder.config.verbosity
    )

    def taken(share: Sequence[str], done: _Done) -> None:
        take(share, done)
        next(progress)

    for share in shares:
        tasks.add_task(work, share, taken)
    tasks.join()
