# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Things that want to be near a place, and may not touch."""

from __future__ import annotations

import doctest
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postilla.diagrams import placement
from postilla.diagrams.placement import spread

PLACES = st.lists(st.integers(0, 100), max_size=8)


def cost(wanted: list[int], placed: tuple[float, ...]) -> float:
    return sum((one - other) ** 2 for one, other in zip(wanted, placed, strict=True))


@given(PLACES, st.integers(1, 20))
def test_none_is_nearer_to_the_next_than_the_gap(wanted: list[int], gap: int) -> None:
    placed = spread(wanted, gap)
    assert len(placed) == len(wanted)
    assert all(b - a >= gap - 1e-6 for a, b in pairwise(placed))


@given(PLACES, st.integers(1, 20), st.data())
def test_no_other_way_is_nearer_to_what_is_wanted(
    wanted: list[int], gap: int, data: st.DataObject
) -> None:
    best = cost(wanted, spread(wanted, gap))
    other, place = [], data.draw(st.floats(-100, 100))
    for _ in wanted:
        other.append(place)
        place += gap + data.draw(st.floats(0, 50))
    assert best <= cost(wanted, tuple(other)) + 1e-6


@given(st.lists(st.integers(0, 20), max_size=8))
def test_what_is_far_apart_stays_where_it_wants_to_be(steps: list[int]) -> None:
    wanted = [sum(steps[:number]) + 5 * number for number in range(len(steps))]
    assert spread(wanted, 5) == pytest.approx(tuple(map(float, wanted)))


def test_the_example_holds() -> None:
    assert doctest.testmod(placement).failed == 0
