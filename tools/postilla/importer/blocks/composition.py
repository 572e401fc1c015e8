# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""From tokens to words: the content of a block, and where in the witness it comes from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from postilla.importer.blocks.draft import Draft
from postilla.importer.blocks.token import Token, TokenKind, can_touch
from postilla.model.content import Content, Point, PointKind, Span, SpanKind
from postilla.model.spans import normal_spans

LINE_END = "line end"
"""The value of a token of white space between two lines."""
_SPANS = {
    TokenKind.EMPHASIS: SpanKind.EMPHASIS,
    TokenKind.STRONG: SpanKind.STRONG,
    TokenKind.REFERENCE: SpanKind.REFERENCE,
}


@dataclass(frozen=True, slots=True, order=True)
class Run:
    """Characters of the witness and the characters of the text that they became."""

    start: int
    """0-based offset in the witness, in code points."""
    end: int
    """Exclusive."""
    text_start: int
    text_end: int

    def offset_of(self, place: int) -> int:
        """Find a character of the run in the text.

        :param place: 0-based offset in the witness, from the run's start to its end.
        :return: 0-based offset in the text; where one sign stands for many, that of its edge.
        """
        if self.end - self.start == self.text_end - self.text_start:
            return self.text_start + place - self.start
        return self.text_end if place == self.end else self.text_start


@dataclass(frozen=True, slots=True)
class Composition:
    """The words of a block with their origin."""

    content: Content
    origin: tuple[Run, ...]
    """In witness order."""
    line_ends: tuple[int, ...]
    """Offsets in the text of the spaces that stand for the end of a line."""

    def range_of(self, low: int, high: int) -> tuple[int, int] | None:
        """Find words of the witness in the text.

        :param low: 0-based offset in the witness.
        :param high: exclusive.
        :return: start and end (exclusive) in the text of those that it has, or ``None``.
        """
        place = bisect_right(self.origin, low, key=lambda run: run.end)
        start = end = None
        while place < len(self.origin) and self.origin[place].start < high:
            run = self.origin[place]
            left, right = run.offset_of(max(low, run.start)), run.offset_of(min(high, run.end))
            start = left if start is None else min(start, left)
            end = right if end is None else max(end, right)
            place += 1
        return None if start is None or end is None else (start, end)


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


def compose_all(drafts: Sequence[Draft]) -> Mapping[int, Composition]:
    """Make the words of all drafts.

    :param drafts: with their tokens.
    :return: ``id()`` of a draft -> its words.
    """
    return {id(draft): compose(draft.tokens) for draft in drafts}


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
        self.origin: list[Run] = []

    def add(self, token: Token) -> None:
        if token.kind is TokenKind.WHITE:
            self.space = True
            self.ends_line = self.ends_line or token.value == LINE_END
        elif token.kind in (TokenKind.TEXT, TokenKind.LITERAL):
            self._put_space()
            start = self.length
            self.parts.append(token.value)
            self.length += len(token.value)
            self.origin.append(Run(token.start, token.end, start, self.length))
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
                value = token.value if token.kind is TokenKind.REFERENCE else ""
                self.spans.append(Span(start, self.length, _SPANS[token.kind], value))

    def _put_space(self) -> None:
        if self.space and self.length:
            if self.ends_line:
                self.line_ends.append(self.length)
            self.parts.append(" ")
            self.length += 1
        self.space = self.ends_line = False

    def finish(self) -> Composition:
        text = "".join(self.parts)
        points = {point.offset for point in self.points}
        spans = [
            span
            for span in normal_spans(text, self.spans)
            if span.kind is SpanKind.REFERENCE or _can_be_marked(text, span, points)
        ]
        content = Content(text, tuple(self.points), tuple(spans))
        return Composition(content, tuple(sorted(self.origin)), tuple(self.line_ends))


def _can_be_marked(text: str, span: Span, points: Set[int]) -> bool:
    """Say whether Markdown has a way to mark words at such a place."""
    before, after = text[max(span.start - 1, 0) : span.start], text[span.end : span.end + 1]
    begins = span.start in points or can_touch(before, text[span.start])
    return begins and (span.end in points or can_touch(after, text[span.end - 1]))
