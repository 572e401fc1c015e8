# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Cells of tables that go over several rows and columns, laid out as HTML does it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias, TypeVar

from postilla.model.block import Joined
from postilla.model.grid import covering

T = TypeVar("T")
Extent: TypeAlias = tuple[int, int]
"""Over how many rows and columns a cell goes."""
_MOST = 1000


def laid_out(rows: Sequence[Iterable[tuple[T, Extent]]]) -> Iterator[list[T | Joined | None]]:
    """Give each place of a table what stands there.

    :param rows: the cells of each row that begin there.
    :return: for each row the cells, and how a place is joined that one of them covers; ``None``
        where there is nothing.
    """
    grid: list[dict[int, T | Joined]] = [{} for _ in rows]
    for number, row in enumerate(rows):
        column = 0
        for cell, (height, width) in row:
            while column in grid[number]:
                column += 1
            grid[number][column] = cell
            for down, right, joined in covering(min(height, len(rows) - number), width):
                grid[number + down].setdefault(column + right, joined)
            column += width
    columns = max((max(row, default=-1) + 1 for row in grid), default=0)
    for found in grid:
        yield [found.get(column) for column in range(columns)]


def extent_of(rows: object, columns: object) -> Extent:
    """Read an extent.

    :param rows: as it is written, or a number, or nothing.
    :param columns: the same.
    :return: the extent; what can't be is one.
    """
    return _number(rows), _number(columns)


def _number(written: object) -> int:
    digits = str(written)
    return min(max(int(digits), 1), _MOST) if digits.isdecimal() and len(digits) < 5 else 1
