# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The inline tokens of a block: its words, and the place of each character in the file."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from postilla.model.content import Content, Point, PointKind, Span, SpanKind, span_order
from postilla.model.line_ends import line_end

_LANGUAGE = "language-"
_ENDS_OF_LINES = ("softbreak", "hardbreak")
_WORDS = ("text", "text_special")
_OPENERS = {"em_open": SpanKind.EMPHASIS, "strong_open": SpanKind.STRONG}


@dataclass(frozen=True, slots=True)
class Places:
    """Where the characters of a block stand in its file."""

    offsets: tuple[int, ...]
    """The offsets in the text at which a run of neighbouring characters begins."""
    starts: tuple[tuple[int, int], ...]
    """For each run the 1-based line and column of its first character."""

    def of(self, offset: int) -> tuple[int, int]:
        """Find a character in the file.

        :param offset: 0-based offset in the block's text; the text's length gives its end.
        :return: 1-based line and column.
        """
        run = max(bisect_right(self.offsets, offset) - 1, 0)
        line, column = self.starts[run]
        return line, column + offset - self.offsets[run]


def language_of(classes: str) -> str:
    """Take the language out of a class attribute.

    :param classes: class names with white space between them.
    :return: the BCP 47 tag, or nothing.
    """
    found = [name.removeprefix(_LANGUAGE) for name in classes.split() if name.startswith(_LANGUAGE)]
    return found[0] if found else ""


class InlineReader:
    """Walks the tokens and their source side by side."""

    def __init__(self, token: Token, lines: Sequence[str]) -> None:
        """Prepare to read one inline token.

        :param token: of type ``inline``, made by :mod:`postilla.syntax.markdown`.
        :param lines: all lines of the file.
        """
        self.source = token.content
        self.children = token.children or []
        self.cursor = 0
        self.text: list[str] = []
        self.length = 0
        self.points: list[Point] = []
        self.spans: list[Span] = []
        self.open: list[tuple[int, SpanKind, str]] = []
        self.sentences: list[int] = []
        self.offsets: list[int] = []
        self.starts: list[tuple[int, int]] = []
        first = (token.map or [0])[0]
        # markdown-it gives the cells of tables with their bars already unescaped.
        is_shown = "\n" in self.source or self.source in lines[first]
        self.has_bars = "|" in self.source and not is_shown
        if self.has_bars:
            self.source = self.source.replace("|", r"\|")
        self.line_starts = [0]
        self.line_places = []
        for number, row in enumerate(self.source.split("\n"), first):
            self.line_places.append((number + 1, lines[number].find(row) + 1))
            self.line_starts.append(self.line_starts[-1] + len(row) + 1)

    def read(self) -> tuple[Content, Places]:
        """Read the token.

        :return: the words, and where they stand.
        """
        for place, child in enumerate(self.children):
            if child.type in _ENDS_OF_LINES:
                self._end_line(place)
            else:
                self._read(child)
        content = Content(
            "".join(self.text),
            tuple(self.points),
            tuple(sorted(self.spans, key=span_order)),
            tuple(self.sentences),
        )
        offsets, starts = self.offsets or [0], self.starts or [self._place(0)]
        return content, Places(tuple(offsets), tuple(starts))

    def _read(self, token: Token) -> None:
        if token.type == "text":
            self._add_text(token.content)
        elif token.type == "text_special":
            self._add(token.content, token.markup)
        elif token.type == "image":
            self._skip_image(token)
        elif token.type == "footnote_ref":
            mark = str(token.meta["label"])
            self._point(PointKind.CALL, mark, f"[^{mark}]")
        elif token.type == "myst_role":
            self._point(PointKind.PAGE_BREAK, token.content, f"{{{token.meta['name']}}}")
        elif token.type in _OPENERS:
            self._skip(token.markup)
            self.open.append((self.length, _OPENERS[token.type], ""))
        elif token.type == "span_open":
            self._skip("[")
            language = language_of(str(token.attrs.get("class", "")))
            self.open.append((self.length, SpanKind.LANGUAGE, language))
        elif token.type == "link_open":
            self._skip("[")
            target = str(token.attrs.get("href", "")).removeprefix("#")
            self.open.append((self.length, SpanKind.REFERENCE, target))
        elif token.type in ("em_close", "strong_close", "span_close", "link_close"):
            self._close(token)

    def _add_text(self, words: str) -> None:
        if not self.has_bars:
            self._add(words, words)
            return
        for number, piece in enumerate(words.split("|")):
            if number:
                self._add("|", r"\|")
            self._add(piece, piece)

    def _end_line(self, place: int) -> None:
        """Read the end of a line: a space, or nothing in a script that sets none."""
        if not self.text:  # behind an image
            self.cursor = self.source.find("\n", self.cursor) + 1
            return
        words = (one.content for one in self.children[place:] if one.type in _WORDS)
        space = line_end(self.text[-1][-1:], next(words, "")[:1])
        if space:
            self._add(space, "\n")
        else:
            self.cursor = max(self.source.find("\n", self.cursor), self.cursor - 1) + 1
        self.sentences.append(self.length)

    def _close(self, token: Token) -> None:
        self._skip(token.markup or "]")
        if token.type == "span_close" and self.source.startswith("{", self.cursor):
            self.cursor = self.source.find("}", self.cursor) + 1
        if token.type == "link_close" and self.source.startswith("(", self.cursor):
            self.cursor = self.source.find(")", self.cursor) + 1
        start, kind, value = self.open.pop()
        if start < self.length:
            if kind is SpanKind.REFERENCE and (last := self._link_before(start, value)):
                self.spans.remove(last)  # a piece of the same link
                start = last.start
            self.spans.append(Span(start, self.length, kind, value))

    def _link_before(self, end: int, value: str) -> Span | None:
        """Find the link to the same place that ends where one begins."""
        for span in reversed(self.spans):
            if span.kind is SpanKind.REFERENCE:
                return span if span.end == end and span.value == value else None
        return None

    def _skip_image(self, token: Token) -> None:
        """Go to the end of an image's line; its words are none of the block's."""
        found = self.source.find(str(token.attrs.get("src", "")), self.cursor)
        end = self.source.find("\n", max(found, self.cursor))
        self.cursor = len(self.source) if end < 0 else end

    def _skip(self, source: str) -> None:
        if self.source.startswith(source, self.cursor):
            self.cursor += len(source)

    def _add(self, text: str, source: str) -> None:
        if not text:
            return
        found = self.source.find(source, self.cursor)
        if found >= 0:
            self.cursor = found
        self.offsets.append(self.length)
        self.starts.append(self._place(self.cursor))
        self.cursor += len(source)
        self.text.append(text)
        self.length += len(text)

    def _point(self, kind: PointKind, value: str, source: str) -> None:
        self.points.append(Point(self.length, kind, value))
        found = self.source.find(source, self.cursor)
        self.cursor = max(found, self.cursor) + len(source)
        if kind is PointKind.PAGE_BREAK:  # over the role's back-quoted text
            self.cursor = self.source.find("`", self.source.find(value, self.cursor)) + 1

    def _place(self, cursor: int) -> tuple[int, int]:
        row = min(bisect_right(self.line_starts, cursor), len(self.line_places)) - 1
        line, column = self.line_places[row]
        return line, column + cursor - self.line_starts[row]
