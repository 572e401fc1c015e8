# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The words of a segment, taken apart: text, white space, markup, calls of notes."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from postilla.importer.transcript.wording import DIGITS, SUPERSCRIPTS


class TokenKind(Enum):
    """What a token is."""

    TEXT = "text"
    WHITE = "white"
    MARKUP = "markup"
    CALL = "call"
    """A mark that calls a note, if there is such a note."""
    EMPHASIS = "em"
    """Opens or closes emphasis."""
    STRONG = "strong"
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


_TOKEN = re.compile(
    rf"""(?P<white>[ \t\r\f\n]+)
    | (?P<super>[{SUPERSCRIPTS}]+)
    | \$?\^\{{(?P<group>\d{{1,4}}|[a-z*†‡])\}}\$?
    | \^(?P<caret>\d{{1,4}}|[a-z])(?!\w)
    | <sup>(?P<tag>\d{{1,4}}|[a-z])</sup>
    | \[\^(?P<foot>\w{{1,8}})\]
    | \\(?P<escaped>[!-/:-@\[-`{{-~])
    | (?P<entity>&(?:\#\d{{1,6}}|\#[xX][0-9a-fA-F]{{1,5}}|[A-Za-z][A-Za-z0-9]{{1,31}});)
    | (?P<math>\$)(?=https?://[^$]*\$)
    """,
    re.VERBOSE,
)
_MARKED = re.compile(r"\*\*(?=[^\s*])[^*\n]+(?<=\S)\*\*|(?<!\*)\*(?=[^\s*])[^*\n]+(?<=\S)\*(?!\*)")
_CALLS = ("super", "group", "caret", "tag", "foot")


def tokenise(text: str, start: int, end: int) -> Iterator[Token]:
    """Take a range of the witness apart.

    :param text: the witness.
    :param start: 0-based offset in code points.
    :param end: exclusive.
    :return: tokens that follow each other without a gap.
    """
    marks = _marked(text, start, end)
    cursor = start
    for edge in sorted(marks):
        yield from _plain(text, cursor, edge)
        kind = TokenKind(marks[edge][0])
        cursor = edge + marks[edge][1]
        yield Token(edge, cursor, kind)
    yield from _plain(text, cursor, end)


def _marked(text: str, start: int, end: int) -> dict[int, tuple[str, int]]:
    """Find the asterisks that open and close: offset -> kind and length."""
    found: dict[int, tuple[str, int]] = {}
    for match in _MARKED.finditer(text, start, end):
        length = 2 if match.group().startswith("**") else 1
        kind = "strong" if length == 2 else "em"
        found[match.start()] = found[match.end() - length] = (kind, length)
    return found


def _plain(text: str, start: int, end: int) -> Iterator[Token]:
    cursor, closing = start, -1
    for match in _TOKEN.finditer(text, start, end):
        low, high = match.span()
        if low < cursor:
            continue
        if closing >= 0 and low > closing:
            yield from _text(text, cursor, closing)
            yield Token(closing, closing + 1, TokenKind.MARKUP)
            cursor, closing = closing + 1, -1
        token = _token(match)
        if token is None:
            continue
        yield from _text(text, cursor, low)
        yield token
        cursor = high
        if match["math"]:
            closing = text.index("$", high)
    if closing >= 0:
        yield from _text(text, cursor, closing)
        yield Token(closing, closing + 1, TokenKind.MARKUP)
        cursor = closing + 1
    yield from _text(text, cursor, end)


def _text(text: str, start: int, end: int) -> Iterator[Token]:
    if start < end:
        yield Token(start, end, TokenKind.TEXT, text[start:end])


def _token(match: re.Match[str]) -> Token | None:
    low, high = match.span()
    if match["white"]:
        return Token(low, high, TokenKind.WHITE)
    if match["math"]:
        return Token(low, high, TokenKind.MARKUP)
    if match["escaped"]:
        return Token(low, high, TokenKind.TEXT, match["escaped"])
    if match["entity"]:
        shown = html.unescape(match["entity"])
        is_reference = shown != match["entity"] and shown.isprintable()
        return Token(low, high, TokenKind.TEXT, shown) if is_reference else None
    mark = next(match[name] for name in _CALLS if match[name])
    return Token(low, high, TokenKind.CALL, mark.translate(DIGITS))
