# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What stands on the pages made from all annotations: lists of fields, groups."""

from __future__ import annotations

from collections.abc import Iterable

from docutils import nodes

from postilla.builders.pdf.writer import Writer
from postilla.sphinx_ext.phrases import FIELDS


def definition_list(writer: Writer, node: nodes.definition_list) -> None:
    """Write groups with their names above them; fields run on in a paragraph."""
    if FIELDS not in node["classes"]:
        writer.children(node)
        return
    with writer.block("apparatus-line"):
        for number, item in enumerate(node.children):
            if number:
                writer.text("; ")
            _field(writer, item.children)


def term(writer: Writer, node: nodes.term) -> None:
    """Write the name of a group."""
    with writer.block("annotated"), writer.block("strong"):
        writer.children(node)


def _field(writer: Writer, field: Iterable[nodes.Node]) -> None:
    title, said = field
    writer.text(f"{title.astext()}: ")
    for paragraph in said.children:
        assert isinstance(paragraph, nodes.Element)
        writer.children(paragraph)
