# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""A report fits, says what it leaves out, and no section takes the room of all others."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from postilla.review.markdown.section import Section, fit


def section(name: str, sizes: list[int], *, is_long: bool = False) -> Section:
    items = ["ü" * (size // 2) + "\n" for size in sizes]
    return Section(heading=f"### {name}", items=items, count=len(items), is_long=is_long)


SIZES = st.lists(st.integers(1, 3_000), max_size=60)


@given(SIZES, SIZES, SIZES)
def test_it_fits(first: list[int], second: list[int], third: list[int]) -> None:
    sections = [section("a", first), section("b", second, is_long=True), section("c", third)]
    told = fit(sections, 10_000)
    assert len(told.encode()) <= 10_000
    assert [line for line in told.splitlines() if line.startswith("#")] == [
        "### a",
        "### b",
        "### c",
    ]


def test_what_is_left_out_is_counted() -> None:
    told = fit([section("a", [1000] * 20, is_long=True)], 5_000)
    assert "… 16 more left out here" in told


def test_a_list_leaves_room_for_the_annotations() -> None:
    told = fit([section("a", [100] * 1000), section("b", [100] * 50, is_long=True)], 10_000)
    assert told.partition("### b")[2].count("ü" * 50) == 50


def test_nothing_is_made_that_has_no_room() -> None:
    items = iter(["x" * 400] * 100)
    fit([Section(heading="### a", items=items, count=100, is_long=True)], 1_000)
    assert len(list(items)) > 90
