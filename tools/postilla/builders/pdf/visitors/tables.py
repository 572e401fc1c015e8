# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Tables, of the text and of the edition's own pages."""

from __future__ import annotations

from typing import cast

from docutils import nodes

from postilla.builders.pdf.writer import Writer
from postilla.model.identifiers import IdKind, kind_of


def table(writer: Writer, node: nodes.table) -> None:
    """Write a table of the text, or of the edition's own pages."""
    writer.targets(node["ids"])
    for empty in filter(_is_empty, node.findall(nodes.entry)):
        writer.targets(empty["ids"])
    is_of_the_text = any(kind_of(name) is IdKind.BLOCK for name in node["ids"])
    function = "text-table" if is_of_the_text else "own-table"
    with writer.language(node), writer.out.lines(f"{function}(", ")"):
        count = sum(1 for _ in node.findall(nodes.colspec))
        figures = ", ".join(map(str, _figures(node, count)))
        writer.out.line(f"columns: table-columns({count}), align: table-align({figures}),")
        writer.children(node)


def _figures(node: nodes.table, count: int) -> list[int]:
    """Give the columns, 0-based, that hold nothing but numbers below their heads."""
    if any("morecols" in cell or "morerows" in cell for cell in node.findall(nodes.entry)):
        return []
    rows = [row.children for body in node.findall(nodes.tbody) for row in body.children]
    columns = [
        [row[number].astext() for row in rows if number < len(row)] for number in range(count)
    ]
    return [number for number, cells in enumerate(columns) if cells and all(map(_is_figure, cells))]


def _is_figure(words: str) -> bool:
    return words.replace(",", "").isdecimal()


def _is_empty(cell: nodes.entry) -> bool:
    """Say whether a cell has no words, so that its place is that of its table."""
    return not cell.astext().strip()


def head(writer: Writer, node: nodes.thead) -> None:
    """Write the rows that a page begins with when the table goes on there."""
    with writer.out.lines("table.header(", "),"):
        writer.children(node)


def cell(writer: Writer, node: nodes.entry) -> None:
    """Write a cell."""
    extent = node.get("morerows", 0) + 1, node.get("morecols", 0) + 1
    function = "table.cell" if extent == (1, 1) else "joined-cell"
    with writer.block(function, *(extent if extent != (1, 1) else ()), end=","):
        if node["ids"] and not _is_empty(node):  # the place stands in the line, not above it
            writer.call("line-begins")
            writer.targets(node["ids"])
            writer.children(cast("nodes.paragraph", node[0]))
        else:
            writer.children(node)
