# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Changes of the base text: how a chapter departs from what is fixed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from postilla.model.block import Block


class ChangeKind(Enum):
    """What a change is about; ``base/`` and the value make the code of its finding."""

    TEXT = "text-changed"
    """Letters, digits, marks of punctuation."""
    SPACE = "space-changed"
    """White space alone, with the same words."""
    SENTENCE = "sentence-changed"
    """The lines, of which each holds a sentence."""
    CALL = "call-changed"
    """The number or the place of a note's call."""
    PAGE_BREAK = "page-break-changed"
    """The number or the place of a page break."""
    EMPHASIS = "emphasis-changed"
    """What is emphasised, weakly or strongly."""
    LANGUAGE = "language-changed"
    """The language of a block or of some words."""
    REFERENCE = "reference-changed"
    """What leads to another place of the text, or whereto."""
    PICTURE = "picture-changed"
    """Another picture, or other words of the document on what it shows."""
    LEVEL = "level-changed"
    """The level of a heading."""
    START = "start-changed"
    """The first number of a list, or its bullets."""
    KIND = "kind-changed"
    """A block of one kind that was of another."""
    ID = "id-changed"
    """The same words under another id."""
    MISSING = "block-missing"
    """A block that stands nowhere any more."""
    ADDED = "block-added"
    """A block that was not there."""
    DOUBLED = "block-doubled"
    """A block that stands twice, under its id or another."""
    MOVED = "block-moved"
    """A block at another place, perhaps of another chapter."""
    NOTE_ORDER = "note-order"
    """A note that was moved."""
    CHAPTER_MISSING = "chapter-missing"
    """A file that is not there any more."""
    CHAPTER_ADDED = "chapter-added"
    """A file that was not there."""


_FILES = frozenset({ChangeKind.CHAPTER_MISSING, ChangeKind.CHAPTER_ADDED})
_WHOLE = _FILES | {
    *(ChangeKind.ID, ChangeKind.MISSING, ChangeKind.ADDED, ChangeKind.DOUBLED),
    *(ChangeKind.MOVED, ChangeKind.NOTE_ORDER),
}
"""Changes of whole blocks and files, not inside a block."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change, told from both sides."""

    kind: ChangeKind
    id: str = ""
    """Of the block; empty for chapters."""
    chapter: str
    """The chapter in whose file it shows."""
    block: Block | None = None
    """The block at which it shows, ``None`` for the file's beginning."""
    offset: int | None = None
    """The character of the block's text at which it shows, ``None`` for the block's first line."""
    expected: str
    """What is fixed, as a phrase that can follow “has”."""
    found: str
    """What is there instead, as such a phrase."""

    def message(self, authority: str, other: str = "") -> str:
        """Tell both sides.

        :param authority: what has the fixed text, such as “the witness”.
        :param other: what was held against it, such as “the site”; a chapter, if not given.
        :return: one sentence.
        """
        whole = self.kind in _WHOLE
        start = authority[0].upper() + authority[1:] if whole else f"In {self.id} {authority}"
        here = other or ("the folder" if self.kind in _FILES else "the chapter")
        return f"{start} has {self.expected}, {here} has {self.found}."


_WORDS = 4


def quote(text: str, limit: int = 60) -> str:
    """Put words between quotation marks, cut when they are many.

    :param text: the words.
    :param limit: how many characters to keep at most.
    :return: such as ``“the first words …”``.
    """
    if len(text) <= limit:
        return f"“{text}”"
    cut = text[:limit].rsplit(" ", 1)[0]
    return f"“{cut} …”"


def words_after(text: str, offset: int) -> str:
    """Quote the words that follow a place.

    :param text: the text.
    :param offset: 0-based.
    :return: a phrase.
    """
    words = text[offset : offset + 80].split()
    return f"before {quote(' '.join(words[:_WORDS]))}" if words else "at the end"


def words_before(text: str, offset: int) -> str:
    """Quote the words that precede a place.

    :param text: the text.
    :param offset: 0-based.
    :return: a phrase.
    """
    words = text[max(offset - 80, 0) : offset].split()
    return f"after {quote(' '.join(words[-_WORDS:]))}" if words else "at the beginning"
