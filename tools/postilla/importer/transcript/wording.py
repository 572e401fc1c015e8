# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Small questions about printed words that several rules ask."""

from __future__ import annotations

import re
from typing import Final

from postilla.importer.transcript.marks import CALL

_CALLS_AT_END = re.compile(rf"(?:(?: {CALL} | (?<=[.,;:!?\"”])[0-9]{{1,3}} )\s*)+\Z", re.VERBOSE)
_TERMINAL = re.compile(r"[.!?:…][\"”’'»)\]*]*\Z")
_OPENING = "\"“”„'‘’‚(«[*"
_REACH: Final = 100
"""How many characters at an end of a line are looked at."""


def is_finished(words: str) -> bool:
    """Say whether words end as a sentence ends, note calls at the end left aside.

    :param words: a paragraph or a part of one.
    :return: whether they do.
    """
    return bool(_TERMINAL.search(_CALLS_AT_END.sub("", words[-_REACH:].rstrip()).rstrip()))


def goes_on(words: str) -> bool:
    """Say whether words begin in the middle of a sentence.

    :param words: the beginning of a line.
    :return: whether the first letter, brackets and quotation marks left aside, is small.
    """
    return words[:_REACH].lstrip(_OPENING)[:1].islower()
