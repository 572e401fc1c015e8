# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What the editors say of pictures stays with them when the witness is imported again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from postilla.model.block import Block, Chapter


def keep_descriptions(before: Iterable[Chapter], now: Iterable[Chapter]) -> tuple[Chapter, ...]:
    """Give pictures the descriptions that they have.

    :param before: the chapters as they stand.
    :param now: the chapters as they follow from the witness.
    :return: the latter, each picture with what the editors say of the same file.
    """
    said = {
        block.picture.file: block.picture.description
        for chapter in before
        for block in chapter.blocks
        if block.picture and block.picture.description
    }
    if not said:
        return tuple(now)

    def described(block: Block) -> Block:
        if block.picture is None:
            return block
        description = said.get(block.picture.file, "")
        return replace(block, picture=replace(block.picture, description=description))

    return tuple(replace(one, blocks=tuple(map(described, one.blocks))) for one in now)
