# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The words of a block, taken apart: text, white space, markup, calls of notes."""

from __future__ import annotations

import string
import unicodedata
from dataclasses import dataclass
from enum import Enum


class TokenKind(Enum):
    """What a token is."""

    TEXT = "text"
    LITERAL = "literal"
    """Text in which no call is looked for: an escaped sign, a character reference, and so on."""
    WHITE = "white"
    """White space, unless it is a single space within text."""
    MARKUP = "markup"
    CALL = "call"
    """A mark that calls a note, if there is such a note."""
    EMPHASIS = "em"
    """Opens or closes emphasis."""
    STRONG = "strong"
    REFERENCE = "ref"
    """Opens or closes words that lead elsewhere; the value says whereto."""
    ALTERNATIVE = "alternative"
    """What a picture shows: words of the document that are none of the block's."""
    PAGE_BREAK = "pb"
    """Nothing of the witness; the next printed page begins here."""


@dataclass(frozen=True, slots=True)
class Token:
    """A run of characters of the witness."""

    start: int
    """0-based offset into the witness, in code points."""
    end: int
    """Exclusive."""
    kind: TokenKind
    value: str = ""
    """Of text what it stands for, of a call its mark, of a page break the page's number."""


def can_touch(outside: str, inside: str) -> bool:
    """Say whether asterisks between two characters are emphasis (CommonMark 0.31, 6.2).

    :param outside: the character on their outer side; empty at an edge.
    :param inside: the one on their inner side.
    :return: whether they are; between digits they are none, although Markdown says so.
    """
    if inside.isdigit() and outside.isdigit():
        return False  # a product
    if inside.isalnum() or not outside or outside.isspace():
        return True
    return outside in string.punctuation or unicodedata.category(outside).startswith("P")
