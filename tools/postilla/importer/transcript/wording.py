# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Small questions about printed words that several rules ask."""

from __future__ import annotations

import re
from typing import Final

from postilla.importer.transcript.marks import ALL_CALLS, CONTROLS

_CALLS_AT_END = re.compile(
    rf"(?:(?: {ALL_CALLS} | (?<=[.,;:!?\"”»)。؟۔])\d{{1,3}} )\s*)+\Z", re.VERBOSE
)
_STOPS: Final = ".!?:…؟۔।॥։׃。．！？：｡"
"""What ends a sentence; in Greek the semicolon does, which is the sign of a question there."""
_TERMINAL = re.compile(rf"[{_STOPS}\u037e][\"”’'»)\]*」』）〉》】﴾{CONTROLS}]*\Z")
_GREEK_QUESTION = re.compile(r"[\u0370-\u03ff\u1f00-\u1fff];[\"”’'»)\]*]*\Z")
_OPENING = "\"“”„'‘’‚(«[*\u200e\u200f\u061c"
_REACH: Final = 100
"""How many characters at an end of a line are looked at."""


def is_finished(words: str) -> bool:
    """Say whether words end as a sentence ends, note calls at the end left aside.

    :param words: a paragraph or a part of one.
    :return: whether they do.
    """
    end = _CALLS_AT_END.sub("", words[-_REACH:].rstrip()).rstrip()
    return bool(_TERMINAL.search(end) or _GREEK_QUESTION.search(end))


def goes_on(words: str) -> bool:
    """Say whether words begin in the middle of a sentence.

    :param words: the beginning of a line.
    :return: whether the first letter, brackets and quotation marks left aside, is small.
    """
    return words[:_REACH].lstrip(_OPENING)[:1].islower()


def begins_big(words: str) -> bool:
    """Say whether words begin with a capital.

    :param words: the beginning of a line.
    :return: whether they do, brackets and quotation marks left aside.
    """
    return words[:_REACH].lstrip(_OPENING)[:1].isupper()
