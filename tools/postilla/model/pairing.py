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

_RUN = 3
"""Where no item is there once, so many in a row may be."""
_SMALL = 100
"""Runs without an anchor are compared item by item when they are no longer than this."""


def equal_pairs(old: Sequence[Item], new: Sequence[Item]) -> list[tuple[int, int]]:
    """Pair equal items.

    :param old: items in their order.
    :param new: items in their order.
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
    if shared := _shared(_once(old, lows, 1), _once(new, starts, 1)):
        yield from shared
    elif len(lows) <= _SMALL and len(starts) <= _SMALL:
        few = [old[place] for place in lows], [new[place] for place in starts]
        for low, start, size in SequenceMatcher(None, *few, autojunk=False).get_matching_blocks():
            for step in range(size):
                yield lows.start + low + step, starts.start + start + step
    else:
        yield from _shared(_once(old, lows, _RUN), _once(new, starts, _RUN))


def _shared(
    places: dict[tuple[Item, ...], int], others: dict[tuple[Item, ...], int]
) -> list[tuple[int, int]]:
    shared = [(place, others[run]) for run, place in places.items() if run in others]
    return [shared[at] for at in longest_growing([start for _, start in shared])]


def _once(items: Sequence[Item], places: range, length: int) -> dict[tuple[Item, ...], int]:
    """Give the runs of a length that are there once: run -> its place."""
    runs = {place: tuple(items[place : place + length]) for place in places}
    counts = Counter(runs.values())
    return {run: place for place, run in runs.items() if counts[run] == 1}
