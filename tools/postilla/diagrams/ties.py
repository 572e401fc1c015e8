# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Two columns and the lines between them: what on the left has to do with what on the right.

Each line has a style and, where it begins, a label; none has a colour of its own. The right column
is ordered and placed so that lines run as level as they can.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

from lxml import etree

from postilla.diagrams.measure import wrapped
from postilla.diagrams.placement import spread
from postilla.diagrams.signs import Sign, sign_at
from postilla.diagrams.svg import element, link, picture, text

WIDTH: Final = 1100.0
_SIZE: Final = 14.0
_SMALL: Final = 12.5
_LINE: Final = 19.0
_HEAD: Final = 46.0
"""Height of the headings of the columns."""
_PADDING: Final = 8.0
"""Above and below what stands in the left column."""
_MARK_X: Final = 4.0
_WORDS_X: Final = 46.0
_WORDS_WIDTH: Final = 346.0
_LABEL_X: Final = 528.0
"""Where the labels of lines end."""
_FROM_X: Final = 536.0
_TO_X: Final = 644.0
_END_X: Final = 658.0
_END_WIDTH: Final = WIDTH - _END_X - 4
_GAP: Final = 22.0
"""Between two lines of the right column."""
_FEWEST_LINES: Final = 2
"""Up to how many lines of words an entry has that has no more lines of its own."""


