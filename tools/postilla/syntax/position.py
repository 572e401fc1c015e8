# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""From a place in the model back to its place in a file."""

from __future__ import annotations

from postilla.model.block import Block
from postilla.model.diagnostic import Position
from postilla.model.tree import chapter_path
from postilla.syntax.reader import ReadChapter


def position_in(read: ReadChapter, block: Block | None, offset: int | None = None) -> Position:
    """Find a block, or a character of it, in the file from which it was read.

    :param read: the chapter.
    :param block: one of its blocks, or ``None`` for the file as a whole.
    :param offset: 0-based, in the block's text; only for the first block of an id.
    :return: the position, with a column of 1 when the block's first line is meant.
    """
    path = chapter_path(read.chapter.name)
    if block is None:
        return Position(path, 1, 1)
    is_first = read.lines.get(block.id, (0, 0))[0] == block.line
    if offset is None or not is_first or block.id not in read.places:
        return Position(path, block.line, 1)
    return Position(path, *read.places[block.id].of(offset))
