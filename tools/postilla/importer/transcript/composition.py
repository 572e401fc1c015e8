# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""From tokens to words: the content of a block, and where in the witness it comes from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from postilla.importer.transcript.token import Token, TokenKind
from postilla.model.content import Content, Point, PointKind, Span, SpanKind, span_order

LINE_END = "line end"
"""The value of a token of white space between two lines."""
_SPANS = {TokenKind.EMPHASIS: SpanKind.EMPHASIS, TokenKind.STRONG: SpanKind.STRONG}


@dataclass(frozen=True, slots=True)
class Composition:
    """The words of a block with their origin."""

    content: Content
    origin: tuple[tuple[int, int, int], ...]
    """Start and end in the witness and start in the text of each run, in witness order."""
    line_ends: tuple[int, ...]
    """Offsets in the text of the spaces that stand for the end of a line."""

    def offset_of(self, place: int) -> int | None:
        """Find a character of the witness in the text.

        :param place: 0-based offset in the witness; the end of a run counts to that run.
        :return: 0-based offset in the text, or ``None`` when it has no place there.
        """
        at = bisect_right(self.origin, place, key=lambda run: run[0]) - 1
        if at < 0 or place > self.origin[at][1]:
            return None
        start, _, offset = self.origin[at]
        return offset + place - start


def compose(tokens: Iterable[Token]) -> Composition:
    """Make the words of a block out of its tokens.

    White space is folded to single spaces and left out at both ends. A call stands right
    after the words before it, a page break right before the words after it.

    :param tokens: in reading order.
    :return: the words, without sentences.
    """
    composer = _Composer()
    for token in tokens:
        composer.add(token)
    return composer.finish()


class _Composer:
    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.space = False
        self.ends_line = False
        self.line_ends: list[int] = []
        self.points: list[Point] = []
        self.spans: list[Span] = []
        self.open: dict[TokenKind, int] = {}
        self.origin: list[tuple[int, int, int]] = []

    def add(self, token: Token) -> None:
        if token.kind is TokenKind.WHITE:
            self.space = True
            self.ends_line = self.ends_line or token.value == LINE_END
        elif token.kind is TokenKind.TEXT:
            self._put_space()
            self.origin.append((token.start, token.end, self.length))
            self.parts.append(token.value)
            self.length += len(token.value)
        elif token.kind is TokenKind.CALL:
            self.points.append(Point(self.length, PointKind.CALL, token.value))
        elif token.kind is TokenKind.PAGE_BREAK:
            self._put_space()
            self.points.append(Point(self.length, PointKind.PAGE_BREAK, token.value))
        elif token.kind in _SPANS and token.kind not in self.open:
            self._put_space()
            self.open[token.kind] = self.length
        elif token.kind in _SPANS:
            start = self.open.pop(token.kind)
            if start < self.length:
                self.spans.append(Span(start, self.length, _SPANS[token.kind]))

    def _put_space(self) -> None:
        if self.space and self.length:
            if self.ends_line:
                self.line_ends.append(self.length)
            self.parts.append(" ")
            self.length += 1
        self.space = self.ends_line = False

    def finish(self) -> Composition:
        content = Content(
            "".join(self.parts), tuple(self.points), tuple(sorted(self.spans, key=span_order))
        )
        return Composition(content, tuple(sorted(self.origin)), tuple(self.line_ends))