class Stroke(Enum):
    """How a line is drawn: the lengths of its dashes and gaps."""

    SOLID = ""
    DASHED = "9 4"
    DOTTED = "1.5 4"
    DASHED_DOTTED = "9 4 1.5 4"
    LONG = "18 4"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A line from an entry of the left column."""

    to: str
    """Key of an entry of the right column."""
    label: str
    stroke: Stroke


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """An entry of the left column."""

    mark: str
    words: str
    name: str
    """What its link leads to, in words."""
    address: str
    """Of the link, or nothing."""
    ties: tuple[Tie, ...] = ()
    remarks: tuple[str, ...] = ()
    """Further lines below its words."""

    @property
    def words_in_lines(self) -> tuple[str, ...]:
        """Its words, as far as there is room for them beside its lines."""
        room = max(len(self.ties) - len(self.remarks), _FEWEST_LINES)
        return wrapped(self.words, _WORDS_WIDTH, _SIZE, room)

    @property
    def lines(self) -> int:
        """How many lines of words it is high."""
        return max(len(self.words_in_lines) + len(self.remarks), len(self.ties))


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """An entry of the right column."""

    key: str
    words: str
    name: str
    """What its link leads to, in words."""
    address: str
    """Of the link, or nothing."""
    sign: Sign


@dataclass(frozen=True, slots=True)
class _Block:
    """An entry of the left column and its place."""

    start: Start
    lines: tuple[str, ...]
    top: float
    height: float

    def tie_y(self, number: int) -> float:
        return self.top + _PADDING + (number + 0.5) * _LINE


def draw_ties(
    title: str,
    description: str,
    heads: tuple[str, str],
    starts: Iterable[Start],
    ends: Iterable[End],
) -> etree._Element:
    """Draw two columns and the lines between them.

    :param title: what the picture is called.
    :param description: what is to be seen on it, in words.
    :param heads: the headings of the left and the right column.
    :param starts: the left column, in its order.
    :param ends: the right column, in the order in which they stand where nothing else decides;
        each has a line.
    :return: the picture.
    """  # fmt: skip
    blocks = tuple(_blocks(starts))
    bottom = blocks[-1].top + blocks[-1].height if blocks else _HEAD
    places = _places(blocks, tuple(ends))
    blocks = tuple(_untangled(block, places) for block in blocks)
    height = max([bottom, *(y + _GAP for _, y in places.values())]) + _PADDING
    return picture(
        WIDTH,
        height,
        title,
        description,
        text(heads[0], _MARK_X, 20, _SMALL, fill_opacity=0.75),
        text(heads[1], _END_X, 20, _SMALL, fill_opacity=0.75),
        *_lines(blocks, places),
        *map(_left, blocks),
        *(_right(end, y) for end, y in places.values()),
    )


def _blocks(starts: Iterable[Start]) -> Iterator[_Block]:
    top = _HEAD
    for start in starts:
        block = _Block(start, start.words_in_lines, top, start.lines * _LINE + 2 * _PADDING)
        yield block
        top += block.height


def _places(blocks: Sequence[_Block], ends: Sequence[End]) -> dict[str, tuple[End, float]]:
    """Place the right column: each entry at the middle of its lines, as far as there is room."""
    touched: dict[str, list[float]] = {end.key: [] for end in ends}
    for block in blocks:
        for number, tie in enumerate(block.start.ties):
            touched[tie.to].append(block.tie_y(number))
    middle = {key: sum(places) / len(places) for key, places in touched.items()}
    ordered = sorted(ends, key=lambda end: middle[end.key])
    wanted = [middle[end.key] for end in ordered]
    placed = spread(wanted, _GAP)
    lowered = max(_HEAD + _LINE / 2 - placed[0], 0) if placed else 0
    return {end.key: (end, y + lowered) for end, y in zip(ordered, placed, strict=True)}


def _untangled(block: _Block, places: Mapping[str, tuple[End, float]]) -> _Block:
    """Order the lines of an entry by where they end, so that they do not cross."""
    ties = sorted(block.start.ties, key=lambda tie: places[tie.to][1])
    return replace(block, start=replace(block.start, ties=tuple(ties)))


def _lines(
    blocks: Iterable[_Block], places: Mapping[str, tuple[End, float]]
) -> Iterator[etree._Element]:
    for block in blocks:
        for number, tie in enumerate(block.start.ties):
            end, y = places[tie.to]
            dashes = {"stroke_dasharray": tie.stroke.value} if tie.stroke.value else {}
            curve = element(
                "path",
                d=_curve(block.tie_y(number), y),
                fill="none",
                stroke="currentColor",
                stroke_opacity=0.8,
                stroke_width=1.4,
                class_="tie",
                **dashes,
            )
            yield link("", f"{block.start.name} – {tie.label}: {end.name}", curve)


def _curve(y: float, below: float) -> str:
    middle = (_FROM_X + _TO_X) / 2
    return f"M{_FROM_X:g} {y:.1f}C{middle:g} {y:.1f} {middle:g} {below:.1f} {_TO_X:g} {below:.1f}"


def _left(block: _Block) -> etree._Element:
    start, top = block.start, block.top + _PADDING - 5
    words = (
        text(line, _WORDS_X, top + number * _LINE, _SIZE)
        for number, line in enumerate(block.lines, 1)
    )
    remarks = (
        text(_remark(line), _WORDS_X, top + number * _LINE, _SMALL, fill_opacity=0.75)
        for number, line in enumerate(start.remarks, len(block.lines) + 1)
    )
    labels = (
        text(tie.label, _LABEL_X, block.tie_y(number) + 4, _SMALL, text_anchor="end")
        for number, tie in enumerate(start.ties)
    )
    rule = element(
        "path",
        d=f"M{_MARK_X:g} {block.top:.1f}H{_LABEL_X:g}",
        stroke="currentColor",
        stroke_opacity=0.25,
    )
    mark = text(start.mark, _MARK_X, top + _LINE, _SIZE, font_weight="bold")
    return element("g", rule, link(start.address, start.name, mark, *words), *remarks, *labels)


def _remark(words: str) -> str:
    (line,) = wrapped(words, _WORDS_WIDTH, _SMALL, 1)
    return line


def _right(end: End, y: float) -> etree._Element:
    (words,) = wrapped(end.words, _END_WIDTH, _SIZE, 1)
    return link(
        end.address, end.name, sign_at(end.sign, _TO_X, y), text(words, _END_X, y + 5, _SIZE)
    )
