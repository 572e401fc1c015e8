# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Sentences and list items: ids for the parts of a block."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from docutils import nodes
from sphinx.transforms import SphinxTransform
from sphinx.transforms.i18n import Locale

from postilla.model.allowed import VERSE
from postilla.model.identifiers import IdKind, item_id, kind_of, sentence_id
from postilla.sphinx_ext.joined import join_cells
from postilla.sphinx_ext.nodes import claim_id, line_end, sentence
from postilla.sphinx_ext.passages import cells_of

_DIVIDED = (IdKind.BLOCK, IdKind.ABSTRACT)


class Sentences(SphinxTransform):
    """Wraps each line of a block or list item, which is a sentence, and gives ids to both."""

    default_priority = Locale.default_priority + 11
    """After ``Locale``, which replaces the words of the block."""

    def apply(self, **kwargs: object) -> None:
        """Apply the transform."""
        for block in list(self.document.findall(nodes.Element)):
            identifier = block["ids"][0] if block["ids"] else ""
            if kind_of(identifier) not in _DIVIDED:
                continue
            if isinstance(block, nodes.paragraph):
                self._divide(block, identifier)
            elif isinstance(block, (nodes.bullet_list, nodes.enumerated_list)):
                self._number_items(block, identifier)
            elif isinstance(block, nodes.table):
                for own, cell in cells_of(block, identifier):
                    if "joined" not in cell:
                        claim_id(self.document, cell, own)
                join_cells(block)

    def _number_items(self, list_: nodes.Element, identifier: str) -> None:
        items = (child for child in list_.children if isinstance(child, nodes.list_item))
        for number, item in enumerate(items, 1):
            own = item_id(identifier, number)
            claim_id(self.document, item, own)
            for position, child in enumerate(item.children):
                if isinstance(child, nodes.paragraph) and position == 0:
                    self._divide(child, own)
                elif isinstance(child, (nodes.bullet_list, nodes.enumerated_list)):
                    self._number_items(child, own)

    def _divide(self, paragraph: nodes.paragraph, identifier: str) -> None:
        divided: list[nodes.Node] = []
        for number, line in enumerate(split_lines(paragraph.children)):
            wrapped = sentence("", "", *line)
            wrapped.source = paragraph.source
            wrapped.line = paragraph.line + number if paragraph.line else None
            claim_id(self.document, wrapped, sentence_id(identifier, number + 1))
            divided += [*self._between(paragraph), wrapped] if divided else [wrapped]
        paragraph.children = []
        paragraph.extend(divided)

    def _between(self, paragraph: nodes.paragraph) -> Sequence[nodes.Node]:
        """Give what stands between two sentences, or two lines of verse."""
        is_verse = VERSE in paragraph["classes"]
        return [nodes.Text("\n"), line_end()] if is_verse else [nodes.Text("\n")]


def split_lines(children: Iterable[nodes.Node]) -> Sequence[Sequence[nodes.Node]]:
    """Split inline nodes at their line feeds, which are dropped.

    :param children: the nodes; one that holds a line feed is given in pieces, of which only
        the first keeps its ids.
    :return: the nodes of each line, at least one line.
    """
    lines: list[list[nodes.Node]] = [[]]
    for child in children:
        first, *others = _split(child)
        lines[-1] += first
        lines += others
    return lines


def _split(node: nodes.Node) -> Sequence[list[nodes.Node]]:
    """Split a node; the lines on which nothing is left of it have none."""
    if isinstance(node, nodes.Text):
        return [[nodes.Text(line)] if line else [] for line in node.split("\n")]
    lines = split_lines(node.children)
    if len(lines) == 1 or not isinstance(node, nodes.Element):
        return [[node]]
    pieces: list[list[nodes.Node]] = []
    is_first = True
    for line in lines:
        piece = node.copy()
        piece.extend(line)
        if not is_first:
            piece["ids"] = []
        pieces.append([piece] if line else [])
        is_first = is_first and not line
    return pieces
