# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Sentences: split once, at import, and corrected in the recipe."""

from __future__ import annotations

from collections.abc import Collection
from itertools import accumulate

import sentencex


def sentence_starts(
    text: str, language: str, splits: Collection[int] = (), joins: Collection[int] = ()
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Find where sentences begin.

    Wikimedia's ``sentencex`` proposes; a sentence begins only after a space, so that one
    sentence a line never adds white space to the text.

    :param text: white space folded to single spaces.
    :param language: BCP 47; its primary subtag chooses the rules.
    :param splits: offsets (0-based, code points) at which the recipe lets a sentence begin.
    :param joins: offsets at which the recipe lets none begin.
    :return: the offsets of the second and all later sentences; and those of the recipe's that
        change nothing, or can't, for a sentence begins after a space.
    """
    parts = sentencex.segment(language.partition("-")[0], text)
    ends = list(accumulate(len(part) for part in parts))
    proposed = {end for end in ends if end < len(text)} if ends[-1:] == [len(text)] else set()
    starts = {start for start in proposed if text[start - 1] == " "}
    new = {split for split in splits if 0 < split < len(text) and text[split - 1] == " "}
    idle = set(joins) - starts - new | set(splits) - new | new & starts
    return tuple(sorted((starts | new) - set(joins))), tuple(sorted(idle))
