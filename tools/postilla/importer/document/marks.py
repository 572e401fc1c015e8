# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Marks put into a source before pandoc reads it, for what pandoc would drop.

They are noncharacters, which Unicode keeps for use inside a program (The Unicode Standard,
section 23.7): no text that is passed on has them, and one that does is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from typing import Final
from urllib.parse import quote, unquote

_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
_MARK: Final = re.compile(f"{_OPEN}([a-z])([^{_OPEN}{_CLOSE}]*){_CLOSE}")
RESERVED: Final = re.compile(f"[{_OPEN}{_CLOSE}]")
"""What no source may have."""


class MarkKind(Enum):
    """What a mark says; the value is its letter."""

    PAGE = "p"
    """A page begins; the value is its number."""
    NOTE = "n"
    """The note that begins here, or is called next, is printed with this mark."""
    TITLE = "t"
    """The paragraph that begins here is the title."""
    KEY = "k"
    """Of the note that is called next: what tells it from others, whatever its printed mark."""
    CALL = "c"
    """A note is called; the value is its key."""
    ANCHOR = "a"
    """A place that others lead to; the value is its name."""
    LINK = "r"
    """Words begin that lead to another place; the value is its name, and empty where they end."""
    SHOWN = "s"
    """What the next picture shows; the value is in the document's words."""
    FORMULA = "f"
    """A formula in TeX, between one dollar or two."""
    LANGUAGE = "l"
    """Words of a language begin; the value is its tag, and empty where they end."""


_QUOTED: Final = frozenset(
    {
        *(MarkKind.ANCHOR, MarkKind.LINK, MarkKind.SHOWN, MarkKind.FORMULA),
        *(MarkKind.NOTE, MarkKind.KEY, MarkKind.CALL),
    }
)
"""Kinds whose values may have blanks, at which pandoc would part them."""


def mark(kind: MarkKind, value: str = "") -> str:
    """Write a mark.

    :param kind: what it says.
    :param value: its value.
    :return: the characters that stand for it.
    """
    written = quote(value) if kind in _QUOTED else value
    return f"{_OPEN}{kind.value}{written}{_CLOSE}"


def split_marks(text: str) -> Iterator[str | tuple[MarkKind, str]]:
    """Take marks out of words.

    :param text: words with marks.
    :return: words and marks, in order; nothing empty.
    """
    cursor = 0
    for found in _MARK.finditer(text):
        if cursor < found.start():
            yield text[cursor : found.start()]
        kind = MarkKind(found[1])
        yield kind, unquote(found[2]) if kind in _QUOTED else found[2]
        cursor = found.end()
    if cursor < len(text):
        yield text[cursor:]


def without_marks(text: str) -> str:
    """Give words alone.

    :param text: words with marks.
    :return: the words.
    """
    return _MARK.sub("", text)
