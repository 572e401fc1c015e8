# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What stands by itself: sections, paragraphs, lists."""

from __future__ import annotations

from typing import Final

from docutils import nodes

from postilla.builders.pdf.visitors.words import shown_words
from postilla.builders.pdf.writer import Writer
from postilla.model.allowed import VERSE
from postilla.model.identifiers import VERSE_PLACE, IdKind, kind_of
from postilla.sphinx_ext.apparatus import APPARATUS

ENTRIES: Final = "entries"
"""The class of the printed bibliography."""

_LONG: Final = 1500
"""Characters of an entry that need not stand on one page."""

_SHORT: Final = 250
"""Characters of a paragraph that may stand on the page of what it leads to: about three lines."""

_PATTERNS: Final = {
    "arabic": "1",
    "loweralpha": "a",
    "upperalpha": "A",
    "lowerroman": "i",
    "upperroman": "I",
}
"""docutils's name of a way to count -> Typst's."""

_PARAGRAPHS: Final = {IdKind.ABSTRACT: "abstract", IdKind.KEYWORDS: "keywords"}


def children(writer: Writer, node: nodes.Element) -> None:
    """Write what is in a node that is nothing by itself."""
    writer.children(node)


def section(writer: Writer, node: nodes.section) -> None:
    """Write a section; the work's title in another language stands beside the first one."""
    outer = writer.level, writer.depth
    if is_title(node):
        writer.level = 1
    else:
        writer.level, writer.depth = writer.level + 1, writer.depth + 1
    writer.children(node)
    writer.level, writer.depth = outer


def title(writer: Writer, node: nodes.title) -> None:
    """Write a heading."""
    parent = node.parent
    if not isinstance(parent, nodes.section):
        paragraph(writer, node)
        return
    label, words = writer.label(parent["ids"][0]), "".join(shown_words(writer, node))
    if is_title(parent):
        heading = writer.block("work-title", label, words)
    else:
        depth = writer.depth if writer.depth <= writer.listed else None
        heading = writer.block("section", label, words, writer.level, depth)
    with heading, writer.in_heading():
        if parent["ids"][0] in writer.linked:
            with writer.once():
                writer.linked_target(parent["ids"][0])
        writer.targets(parent["ids"][1:])
        writer.children(node)


def paragraph(writer: Writer, node: nodes.TextElement) -> None:
    """Write a paragraph."""
    if (apparatus := _apparatus(node)) is not None:
        with writer.block("apparatus-line"):
            writer.children(apparatus)
        return
    with writer.element(node, _paragraph_function(node)):
        if VERSE in node["classes"]:
            writer.second_names(VERSE_PLACE, node["ids"])
        writer.children(node)


def _paragraph_function(node: nodes.TextElement) -> str:
    if VERSE in node["classes"]:
        return "verse"
    if _leads(node):
        return "annotated"
    kinds = map(kind_of, node["ids"])
    return next((_PARAGRAPHS[kind] for kind in kinds if kind in _PARAGRAPHS), "paragraph")


def _leads(node: nodes.TextElement) -> bool:
    """True when a paragraph begins an entry or an item that goes on, and should not do so alone."""
    item = node.parent
    if not isinstance(item, nodes.list_item) or node is item[-1] or node is not item[0]:
        return False
    return _is_entry(item) or len(node.astext()) < _SHORT


def bullet_list(writer: Writer, node: nodes.bullet_list) -> None:
    """Write a list whose items have no numbers."""
    with writer.element(node, "entries" if ENTRIES in node["classes"] else "bullets"):
        writer.children(node)


def numbered_list(writer: Writer, node: nodes.enumerated_list) -> None:
    """Write a list with the numbers that are printed."""
    pattern = _PATTERNS[node.get("enumtype", "arabic")]
    pattern = f"{node.get('prefix', '')}{pattern}{node.get('suffix', '.')}"
    with writer.element(node, "numbered", pattern, node.get("start", 1)):
        writer.children(node)


def list_item(writer: Writer, node: nodes.list_item) -> None:
    """Write an item of a list, or of the printed bibliography."""
    if _is_entry(node):
        function = "entry" if len(node.astext()) < _LONG else "long-entry"
    elif isinstance(node.parent, nodes.enumerated_list):
        function = "numbered-item"
    else:
        function = "bullet-item"
    with writer.element(node, function):
        writer.children(node)


def quotation(writer: Writer, node: nodes.block_quote) -> None:
    """Write a quotation that stands by itself."""
    with writer.element(node, "quotation"):
        writer.children(node)


def literal_block(writer: Writer, node: nodes.literal_block) -> None:
    """Write lines to be taken literally."""
    writer.targets(node["ids"])
    writer.call("literal-block", node.astext())


def transition(writer: Writer, node: nodes.transition) -> None:
    """Write a line across."""
    writer.call("transition")


def remark(writer: Writer, node: nodes.note) -> None:
    """Write an aside."""
    with writer.element(node, "remark"):
        writer.children(node)


def is_title(section: nodes.Element) -> bool:
    """True when a section is the work's title in a language."""
    return any(kind_of(identifier) is IdKind.TITLE for identifier in section["ids"])


def _is_entry(node: nodes.Element) -> bool:
    return any(kind_of(identifier) is IdKind.ENTRY for identifier in node["ids"])


def _apparatus(paragraph: nodes.TextElement) -> nodes.inline | None:
    """Give what a paragraph consists of when all of it is the edition's."""
    only = paragraph.children[0] if len(paragraph.children) == 1 else None
    return only if isinstance(only, nodes.inline) and APPARATUS in only["classes"] else None
