# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Pages shared among processes."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest

from postilla.builders.sharing import share_pages

if TYPE_CHECKING:
    from sphinx.builders import Builder

_NAMES = frozenset({"index", *(f"chapters/{number:02}" for number in range(40)), "claims", "notes"})


def shared(*, processes: int) -> list[tuple[int, tuple[str, ...]]]:
    """Give the portions that were written, each with the process that wrote it."""
    domain = SimpleNamespace(is_gathered={"claims", "notes"}.__contains__)
    builder = SimpleNamespace(
        parallel_ok=processes > 1,
        _app=SimpleNamespace(parallel=processes),
        env=SimpleNamespace(domains={"postilla": domain}),
        config=SimpleNamespace(verbosity=0),
    )
    taken: list[tuple[int, tuple[str, ...]]] = []

    def write(docnames: Iterable[str]) -> tuple[int, tuple[str, ...]]:
        return os.getpid(), tuple(docnames)

    share_pages(cast("Builder", builder), _NAMES, write, taken.append)
    return taken


@pytest.mark.parametrize("processes", [1, 2, 5])
def test_each_page_is_written_once_and_what_was_written_comes_back(processes: int) -> None:
    taken = shared(processes=processes)
    assert Counter(name for _, names in taken for name in names) == Counter(_NAMES)


def test_one_process_writes_all_by_itself() -> None:
    assert shared(processes=1) == [(os.getpid(), tuple(sorted(_NAMES)))]


def test_several_processes_have_a_portion_each_and_so_has_each_page_about_all() -> None:
    here, *others = shared(processes=2)
    assert here == (os.getpid(), ("chapters/00",))
    assert os.getpid() not in {process for process, _ in others}
    assert {("claims",), ("notes",)} < {names for _, names in others}
    assert max(len(names) for _, names in others) == 20
