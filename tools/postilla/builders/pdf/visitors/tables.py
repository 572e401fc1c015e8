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
        count = sum(1 for _ in node.findall(nodes.colspec))
        figures = ", ".join(map(str, _figures(node, count)))
        writer.out.line(f"columns: table-columns({count}), align: table-align({figures}),")
        writer.children(node)


def _figures(node: nodes.table, count: int) -> list[int]:
    """Give the columns, 0-based, that hold nothing but numbers below their heads."""
    rows = [row.children for body in node.findall(nodes.tbody) for row in body.children]
    columns = [
        [row[number].astext() for row in rows if number < len(row)] for number in range(count)
    ]
    return [number for number, cells in enumerate(columns) if cells and all(map(_is_figure, cells))]


def _is_figure(words: str) -> bool:
    return words.replace(",", "").isdecimal()


def head(writer: Writer, node: nodes.thead) -> None:
    """Write the rows that a page begins with when the table goes on there."""
    with writer.out.lines("table.header(", "),"):
        writer.children(node)


def cell(writer: Writer, node: nodes.entry) -> None:
    """Write a cell."""
    with writer.block("table.cell", end=","):
        writer.children(node)
