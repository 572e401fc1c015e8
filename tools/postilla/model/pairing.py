# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Pair what two sequences have in common.

Items that both have once are the anchors (Bram Cohen's patience diff); what lies between two
anchors is aligned by itself, so that the work grows with the length of the sequences.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import TypeVar

from postilla.model.growing import longest_growing

Item = TypeVar("Item", bound=Hashable)

_SMALL = 100
"""Runs without an anchor are compared item by item when they are no longer than this."""


def equal_pairs(old: Sequence[Item], new: Sequence[Item]) -> list[tuple[int, int]]:
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
    old: Sequence[Item], new: Sequence[Item], lows: range, starts: range
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


def _once(units: Sequence[Item], places: range) -> dict[Item, int]:
    counts = Counter(units[place] for place in places)
    return {units[place]: place for place in places if counts[units[place]] == 1}
