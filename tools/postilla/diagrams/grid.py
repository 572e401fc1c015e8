# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Where things of two sorts meet: a row and a column for each, signs with numbers between."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from lxml import etree

from postilla.diagrams.measure import width_of, wrapped
from postilla.diagrams.signs import SIGN_WIDTH, Sign, sign_at
from postilla.diagrams.svg import element, link, picture, text

WIDTH: Final = 1100.0
_SIZE: Final = 14.0
_SMALL: Final = 12.5
_LABELS: Final = 430.0
"""Width of the words of the rows."""
_SLANTED: Final = 190.0
"""Length of the words of the columns, which stand at an angle of 45 degrees."""
_HEAD: Final = 160.0
_AFTER: Final = 130.0
"""Room for the words of the last column."""
_ROW: Final = 24.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A row or a column."""

    words: str
    address: str
    """Of a link, or nothing."""


Cell = Sequence[tuple[Sign, int]]
"""What stands where a row and a column meet: signs, and how often each holds."""


def draw_grid(
    title: str,
    description: str,
    columns: Sequence[Line],
    rows: Sequence[tuple[Line, Sequence[Cell]]],
) -> etree._Element:
    """Draw where rows and columns meet.

    :param title: what the picture is called.
    :param description: what is to be seen on it, in words.
    :param columns: the columns.
    :param rows: the rows, each with a cell for each column.
    :return: the picture.
    """
    width = (WIDTH - _LABELS - _AFTER) / max(len(columns), 1)
    return picture(
        WIDTH,
        _HEAD + _ROW * len(rows) + 8,
        title,
        description,
        *(_column(column, _x(number, width), len(rows)) for number, column in enumerate(columns)),
        *(
            _row(line, cells, _HEAD + (number + 0.5) * _ROW, width)
            for number, (line, cells) in enumerate(rows)
        ),
    )


def _x(number: int, width: float) -> float:
    return _LABELS + number * width


def _column(column: Line, x: float, rows: int) -> etree._Element:
    (words,) = wrapped(column.words, _SLANTED, _SMALL, 1)
    bottom = _HEAD - 8
    slanted = text(words, x + 4, bottom, _SMALL, transform=f"rotate(-45 {x + 4:.1f} {bottom:.1f})")
    rule = element(
        "path",
        d=f"M{x - 3:.1f} {_HEAD:.1f}V{_HEAD + rows * _ROW:.1f}",
        stroke="currentColor",
        stroke_opacity=0.15,
    )
    return element("g", rule, link(column.address, column.words, slanted))


def _row(line: Line, cells: Iterable[Cell], y: float, width: float) -> etree._Element:
    (words,) = wrapped(line.words, _LABELS - 16, _SIZE, 1)
    rule = element(
        "path",
        d=f"M0 {y - _ROW / 2:.1f}H{WIDTH - _AFTER:g}",
        stroke="currentColor",
        stroke_opacity=0.25,
    )
    label = link(line.address, line.words, text(words, 0, y + 5, _SIZE))
    marks = (
        mark for number, cell in enumerate(cells) for mark in _cell(cell, _x(number, width), y)
    )
    return element("g", rule, label, *marks)


def _cell(cell: Cell, x: float, y: float) -> Iterator[etree._Element]:
    for sign, number in cell:
        yield sign_at(sign, x, y)
        yield text(str(number), x + SIGN_WIDTH + 2, y + 4.5, _SMALL)
        x += SIGN_WIDTH + 6 + width_of(str(number), _SMALL)
