# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Two texts word by word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postilla.fidelity.words import word_differences

TEXT = "The old bridge over the river stands to this day."


@pytest.mark.parametrize(
    ("second", "offset", "old", "new"),
    [
        (
            "The old bridge over teh river stands to this day.",
            20,
            "“… bridge over the river stands …”",
            "“… bridge over teh river stands …”",
        ),
        (
            "The old bridge over the river  stands to this day.",
            30,
            "“… the river stands to …”",
            "“… the river␣␣stands to …”",
        ),
        (
            "The old bridge over the riverstands to this day.",
            24,
            "“… over the river stands to this …”",
            "“… over the riverstands to this …”",
        ),
        (
            "The old bridge over the river stands",
            36,
            "“… river stands to this day.”",
            "“… river stands”",
        ),
        (f"And {TEXT}", 0, "“The old …”", "“And The old …”"),
        (
            TEXT.replace("this day", "this\N{NO-BREAK SPACE}day"),
            40,
            "“… stands to this day.”",
            "“… stands to this⍽day.”",
        ),
    ],
)
def test_one_difference(second: str, offset: int, old: str, new: str) -> None:
    (difference,) = word_differences(TEXT, second)
    assert (difference.offset, difference.first, difference.second) == (offset, old, new)


def test_each_difference_is_told() -> None:
    second = TEXT.replace("old", "new").replace("stands", "stood")
    assert [one.offset for one in word_differences(TEXT, second)] == [4, 30]


def test_texts_too_long_to_match_are_told_as_one() -> None:
    old = " ".join(f"a{number}" for number in range(1500))
    new = " ".join(f"b{number}" for number in range(1500))
    (difference,) = word_differences(f"first {old} last", f"first {new} last")
    assert difference.first.startswith("“first a0 a1")
    assert "[…]" in difference.first


@given(st.text("ab ", max_size=30), st.text("ab ", max_size=30))
def test_none_if_and_only_if_equal(first: str, second: str) -> None:
    differences = list(word_differences(first, second))
    assert bool(differences) == (first != second)
    assert all(0 <= one.offset <= len(second) for one in differences)
