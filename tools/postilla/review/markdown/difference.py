# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What was taken out of a text and what was put in, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Final

from postilla.review.markdown.escape import spaced, words

_WORD: Final = re.compile(r"\s+|\w+|[^\w\s]")
_MOST: Final = 1_200
"""Words and signs of a text that are compared one by one; the time grows with their square."""
_KEPT: Final = 160
"""Characters that are shown of what stayed, at most, on each side of a change."""


def marked(before: str, after: str) -> str:
    """Show how a text was changed.

    :param before: as it was.
    :param after: as it is.
    :return: one line of HTML, with ``del`` and ``ins``.
    """
    old, new = _WORD.findall(before), _WORD.findall(after)
    if max(len(old), len(new)) > _MOST:
        return _both(before, after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.ratio() < 0.3:
        return _both(before, after)
    return "".join(_pieces(matcher, old, new))


def _pieces(matcher: SequenceMatcher[str], old: list[str], new: list[str]) -> Iterator[str]:
    codes = matcher.get_opcodes()
    for number, (name, start, end, new_start, new_end) in enumerate(codes):
        if name == "equal":
            kept = "".join(old[start:end])
            yield _around(kept, is_first=number == 0, is_last=number == len(codes) - 1)
            continue
        if start < end:
            yield f"<del>{spaced(''.join(old[start:end]))}</del>"
        if new_start < new_end:
            yield f"<ins>{spaced(''.join(new[new_start:new_end]))}</ins>"


def _around(kept: str, *, is_first: bool, is_last: bool) -> str:
    """Keep of what stayed the words next to the changes."""
    if len(kept) <= 2 * _KEPT:
        return spaced(kept)
    tail = "" if is_last else kept[-_KEPT:].partition(" ")[2]
    head = "" if is_first else kept[:_KEPT].rpartition(" ")[0]
    return f"{spaced(head)} … {spaced(tail)}"


def _both(before: str, after: str) -> str:
    taken = f"<del>{words(before, 1_200)}</del>" if before.strip() else ""
    put = f"<ins>{words(after, 1_200)}</ins>" if after.strip() else ""
    return " ".join(filter(None, (taken, put)))
