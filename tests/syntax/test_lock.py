# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The file base.lock: written, read, and refused when a row of it is not whole."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from postilla.model.block import Chapter
from postilla.model.errors import PostillaError
from postilla.syntax.lock import read_lock, write_lock
from tests.strategies import chapters, editions, lock_of

ROW = "p-1-1\tp\t-\t0\t4:0\t-\t-"


@given(editions() | chapters().map(lambda chapter: (chapter,)))
@settings(max_examples=40)
def test_reading_undoes_writing(edition: tuple[Chapter, ...]) -> None:
    lock = lock_of(edition)
    assert read_lock(write_lock(lock), "base.lock") == lock


@given(editions())
@settings(max_examples=5)
def test_one_row_a_block(edition: tuple[Chapter, ...]) -> None:
    lines = write_lock(lock_of(edition)).split("\n")
    for chapter in edition:
        for block in chapter.walk():
            start = f"{block.id}\t{block.kind.value}"
            assert sum(line.startswith(start) for line in lines) == 1


@given(st.text("abp-1\t\n:=#", max_size=40))
def test_nothing_but_a_finding_comes_of_any_text(text: str) -> None:
    with suppress(PostillaError):
        read_lock(text, "base.lock")


@pytest.mark.parametrize(
    ("row", "line"),
    [
        ("p-1-1\tp", 4),
        (ROW.replace("4:0", "4"), 4),
        (ROW.replace("4:0", "x:0"), 4),
        (ROW[:-3] + "5:call\t-", 4),
        (ROW[:-3] + "5:cell=1\t-", 4),
        (ROW[:-1] + "1:em=", 4),
        (f"witness\t0\t1\n{ROW}", 4),
    ],
)
def test_malformed_row(row: str, line: int) -> None:
    text = f"witness\t0\nrecipe\t0\nchapter\tx\n{row}\n"
    with pytest.raises(PostillaError) as raised:
        read_lock(text, "base.lock")
    (finding,) = raised.value.diagnostics
    assert finding.position.line == line


def test_row_before_any_chapter() -> None:
    with pytest.raises(PostillaError):
        read_lock(f"witness\t0\nrecipe\t0\n{ROW}\n", "base.lock")


def test_head_is_required() -> None:
    with pytest.raises(PostillaError):
        read_lock(f"witness\t0\nchapter\tx\n{ROW}\n", "base.lock")
