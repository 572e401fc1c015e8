# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What was taken out of a text and what was put in, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final

from postilla.review.markdown.escape import spaced

_WORD: Final = re.compile(r"\s+|\w+|[^\w\s]")
_LONGEST: Final = 200_000
"""Characters of a text that are looked at."""
_MOST: Final = 1_200
"""Words and signs of a text that are compared one by one; the time grows with their square."""
_LIKE: Final = 0.3
"""How alike two texts must be for a comparison word by word to help."""
_KEPT: Final = 160
"""Characters that are shown of what stayed, at most, on each side of a change."""


def marked(before: str, after: str) -> str:
    """Show how a text was changed.

    :param before: as it was.
    :param after: as it is.
    :return: one line of HTML, with ``del`` and ``ins``.
    """
    old, new = (_WORD.findall(text[:_LONGEST]) for text in (before, after))
    first = _shared(old, new)
    last = _shared(old[first:][::-1], new[first:][::-1])
    middle, other = old[first : len(old) - last], new[first : len(new) - last]
    head, tail = "".join(old[:first]), "".join(old[len(old) - last :])
    return f"{_end_of(head)}{_compared(middle, other)}{_beginning_of(tail)}"


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    """Count the words with which both begin."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))


def _compared(old: Sequence[str], new: Sequence[str]) -> str:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if max(len(old), len(new)) > _MOST or matcher.ratio() < _LIKE:
        return _both("".join(old), "".join(new))
    return "".join(_pieces(matcher, old, new))


def _pieces(matcher: SequenceMatcher[str], old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    for name, start, end, new_start, new_end in matcher.get_opcodes():
        if name == "equal":
            kept = "".join(old[start:end])
            long = len(kept) > 2 * _KEPT
            yield f"{_beginning_of(kept)}{_end_of(kept)}" if long else spaced(kept)
        else:
            yield _both("".join(old[start:end]), "".join(new[new_start:new_end]))


def _both(before: str, after: str) -> str:
    taken = f"<del>{spaced(before)}</del>" if before else ""
    put = f"<ins>{spaced(after)}</ins>" if after else ""
    return f"{taken} {put}" if taken and put else f"{taken}{put}"


def _end_of(kept: str) -> str:
    """Give of what stayed the words before a change."""
    return spaced(kept) if len(kept) <= _KEPT else f" … {spaced(kept[-_KEPT:].partition(' ')[2])}"


def _beginning_of(kept: str) -> str:
    """Give of what stayed the words after a change."""
    return spaced(kept) if len(kept) <= _KEPT else f"{spaced(kept[:_KEPT].rpartition(' ')[0])} … "
