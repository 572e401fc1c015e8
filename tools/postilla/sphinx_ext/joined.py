# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Joined cells: cells say with which one they are joined, and become cells that go over several."""

from __future__ import annotations

from collections.abc import Sequence

from docutils import nodes

from postilla.model.grid import extents, head_rows


def join_cells(table: nodes.table) -> None:
    """Let cells go over those that they cover, which are taken out.

    :param table: of the base text; changed in place.
    """
    rows = list(table.findall(nodes.row))
    cells = [[cell for cell in row.children if isinstance(cell, nodes.entry)] for row in rows]
    joined = [[cell.get("joined") for cell in row] for row in cells]
    if not any(one for row in joined for one in row):
        return
    _move_heads(table, rows[: head_rows(joined)])
    kept: set[tuple[int, int]] = set()
    for row, column, height, width in extents(joined):
        kept.add((row, column))
        more = {"morerows": height - 1, "morecols": width - 1}
        cells[row][column].attributes.update({name: by for name, by in more.items() if by})
    for number, (node, own) in enumerate(zip(rows, cells, strict=True)):
        node.children = []
        node.extend(cell for column, cell in enumerate(own) if (number, column) in kept)


def _move_heads(table: nodes.table, rows: Sequence[nodes.row]) -> None:
    """Let all rows be of the head into which its cells reach."""
    head = next(iter(table.findall(nodes.thead)))
    for row in rows:
        if row.parent is not head:
            row.parent.remove(row)
            head.append(row)
    for body in list(table.findall(nodes.tbody)):
        if not body.children:
            body.parent.remove(body)
