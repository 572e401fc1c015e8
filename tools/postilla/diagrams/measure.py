# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""How wide words are, about: what is drawn here is set later, in a font that nobody knows yet."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

ELLIPSIS: Final = "…"

_BEFORE_ELLIPSIS: Final = " ,;:.…"
"""What is not left standing before an ellipsis."""
_NARROW: Final = frozenset("fijlrtI.,:;'’‘|!()[]/- ")
_WIDE: Final = frozenset("mwMW@%—…ЖШЩЮФМжшщюфмæœÆŒ")
_EM_NARROW: Final = 0.36
_EM: Final = 0.57
_EM_CAPITAL: Final = 0.7
_EM_WIDE: Final = 0.9


def width_of(words: str, size: float) -> float:
    """Estimate the width of words in a sans-serif font, rather too much than too little.

    :param words: in one line.
    :param size: of the font.
    :return: the width, in the unit of the size.
    """
    return size * sum(map(_em, words))


@lru_cache(maxsize=1024)
def wrapped(words: str, width: float, size: float, lines: int) -> tuple[str, ...]:
    """Divide words into lines; where they are too many, the last line ends with an ellipsis.

    :param words: with single blanks.
    :param width: of a line.
    :param size: of the font.
    :param lines: how many there may be.
    :return: the lines, at least one.
    """
    found = list(_lines(words.split(" "), width, size))
    if len(found) > lines:
        kept = found[lines - 1].split(" ")
        while len(kept) > 1 and width_of(f"{' '.join(kept)}{ELLIPSIS}", size) > width:
            kept.pop()
        found[lines - 1 :] = [f"{' '.join(kept).rstrip(_BEFORE_ELLIPSIS)}{ELLIPSIS}"]
    return tuple(found)


def _lines(words: list[str], width: float, size: float) -> Iterator[str]:
    line = ""
    for word in words:
        longer = f"{line} {word}" if line else word
        if line and width_of(longer, size) > width:
            yield line
            line = word
        else:
            line = longer
        while width_of(line, size) > width and len(line) > 1:  # a word wider than the line
            fitting = _fitting(line, width, size)
            yield line[:fitting]
            line = line[fitting:]
    yield line


def _fitting(word: str, width: float, size: float) -> int:
    """Say how many characters of a word fit into a line, at least one."""
    used = 0.0
    for number, character in enumerate(word):
        used += size * _em(character)
        if used > width:
            return max(number, 1)
    return len(word)


@lru_cache(maxsize=1024)
def _em(character: str) -> float:
    if character in _NARROW:
        return _EM_NARROW
    if character in _WIDE:
        return _EM_WIDE
    return _EM_CAPITAL if character.isupper() else _EM
