# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Where two texts differ, word by word.

Words that both have once are found first, then those between them, so the work grows with the
length of the texts and not with its square. Differences that together are the same words in
another order are one: a transposition.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from postilla.collation.texts import Word
from postilla.model.pairing import equal_pairs
from postilla.model.variation import Ignored, normal_form

_NEAR: Final = 8
"""Words that may stand between two differences that are one transposition."""
_PUNCTUATION: Final = (Ignored.PUNCTUATION,)


class Gap(NamedTuple):
    """Words of one text in the place of words of another; one of the two may be none."""

    start: int
    """0-based, in the first text."""
    end: int
    """Exclusive."""
    other_start: int
    """0-based, in the second."""
    other_end: int
    """Exclusive."""


def gaps(first: Sequence[Word], second: Sequence[Word]) -> tuple[Gap, ...]:
    """Find the differences of two texts.

    :param first: the words of one.
    :param second: the words of the other.
    :return: the differences, in order; none if and only if the forms are the same.
    """
    pairs = equal_pairs(*([word.form for word in words] for words in (first, second)))
    edges = [(-1, -1), *pairs, (len(first), len(second))]
    found = [
        Gap(place + 1, next_place, other + 1, next_other)
        for (place, other), (next_place, next_other) in pairwise(edges)
        if next_place - place > 1 or next_other - other > 1
    ]
    return tuple(_joined(found, first, second))


def _joined(found: Sequence[Gap], first: Sequence[Word], second: Sequence[Word]) -> Iterator[Gap]:
    """Make one of two neighbours with a word between, or with the same words in another order."""
    waiting: Gap | None = None
    for gap in found:
        between = gap.start - waiting.end if waiting else _NEAR + 1
        if waiting and between <= _NEAR:
            both = Gap(waiting.start, gap.end, waiting.other_start, gap.other_end)
            own, other = first[both.start : both.end], second[both.other_start : both.other_end]
            if between <= 1 or _letters(own) == _letters(other):
                waiting = both
                continue
        if waiting:
            yield waiting
        waiting = gap
    if waiting:
        yield waiting


def _letters(words: Sequence[Word]) -> Counter[str]:
    return Counter(normal_form(word.form, _PUNCTUATION) for word in words)
