# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The text as divisions: what stands under which heading, and in which part of the book."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from postilla.model.block import Block, BlockKind, Chapter
from postilla.model.content import PointKind
from postilla.model.identifiers import IdKind, kind_of, note_id

_FRONT = (IdKind.ABSTRACT, IdKind.KEYWORDS)


@dataclass(slots=True, kw_only=True)
class Division:
    """A heading and what stands under it, filled while the chapters are read."""

    heading: Block | None = None
    """``None`` for what stands before the first heading."""
    blocks: list[Block] = field(default_factory=list)
    notes: list[Block] = field(default_factory=list)
    """Author's notes called here first, in printed order."""
    divisions: list[Division] = field(default_factory=list)

    @property
    def type(self) -> str:
        """What it is, for ``div/@type``; empty for what has no heading."""
        if self.heading is None:
            return ""
        if self.is_title:
            return "title"
        kinds = {kind_of(block.id) for block in self.blocks}
        if not kinds.isdisjoint(_FRONT):
            return "abstract"
        return "bibliography" if IdKind.ENTRY in kinds else "section"

    @property
    def is_title(self) -> bool:
        """True when the heading is a title of the whole work."""
        return self.heading is not None and kind_of(self.heading.id) is IdKind.TITLE

    @property
    def is_front(self) -> bool:
        """True for a title and for what abstracts and keywords stand under."""
        return self.type in ("title", "abstract")

    def holds(self, other: Division) -> bool:
        """Say whether a division that follows is a part of this one.

        A title stands for the whole work, so it holds no more than its abstract, whatever the
        levels of the headings say; and the same title in another language is its neighbour.

        :param other: the division.
        :return: whether it is.
        """
        if self.heading is None or other.heading is None or other.is_title:
            return False
        if self.is_title and not other.is_front:
            return False
        return self.heading.level < other.heading.level


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The divisions of the text by the parts of a book (TEI ``front``, ``body``, ``back``)."""

    front: tuple[Division, ...]
    """Titles, abstracts and keywords, with what stands between them."""
    body: tuple[Division, ...]
    """Empty only for an edition without text."""
    back: tuple[Division, ...]
    """From the printed bibliography on."""


def divide(chapters: Iterable[Chapter]) -> Parts:
    """Divide the text of an edition.

    :param chapters: in reading order.
    :return: its parts.
    """
    divisions = _nest(_flat(chapters))
    ends = (n for n, division in enumerate(divisions) if division.heading and not division.is_front)
    start = next(ends, 0)
    if not any(division.is_front for division in divisions[:start]):
        start = 0  # the text has no front; it begins without a heading
    lists = (n for n in range(start + 1, len(divisions)) if divisions[n].type == "bibliography")
    end = next(lists, len(divisions))
    return Parts(
        front=tuple(divisions[:start]),
        body=tuple(divisions[start:end]),
        back=tuple(divisions[end:]),
    )


def _flat(chapters: Iterable[Chapter]) -> Sequence[Division]:
    """Make a division a heading, none inside another."""
    divisions: list[Division] = []
    for chapter in chapters:
        homes: dict[str, Division] = {}
        for block in chapter.blocks:
            if block.kind is BlockKind.HEADING:
                divisions.append(Division(heading=block))
            else:
                _last(divisions).blocks.append(block)
            for note in _called(block):
                homes.setdefault(note, divisions[-1])
        for block in chapter.notes:
            home = homes.get(block.id) or _last(divisions)
            home.notes.append(block)
            for note in _called(block):
                homes.setdefault(note, home)
    return divisions


def _last(divisions: list[Division]) -> Division:
    """Give the last division, the one without a heading if there is none yet."""
    if not divisions:
        divisions.append(Division())
    return divisions[-1]


def _called(block: Block) -> Iterator[str]:
    for part in block.walk():
        for call in part.content.of(PointKind.CALL):
            yield note_id(call.value)


def _nest(flat: Iterable[Division]) -> Sequence[Division]:
    outermost: list[Division] = []
    around: list[Division] = []
    for division in flat:
        while around and not around[-1].holds(division):
            around.pop()
        (around[-1].divisions if around else outermost).append(division)
        around.append(division)
    return outermost
