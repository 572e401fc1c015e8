# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What joined cells cover."""

from __future__ import annotations

import pytest

from postilla.importer.document.tree import Cell, Words, table_of
from postilla.model.block import Joined
from postilla.model.grid import extents, head_rows

SIGNS = {"<": Joined.LEFT, "^": Joined.ABOVE}


def rows(*lines: str) -> list[list[Joined | None]]:
    return [[SIGNS.get(sign) for sign in line] for line in lines]


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["ab"], [(0, 0, 1, 1), (0, 1, 1, 1)]),
        (["a<", "^<"], [(0, 0, 2, 2)]),
        (["ab<", "^cd"], [(0, 0, 2, 1), (0, 1, 1, 2), (1, 1, 1, 1), (1, 2, 1, 1)]),
        # What fits no cell is a cell of its own.
        (["<^"], [(0, 0, 1, 1), (0, 1, 1, 1)]),
        (["a<", "^b"], [(0, 0, 1, 2), (1, 0, 1, 1), (1, 1, 1, 1)]),
    ],
)
def test_extents(lines: list[str], found: list[tuple[int, int, int, int]]) -> None:
    assert list(extents(rows(*lines))) == found


def test_the_head_goes_as_far_as_its_cells() -> None:
    assert head_rows(rows("ab", "cd")) == 1
    assert head_rows(rows("ab<", "^cd", "efg")) == 2
    assert head_rows(rows("a", "^")) == 2


def test_cells_are_laid_out_as_in_html() -> None:
    a, b, c, d = (Cell((Words(one),)) for one in "abcd")
    wide = Cell((Words("w"),), height=2, width=2)
    table = table_of([[a, wide], [b], [c, d]])
    assert table is not None
    signs = [
        "".join(cell.joined.value if cell.joined else "." for cell in row) for row in table.rows
    ]
    assert signs == ["..<", ".^<", "..."]


def test_a_cell_over_more_columns_than_there_are_is_bounded() -> None:
    table = table_of([[Cell(width=10**9, height=10**9)]])
    assert table is not None
    assert (len(table.rows), len(table.rows[0])) == (1, 200)
