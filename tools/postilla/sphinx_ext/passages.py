# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The words of a document's blocks, as the reader of :mod:`postilla.syntax` sees them.

This is the adapter from docutils nodes to the texts in which quotations are looked up; that from
Markdown is :func:`postilla.syntax.anchoring.passages_of`, and both give the same texts.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice, takewhile

from docutils import nodes

from postilla.model.anchor import Part
from postilla.model.identifiers import IdKind, cell_id, item_id, kind_of, note_id
from postilla.model.names import LanguageRun
from postilla.sphinx_ext.nodes import annotation, mark, picture
from postilla.syntax.anchoring import Passages
from postilla.syntax.inline import language_of

_LISTS = (nodes.bullet_list, nodes.enumerated_list)
_NO_WORDS = (nodes.footnote_reference, nodes.footnote, annotation, mark, *_LISTS)
_HEADINGS = (IdKind.SECTION, IdKind.TITLE)


@dataclass(frozen=True, slots=True)
class Leaf:
    """A text node and its place in its block's text."""

    node: nodes.Text
    start: int
    """0-based, in code points."""
    end: int
    """Exclusive."""
    language: str
    """BCP 47, where it differs from the edition's main language."""


@dataclass(slots=True)
class Blocks:
    """The blocks of a document."""

    leaves: dict[str, tuple[Leaf, ...]] = field(default_factory=dict)
    """Block id -> its words, in reading order, the notes after all others."""
    homes: dict[str, nodes.Element] = field(default_factory=dict)
    """Block id -> the element below which its annotations stand; items have that of their list."""
    items: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Id of a list -> the ids of its items."""

    def passages(self) -> Passages:
        """Give the texts in which quotations are looked up."""
        return Passages({name: text_of(leaves) for name, leaves in self.leaves.items()}, self.items)

    def language_runs(self, main: str) -> dict[str, list[LanguageRun]]:
        """Give the languages of the words of each block, ``main`` where none is stated."""
        return {
            name: [LanguageRun(leaf.start, leaf.end, leaf.language or main) for leaf in leaves]
            for name, leaves in self.leaves.items()
        }

    def language_of(self, parts: Sequence[Part]) -> str:
        """Give the language of quoted words (BCP 47), or nothing when it is not one or the main."""
        found = {leaf.language for part in parts for leaf in self._leaves_of(part)}
        return found.pop() if len(found) == 1 else ""

    def _leaves_of(self, part: Part) -> Iterator[Leaf]:
        leaves = self.leaves[part.block]
        first = bisect_right(leaves, part.start, key=lambda leaf: leaf.end)
        return takewhile(lambda leaf: leaf.start < part.end, islice(leaves, first, None))


def text_of(leaves: tuple[Leaf, ...]) -> str:
    """Put the words of a block together; the end of a line is a blank."""
    return "".join(leaf.node.replace("\n", " ") for leaf in leaves)


def blocks_of(document: nodes.document) -> Blocks:
    """Find the blocks of a document, before its sentences, notes and entries are arranged.

    :param document: as the renderer made it.
    :return: those with an id of the scheme; of two with one id, the first.
    """
    blocks = Blocks()
    for element in document.findall(nodes.Element):
        identifier = str(element["ids"][0]) if element["ids"] else ""
        kind = kind_of(identifier)
        if kind is None or identifier in blocks.homes:
            continue
        if isinstance(element, nodes.section) and kind in _HEADINGS:
            _note(blocks, identifier, element[0], element[0])
        elif isinstance(element, nodes.paragraph):
            is_quoted = isinstance(element.parent, (nodes.block_quote, picture))
            _note(blocks, identifier, element, element.parent if is_quoted else element)
        elif isinstance(element, _LISTS):
            blocks.homes[identifier] = element
            blocks.items[identifier] = tuple(_items(blocks, element, identifier, element))
        elif isinstance(element, nodes.table):
            blocks.homes[identifier] = element
            blocks.items[identifier] = tuple(_cells(blocks, element, identifier))
    for note in document.findall(nodes.footnote):
        identifier = note_id(str(note["mark"]))
        if identifier not in blocks.homes:
            _note(blocks, identifier, note, note)
    return blocks


def _note(blocks: Blocks, identifier: str, words: nodes.Node, home: nodes.Node) -> None:
    assert isinstance(home, nodes.Element)
    around = language_of(" ".join(home["classes"])) or _language_around(words)
    blocks.leaves[identifier] = tuple(_leaves(words, around))
    blocks.homes[identifier] = home


def _cells(blocks: Blocks, table: nodes.table, identifier: str) -> Iterator[str]:
    for own, cell in cells_of(table, identifier):
        yield own
        _note(blocks, own, cell, table)


def cells_of(table: nodes.table, identifier: str) -> Iterator[tuple[str, nodes.entry]]:
    """Give the cells of a table of the text.

    :param table: it.
    :param identifier: its id.
    :return: id and cell, row by row.
    """
    for row, cells in enumerate(table.findall(nodes.row), 1):
        for column, cell in enumerate(cells.findall(nodes.entry), 1):
            yield cell_id(identifier, row, column), cell


def _items(
    blocks: Blocks, list_: nodes.Element, identifier: str, home: nodes.Element
) -> Iterator[str]:
    for number, item in enumerate(list_.children, 1):
        own = item_id(identifier, number)
        yield own
        _note(blocks, own, item, home)
        assert isinstance(item, nodes.Element)
        for child in item.children:
            if isinstance(child, _LISTS):
                yield from _items(blocks, child, own, home)


def _language_around(words: nodes.Node) -> str:
    """Give the language that a heading has from its section."""
    parent = words.parent
    if isinstance(words, nodes.title) and isinstance(parent, nodes.section):
        return language_of(" ".join(parent["classes"]))
    return ""


def _leaves(words: nodes.Node, language: str) -> Iterator[Leaf]:
    offset = 0
    for text, own in _texts(words, language):
        yield Leaf(text, offset, offset + len(text), own)
        offset += len(text)


def _texts(node: nodes.Node, language: str) -> Iterator[tuple[nodes.Text, str]]:
    for child in node.children:
        if isinstance(child, nodes.Text):
            yield child, language
        elif isinstance(child, nodes.Element) and not isinstance(child, _NO_WORDS):
            own = language_of(" ".join(child["classes"]))
            yield from _texts(child, own or language)
