# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Words of a PDF from the order in which they stand on a line to that in which they are read.

A PDF shows letters from left to right, whatever their script, and a line in pieces: where the
direction changes, and where a font begins or ends. The pieces of one direction follow each other
from left to right, but one direction follows the other as they are read. So what has to be put in
order is each series of pieces that touch and are read from right to left. What has no direction
of its own, such as a space in another font, goes with its neighbours, as in the Unicode
Bidirectional Algorithm (UAX #9, rules N1 and N2): between words of one direction with them, else
with the paragraph, or with the passage if its language is of the other direction.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from postilla.model.parallel import is_right_to_left

_FROM_RIGHT: Final = frozenset({"R", "AL"})
_LETTERS: Final = _FROM_RIGHT | {"L"}
_FROM_LEFT: Final = frozenset({"L", "EN", "AN"})
"""Numbers are read from left to right in every script."""
_TOUCHING: Final = 0.3
"""In parts of the size: a space can be made wider than its font says, for a full line."""
_LEVEL: Final = 0.2
"""Points by which the height of a line may differ."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Words that are shown at one place, as they are read."""

    page: int
    """0-based."""
    x: float
    """Where they begin on the left, in points from there."""
    end: float
    """Where they end on the right."""
    y: float
    """Of the baseline, in points from the foot of the page."""
    size: float
    """In points."""
    text: str
    language: str
    """BCP 47; as long as the tags have not been looked at, what the marked content states."""
    is_from_right: bool = False
    """Whether these words are read from right to left."""
    is_in_line_from_right: bool = False
    """Whether the paragraph is."""

    @property
    def start(self) -> float:
        """Give the side on which the line comes to them."""
        return self.end if self.is_in_line_from_right else self.x

    @property
    def finish(self) -> float:
        """Give the side on which the line leaves them."""
        return self.x if self.is_in_line_from_right else self.end

    @property
    def is_contrary(self) -> bool:
        """Say whether they are read against the direction of their line."""
        return _is_from_left(self) if self.is_in_line_from_right else self.is_from_right


def has_letters_from_right(text: str) -> bool:
    """Say whether there are letters of a script that is read from right to left.

    :param text: any.
    :return: whether there are.

    >>> has_letters_from_right("جسر"), has_letters_from_right("1901 ١٩٠١ (!)")
    (True, False)
    """
    return any(unicodedata.bidirectional(one) in _FROM_RIGHT for one in text)


def has_letters(run: Run) -> bool:
    """Say whether there are letters in words."""
    return any(unicodedata.bidirectional(one) in _LETTERS for one in run.text)


def in_reading_order(runs: Sequence[Run], before: Run | None, behind: Run | None) -> Iterator[Run]:
    """Put words in the order in which they are read.

    :param runs: words of one paragraph that nothing stands between, in the order of the tags.
    :param before: what the tags have before them, if anything.
    :param behind: what they have behind them, if anything.
    :return: the same words.
    """
    first = 0
    while first < len(runs):
        end = _end_of_series(runs, first)
        ahead = runs[end] if end < len(runs) else behind
        series = runs[first:end]
        starts, ends = _edges(series, before, ahead)
        yield from series[:starts]
        yield from reversed(series[starts:ends])
        yield from series[ends:]
        before, first = series[-1], end


def _end_of_series(runs: Sequence[Run], first: int) -> int:
    """Give where a series ends: one piece, unless several touch and none is read from the left."""
    end = first + 1
    while (
        end < len(runs)
        and not _is_from_left(runs[end - 1])
        and not _is_from_left(runs[end])
        and is_level(runs[end - 1], runs[end])
        and abs(runs[end].x - runs[end - 1].end) < _TOUCHING * runs[end].size
    ):
        end += 1
    return end


def _edges(series: Sequence[Run], before: Run | None, behind: Run | None) -> tuple[int, int]:
    """Give the part of a series that is read from the right.

    At its edges what has no direction belongs to it where it is of a passage that is read from the
    right in a paragraph that is not, or else where the line goes on in that direction.
    """
    first = series[0]
    otherwise = first.is_in_line_from_right
    comes_from_right = before.x > first.x if before and is_level(before, first) else otherwise
    goes_on_left = behind.x < first.x if behind and is_level(behind, first) else otherwise
    if not any(run.is_from_right for run in series):
        comes_from_right = goes_on_left = comes_from_right and goes_on_left
    on_left = [n for n, run in enumerate(series) if _is_of_it(run, otherwise=goes_on_left)]
    on_right = [n for n, run in enumerate(series) if _is_of_it(run, otherwise=comes_from_right)]
    return (on_left[0], on_right[-1] + 1) if on_left and on_right else (0, 0)


def _is_of_it(run: Run, *, otherwise: bool) -> bool:
    is_from_right = is_right_to_left(run.language)
    if run.is_from_right or is_from_right != run.is_in_line_from_right:
        return run.is_from_right or is_from_right
    return otherwise


def is_level(one: Run, other: Run) -> bool:
    """Say whether words stand in one line."""
    return one.page == other.page and abs(one.y - other.y) < _LEVEL


def _is_from_left(run: Run) -> bool:
    return not run.is_from_right and any(
        unicodedata.bidirectional(one) in _FROM_LEFT for one in run.text
    )
