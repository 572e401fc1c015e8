# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The work grows with the length of the transcript, and no faster: calls are counted, not time."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

import pytest

from postilla.importer.again.alignment import Unit, align
from postilla.importer.derive import derive

RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def page(number: int) -> str:
    """Make a page with something of everything; no two are the same."""
    mark = str(number).translate(RAISED)
    return "\n\n".join(
        [
            f"{number}) The Bridges of Town {number}",
            f"Bridge {number} was built of stone.{mark} Its piers are from year {number}.",
            f"- a ferry with {number} ropes\n- a ford for {number} carts",
            f"The mill of town {number} is older than",
            f"Annals of the Bridges\n\n|{number}|",
            f'{mark} "The Mill {number}," Library {number}, https://library.example/{number},',
            f"https://library.example/{number}/more",
            f"its bridge, as a *guide* from {number} &amp; all say.",
        ]
    )


def row(number: int) -> str:
    return (
        f'[[language]]\nline = {number * 19 - 16}\nwords = "piers"\n'
        'language = "la"\nground = "a trial"\n'
    )


def transcript(pages: int) -> tuple[str, str]:
    """Make pages with their rows of a recipe."""
    numbers = range(1, pages + 1)
    return "\n\n".join(map(page, numbers)), "\n".join(map(row, numbers))


def calls(function: Callable[[], object]) -> int:
    """Count the functions that are called on the way."""
    count = 0

    def profile(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(profile)
    try:
        function()
    finally:
        sys.setprofile(None)
    return count


def derived(pages: int) -> object:
    text, rows = transcript(pages)
    return derive(text.encode(), rows, witness_path="transcript.txt", recipe_path="recipe.toml")


def aligned(pages: int) -> object:
    old = [Unit("", line) for line in transcript(pages)[0].split("\n") if line]
    new = [Unit("", f"{unit.text} x" if place % 7 == 0 else unit.text)
           for place, unit in enumerate(old) if place % 11]  # fmt: skip
    return align(old, new)


@pytest.mark.parametrize("function", [derived, aligned])
def test_four_times_the_text_is_four_times_the_work(function: Callable[[int], object]) -> None:
    function(5)  # what is made once is made now
    few, many = calls(lambda: function(50)), calls(lambda: function(200))
    assert few > 0
    assert many < 4.2 * few
