# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What of a chapter is translated in catalogues: its blocks, and what its annotations say.

A unit of the text is a paragraph, a heading, a list or a note, named by its id, one sentence a
line, as in the chapter's file; page breaks are no words. A unit of the annotations is the body of
one, named by its id, or a field in which there are words, ``id field``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from postilla.model.annotation import Annotation, Value
from postilla.model.block import Block, BlockKind, Chapter
from postilla.model.content import PointKind
from postilla.model.kinds import CLAIM, EDNOTE, EMEND
from postilla.syntax.writer import write_block

TRANSLATED_KINDS: Final = frozenset({CLAIM.name, EDNOTE.name, EMEND.name})
"""The kinds of annotations whose words are the edition's; evidence has those of others."""
SAID_FIELDS: Final = ("ascribed-to", "ground")
"""The fields that hold the edition's own words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """What is translated as one."""

    name: str
    words: str
    """As they are written in Markdown, a sentence a line."""
    explanation: str
    """What a translator has to know of it."""


def text_units(chapter: Chapter) -> Iterator[Unit]:
    """Give the units of a chapter's text.

    :param chapter: the text.
    :return: its blocks and notes, in document order.
    """
    for block in (*chapter.blocks, *chapter.notes):
        bare = _without_page_breaks(block)
        if any(one.content.text for one in bare.walk()):
            yield Unit(name=block.id, words=block_words(bare), explanation=_NAMES[block.kind])


def block_words(block: Block) -> str:
    """Write a block without its id, and a note without its mark.

    :param block: one that stands by itself.
    :return: its Markdown.
    """
    written = write_block(block)
    if block.kind is BlockKind.NOTE:
        return written.partition("]: ")[2]
    return written.partition("\n")[2]


def annotation_units(annotations: Iterable[Annotation]) -> Iterator[Unit]:
    """Give what annotations say in the edition's own words.

    :param annotations: of a chapter.
    :return: bodies and fields, in the order in which they are written.
    """
    for one in annotations:
        if not one.id or one.kind.name not in TRANSLATED_KINDS:
            continue
        about = f"{one.kind.title} on “{one.argument}”"
        for name in SAID_FIELDS:
            field = one.kind.field_of(name)
            if field and field.value is Value.TEXT and (words := one.field(name)):
                unit = f"{one.id} {name}"
                yield Unit(name=unit, words=words, explanation=f"{about}: {name}")
        if words := one.body.strip("\n"):
            yield Unit(name=one.id, words=words, explanation=about)


_NAMES: Final = {
    BlockKind.HEADING: "heading",
    BlockKind.PARAGRAPH: "paragraph",
    BlockKind.QUOTATION: "quotation",
    BlockKind.LIST: "list",
    BlockKind.TABLE: "table",
    BlockKind.NOTE: "author’s note",
    BlockKind.ITEM: "item",
    BlockKind.CELL: "cell",
}


def _without_page_breaks(block: Block) -> Block:
    points = tuple(
        point for point in block.content.points if point.kind is not PointKind.PAGE_BREAK
    )
    content = replace(block.content, points=points)
    children = tuple(map(_without_page_breaks, block.children))
    return replace(block, content=content, children=children)
