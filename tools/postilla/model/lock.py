# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The lock of the base text: one row a block, enough to notice any change of it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from postilla.model.block import Block, BlockKind, Chapter
from postilla.model.content import Content, PointKind, SpanKind

DIGITS = 32
"""Hexadecimal digits of SHA-256 kept for a block: 128 bits."""
SENTENCE_DIGITS = 8
"""Digits kept for a sentence; they only say which sentence of a changed block differs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LockRow:
    """What is fixed of one block."""

    chapter: str
    id: str
    form: str
    """The block's kind with its level or first number: ``p``, ``head2``, ``list1``, ``list*``,
    ``table3`` with its number of columns; of a cell, with which one it is joined: ``cell<``; of a
    picture, its file and the hash of what it shows: ``image:ferry-….png:…``."""
    language: str
    """BCP 47, empty for the edition's main language."""
    text: str
    """Start of the SHA-256 of the text in UTF-8, hexadecimal."""
    sentences: tuple[tuple[int, str], ...]
    """For each sentence its end (0-based, exclusive, code points) and the start of its hash."""
    points: tuple[tuple[int, PointKind, str], ...]
    spans: tuple[tuple[int, int, SpanKind, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lock:
    """The base text of an edition, as derived from its witness."""

    witness: str
    """SHA-256 of the witness's bytes, hexadecimal."""
    recipe: str
    """SHA-256 of the recipe's bytes, hexadecimal."""
    chapters: tuple[str, ...]
    """The names of all chapters, in order."""
    rows: tuple[LockRow, ...]
    """In document order, the notes of a chapter after its blocks."""


def digest(text: str, digits: int = DIGITS) -> str:
    """Hash words.

    :param text: the words.
    :param digits: how many hexadecimal digits to keep.
    :return: the start of the SHA-256 of their UTF-8 form.
    """
    return hashlib.sha256(text.encode()).hexdigest()[:digits]


def lock_row(chapter: str, block: Block) -> LockRow:
    """Fix one block.

    :param chapter: the name of its chapter.
    :param block: the block.
    :return: its row.
    """
    content = block.content
    return LockRow(
        chapter=chapter,
        id=block.id,
        form=_form(block),
        language=block.language,
        text=digest(content.text),
        sentences=_sentences(content),
        points=tuple((point.offset, point.kind, point.value) for point in content.points),
        spans=tuple((span.start, span.end, span.kind, span.value) for span in content.spans),
    )


def lock_rows(chapters: tuple[Chapter, ...]) -> tuple[LockRow, ...]:
    """Fix all blocks of an edition.

    :param chapters: in order.
    :return: their rows, in document order.
    """
    return tuple(lock_row(chapter.name, block) for chapter in chapters for block in chapter.walk())


def _form(block: Block) -> str:
    name = block.kind.value
    if block.kind in (BlockKind.HEADING, BlockKind.TABLE):
        return f"{name}{block.level}"
    if block.kind is BlockKind.LIST:
        return f"{name}{'*' if block.start is None else block.start}"
    if block.joined:
        return f"{name}{block.joined.value}"
    if block.picture:
        words = digest(block.picture.alternative, SENTENCE_DIGITS)
        return f"{name}:{block.picture.file}:{words}"
    return name


def _sentences(content: Content) -> tuple[tuple[int, str], ...]:
    return tuple(
        (end, digest(content.text[start:end], SENTENCE_DIGITS))
        for start, end in content.sentence_bounds()
    )
