# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The annotations of a chapter, each looked up in the words that it is about.

The words come from one of two adapters, Markdown here and docutils nodes in the Sphinx layer; the
rest is the same function, so that both find the same places and count the same marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from postilla.model.anchor import Anchored, Part, numbered
from postilla.model.annotation import Annotation, Argument
from postilla.model.block import CONTAINERS, Chapter
from postilla.model.folding import FoldedText
from postilla.model.quotation import Bounds, NotFound, Quotation, locate

_NUMBER: Final = re.compile(r"[0-9]{1,9}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unanchored:
    """An annotation that could not be attached."""

    annotation: Annotation
    failure: NotFound | None
    """Why; ``None`` when the block that it names is not in the chapter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchoring:
    """What became of the annotations of a chapter."""

    anchored: tuple[Anchored, ...]
    """Those with a mark first, in the order of their numbers."""
    unanchored: tuple[Unanchored, ...]


class Passages:
    """The texts in which the quotations of a chapter are looked up."""

    def __init__(self, texts: Mapping[str, str], items: Mapping[str, tuple[str, ...]]) -> None:
        """Prepare them; each is folded once, when it is first asked for.

        :param texts: block id -> base text, of blocks with words, in reading order.
        :param items: id of a list -> the ids of its items, those of inner lists too, in order.
        """
        self._texts = texts
        self._items = items
        self._folded: dict[str, FoldedText] = {}
        self.order = {identifier: number for number, identifier in enumerate(texts)}

    def __contains__(self, block: str) -> bool:
        """Say whether a block is in the chapter."""
        return block in self._texts or block in self._items

    def folded(self, block: str) -> FoldedText:
        """Give a block's text, that of a list with a blank between two items."""
        if block not in self._folded:
            words = " ".join(self._texts[name] for name in self._names(block))
            self._folded[block] = FoldedText.of(words)
        return self._folded[block]

    def parts(self, block: str, bounds: Bounds) -> tuple[Part, ...]:
        """Divide a place of a block's text among the blocks that have words."""
        start, end = bounds
        found, offset = [], 0
        for name in self._names(block):
            length = len(self._texts[name])
            first, last = max(start - offset, 0), min(end - offset, length)
            if first < last:
                found.append(Part(name, first, last))
            offset += length + 1
        return tuple(found)

    def bounds(self, block: str, parts: Sequence[Part]) -> Bounds:
        """Give the place of parts in a block's text, the other way round of :meth:`parts`."""
        starts, offset = {}, 0
        for name in self._names(block):
            starts[name] = offset
            offset += len(self._texts[name]) + 1
        first, last = parts[0], parts[-1]
        return starts[first.block] + first.start, starts[last.block] + last.end

    def words(self, parts: Iterable[Part]) -> str:
        """Give the base text of parts."""
        return " ".join(self._texts[part.block][part.start : part.end] for part in parts)

    def _names(self, block: str) -> tuple[str, ...]:
        return self._items.get(block, (block,))


def anchor(annotations: Iterable[Annotation], passages: Passages) -> Anchoring:
    """Look up the words of annotations and number their marks.

    :param annotations: those of a chapter, as they are written.
    :param passages: the chapter's texts.
    :return: which are attached where, and which are not.
    """
    anchored: list[Anchored] = []
    unanchored: list[Unanchored] = []
    for annotation in annotations:
        if annotation.kind.argument is not Argument.QUOTE:
            anchored.append(Anchored(annotation=annotation, parts=(), words=""))
        elif annotation.anchor not in passages:
            unanchored.append(Unanchored(annotation=annotation, failure=None))
        else:
            found = locate(passages.folded(annotation.anchor), quotation_of(annotation))
            if isinstance(found, NotFound):
                unanchored.append(Unanchored(annotation=annotation, failure=found))
            else:
                parts = passages.parts(annotation.anchor, found)
                words = passages.words(parts)
                anchored.append(Anchored(annotation=annotation, parts=parts, words=words))
    return Anchoring(anchored=numbered(anchored, passages.order), unanchored=tuple(unanchored))


def quotation_of(annotation: Annotation) -> Quotation:
    """Give the quotation of an annotation; an occurrence that is no number counts as none."""
    occurrence = annotation.field("occurrence")
    return Quotation(
        words=annotation.argument,
        occurrence=int(occurrence) if _NUMBER.fullmatch(occurrence) else 0,
        prefix=annotation.field("prefix"),
        suffix=annotation.field("suffix"),
    )


def passages_of(chapter: Chapter) -> Passages:
    """Take the texts from a chapter as it is read from Markdown."""
    texts = {
        block.id: block.content.text for block in chapter.walk() if block.kind not in CONTAINERS
    }
    items = {
        block.id: tuple(one.id for one in block.walk() if one.kind not in CONTAINERS)
        for block in chapter.walk()
        if block.kind in CONTAINERS and block.id not in texts  # an inner list is its item's
    }
    return Passages(texts, items)
