# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Pair what stands in one state of a text with what stands in another.

Equal units are found first (see :mod:`postilla.model.pairing`); between them the most similar ones
are paired, so that the work grows with the length of the text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from postilla.model.pairing import equal_pairs

_ALIKE = 0.5
"""The least share of common words at which two units are taken for one."""
_WIDEST = 50
"""A changed unit is looked for among so many others."""
_FEW_WORDS = 3


class Unit(NamedTuple):
    """A line or a block, as far as it is compared."""

    kind: str
    """Only units of one kind are ever paired."""
    text: str


def align(old: Sequence[Unit], new: Sequence[Unit]) -> dict[int, int]:
    """Pair the units of an old text with those of a new one.

    Equal units are paired first, in order; between them the most similar ones of one kind.

    :param old: units in their order.
    :param new: units in their order.
    :return: place in ``new`` -> place in ``old``, growing in both.
    """
    pairs: dict[int, int] = {}
    low, start = 0, 0
    for place, other in (*equal_pairs(old, new), (len(old), len(new))):
        if place > low and other > start:
            pairs.update(_similar(old, new, range(low, place), range(start, other)))
        if other < len(new):
            pairs[other] = place
        low, start = place + 1, other + 1
    return pairs


def _similar(
    old: Sequence[Unit], new: Sequence[Unit], lows: range, starts: range
) -> Iterator[tuple[int, int]]:
    """Pair similar units between two equal ones: place in ``new``, place in ``old``."""
    bags = {place: _bag(old[place]) for place in lows}
    free = lows.start
    for start in starts:
        bag = _bag(new[start])
        found = (
            (_likeness(bags[low], bag), -low)
            for low in range(free, min(lows.stop, free + _WIDEST))
            if old[low].kind == new[start].kind
        )
        share, place = max(found, default=(0.0, 0))
        if share > _ALIKE:
            yield start, -place
            free = 1 - place


def _bag(unit: Unit) -> Counter[str]:
    words = unit.text.split()
    return Counter(words if len(words) > _FEW_WORDS else unit.text)


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 1.0
