# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Align the blocks of two states of a text, so that a block keeps its id."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from postilla.model.block import Block

_ALIKE = 0.5
"""The least share of common words at which two blocks are taken for one."""
_WIDEST = 200
"""Runs of changed blocks longer than this are paired by their order alone."""


def align(old: Sequence[Block], new: Sequence[Block]) -> dict[int, int]:
    """Pair the blocks of an old text with those of a new one.

    Equal texts are paired first, in order; between them the most similar ones of one kind.

    :param old: blocks in document order.
    :param new: blocks in document order.
    :return: place in ``new`` -> place in ``old``, growing in both.
    """
    matcher = SequenceMatcher(None, [_key(b) for b in old], [_key(b) for b in new], autojunk=False)
    pairs: dict[int, int] = {}
    for tag, low, high, start, end in matcher.get_opcodes():
        if tag == "equal":
            pairs.update(zip(range(start, end), range(low, high), strict=True))
        elif tag == "replace":
            pairs.update(_pair_similar(old, new, range(low, high), range(start, end)))
    return pairs


def _key(block: Block) -> tuple[str, int, str]:
    text = block.content.text or "\n".join(child.content.text for child in block.children)
    return block.kind.value, block.level, text


def _pair_similar(
    old: Sequence[Block], new: Sequence[Block], lows: range, starts: range
) -> dict[int, int]:
    pairs: dict[int, int] = {}
    free = lows.start
    for place in starts:
        best, best_share = -1, _ALIKE
        for other in range(free, min(lows.stop, free + _WIDEST)):
            share = _likeness(old[other], new[place])
            if share > best_share:
                best, best_share = other, share
        if best >= 0:
            pairs[place] = best
            free = best + 1
    return pairs


def _likeness(old: Block, new: Block) -> float:
    if old.kind is not new.kind:
        return 0.0
    words, others = _key(old)[2].split(), _key(new)[2].split()
    return SequenceMatcher(None, words, others, autojunk=False).ratio()
