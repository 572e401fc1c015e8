# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Joined cells of tables: what each of them covers.

A cell that is covered says with which one beside it it is joined: with the one on its left, or,
in the first column of what is covered, with the one above.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from postilla.model.block import Joined

Row: TypeAlias = "Sequence[Joined | None]"


def rows_of(joined: Sequence[Joined | None], columns: int) -> Sequence[Row]:
    """Divide the cells of a table into rows.

    :param joined: of each cell, row by row, how it is joined.
    :param columns: how many there are.
    :return: the rows.
    """
    return [joined[start : start + columns] for start in range(0, len(joined), columns)]


def extents(rows: Sequence[Row]) -> Iterator[tuple[int, int, int, int]]:
    """Give the cells that are not covered.

    :param rows: of each cell how it is joined, the rows of one length.
    :return: row and column, 0-based, and over how many rows and columns the cell goes.
    """
    covered: set[tuple[int, int]] = set()
    for row, cells in enumerate(rows):
        for column, _ in enumerate(cells):
            if (row, column) in covered:
                continue
            width = _run(cells, column + 1)
            height = _height(rows, row, column, width)
            covered |= {
                (row + down, column + right) for down in range(height) for right in range(width)
            }
            yield row, column, height, width


def head_rows(rows: Sequence[Row]) -> int:
    """Say how many rows are the head: the first, and those into which its cells reach.

    :param rows: of each cell how it is joined.
    :return: how many.
    """
    number = 1
    while number < len(rows) and Joined.ABOVE in rows[number]:
        number += 1
    return number


def covering(height: int, width: int) -> Iterator[tuple[int, int, Joined]]:
    """Say how the cells are joined that a cell covers.

    :param height: over how many rows it goes.
    :param width: over how many columns.
    :return: row and column as seen from it, and with which cell the one there is joined.
    """
    for down in range(height):
        for right in range(width):
            if right:
                yield down, right, Joined.LEFT
            elif down:
                yield down, right, Joined.ABOVE


def _run(cells: Row, column: int) -> int:
    """Count a cell and those on its right that are joined with it."""
    end = column
    while end < len(cells) and cells[end] is Joined.LEFT:
        end += 1
    return end - column + 1


def _height(rows: Sequence[Row], row: int, column: int, width: int) -> int:
    end = row + 1
    while (
        end < len(rows)
        and rows[end][column] is Joined.ABOVE
        and _run(rows[end], column + 1) == width
    ):
        end += 1
    return end - row
