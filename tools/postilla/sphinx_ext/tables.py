# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Tables as nodes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from docutils import nodes

Cell = Sequence[nodes.Node]
"""What stands in a cell, in one paragraph."""


def table(
    head: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    *,
    widths: Sequence[int] = (),
    classes: Sequence[str] = (),
) -> nodes.table:
    """Make a table; the first cell of each row is its heading.

    :param head: the headings of the columns.
    :param rows: the rows, with a cell for each column.
    :param widths: of the columns, in relation to each other, for writers that ask for them.
    :param classes: what says how it is to be set.
    :return: the table.
    """
    group = nodes.tgroup("", cols=len(head))
    for number, width in enumerate(widths or (1,) * len(head)):
        group += nodes.colspec("", colwidth=width, stub=int(number == 0))
    group += nodes.thead("", _row([nodes.Text(words)] for words in head))
    group += nodes.tbody("", *map(_row, rows))
    return nodes.table("", group, classes=list(classes))


def _row(cells: Iterable[Cell]) -> nodes.row:
    return nodes.row("", *_entries(cells))


def _entries(cells: Iterable[Cell]) -> Iterator[nodes.entry]:
    for cell in cells:
        yield nodes.entry("", nodes.paragraph("", "", *cell))
