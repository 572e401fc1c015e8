# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Lists of terms, each with what is said of it."""

from __future__ import annotations

from docutils import nodes

from postilla.builders.pdf.writer import Writer


def definition_list(writer: Writer, node: nodes.definition_list) -> None:
    """Write a list of terms."""
    with writer.element(node, "definitions"):
        writer.children(node)


def item(writer: Writer, node: nodes.definition_list_item) -> None:
    """Write a term and, in its line, what is said of it."""
    with writer.out.lines("terms.item(", ")"):
        for part in node.children:
            with writer.out.lines("{", "},"):
                _write(writer, part)


def _write(writer: Writer, part: nodes.Node) -> None:
    first, *rest = part.children
    if isinstance(first, nodes.paragraph):
        with writer.at(first), writer.language(first):
            writer.targets(first["ids"])
            writer.children(first)
    else:
        writer.write(first)
    for child in rest:
        writer.write(child)
