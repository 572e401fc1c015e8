# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Small questions about printed words that several rules ask."""

from __future__ import annotations

import re

SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
DIGITS = str.maketrans(SUPERSCRIPTS, "0123456789")
"""For ``str.translate``: superscript digits to plain ones."""

_CALLS_AT_END = re.compile(rf"(?:[{SUPERSCRIPTS}]+|\^\{{?\w+\}}?|(?<=[.,;:!?\"”])\d{{1,3}})$")
_TERMINAL = re.compile(r"[.!?:…][\"”’'»)\]*]*$")


def is_finished(words: str) -> bool:
    """Say whether words end as a sentence ends, note calls at the end left aside.

    :param words: a paragraph or a part of one.
    :return: whether they do.
    """
    return bool(_TERMINAL.search(_CALLS_AT_END.sub("", words.rstrip()).rstrip()))


def goes_on(words: str) -> bool:
    """Say whether words begin in the middle of a sentence.

    :param words: the beginning of a line.
    :return: whether the first letter, brackets and quotation marks left aside, is small.
    """
    return words.lstrip("\"“”'‘’(«[*")[:1].islower()
