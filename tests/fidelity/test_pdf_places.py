# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Which words a name leads to, by where both stand on the page."""

from __future__ import annotations

import pytest

from postilla.fidelity.pdf_directions import Run
from postilla.fidelity.pdf_places import RISE, Names, Words
from postilla.fidelity.pdf_tags import Place


def run(text: str, x: float, y: float, page: int = 0) -> Run:
    return Run(page=page, x=x, end=x + 5 * len(text), y=y, size=10, text=text, language="")


FIRST, SECOND = run("It rains. ", 100, 700), run("It snows.", 150, 700)
CALL, SPACE = run("1", 200, 700), run(" ", 205, 700)
NEXT_LINE, NEXT_PAGE = run("And then", 100, 680), run("it ends.", 100, 700, page=1)
NOTE = run("A note.", 110, 90)


@pytest.mark.parametrize(
    ("page", "x", "baseline", "words", "is_before"),
    [
        (0, 100, 700, FIRST, True),
        (0, 150, 700, SECOND, True),
        (0, 150.1, 700.05, SECOND, True),
        (0, 110, 90, NOTE, True),
        # The name of a block stands above its first line.
        (0, 100, 712, FIRST, True),
        (0, 90, 691, NEXT_LINE, True),
        (1, 100, 740, NEXT_PAGE, True),
        # At the end of a line, with or without a space that has no width there.
        (0, 205, 700, SPACE, False),
        (0, 210, 700, SPACE, False),
        (0, 160, 680, NEXT_LINE, False),
    ],
)
def test_names(page: int, x: float, baseline: float, words: Run, is_before: bool) -> None:
    place = Place(page=page, x=x, y=baseline + RISE)
    text = Words([NEXT_PAGE, SECOND, FIRST, SPACE, NEXT_LINE, CALL])
    names = Names([("name", place)], text, Words([NOTE]))
    assert list(names.before(words)) == (["name"] if is_before else [])
    assert list(names.behind(words)) == ([] if is_before else ["name"])


def test_nothing_follows() -> None:
    names = Names([("name", Place(page=2, x=0, y=0))], Words([FIRST]), Words([]))
    assert list(names.before(FIRST)) == list(names.behind(FIRST)) == []


def test_a_mark_that_is_raised_is_not_what_a_block_begins_with() -> None:
    """A star has no raised form in the font; in a heading it stands above the line of the words."""
    heading, star = run("On bells", 100, 700), run("*", 140, 704)
    places = [("block", Place(page=0, x=100, y=730)), ("fnref-star", Place(page=0, x=140, y=710))]
    names = Names(places, Words([heading, star]), Words([]))
    assert names.before(heading) == ["block"]


def test_a_mark_with_which_a_line_begins_is_its_first_word() -> None:
    mark, words = run("1", 100, 704), run("On bells", 106, 700)
    places = [("block", Place(page=0, x=90, y=730)), ("fnref-1", Place(page=0, x=100, y=710))]
    names = Names(places, Words([mark, words]), Words([]))
    assert "block" in names.before(mark)
    assert "block" not in names.before(words)
