# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The outline of a document: its title, levels of headings without gaps, no lists without words.

Documents choose the levels of their headings for their looks; in an edition they make the table
of contents, where a chapter begins with level 1 and a part lies one level below the whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from postilla.importer.document.tree import (
    Block,
    Document,
    Heading,
    Listing,
    Paragraph,
    Table,
    has_words,
)


def outlined(document: Document, title: Heading | None = None) -> Document:
    """Put the outline of a document in order.

    :param document: as it was read.
    :param title: the heading that is its title, if it names none.
    :return: the same words in the same order; of its headings each has the level of its depth, and
        items without words are gone, what else stood in them before the list.
    """
    blocks = tuple(_said(document.blocks))
    titled = (replace(title, is_title=True) if title and one is title else one for one in blocks)
    deep = tuple(_with_depths(titled))
    levels = [one.level for one in deep if isinstance(one, Heading) and not one.is_title]
    above = min(levels, default=1) - 1
    return replace(document, blocks=tuple(_raised(one, above) for one in deep))


def likely_title(blocks: Sequence[Block]) -> Heading | None:
    """Find the one heading above all others, of a document that names none its title.

    :param blocks: of the document as it was read.
    :return: it, if there is one.
    """
    headings = [one for one in blocks if isinstance(one, Heading) and has_words(one.inlines)]
    if len(headings) < 2 or any(one.is_title for one in headings):
        return None
    first, *others = headings
    return first if all(one.level > first.level for one in others) else None


def _with_depths(blocks: Iterable[Block]) -> Iterator[Block]:
    """Give headings the levels of their depths."""
    above: list[int] = []
    for block in blocks:
        if isinstance(block, Heading) and has_words(block.inlines):
            while above and above[-1] >= block.level:
                above.pop()
            above.append(block.level)
            block = replace(block, level=len(above))
        yield block


def _raised(block: Block, by: int) -> Block:
    """Raise a heading that is no title; where all lie below one, the highest begin chapters."""
    if isinstance(block, Heading) and not block.is_title:
        return replace(block, level=max(1, block.level - by))
    return block


def _said(blocks: Sequence[Block]) -> Iterator[Block]:
    """Leave out items without words, and lists without items."""
    for block in blocks:
        if not isinstance(block, Listing):
            yield block
            continue
        items = [tuple(_said(item)) for item in block.items]
        yield from (one for item in items if not _says(item) for one in item)
        if kept := tuple(item for item in items if _says(item)):
            yield replace(block, items=kept)


def _says(item: Sequence[Block]) -> bool:
    return any(
        isinstance(one, Listing | Table)
        or (isinstance(one, Heading | Paragraph) and has_words(one.inlines))
        for one in item
    )
