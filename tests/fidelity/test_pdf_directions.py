# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Lines as they stand on the page, and as they are read.

The lines are laid out here as UAX #9 lays them out (rule L2), from pieces with their levels, and
shown in the order in which Typst shows them: level after level as they are read, the pieces of
each from left to right.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postilla.fidelity.pdf_directions import Run, has_letters_from_right, in_reading_order
from postilla.fidelity.pdf_paragraphs import put_in_order
from postilla.fidelity.pdf_places import RISE, Words
from postilla.fidelity.pdf_tags import Place, Tag, TaggedText

Piece = tuple[int, str]
"""Level (UAX #9) and words; those of even levels are read from the left."""

_WIDTH = 6.0
_NUMBER = st.sampled_from(["1901", "١٩٠١", "12.5"])
_FROM_RIGHT = st.sampled_from(["جسر", "نهر،", "قديم", "𞸀"])
_NEUTRAL = st.sampled_from([" ", " (", "، ", " – "])


def laid_out(line: Sequence[Piece], *, is_from_right: bool = False) -> list[Run]:
    """Lay a line out.

    :param line: pieces as they are read.
    :param is_from_right: whether the paragraph is.
    :return: the pieces with their places, as they are read.
    """
    places = list(range(len(line)))
    for level in range(max(level for level, _ in line), 0, -1):
        high = {number for number, (own, _) in enumerate(line) if own >= level}
        parts = [[*part] for _, part in groupby(places, high.__contains__)]
        turned = (part[::-1] if part[0] in high else part for part in parts)
        places = [place for part in turned for place in part]
    at, left = 100.0, {}
    for place in places:
        left[place] = at
        at += _WIDTH * len(line[place][1])
    return [
        Run(
            page=0,
            x=left[number],
            end=left[number] + _WIDTH * len(words),
            y=700,
            size=10,
            text=words,
            language="ar" if is_from_right else "en",
            is_from_right=level % 2 == 1 and has_letters_from_right(words),
            is_in_line_from_right=is_from_right,
        )
        for number, (level, words) in enumerate(line)
    ]


def shown(runs: Sequence[Run], line: Sequence[Piece]) -> Iterator[Run]:
    """Give the pieces in the order in which they are shown."""
    of = {run: level for run, (level, _) in zip(runs, line, strict=True)}
    for _, part in groupby(runs, lambda run: of[run]):
        yield from sorted(part, key=lambda run: run.x)


@st.composite
def series(draw: st.DrawFn, level: int) -> list[Piece]:
    """Words that are read from the right, what is between them, and numbers."""
    parts = draw(st.lists(st.tuples(_FROM_RIGHT, st.none() | _NUMBER), min_size=1, max_size=4))
    pieces: list[Piece] = []
    for word, number in parts:
        pieces += [(level, draw(_NEUTRAL)), (level, word)]
        if number:
            pieces += [(level, " "), (level + 1, number)]
    return pieces[1:]


@given(st.lists(st.tuples(st.just("oak "), series(1), st.just(" and so on: ")), max_size=3))
def test_words_from_the_right_in_a_paragraph_from_the_left(
    parts: list[tuple[str, list[Piece], str]],
) -> None:
    line = [(0, "It is ")]
    for before, inner, behind in parts:
        line += [(0, before), *inner, (0, behind)]
    runs = laid_out(line)
    assert [*in_reading_order([*shown(runs, line)], None, None)] == runs


@given(st.lists(st.tuples(series(1), st.sampled_from(["oak", "Lenova 3, 1901"])), max_size=3))
def test_words_from_the_left_in_a_paragraph_from_the_right(
    parts: list[tuple[list[Piece], str]],
) -> None:
    line: list[Piece] = [(1, "جسر"), (1, " «")]
    for inner, other in parts:
        line += [*inner, (1, " "), (2, other), (1, "» ")]
    line.append((1, "."))
    runs = laid_out(line, is_from_right=True)
    assert [*in_reading_order([*shown(runs, line)], None, None)] == runs


YEARS: list[Piece] = [(2, "1901"), (1, "،"), (1, " "), (2, "1902"), (1, " "), (1, "جسر")]


def test_what_is_between_numbers_goes_with_the_paragraph() -> None:
    runs = laid_out(YEARS, is_from_right=True)
    read = in_reading_order([*shown(runs, YEARS)], None, None)
    assert "".join(run.text for run in read) == "1901، 1902 جسر"


def test_words_that_do_not_touch_are_left_in_the_order_of_the_tags() -> None:
    line: list[Piece] = [(1, "جسر"), (1, "نهر")]
    first, second = laid_out(line)
    apart = [replace(second, x=20, end=30), first]
    assert [*in_reading_order(apart, None, None)] == apart


def paragraph(line: Sequence[Piece], language: str, languages: Sequence[str]) -> Sequence[Run]:
    """Put an element in order whose words are of some languages."""
    runs = [replace(run, language=tag) for run, tag in zip(laid_out(line), languages, strict=True)]
    tag = Tag(name="P", language=language, numbering="", children=tuple(shown(runs, line)))
    tagged = TaggedText(language="en", children=(tag,), places={}, unmarked=(), pages=range(1))
    return [
        *next(child for child in put_in_order(tagged).children if isinstance(child, Tag)).runs()
    ]


@pytest.mark.parametrize(
    ("line", "language", "languages", "is_from_right"),
    [
        # The language of the element is that of its first words.
        ([(1, "جسر"), (1, " "), (1, "نهر"), (0, " oak")], "ar", ["", "", "", "en"], False),
        ([(2, "Lenova"), (1, " "), (1, "جسر")], "en", ["", "ar", "ar"], True),
        ([(1, "جسر"), (1, " "), (1, "نهر")], "ar", ["", "", ""], True),
        # Words in their own language stay as they are, whatever follows them.
        ([(0, "oak"), (1, "نهر"), (1, ")"), (0, " oak")], "en", ["", "ar", "ar", ""], False),
    ],
)
def test_the_direction_of_a_paragraph(
    line: list[Piece], language: str, languages: list[str], is_from_right: bool
) -> None:
    read = paragraph(line, language, languages)
    assert [run.text for run in read] == [words for _, words in line]
    assert {run.is_in_line_from_right for run in read} == {is_from_right}


@pytest.mark.parametrize(
    ("x", "words"),
    [
        # On the right of the words that begin there, and on the left of those before them.
        (184, "جسر"),
        (166, " "),
        (160, "oak"),
        (136, "1901"),
        (118, "نهر"),
    ],
)
def test_a_place_in_a_paragraph_from_the_right(x: float, words: str) -> None:
    line: list[Piece] = [(1, "جسر"), (1, " "), (2, "oak"), (2, "1901"), (1, "نهر")]
    runs = laid_out(line, is_from_right=True)
    found = Words(runs).at(Place(page=0, x=x, y=700 + RISE))
    assert found
    assert found.text == words
