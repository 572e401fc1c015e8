# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Where things stand that want to be near a place and may not touch."""

from __future__ import annotations

from collections.abc import Sequence


def spread(wanted: Sequence[float], gap: float) -> tuple[float, ...]:
    """Place things in their order, each as near to where it wants to be as the others let it.

    The sum of the squared distances is the least possible (isotonic regression, by pooling
    neighbours that want to overtake one another); in linear time.

    :param wanted: where each wants to be, in the order in which they are to stand.
    :param gap: the least distance between two.
    :return: where each stands.

    >>> spread([5, 5, 20], 2)
    (4.0, 6.0, 20.0)
    """
    pools: list[tuple[float, int]] = []  # mean of what a run of neighbours wants, and its length
    for number, place in enumerate(wanted):
        mean, count = place - number * gap, 1
        while pools and pools[-1][0] > mean:
            before, length = pools.pop()
            mean = (before * length + mean * count) / (length + count)
            count += length
        pools.append((mean, count))
    placed: list[float] = []
    for mean, count in pools:
        placed.extend(mean + number * gap for number in range(len(placed), len(placed) + count))
    return tuple(float(place) for place in placed)
