# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Changes inside a block, found by the block's row in the lock."""

from __future__ import annotations

import re
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from postilla.model.block import Block, BlockKind
from postilla.model.change import Change, ChangeKind, quote, words_after, words_before
from postilla.model.content import PointKind, SpanKind
from postilla.model.lock import LockRow, digest

T = TypeVar("T")
_Point = tuple[int, PointKind, str]
_Span = tuple[int, int, SpanKind, str]

_UNEVEN_SPACE = re.compile(r"\A | \Z|  +|[^\S ]")
_POINTS = {PointKind.CALL: ChangeKind.CALL, PointKind.PAGE_BREAK: ChangeKind.PAGE_BREAK}
_FORMS = {
    BlockKind.LIST: ChangeKind.START,
    BlockKind.HEADING: ChangeKind.LEVEL,
    BlockKind.IMAGE: ChangeKind.PICTURE,
}
_FORM = re.compile(r"[a-z]+")
_SPANS = {
    SpanKind.EMPHASIS: (ChangeKind.EMPHASIS, "emphasis"),
    SpanKind.STRONG: (ChangeKind.EMPHASIS, "strong emphasis"),
    SpanKind.LANGUAGE: (ChangeKind.LANGUAGE, "the language"),
    SpanKind.REFERENCE: (ChangeKind.REFERENCE, "a link"),
}


def block_changes(row: LockRow, found: LockRow, block: Block) -> Iterator[Change]:
    """Find what differs inside a block.

    A block whose text differs is not searched for moved calls, page breaks and emphasis: their
    places can't be compared any more.

    :param row: how the block is fixed.
    :param found: how it would be fixed as it stands now.
    :param block: the block itself.
    :return: the changes inside it; where it stands and how it is named is not looked at.
    """
    if replace(row, chapter=found.chapter, id=found.id) == found:
        return
    finder = _Finder(row, found, block)
    yield from finder.form()
    yield from finder.language()
    if row.text != found.text:
        yield from finder.text()
    else:
        yield from finder.sentences()
        yield from finder.spans()
    yield from finder.points()


class _Finder:
    def __init__(self, row: LockRow, found: LockRow, block: Block) -> None:
        self.row, self.found, self.block = row, found, block
        self.words = block.content.text
        self.same_text = row.text == found.text

    def _change(
        self, kind: ChangeKind, expected: str, found: str, offset: int | None = None
    ) -> Change:
        return Change(
            kind=kind,
            id=self.row.id,
            chapter=self.found.chapter,
            block=self.block,
            offset=offset,
            expected=expected,
            found=found,
        )

    def form(self) -> Iterator[Change]:
        expected, found = _split_form(self.row.form), _split_form(self.found.form)
        if expected == found:
            return
        kind = ChangeKind.KIND
        if expected[0] == found[0]:
            kind = _FORMS.get(expected[0], ChangeKind.KIND)
        yield self._change(kind, _describe(*expected), _describe(*found))

    def language(self) -> Iterator[Change]:
        if self.row.language != self.found.language:
            old, new = (
                f"the language “{tag}”" if tag else "the main language"
                for tag in (self.row.language, self.found.language)
            )
            yield self._change(ChangeKind.LANGUAGE, old, new)

    def text(self) -> Iterator[Change]:
        if digest(" ".join(self.words.split())) == self.row.text:
            uneven = _UNEVEN_SPACE.search(self.words)
            offset = uneven.start() if uneven else 0
            place = words_before(self.words, offset)
            yield self._change(ChangeKind.SPACE, "a single space", f"other space {place}", offset)
            return
        start = 0
        for number, (end, hashed) in enumerate(self.found.sentences):
            if self.row.sentences[number : number + 1] == ():
                break
            if self.row.sentences[number][1] != hashed:
                words = quote(self.words[start:end]) if end > start else "none"
                yield self._change(ChangeKind.TEXT, "other words", words, start)
                return
            start = end + 1
        end = min(start, len(self.words))
        expected = "an end" if end < len(self.words) else "more words"
        found = quote(self.words[end:]) if end < len(self.words) else "none"
        place = words_before(self.words, end)
        yield self._change(ChangeKind.TEXT, f"{expected} {place}", found, end)

    def sentences(self) -> Iterator[Change]:
        expected = {end for end, _ in self.row.sentences}
        found = {end for end, _ in self.found.sentences}
        for end in sorted(expected ^ found):
            line = f"a new line {words_before(self.words, end)}"
            old, new = (line, "none") if end in expected else ("none", line)
            yield self._change(ChangeKind.SENTENCE, old, new, end)

    def points(self) -> Iterator[Change]:
        expected, found = self._comparable(self.row), self._comparable(self.found)
        gone, come = _differing(expected, found)
        if not gone and not come and expected != found:  # the order of those at one place
            old, new = (
                ", ".join(_name(kind, value) for _, kind, value in side)
                for side in (expected, found)
            )
            yield self._change(ChangeKind.CALL, old, new, found[0][0])
        for gone_one, come_one in _paired(gone, come, _by_value, _by_place):
            at, kind, _ = come_one or gone_one or expected[0]
            old, new = self._point(gone_one), self._point(come_one)
            yield self._change(_POINTS[kind], old, new, at if self.same_text else None)

    def _comparable(self, row: LockRow) -> tuple[_Point, ...]:
        """Give the points, without their places when those mean nothing."""
        if self.same_text:
            return row.points
        return tuple((0, kind, value) for _, kind, value in row.points)

    def _point(self, point: _Point | None) -> str:
        if point is None:
            return "none"
        offset, kind, value = point
        if not self.same_text:
            return _name(kind, value)
        describe = words_before if kind is PointKind.CALL else words_after
        return f"{_name(kind, value)} {describe(self.words, offset)}"

    def spans(self) -> Iterator[Change]:
        gone, come = _differing(self.row.spans, self.found.spans)
        for gone_one, come_one in _paired(gone, come, _by_start, _by_end):
            at, _, kind, _ = come_one or gone_one or gone[0]
            old, new = self._span(gone_one), self._span(come_one)
            yield self._change(_SPANS[kind][0], old, new, at)

    def _span(self, span: _Span | None) -> str:
        if span is None:
            return "none"
        start, end, kind, value = span
        name = _SPANS[kind][1]
        if kind is SpanKind.REFERENCE:
            name = f"{name} to {value}"
        if kind is SpanKind.LANGUAGE:
            name = f"{name} “{value}”" if value else "brackets"
        return f"{name} on {quote(self.words[start:end])}"


