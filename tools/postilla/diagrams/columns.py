# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Numbers as bars: a row for each thing that is counted, a column for each way to count it.

Each column has its own line to stand on and one scale serves all, so that no legend and no colour
is needed to tell them apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from lxml import etree

from postilla.diagrams.measure import wrapped
from postilla.diagrams.svg import element, link, picture, text

WIDTH: Final = 1100.0
_SIZE: Final = 14.0
_SMALL: Final = 12.5
_LABELS: Final = 370.0
"""Width of the words before the bars."""
_BETWEEN: Final = 22.0
"""Between two groups of columns."""
_NUMBER: Final = 28.0
"""Room for the number behind the longest bar."""
_HEAD: Final = 74.0
_ROW: Final = 28.0
_BAR: Final = 13.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Columns that belong together."""

    title: str
    columns: tuple[str, ...]
    """Their headings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What is counted."""

    words: str
    address: str
    """Of a link, or nothing."""
    numbers: tuple[int, ...]
    """One a column."""


def draw_columns(
    title: str, description: str, groups: Sequence[Group], rows: Sequence[Row]
) -> etree._Element:
    """Draw numbers as bars.

    :param title: what the picture is called.
    :param description: what is to be seen on it, in words.
    :param groups: the columns.
    :param rows: the rows, each with a number for each column of each group.
    :return: the picture.
    """
    count = sum(len(group.columns) for group in groups)
    width = (WIDTH - _LABELS - _BETWEEN * len(groups)) / max(count, 1)
    most = max((number for row in rows for number in row.numbers), default=0)
    scale = (width - _NUMBER) / max(most, 1)
    return picture(
        WIDTH,
        _HEAD + _ROW * len(rows) + 8,
        title,
        description,
        *_heads(groups, width),
        *(
            _row(row, _HEAD + number * _ROW, tuple(_places(groups, width)), scale)
            for number, row in enumerate(rows)
        ),
    )


def _places(groups: Sequence[Group], width: float) -> Iterator[float]:
    """Give the left end of each column."""
    before = accumulate((len(group.columns) for group in groups), initial=0)
    for number, (group, done) in enumerate(zip(groups, before, strict=False)):
        for column in range(len(group.columns)):
            yield _LABELS + _BETWEEN * (number + 1) + (done + column) * width


def _heads(groups: Sequence[Group], width: float) -> Iterator[etree._Element]:
    places = _places(groups, width)
    for group in groups:
        for number, head in enumerate(group.columns):
            x = next(places)
            if number == 0:
                yield text(group.title, x, 18, _SIZE, font_weight="bold")
            for line, words in enumerate(wrapped(head, width - 8, _SMALL, 2)):
                yield text(words, x, 42 + 16 * line, _SMALL)


def _row(row: Row, top: float, places: Sequence[float], scale: float) -> etree._Element:
    (words,) = wrapped(row.words, _LABELS, _SIZE, 1)
    middle = top + _ROW / 2
    bars = (
        part
        for x, number in zip(places, row.numbers, strict=True)
        for part in _bar(x, middle, number, scale)
    )
    rule = element("path", d=f"M0 {top:.1f}H{WIDTH:g}", stroke="currentColor", stroke_opacity=0.25)
    label = link(row.address, row.words, text(words, 0, middle + 5, _SIZE))
    return element("g", rule, label, *bars)


def _bar(x: float, middle: float, number: int, scale: float) -> Iterator[etree._Element]:
    length = number * scale
    if number:
        yield element(
            "rect", x=x, y=middle - _BAR / 2, width=length, height=_BAR, fill_opacity=0.55
        )
    yield text(
        str(number), x + length + 5, middle + 5, _SMALL, fill_opacity=1.0 if number else 0.45
    )
