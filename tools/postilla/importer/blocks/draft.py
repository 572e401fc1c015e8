# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Blocks in the making: which ranges of the witness they are made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from postilla.importer.blocks.labels import Label
from postilla.importer.blocks.segment import Range, Segment
from postilla.importer.blocks.token import Token
from postilla.model.block import BlockKind, Joined
from postilla.model.picture import Picture


@dataclass(slots=True, kw_only=True)
class Draft:
    """A block that still grows; the importer's one mutable value, never seen outside it."""

    kind: BlockKind
    line: int
    """1-based line of the witness at which it begins."""
    ranges: list[Range] = field(default_factory=list)
    breaks: dict[int, str] = field(default_factory=dict)
    """Offset in the witness -> number of the printed page that begins there."""
    language: str = ""
    level: int = 0
    start: int | None = None
    picture: Picture | None = None
    """Of an image."""
    joined: Joined | None = None
    """Of a cell that another one covers."""
    is_title: bool = False
    is_entry: bool = False
    label: Label | None = None
    """What a heading, or a paragraph with a label before a colon, says of itself."""
    children: list[Draft] = field(default_factory=list)
    """Of a list: its items."""
    id: str = ""
    mark: str = ""
    """Of a note: its printed mark."""
    tokens: list[Token] = field(default_factory=list)
    after_line: int = 0
    """Of a note: the line of running text before its page foot."""

    @property
    def first(self) -> int:
        """Where in the witness its first word stands, 0-based; 0 when it has none."""
        start = self.children[0] if self.children else self
        return start.ranges[0][0] if start.ranges else 0

    def add(self, segment: Segment, page: str) -> None:
        """Let a segment go on with the block.

        :param segment: the segment.
        :param page: the number of the printed page that begins with it, if one does.
        """
        self.ranges += segment.words
        if page and segment.words:
            self.breaks[segment.words[0][0]] = page


def walk(blocks: Iterable[Draft]) -> Iterator[Draft]:
    """Give blocks and their items, in reading order.

    :param blocks: the blocks.
    :return: all of them.
    """
    for block in blocks:
        yield block
        yield from walk(block.children)
