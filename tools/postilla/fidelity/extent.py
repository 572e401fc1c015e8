# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""How much text there is: the figures that are put side by side for witness and products."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from postilla.model.block import BlockKind, Chapter
from postilla.model.content import PointKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """How much text there is."""

    blocks: int
    """Without the notes."""
    notes: int
    calls: int
    page_breaks: int
    characters: int
    """Code points, white space between words included."""


def extent_of(chapters: Iterable[Chapter]) -> Extent:
    """Count what chapters hold.

    :param chapters: the chapters.
    :return: the figures.
    """
    blocks = [block for chapter in chapters for block in chapter.walk()]
    notes = sum(block.kind is BlockKind.NOTE for block in blocks)
    return Extent(
        blocks=len(blocks) - notes,
        notes=notes,
        calls=sum(len(block.content.of(PointKind.CALL)) for block in blocks),
        page_breaks=sum(len(block.content.of(PointKind.PAGE_BREAK)) for block in blocks),
        characters=sum(len(block.content.text) for block in blocks),
    )
