# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Tables of the edition's own pages."""

from __future__ import annotations

from docutils import nodes

from postilla.builders.pdf.writer import Writer


def table(writer: Writer, node: nodes.table) -> None:
    """Write a table."""
    writer.targets(node["ids"])
    with writer.out.lines("own-table(", ")"):
        writer.out.line(f"columns: table-columns({sum(1 for _ in node.findall(nodes.colspec))}),")
        writer.children(node)


def head(writer: Writer, node: nodes.thead) -> None:
    """Write the rows that a page begins with when the table goes on there."""
    with writer.out.lines("table.header(", "),"):
        writer.children(node)


def cell(writer: Writer, node: nodes.entry) -> None:
    """Write a cell."""
    with writer.block("table.cell", end=","):
        writer.children(node)
