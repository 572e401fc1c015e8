# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Words divided into lines."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from postilla.diagrams.measure import ELLIPSIS, width_of, wrapped

SIZE = 10.0
WORDS = st.lists(st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=12), min_size=1)


@given(WORDS, st.floats(20, 400), st.integers(1, 4))
def test_no_line_is_wider_than_it_may_be(words: list[str], width: float, lines: int) -> None:
    found = wrapped(" ".join(words), width, SIZE, lines)
    assert 1 <= len(found) <= lines
    for line in found:
        # An ellipsis is put behind a last word, however narrow the line is.
        assert width_of(line.removesuffix(ELLIPSIS), SIZE) <= width or len(line) == 1


@given(WORDS)
def test_where_there_is_room_nothing_is_lost(words: list[str]) -> None:
    text = " ".join(words)
    assert wrapped(text, width_of(text, SIZE), SIZE, 1) == (text,)
    found = wrapped(text, 15 * SIZE, SIZE, len(text) + 1)
    assert "".join(found).replace(" ", "") == text.replace(" ", "")


def test_what_is_left_out_is_told() -> None:
    assert wrapped("The ferry ran, and the bell rang.", 80, SIZE, 1) == ("The ferry ran…",)
    assert wrapped("The ferry … ran.", 60, SIZE, 1) == ("The ferry…",)


def test_wide_letters_are_wider() -> None:
    assert width_of("WWW", SIZE) > width_of("nnn", SIZE) > width_of("iii", SIZE) > 0
