# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Take the words of a transcript's segments apart."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from postilla.importer.blocks.token import Token, TokenKind, can_touch
from postilla.importer.transcript.marks import is_raised, mark_of, marks_of


@cache
def _pattern(calls: str) -> re.Pattern[str]:
    """Compile what is looked for in words.

    :param calls: the source of a verbose pattern, from :class:`Marks`.
    :return: the pattern of all tokens.
    """
    return re.compile(_TOKEN.replace("CALLS", calls), re.VERBOSE)


_TOKEN: Final = r"""(?P<white>[ \t\r\f\n]{2,} | [\t\r\f\n])
    | (?P<call> CALLS )
    | \\(?P<escaped>[!-/:-@\[-`{-~])
    | (?P<entity>&(?:\#[0-9]{1,6}|\#[xX][0-9a-fA-F]{1,5}|[A-Za-z][A-Za-z0-9]{1,31});)
    | (?P<math>\$)(?=https?://[^$]*[^$\s]\$)
    """
_MARKED = re.compile(r"\*\*(?=[^\s*])[^*\n]+(?<=\S)\*\*|(?<!\*)\*(?=[^\s*])[^*\n]+(?<=\S)\*(?!\*)")


def tokenise(
    text: str,
    start: int,
    end: int,
    fixed: Iterable[Token] = (),
    forms: tuple[str, ...] = (),
) -> Iterator[Token]:
    """Take a range of the witness apart.

    :param text: the witness.
    :param start: 0-based offset in code points.
    :param end: exclusive.
    :param fixed: tokens within the range that are known already, none over another.
    :param forms: of marks, beside raised ones.
    :return: tokens that follow each other without a gap.
    """
    edges = [*fixed, *_marked(text, start, end)]
    pattern = _pattern(marks_of(forms).call)
    cursor = start
    for token in sorted(edges, key=lambda one: (one.start, one.end)):
        if token.start >= cursor:
            yield from _plain(text, cursor, token.start, pattern)
            yield token
            cursor = token.end
    yield from _plain(text, cursor, end, pattern)


def _marked(text: str, start: int, end: int) -> Iterator[Token]:
    """Find the asterisks that open and close."""
    for match in _MARKED.finditer(text, start, end):
        length = 2 if match.group().startswith("**") else 1
        low, high = match.start() + length, match.end() - length
        before, after = (
            text[max(low - length - 1, start) : low - length],
            text[high + length : min(high + length + 1, end)],
        )
        after = "" if is_raised(after) else after  # a call may follow at once
        if can_touch(before, text[low]) and can_touch(after, text[high - 1]):
            kind = TokenKind.STRONG if length == 2 else TokenKind.EMPHASIS
            yield Token(match.start(), low, kind)
            yield Token(high, match.end(), kind)


def _plain(text: str, start: int, end: int, pattern: re.Pattern[str]) -> Iterator[Token]:
    cursor, closing = start, -1
    for match in pattern.finditer(text, start, end):
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
    """Make text of a run in which all spaces are single, those at its ends left aside."""
    low = start + (text.startswith(" ", start, end))
    high = end - (text.endswith(" ", low, end))
    for left, right, kind in (
        (start, low, TokenKind.WHITE),
        (low, high, TokenKind.TEXT),
        (high, end, TokenKind.WHITE),
    ):
        if left < right:
            yield Token(left, right, kind, text[left:right] if kind is TokenKind.TEXT else "")


def _token(match: re.Match[str]) -> Token | None:
    low, high = match.span()
    if match["white"]:
        return Token(low, high, TokenKind.WHITE)
    if match["math"]:
        return Token(low, high, TokenKind.MARKUP)
    if match["escaped"]:
        return Token(low, high, TokenKind.LITERAL, match["escaped"])
    if match["entity"]:
        shown = html.unescape(match["entity"])
        is_reference = shown != match["entity"] and shown.isprintable() and shown.strip()
        return Token(low, high, TokenKind.LITERAL, shown) if is_reference else None
    return Token(low, high, TokenKind.CALL, mark_of(match))
