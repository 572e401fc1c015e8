# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Blocks put together from what a walk through a product meets, in one normal form.

White space is folded. The language of a block and that of words inside it are told alike, as
spans over the words that are not in the main language. Whoever reads a product sees no
difference between these ways of writing, and the words of the chapters pass through here, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from postilla.fidelity.extracted import Departure
from postilla.model.block import CONTAINERS, Block, BlockKind, Chapter, Joined
from postilla.model.content import Content, Point, PointKind, Span, SpanKind, span_order
from postilla.model.identifiers import list_name, sentence_id
from postilla.model.picture import Picture

UNNAMED = "without id"
"""Stands for the id of words that belong to no block."""

_Key = tuple[SpanKind, str]
_Run = tuple[int, int, tuple[_Key, ...]]

_SPACE = re.compile(r"[ \t\n\r\f]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """What lies over words."""

    language: str = ""
    """BCP 47."""
    emphasis: bool = False
    strong: bool = False
    reference: str = ""
    """The id of the place to which they lead."""


@dataclass(slots=True, kw_only=True)
class _Open:
    """A block that is being read."""

    id: str
    kind: BlockKind
    level: int
    start: int | None
    line: int
    stray: bool = False
    """Whether it holds words that stand in no block."""
    picture: Picture | None = None
    joined: Joined | None = None
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    last: str = " "
    runs: list[_Run] = field(default_factory=list)
    points: list[Point] = field(default_factory=list)
    sentences: list[int] = field(default_factory=list)
    children: list[Block] = field(default_factory=list)


class Collector:
    """Takes words and marks in reading order and gives chapters."""

    def __init__(self, main_language: str, ignored: str = "") -> None:
        """Begin with nothing.

        :param main_language: BCP 47, of the edition.
        :param ignored: characters to leave out.
        """
        self._main = main_language
        self._ignored = str.maketrans("", "", ignored)
        self._open: list[_Open] = []
        self._blocks: list[Block] = []
        self._notes: list[Block] = []
        self.chapters: list[Chapter] = []
        self.departures: dict[str, Departure] = {}
        """Emendation -> its words as they are shown."""
        self._seen: dict[str, int] = {}
        """Emendation -> how many calls and page breaks its block had at the end of its words."""

    @contextmanager
    def departure(self, emendation: str, preceding: int = 0) -> Iterator[None]:
        """Read words that are not the transmitted ones; what is added meanwhile is among them.

        :param emendation: what names them in the apparatus; words in several pieces have one name.
        :param preceding: how many characters of the transmitted words the pieces before have.
        """
        block = self._words_block(False, 0)
        start, seen = (block.length, len(block.points)) if block else (0, 0)
        yield
        if block is not None:
            inside: tuple[tuple[int, int], ...] = ()
            before = self.departures.get(emendation)
            if before and before.block == block.id:
                start = before.start
                marks = range(self._seen[emendation], seen)
                inside = (*before.inside, *((number, preceding) for number in marks))
            departure = Departure(block=block.id, start=start, end=block.length, inside=inside)
            self.departures[emendation] = departure
            self._seen[emendation] = len(block.points)

    @contextmanager
    def block(
        self,
        identifier: str,
        kind: BlockKind,
        *,
        level: int = 0,
        start: int | None = None,
        picture: Picture | None = None,
        joined: Joined | None = None,
        line: int = 0,
    ) -> Iterator[None]:
        """Read a block; what is added meanwhile is inside it.

        :param identifier: its id; empty for one without.
        :param kind: what it is.
        :param level: of a heading.
        :param start: of a list with numbers.
        :param picture: of an image.
        :param joined: of a cell, with which one it is joined.
        :param line: where it stands in its file.
        """
        if self._open and self._open[-1].stray:
            self._close()
        depth = len(self._open)
        name = identifier or UNNAMED
        if kind is BlockKind.LIST and self.inside(BlockKind.ITEM):
            name = list_name(self._open[-1].id)
        self._open.append(
            _Open(
                id=name,
                kind=kind,
                level=level,
                start=start,
                line=line,
                picture=picture,
                joined=joined,
            )
        )
        yield
        while len(self._open) > depth:
            self._close()

    def inside(self, kind: BlockKind) -> bool:
        """Say whether the innermost block is of a kind.

        :param kind: the kind.
        :return: whether it is.
        """
        return bool(self._open) and self._open[-1].kind is kind

    @property
    def is_inside(self) -> bool:
        """Say whether a block is being read."""
        return bool(self._open)

    @property
    def last(self) -> str:
        """Give the last character of the innermost block, a space when it has none."""
        return self._open[-1].last if self._open else " "

    def words(self, text: str, style: Style, line: int = 0) -> None:
        """Add words; where no block is open that can have any, they begin one without an id.

        :param text: the words, white space as it stands.
        :param style: what lies over them.
        :param line: where they stand in their file.
        """
        text = _SPACE.sub(" ", text.translate(self._ignored))
        block = self._words_block(text.isspace() or not text, line)
        if block is None:
            return
        if block.last == " ":
            text = text.removeprefix(" ")
        if not text:
            return
        block.pieces.append(text)
        block.runs.append((block.length, block.length + len(text), self._kinds(style)))
        block.length += len(text)
        block.last = text[-1]

    def space(self) -> None:
        """Part the words before from those after, as a line of their own does."""
        if self._open:
            self.words(" ", Style(language=self._main))

    def point(self, kind: PointKind, value: str) -> None:
        """Add a call or page break between the words before and those after.

        :param kind: which of the two.
        :param value: its number as shown.
        """
        block = self._words_block(False, 0)
        if block is not None:
            block.points.append(Point(block.length, kind, value))

    def sentence(self, identifier: str) -> None:
        """Begin a sentence; one whose id is not that of the next one of the block is none.

        :param identifier: its id.
        """
        if self._open:
            block = self._open[-1]
            if identifier == sentence_id(block.id, len(block.sentences) + 1):
                block.sentences.append(block.length)

    def chapter(self, name: str) -> None:
        """End a chapter.

        :param name: its name.
        """
        while self._open:
            self._close()
        blocks, notes = tuple(self._blocks), tuple(self._notes)
        self.chapters.append(Chapter(name=name, blocks=blocks, notes=notes))
        self._blocks, self._notes = [], []

    def _close(self) -> None:
        block = _finished(self._open.pop())
        if block.kind is BlockKind.NOTE:  # wherever it is found, such as at its call
            self._notes.append(block)
        elif self._open:
            self._open[-1].children.append(block)
        else:
            self._blocks.append(block)

    def _words_block(self, is_space: bool, line: int) -> _Open | None:
        if self._open and self._open[-1].kind not in CONTAINERS:
            return self._open[-1]
        if is_space:
            return None
        kind = BlockKind.PARAGRAPH
        stray = _Open(id=UNNAMED, kind=kind, level=0, start=None, line=line, stray=True)
        self._open.append(stray)
        return stray

    def _kinds(self, style: Style) -> tuple[_Key, ...]:
        language = style.language.lower() != self._main.lower()
        return (
            *(((SpanKind.LANGUAGE, style.language),) if language else ()),
            *(((SpanKind.EMPHASIS, ""),) if style.emphasis else ()),
            *(((SpanKind.STRONG, ""),) if style.strong else ()),
            *(((SpanKind.REFERENCE, style.reference),) if style.reference else ()),
        )


def _finished(found: _Open) -> Block:
    text = "".join(found.pieces).rstrip(" ")
    end = len(text)
    return Block(
        id=found.id,
        kind=found.kind,
        level=found.level,
        start=found.start,
        line=found.line,
        picture=found.picture,
        joined=found.joined,
        children=tuple(found.children),
        content=Content(
            text,
            tuple(Point(min(one.offset, end), one.kind, one.value) for one in found.points),
            tuple(sorted(_spans(text, found.runs), key=span_order)),
            tuple(offset for offset in found.sentences[1:] if offset <= end),
        ),
    )


def _spans(text: str, runs: Sequence[_Run]) -> Iterator[Span]:
    """Join the runs of one kind that are parted by nothing but spaces."""
    growing: dict[_Key, tuple[int, int]] = {}
    for start, end, keys in runs:
        words = text[start:end]
        if not words.strip(" "):
            continue
        first = start + len(words) - len(words.lstrip(" "))
        last = start + len(words.rstrip(" "))
        for key in growing.keys() - keys:
            yield Span(*growing.pop(key), *key)
        for key in keys:
            growing[key] = (growing.get(key, (first, last))[0], last)
    for key, bounds in growing.items():
        yield Span(*bounds, *key)
