# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Two annotations on the same words: allowed, and worth a reviewer's look."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Final

from postilla.model.anchor import Part
from postilla.review.state import Placed

MOST: Final = 200
"""How many pairs are told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlap:
    """Two annotations about the same words, or about some of the same."""

    key: str
    """Of the one that is new there."""
    other: str
    part: Part
    """The words that both are about."""
    same: bool
    """Whether both are about these words and no others of the block."""


def overlaps(placed: Mapping[str, Placed], touched: frozenset[str]) -> tuple[Overlap, ...]:
    """Find annotations on words that others are about.

    Decisions on names lie over words that are annotated, by their nature, and are left out.

    :param placed: the annotations by their keys.
    :param touched: the keys of those that were added, or are about other words than before.
    :return: the pairs in which one was, in reading order, at most :data:`MOST`.
    """
    return tuple(islice(_pairs(placed, touched), MOST))


def _pairs(placed: Mapping[str, Placed], touched: frozenset[str]) -> Iterator[Overlap]:
    blocks = {part.block for key in touched if key in placed for part in placed[key].parts}
    of_block: defaultdict[str, list[tuple[Part, str]]] = defaultdict(list)
    for key, one in placed.items():
        for part in one.parts if one.annotation.kind.letter else ():
            if part.block in blocks:
                of_block[part.block].append((part, key))
    for parts in of_block.values():
        parts.sort()
        for place, (part, key) in enumerate(parts):
            for other_part, other in islice(parts, place + 1, None):
                if other_part.start >= part.end:
                    break
                if other != key and (key in touched or other in touched):
                    first, second = (key, other) if key in touched else (other, key)
                    end = min(part.end, other_part.end)
                    yield Overlap(
                        key=first,
                        other=second,
                        part=Part(part.block, other_part.start, end),
                        same=part == other_part,
                    )
