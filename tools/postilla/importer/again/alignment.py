# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Pair what stands in one state of a text with what stands in another.

Units that both states have once are the anchors (Bram Cohen's patience diff); what lies between
two anchors is aligned by itself, so that the work grows with the length of the text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from postilla.importer.growing import longest_growing

_ALIKE = 0.5
"""The least share of common words at which two units are taken for one."""
_WIDEST = 50
"""A changed unit is looked for among so many others."""
_SMALL = 100
"""Runs without an anchor are compared unit by unit when they are no longer than this."""
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


def equal_pairs(old: Sequence[Unit], new: Sequence[Unit]) -> list[tuple[int, int]]:
    """Pair equal units.

    :param old: units in their order.
    :param new: units in their order.
    :return: places in both, growing.
    """
    pairs: list[tuple[int, int]] = []
    waiting = [(range(len(old)), range(len(new)))]
    while waiting:
        lows, starts = waiting.pop()
        while lows and starts and old[lows[0]] == new[starts[0]]:
            pairs.append((lows[0], starts[0]))
            lows, starts = lows[1:], starts[1:]
        while lows and starts and old[lows[-1]] == new[starts[-1]]:
            pairs.append((lows[-1], starts[-1]))
            lows, starts = lows[:-1], starts[:-1]
        if lows and starts:
            anchors = list(_anchors(old, new, lows, starts))
            pairs += anchors
            for low, start in (*anchors, (lows.stop, starts.stop)) if anchors else ():
                waiting.append((range(lows.start, low), range(starts.start, start)))
                lows, starts = range(low + 1, lows.stop), range(start + 1, starts.stop)
    return sorted(pairs)


def _anchors(
    old: Sequence[Unit], new: Sequence[Unit], lows: range, starts: range
) -> Iterator[tuple[int, int]]:
    places = _once(old, lows)
    others = _once(new, starts)
    shared = [(place, others[unit]) for unit, place in places.items() if unit in others]
    for at in longest_growing([start for _, start in shared]):
        yield shared[at]
    if not shared and len(lows) <= _SMALL and len(starts) <= _SMALL:
        few = [old[place] for place in lows], [new[place] for place in starts]
        for low, start, size in SequenceMatcher(None, *few, autojunk=False).get_matching_blocks():
            for step in range(size):
                yield lows.start + low + step, starts.start + start + step


def _once(units: Sequence[Unit], places: range) -> dict[Unit, int]:
    counts = Counter(units[place] for place in places)
    return {units[place]: place for place in places if counts[units[place]] == 1}


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
