# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Sentences: split once, at import, and corrected in the recipe."""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import accumulate

import sentencex

_INITIALS = re.compile(r"(?<!\w)[^\W\d_]\. [^\W\d_]\. $")
_ORDINAL_OR_ABBREVIATION = re.compile(r"(?<!\w)(?:[0-9]{1,2}|[^\W\d_]{1,3})\. $")
_REACH = 12


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
    starts = {start for start in proposed if text[start - 1] == " " and not _goes_on(text, start)}
    new = {split for split in splits if 0 < split < len(text) and text[split - 1] == " "}
    idle = set(joins) - starts - new | set(splits) - new | new & starts
    return tuple(sorted((starts | new) - set(joins))), tuple(sorted(idle))


def _goes_on(text: str, start: int) -> bool:
    """Say whether a full stop before a place is no sentence's.

    After two initials a name follows, after an ordinal or an abbreviation a small letter.
    """
    before = text[max(start - _REACH, 0) : start]
    if text[start].islower():
        return bool(_ORDINAL_OR_ABBREVIATION.search(before))
    return bool(_INITIALS.search(before)) and before[-3].isupper()
