# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Sentences: split once, at import, and corrected in the recipe."""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import accumulate
from types import MappingProxyType
from typing import Final

import sentencex

from postilla.model.line_ends import can_begin

_INITIALS = re.compile(r"(?<!\w)[^\W\d_]\. [^\W\d_]\. $")
_ORDINAL_OR_ABBREVIATION = re.compile(r"(?<!\w)(?:[0-9]{1,2}|[^\W\d_]{1,3})\. $")
_REACH = 12
_RULES_OF: Final = MappingProxyType({"grc": "el", "lzh": "zh", "yue": "zh"})
"""Languages without rules of their own -> the language whose stops they have."""


def sentence_starts(
    text: str, language: str, splits: Collection[int] = (), joins: Collection[int] = ()
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Find where sentences begin.

    Wikimedia's ``sentencex`` proposes; a sentence begins only where a line can begin: after a
    space, or in scripts without spaces between two characters. So one sentence a line never
    adds white space to the text.

    :param text: white space folded to single spaces.
    :param language: BCP 47; its primary subtag chooses the rules.
    :param splits: offsets (0-based, code points) at which the recipe lets a sentence begin.
    :param joins: offsets at which the recipe lets none begin.
    :return: the offsets of the second and all later sentences; and those of the recipe's that
        change nothing, or can't, for no line can begin there.
    """
    primary = language.partition("-")[0]
    parts = sentencex.segment(_RULES_OF.get(primary, primary), text)
    ends = list(accumulate(len(part) for part in parts))
    proposed = {end for end in ends if end < len(text)} if ends[-1:] == [len(text)] else set()
    starts = {one for one in proposed if can_begin(text, one) and not _goes_on(text, one)}
    new = {split for split in splits if can_begin(text, split)}
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
