# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Pair the pieces of two texts by their lengths.

The method is that of William A. Gale and Kenneth W. Church, “A Program for Aligning Sentences in
Bilingual Corpora”, Computational Linguistics 19 (1993), pp. 75-102: long pieces are rendered by
long ones; how far the lengths of two differ, measured by the spread that is usual, and how often
one piece is made of one, two of one and so on, give the cost of taking them for each other, and
the cheapest way through both texts is found piece by piece. Their figures for the spread and for
the frequencies are used; how much longer one language is than the other is taken from the texts.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from types import MappingProxyType
from typing import Final

_SPREAD: Final = 6.8
"""The variance of the length of what one character becomes; the article's section 3.2."""
_FREQUENCIES: Final = MappingProxyType(
    {(1, 1): 0.89, (1, 0): 0.0099, (0, 1): 0.0099, (2, 1): 0.089, (1, 2): 0.089, (2, 2): 0.011}
)
"""How many pieces of the text become how many of the translation -> how often; its table 5.

Where the article gives one figure for two cases, that figure stands for each."""
_COSTS: Final = tuple((*key, -math.log(value)) for key, value in _FREQUENCIES.items())
"""How many of each, and the cost."""
_UNLIKE: Final = 12.0
"""The cost of taking pieces of two kinds, such as a heading and a paragraph, for each other."""
_LEAST: Final = 1e-12
"""No likelihood is less, so that it has a logarithm."""
_LEAST_ALONE: Final = 0.1
"""Nor is that of a piece that stands alone: the article weighs it by its length, too, and so hardly
ever leaves out a paragraph; but whole paragraphs are what translators leave out."""
_LIKELY: Final = 0.05
"""Pairs that are likelier tell how much longer one language is."""
_MOST: Final = 1.25
"""So many times the pieces of the other has a text of which all is translated, at most."""
_BAND: Final = 100
"""So many pieces may one text be ahead of what an even course through both would give."""
_Row = dict[int, tuple[float, int, int]]
"""Place in the translation -> cost of the cheapest way there, and the sizes of its last bead."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph or a sentence, as far as it is looked at."""

    length: int
    """In characters."""
    kind: str = ""
    """Pieces of two kinds are hardly ever paired; an empty one goes with all."""


@dataclass(frozen=True, slots=True)
class Bead:
    """What goes together."""

    text: range
    """Places of the pieces of the text, from 0; at most two."""
    translation: range
    """The same of the translation."""
    likelihood: float
    """Of lengths that differ so much or more, if they do go together: 0 to 1."""

    @property
    def is_plain(self) -> bool:
        """True when one piece is rendered by one."""
        return len(self.text) == len(self.translation) == 1


def align(
    text: Sequence[Piece], translation: Sequence[Piece], ratio: float = 1.0
) -> tuple[Bead, ...]:
    """Pair the pieces of two texts.

    :param text: its pieces, in order.
    :param translation: the same.
    :param ratio: how many characters one of the text becomes.
    :return: beads in which each piece of both stands once, in order. The time grows with the
        length of the longer text: of what lies far from an even course through both nothing is
        looked at.
    """
    return _Course(text, translation, ratio).beads


def find_ratio(text: Sequence[Piece], translation: Sequence[Piece]) -> float:
    """Find out how many characters of a translation one of its text becomes.

    The lengths of both as a whole tell it only where all is translated, which the numbers of
    pieces show; else what pairs well without it does.

    :param text: its pieces, in order.
    :param translation: the same.
    :return: the ratio, more than 0.
    """
    own, other = (sum(piece.length for piece in pieces) for pieces in (text, translation))
    is_whole = len(text) <= _MOST * len(translation) and len(translation) <= _MOST * len(text)
    first = other / own if own and other and is_whole else 1.0
    pairs = [
        (text[bead.text.start].length, translation[bead.translation.start].length)
        for bead in align(text, translation, first)
        if bead.is_plain and bead.likelihood >= _LIKELY
    ]
    own, other = sum(one for one, _ in pairs), sum(one for _, one in pairs)
    return other / own if own and other else first


class _Course:
    """The cheapest way through two texts."""

    def __init__(self, text: Sequence[Piece], translation: Sequence[Piece], ratio: float) -> None:
        self._kinds = ([one.kind for one in text], [one.kind for one in translation])
        self._height, self._width = len(text), len(translation)
        ends = [[0, *accumulate(one.length for one in pieces)] for pieces in (text, translation)]
        self._ends = ends[0], [end / ratio for end in ends[1]]
        rows: list[_Row] = []
        for place in range(self._height + 1):
            rows.append({})
            for other in self._band(place):
                self._step(rows, place, other)
        self.beads = tuple(reversed(list(self._back(rows))))

    def _back(self, rows: Sequence[_Row]) -> Iterator[Bead]:
        """Give the beads, the last one first."""
        place, other = self._height, self._width
        while place or other:
            _, height, width = rows[place][other]
            own, theirs = range(place - height, place), range(other - width, other)
            yield Bead(own, theirs, self._likelihood(own.start, place, theirs.start, other))
            place, other = own.start, theirs.start

    def _band(self, place: int) -> range:
        """Give the places of the translation that are looked at beside one of the text."""
        steepness = math.ceil(self._width / self._height) if self._height else self._width
        reach = _BAND + steepness
        middle = place * self._width // self._height if self._height else 0
        return range(max(middle - reach, 0), min(middle + reach, self._width) + 1)

    def _step(self, rows: Sequence[_Row], place: int, other: int) -> None:
        """Note the cheapest way to a place of both."""
        best = (0.0, 0, 0) if not place and not other else (math.inf, 0, 0)
        for height, width, usual in _COSTS:
            start, beginning = place - height, other - width
            before = rows[start].get(beginning) if start >= 0 else None
            if before is None or before[0] + usual >= best[0]:
                continue
            cost = before[0] + usual + self._cost(start, place, beginning, other)
            if cost < best[0]:
                best = (cost, height, width)
        if best[0] < math.inf:
            rows[place][other] = best

    def _cost(self, start: int, place: int, beginning: int, other: int) -> float:
        kinds = {*self._kinds[0][start:place], *self._kinds[1][beginning:other]} - {""}
        unlike = _UNLIKE if len(kinds) > 1 else 0.0
        least = _LEAST if start < place and beginning < other else _LEAST_ALONE
        return unlike - math.log(max(self._likelihood(start, place, beginning, other), least))

    def _likelihood(self, start: int, place: int, beginning: int, other: int) -> float:
        """Give the two-sided likelihood of two lengths; the article's section 3.4."""
        first = self._ends[0][place] - self._ends[0][start]
        second = self._ends[1][other] - self._ends[1][beginning]
        usual = math.sqrt((first + second) / 2 * _SPREAD)
        return math.erfc(abs(second - first) / usual / math.sqrt(2)) if usual else 1.0
