# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Changes are marked word by word, and no text makes that long."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postilla.review.markdown.difference import marked

WORDS = st.lists(st.sampled_from(["one", "two", "three", "four"]), max_size=20).map(" ".join)


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("a bridge of wood", "a bridge of stone", "a bridge of <del>wood</del> <ins>stone</ins>"),
        ("a bridge", "a new bridge", "a <ins>new </ins>bridge"),
        ("", "a bridge", "<ins>a bridge</ins>"),
        ("a bridge", "", "<del>a bridge</del>"),
        ("a bridge", "x y z w", "<del>a bridge</del> <ins>x y z w</ins>"),
    ],
)
def test_words_are_marked(before: str, after: str, told: str) -> None:
    assert marked(before, after) == told


@given(WORDS, WORDS)
def test_both_texts_can_be_read_from_it(before: str, after: str) -> None:
    told = marked(before, after)
    assert re.sub(r"<ins>.*?</ins>|</?del>", "", told).split() == before.split()
    assert re.sub(r"<del>.*?</del>|</?ins>", "", told).split() == after.split()


def test_of_long_texts_the_words_around_the_change_are_kept() -> None:
    around = "word " * 5_000
    told = marked(f"{around}one {around}", f"{around}two {around}")
    assert "<del>one</del> <ins>two</ins>" in told
    assert len(told) < 1_000


def test_texts_that_have_little_in_common_stay_short() -> None:
    told = marked("".join(map(chr, range(33, 60_000))), "x y " * 100_000)
    assert len(told) < 100_000
