# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Blocks and chapters: the units that carry ids."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from typing import Final

from postilla.model.content import Content
from postilla.model.picture import Picture


class BlockKind(Enum):
    """What a block is; the values stand in the lock."""

    HEADING = "head"
    PARAGRAPH = "p"
    QUOTATION = "quote"
    """A paragraph that the print sets off as another's words; several make a longer one."""
    VERSE = "verse"
    """A stanza; its lines are what elsewhere are sentences."""
    IMAGE = "image"
    """A picture; its words are the caption, of which there may be none."""
    LIST = "list"
    """Its items are its children; it has no words of its own."""
    ITEM = "item"
    TABLE = "table"
    """Its cells are its children, row by row, the first row its head; no words of its own."""
    CELL = "cell"
    NOTE = "note"
    """An author's note; in a chapter's source it stands at the end."""


class Joined(Enum):
    """With which cell beside it one is joined that has no words; the values stand in the lock."""

    LEFT = "<"
    ABOVE = "^"


CONTAINERS: Final = frozenset({BlockKind.LIST, BlockKind.TABLE})
"""The kinds that have blocks in them and no words of their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One block of base text."""

    id: str
    """By the scheme of :mod:`postilla.model.identifiers`."""
    kind: BlockKind
    content: Content = Content("")
    language: str = ""
    """BCP 47, where it differs from the edition's main language."""
    level: int = 0
    """Of a heading, 1 to 6; of a table, how many columns it has."""
    start: int | None = None
    """Of a list: its first number, or ``None`` when its items carry bullets."""
    children: tuple[Block, ...] = ()
    """Of a list its items, of a table its cells."""
    picture: Picture | None = None
    """Of an image."""
    joined: Joined | None = None
    """Of a cell that another one covers."""
    line: int = field(default=0, compare=False)
    """1-based, in the file that it was read from."""

    def walk(self) -> Iterator[Block]:
        """Give this block and all blocks inside it, in document order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """One file of base text."""

    name: str
    """The file's name without folder and suffix, such as ``03-military-aspects``."""
    blocks: tuple[Block, ...]
    notes: tuple[Block, ...] = ()
    """Author's notes in printed order."""

    def walk(self) -> Iterator[Block]:
        """Give all blocks in document order, the notes last."""
        for block in (*self.blocks, *self.notes):
            yield from block.walk()
