# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Rows of texts in parallel."""

from __future__ import annotations

import doctest
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postilla.model import licence, parallel
from postilla.model.licence import forbids_adaptations
from postilla.model.parallel import Alignment, Row, fault_of, level, moved, one_to_one

_LINES = st.lists(st.sets(st.integers(1, 6), max_size=3).map(sorted).map(tuple), max_size=8)


def alignment(lines: list[tuple[int, ...]]) -> Alignment:
    """Leave out what no line renders, so that it fits six sentences."""
    named = set(chain.from_iterable(lines))
    return Alignment(tuple(lines), frozenset(range(1, 7)) - named)


@pytest.mark.parametrize("module", [parallel, licence])
def test_examples(module: object) -> None:
    found = doctest.testmod(module)  # type: ignore[arg-type]
    assert found.attempted
    assert not found.failed


@given(st.lists(st.none() | _LINES.map(alignment), max_size=3))
def test_each_sentence_and_each_line_stands_in_one_row(versions: list[Alignment | None]) -> None:
    rows = level(6, versions)
    assert list(chain.from_iterable(row.sentences for row in rows)) == [1, 2, 3, 4, 5, 6]
    for place, version in enumerate(versions):
        lines = sorted(chain.from_iterable(row.lines[place] for row in rows))
        assert lines == list(range(1, len(version.lines) + 1 if version else 1))
        for row in rows:
            for line in row.lines[place]:
                assert version is not None
                rendered = version.lines[line - 1]
                assert set(rendered) <= set(row.sentences)
                assert bool(rendered) == bool(row.sentences)


@given(st.lists(_LINES.map(alignment), max_size=3))
def test_rows_are_the_smallest(versions: list[Alignment]) -> None:
    for row in level(6, versions):
        for cut in row.sentences[:-1]:
            spans = [lines for version in versions for lines in version.lines if lines]
            assert any(min(lines) <= cut < max(lines) for lines in spans)


def test_versions_wait_for_each_other() -> None:
    german = Alignment(((1,), (2, 3), (4,)))
    hebrew = Alignment(((1,), (), (2,), (3,)), frozenset({4}))
    assert level(4, [german, hebrew]) == (
        Row((1,), ((1,), (1,))),
        Row((), ((), (2,))),
        Row((2, 3), ((2,), (3, 4))),
        Row((4,), ((3,), ())),
    )


def test_what_is_missing_has_empty_cells() -> None:
    assert level(1, [None, one_to_one(1)]) == (Row((1,), ((), (1,))),)


def test_an_addition_may_come_first() -> None:
    rows = level(1, [Alignment(((), (1,)))])
    assert [row.sentences for row in rows] == [(), (1,)]


def test_lines_in_another_order() -> None:
    assert moved(level(3, [Alignment(((2,), (1,), (3,)))]), 0) == {1}
    assert moved(level(3, [one_to_one(3)]), 0) == frozenset()


@pytest.mark.parametrize(
    ("lines", "left_out", "fault"),
    [
        (((1,), (2,)), (), ""),
        (((1,), (1,)), (2,), ""),
        (((1, 2), ()), (), ""),
        (((1,),), (2,), "about 1 lines"),
        (((1,), (3,)), (2,), "names sentence 3"),
        (((1,), (2,)), (2,), "both rendered and left out"),
        (((1,), (1,)), (), "Sentence 2 of the text is in no line"),
    ],
)
def test_faults(lines: tuple[tuple[int, ...], ...], left_out: tuple[int], fault: str) -> None:
    said = fault_of(Alignment(lines, frozenset(left_out)), 2, 2)
    assert fault in said
    assert bool(fault) == bool(said)


@pytest.mark.parametrize(
    ("licence", "forbids"),
    [
        ("CC-BY-4.0", False),
        ("CC-BY-NC-ND-4.0", True),
        ("CC-BY-ND-4.0 AND MIT", True),
        ("CC-BY-ND-4.0 OR CC-BY-4.0", False),
        ("LicenseRef-AllRightsReserved", True),
    ],
)
def test_what_forbids_a_translation(licence: str, forbids: bool) -> None:
    assert forbids_adaptations(licence) is forbids