def _by_place(point: _Point) -> Hashable:
    return point[:2]


def _by_value(point: _Point) -> Hashable:
    return point[1:]


def _by_start(span: _Span) -> Hashable:
    return span[0], span[2] is SpanKind.LANGUAGE


def _by_end(span: _Span) -> Hashable:
    return span[1], span[2] is SpanKind.LANGUAGE


def _differing(expected: Iterable[T], found: Iterable[T]) -> tuple[list[T], list[T]]:
    """Give what only the one has and what only the other has, of equals as many as differ."""
    old, new = Counter(expected), Counter(found)
    return list((old - new).elements()), list((new - old).elements())


def _paired(
    gone: Iterable[T], come: Iterable[T], *keys: Callable[[T], Hashable]
) -> Iterator[tuple[T | None, T | None]]:
    """Put what is gone beside what has come instead, by one key after the other."""
    for key in keys:
        waiting: defaultdict[Hashable, deque[T]] = defaultdict(deque)
        for item in come:
            waiting[key(item)].append(item)
        alone = []
        for item in gone:
            if queue := waiting[key(item)]:
                yield item, queue.popleft()
            else:
                alone.append(item)
        gone, come = alone, [item for queue in waiting.values() for item in queue]
    yield from ((item, None) for item in gone)
    yield from ((None, item) for item in come)


def _split_form(form: str) -> tuple[BlockKind, str]:
    found = _FORM.match(form)
    name = found.group() if found else ""
    return BlockKind(name), form.removeprefix(name).removeprefix(":")


_JOINED = {"<": " that is joined with the one on its left", "^": " joined with the one above"}


def _describe(kind: BlockKind, value: str) -> str:
    if kind is BlockKind.HEADING:
        return f"a heading of level {value}"
    if kind is BlockKind.LIST:
        return "a list with bullets" if value == "*" else f"a list that begins with {value}"
    if kind is BlockKind.IMAGE:
        return "the picture {} with words {}".format(*value.split(":"))
    names = {
        BlockKind.VERSE: "verse",
        BlockKind.PARAGRAPH: "a paragraph",
        BlockKind.QUOTATION: "a quotation",
        BlockKind.ITEM: "a list item",
        BlockKind.TABLE: f"a table of {value} columns",
        BlockKind.CELL: f"a cell of a table{_JOINED.get(value, '')}",
    }
    return names.get(kind, f"a note with the mark {value}" if value else "a note")


def _name(kind: PointKind, value: str) -> str:
    return f"the call of note {value}" if kind is PointKind.CALL else f"page break {value}"
