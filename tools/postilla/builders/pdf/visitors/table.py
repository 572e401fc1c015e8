# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""How each node is written: all of them, for what is not here is an error."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from docutils import nodes
from sphinx import addnodes

from postilla.builders.pdf.visitors import (
    blocks,
    commentary,
    inline,
    notes,
    pages,
    parallel,
    pictures,
    tables,
    words,
)
from postilla.builders.pdf.writer import Visitor
from postilla.sphinx_ext.nodes import (
    annotation,
    annotation_body,
    annotation_call,
    diagram,
    line_end,
    pagebreak,
    parallel_cell,
    parallel_column,
    parallel_head,
    parallel_row,
    parallel_state,
    parallel_unit,
    picture,
    quoted,
    restored,
    text_link,
    transmitted,
)
from postilla.sphinx_ext.nodes import notes as notes_node
from postilla.sphinx_ext.nodes import parallel as parallel_node

VISITORS: Final[Mapping[type[nodes.Node], Visitor]] = MappingProxyType(
    {
        # blocks
        nodes.section: blocks.section,
        nodes.title: blocks.title,
        nodes.paragraph: blocks.paragraph,
        nodes.bullet_list: blocks.bullet_list,
        nodes.enumerated_list: blocks.numbered_list,
        nodes.list_item: blocks.list_item,
        nodes.block_quote: blocks.quotation,
        picture: pictures.picture_with_caption,
        nodes.literal_block: blocks.literal_block,
        nodes.transition: blocks.transition,
        nodes.note: blocks.remark,
        nodes.container: commentary.in_another_language,
        nodes.compound: blocks.children,
        # pages made from all annotations
        nodes.definition_list: pages.definition_list,
        nodes.definition_list_item: blocks.children,
        nodes.term: pages.term,
        nodes.definition: blocks.children,
        # texts in parallel
        parallel_node: parallel.texts,
        parallel_head: parallel.head,
        parallel_column: parallel.column,
        parallel_row: parallel.row,
        parallel_cell: parallel.cell,
        parallel_unit: parallel.unit,
        parallel_state: parallel.state,
        # tables
        nodes.table: tables.table,
        nodes.tgroup: blocks.children,
        nodes.colspec: inline.nothing,
        nodes.thead: tables.head,
        nodes.tbody: blocks.children,
        nodes.row: blocks.children,
        nodes.entry: tables.cell,
        # the author's notes
        notes_node: notes.uncalled_notes,
        nodes.footnote_reference: notes.call,
        # what the edition says of words
        quoted: words.quoted_words,
        restored: words.restored_words,
        transmitted: words.transmitted_words,
        annotation_call: words.mark,
        annotation: commentary.annotation_below,
        annotation_body: blocks.children,
        # in a line
        nodes.Text: inline.text,
        nodes.inline: inline.inline,
        nodes.emphasis: inline.emphasis,
        nodes.strong: inline.strong,
        nodes.literal: inline.literal,
        nodes.reference: inline.reference,
        text_link: inline.text_link,
        line_end: inline.line_end,
        pagebreak: inline.page_break,
        nodes.raw: inline.raw,
        # not to be seen
        nodes.comment: inline.nothing,
        nodes.target: inline.nothing,
        addnodes.toctree: inline.nothing,
        addnodes.highlightlang: inline.nothing,
        diagram: inline.nothing,  # a table with the same content follows
    }
)
"""Type of node -> what writes it."""
