# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""How much of something Markdown may hold, so that nobody can stop the parser with it.

Parsers take time that grows with the square of a line's length, and call themselves for what is
inside something else. Text beyond these bounds is not parsed at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from markdown_it.token import Token

LONGEST_LINE: Final = 20_000
"""Characters; a sentence has some hundreds, a note that fills three pages ten thousand."""
DEEPEST: Final = 20
"""Emphasis inside emphasis, and the like; markdown-it has the same bound for lists and links."""

MOST_CELLS: Final = 20_000
"""Cells of all tables of a file; the parser makes those that are left out at a row's end."""

_LONG: Final = re.compile(
    rf"(?P<mark>\[\^[^\]\s]{{64}})|^(?P<line>.)(?=.{{{LONGEST_LINE}}})", re.MULTILINE
)
"""For a note's mark without an end the parser looks through the whole line, once for each."""


@dataclass(frozen=True, slots=True)
class Excess:
    """Where a text is beyond the bounds."""

    name: str
    """Which one: ``line``, ``note-mark`` or ``table``."""
    line: int
    """1-based."""
    column: int
    """1-based."""


def excess(text: str) -> Excess | None:
    """Find where a text is beyond the bounds.

    :param text: Markdown.
    :return: the first place; ``None`` when the text can be parsed.
    """
    can_be_long = len(text) > LONGEST_LINE or "[^" in text  # most texts are neither
    found = _LONG.search(text) if can_be_long else None
    if found is None:
        return _table(text) if "|" in text else None
    start = found.start()
    name = "note-mark" if found["mark"] else "line"
    return Excess(name, text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start))


def _table(text: str) -> Excess | None:
    cells = widest = 0
    for number, line in enumerate(text.split("\n"), 1):
        widest = max(widest, line.count("|")) if line.strip() else 0
        cells += widest
        if cells > MOST_CELLS:
            return Excess("table", number, 1)
    return None


def deep(tokens: Iterable[Token]) -> Token | None:
    """Find what holds too much inside itself.

    :param tokens: block tokens.
    :return: the first block token whose words are nested too deep.
    """
    return next((token for token in tokens if _depth(token) > DEEPEST), None)


def _depth(token: Token) -> int:
    return max((child.level for child in token.children or ()), default=0)
