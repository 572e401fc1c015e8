# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The order that is hidden in a disturbed one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence


def longest_growing(numbers: Sequence[int]) -> list[int]:
    """Find a longest strictly growing subsequence, by patience sorting.

    :param numbers: the sequence.
    :return: the 0-based places of its members.
    """
    tops: list[int] = []
    places: list[int] = []
    before: list[int] = []
    for place, number in enumerate(numbers):
        pile = bisect_left(tops, number)
        before.append(places[pile - 1] if pile else -1)
        tops[pile : pile + 1] = [number]
        places[pile : pile + 1] = [place]
    chain = []
    place = places[-1] if places else -1
    while place >= 0:
        chain.append(place)
        place = before[place]
    return chain[::-1]
