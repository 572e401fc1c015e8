# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""A document as all formats share it: blocks, and what stands inside their lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from postilla.importer.blocks.labels import Part
from postilla.model.content import SpanKind


@dataclass(frozen=True, slots=True)
class Words:
    """Running text; its white space is as the source has it."""

    text: str


@dataclass(frozen=True, slots=True)
class Styled:
    """Words that are set off from others."""

    kind: SpanKind
    """Emphasis, strong, or a language."""
    inlines: tuple[Inline, ...]
    value: str = ""
    """Of a language, BCP 47."""


@dataclass(frozen=True, slots=True)
class Call:
    """Where a note is called."""

    mark: str
    """The printed mark, such as ``17``."""


@dataclass(frozen=True, slots=True)
class Break:
    """Where a page begins."""

    number: str


@dataclass(frozen=True, slots=True)
class Cited:
    """Words that cite works."""

    items: tuple[tuple[str, str], ...]
    """Key and locator of each."""
    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Lost:
    """What the chapters can't hold; the report names it."""

    what: str
    """Such as ``image``."""
    words: str = ""


Inline: TypeAlias = "Words | Styled | Call | Break | Cited | Lost"
Inlines: TypeAlias = tuple[Inline, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading."""

    level: int
    """From 1."""
    inlines: Inlines
    language: str = ""
    is_title: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph."""

    inlines: Inlines
    language: str = ""
    """BCP 47; empty for the document's own."""
    key: str = ""
    """Of an entry of the bibliography, the work's key, or its place in the list."""
    is_quoted: bool = False
    """Whether it is set off as another's words."""
    part: Part | None = None
    """Of an abstract or a list of keywords, what it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A list; the first block of an item holds its words."""

    items: tuple[tuple[Block, ...], ...]
    start: int | None = None
    """Its first number, or ``None`` when its items carry bullets."""
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table; its rows have as many cells each."""

    rows: tuple[tuple[Inlines, ...], ...]
    """At least one, the first its head."""
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """A block that the chapters can't hold; the report names it."""

    lost: Lost


Block: TypeAlias = "Heading | Paragraph | Listing | Table | Left"


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A note of the author's."""

    mark: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A whole document."""

    blocks: tuple[Block, ...]
    notes: tuple[Note, ...] = ()
    """In the order of their calls."""
    language: str = ""
    """BCP 47, where the document states it."""


def plain(inlines: Inlines) -> str:
    """Give the words of a line, without calls and breaks.

    :param inlines: what stands in it.
    :return: the words, what is lost included.
    """
    return "".join(_plain(inlines))


def _plain(inlines: Inlines) -> Iterator[str]:
    for one in inlines:
        if isinstance(one, Words):
            yield one.text
        elif isinstance(one, Styled | Cited):
            yield from _plain(one.inlines)
        elif isinstance(one, Lost):
            yield one.words


def table_of(rows: Sequence[Sequence[Inlines]], language: str = "") -> Table | None:
    """Make a table of rows.

    :param rows: of any lengths; what is missing at the end of one is empty.
    :param language: BCP 47, where it differs from the document's.
    :return: the table; ``None`` when there is no cell.
    """
    columns = max(map(len, rows), default=0)
    if not columns:
        return None
    filled = (tuple(row) + ((),) * (columns - len(row)) for row in rows)
    return Table(rows=tuple(filled), language=language)
