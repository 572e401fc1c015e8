# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The reading text of chapters, from what is written in their files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from postilla.model.anchor import replacements
from postilla.model.block import Block, Chapter
from postilla.model.restoration import Replacement, replaced
from postilla.syntax.anchoring import anchor, passages_of
from postilla.syntax.reader import ReadChapter


def restored(read: ReadChapter) -> Chapter:
    """Make the reading text of a chapter.

    :param read: the chapter with its annotations.
    :return: the chapter with the words that the reading text has.
    """
    anchored = anchor(read.annotations, passages_of(read.chapter)).anchored
    changes = replacements(anchored)
    if not changes:
        return read.chapter
    return replace(
        read.chapter,
        blocks=tuple(_restored(block, changes) for block in read.chapter.blocks),
        notes=tuple(_restored(note, changes) for note in read.chapter.notes),
    )


def _restored(block: Block, changes: Mapping[str, Sequence[Replacement]]) -> Block:
    return replace(
        block,
        content=replaced(block.content, changes.get(block.id, ())),
        children=tuple(_restored(child, changes) for child in block.children),
    )
