# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""A document as all formats share it: blocks, and what stands inside their lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from postilla.importer.blocks.labels import Part
from postilla.model.block import Joined
from postilla.model.content import SpanKind
from postilla.model.grid import covering

MOST_COLUMNS: Final = 200
"""Of a cell; more is a slip, or a bomb."""


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

    note: str
    """Its key."""


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


@dataclass(frozen=True, slots=True)
class Linked:
    """Words that lead to another place of the document."""

    target: str
    """What that place is called in the document."""
    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place that others can lead to."""

    name: str


@dataclass(frozen=True, slots=True)
class LineEnd:
    """Where a line ends that is one of the text, not of its typesetting."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture among words."""

    source: str
    """The reference in the document."""
    alternative: str = ""
    """What it shows, in the document's words."""


Inline: TypeAlias = (
    "Words | Styled | Call | Break | Cited | Linked | Anchor | LineEnd | Shown | Lost"
)
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
    is_verse: bool = False
    """Whether it is a stanza."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A list; the first block of an item holds its words."""

    items: tuple[tuple[Block, ...], ...]
    start: int | None = None
    """Its first number, or ``None`` when its items carry bullets."""
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """A picture that is a block."""

    source: str
    """The reference in the document."""
    alternative: str = ""
    """What it shows, in the document's words."""
    inlines: Inlines = ()
    """Its caption."""
    language: str = ""
    was_among_words: bool = False
    """Whether it stood in a line with other words."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table."""

    inlines: Inlines = ()
    height: int = 1
    """Over how many rows it goes."""
    width: int = 1
    joined: Joined | None = None
    """With which cell beside it one is joined that has no words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table; its rows have as many cells each."""

    rows: tuple[tuple[Cell, ...], ...]
    """At least one, the first its head; cells that others cover have their places."""
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """A block that the chapters can't hold; the report names it."""

    lost: Lost


Block: TypeAlias = "Heading | Paragraph | Image | Listing | Table | Left"


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A note of the author's."""

    key: str
    """By which calls name it, and no other note of the document."""
    mark: str
    """As printed, such as ``17``; others may have it, too."""
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A whole document."""

    blocks: tuple[Block, ...]
    notes: tuple[Note, ...] = ()
    """In the order of their calls."""
    language: str = ""
    """BCP 47, where the document states it."""


def inner_inlines(one: Inline) -> Inlines:
    """Give what stands in a part of a line.

    :param one: the part.
    :return: its own parts, in order; none for what has no parts.
    """
    return one.inlines if isinstance(one, Styled | Cited | Linked) else ()


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
        elif isinstance(one, LineEnd):
            yield " "
        elif isinstance(one, Styled | Cited | Linked):
            yield from _plain(one.inlines)
        elif isinstance(one, Lost):
            yield one.words


def table_of(rows: Sequence[Sequence[Cell]], language: str = "") -> Table | None:
    """Make a table of rows, as HTML lays out cells that go over several.

    :param rows: of any lengths; what is missing at the end of one is empty.
    :param language: BCP 47, where it differs from the document's.
    :return: the table; ``None`` when there is no cell.
    """
    grid: list[dict[int, Cell]] = [{} for _ in rows]
    for number, row in enumerate(rows):
        column = 0
        for cell in row:
            while column in grid[number]:
                column += 1
            height = max(1, min(cell.height, len(rows) - number))
            width = _free(grid[number], column, min(cell.width, MOST_COLUMNS))
            grid[number][column] = cell
            for down, right, joined in covering(height, width):
                grid[number + down].setdefault(column + right, Cell(joined=joined))
            column += width
    columns = max((max(row, default=-1) + 1 for row in grid), default=0)
    if not columns:
        return None
    filled = tuple(tuple(row.get(at, Cell()) for at in range(columns)) for row in grid)
    return Table(rows=filled, language=language)


def _free(row: Mapping[int, Cell], column: int, width: int) -> int:
    """Give of a width what nothing else covers."""
    free = 1
    while free < width and column + free not in row:
        free += 1
    return free


def joined_lines(lines: Iterable[Inlines]) -> Inlines:
    """Put lines into one.

    :param lines: what stands in each.
    :return: the same with line ends between them.
    """
    found: list[Inline] = []
    for number, line in enumerate(lines):
        found += [LineEnd(), *line] if number else line
    return tuple(found)


def has_line_ends(inlines: Inlines) -> bool:
    """Say whether several lines stand in one.

    :param inlines: what stands in it.
    :return: whether a line ends between words of it.
    """
    return any(
        isinstance(one, LineEnd)
        or (isinstance(one, Styled | Cited | Linked) and has_line_ends(one.inlines))
        for one in inlines
    )


def anchored(blocks: Iterable[Block], names: Iterable[str]) -> Iterator[Block]:
    """Let the first of some blocks be where names lead.

    :param blocks: the blocks.
    :param names: what the place is called; nothing is no name.
    :return: the same blocks, the first one with anchors.
    """
    anchors = tuple(Anchor(name) for name in names if name)
    for block in blocks:
        if anchors and isinstance(block, Heading | Paragraph | Image):
            block, anchors = replace(block, inlines=(*anchors, *block.inlines)), ()
        elif anchors and isinstance(block, Table):
            (first, *cells), *rows = block.rows
            first = replace(first, inlines=(*anchors, *first.inlines))
            block, anchors = replace(block, rows=((first, *cells), *rows)), ()
        elif anchors and isinstance(block, Listing) and block.items:
            (first_item, *items) = block.items
            item = tuple(anchored(first_item, (one.name for one in anchors)))
            block, anchors = replace(block, items=(item, *items)), ()
        yield block


def has_words(inlines: Inlines) -> bool:
    """Say whether there are words in a line, or calls.

    :param inlines: what stands in it.
    :return: whether there are.
    """
    for one in inlines:
        if isinstance(one, Words) and one.text.strip():
            return True
        if isinstance(one, Call):
            return True
        if isinstance(one, Styled | Cited | Linked) and has_words(one.inlines):
            return True
    return False


def apart(paragraph: Paragraph) -> Iterator[Block]:
    """Take the pictures out of a paragraph, for they are blocks.

    :param paragraph: with pictures, or without.
    :return: its words, if there are any, and the pictures behind them.
    """
    shown = [one for one in paragraph.inlines if isinstance(one, Shown)]
    rest = tuple(one for one in paragraph.inlines if not isinstance(one, Shown))
    is_among = has_words(rest)
    if rest and (is_among or not shown):
        yield replace(paragraph, inlines=rest)
        rest = ()
    for one in shown:
        yield Image(
            source=one.source,
            alternative=one.alternative,
            inlines=rest,
            language=paragraph.language,
            was_among_words=is_among,
        )
        rest = ()


def spaced_lines(lines: Iterable[Inlines]) -> Iterator[Inlines]:
    """Let lines follow each other in one, with a space before each but the first.

    :param lines: what stands in each.
    """
    for number, line in enumerate(lines):
        yield (Words(" "), *line) if number else line
