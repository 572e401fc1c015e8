# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""From the text that a product shows to the base text, by the product's own apparatus.

The source is no witness here: which words are not the transmitted ones, and what the transmitted
ones are, is read from the product alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from postilla.fidelity.extracted import Departure, ProductText
from postilla.fidelity.hints import ANEW
from postilla.model.block import Block, Chapter
from postilla.model.content import Content
from postilla.model.diagnostic import Diagnostic, Position
from postilla.model.restoration import Replacement, replaced


def undo(text: ProductText, chapters: Sequence[Chapter]) -> tuple[Chapter, ...]:
    """Put back the transmitted words where the product says that it departs from them.

    :param text: what the product shows, and its apparatus.
    :param chapters: the chapters of the text, or of a variant of it.
    :return: the base text as the product gives it.
    """
    departures: dict[str, list[tuple[Departure, str]]] = {}
    for name, departure in text.departures.items():
        if name in text.transmitted:
            pair = departure, text.transmitted[name]
            departures.setdefault(departure.block, []).append(pair)
    if not departures:
        return tuple(chapters)
    return tuple(
        replace(
            chapter,
            blocks=tuple(_undone(block, departures) for block in chapter.blocks),
            notes=tuple(_undone(note, departures) for note in chapter.notes),
        )
        for chapter in chapters
    )


def unpaired(text: ProductText, path: str) -> Iterator[Diagnostic]:
    """Tell which departures the apparatus does not have.

    :param text: what the product shows, and its apparatus.
    :param path: the product's name in findings.
    :return: the findings.
    """
    for name in sorted(text.departures.keys() - text.transmitted.keys()):
        yield Diagnostic(
            code="product/apparatus",
            message=f"The apparatus does not give the transmitted words of “{name}”.",
            hint=ANEW,
            position=Position(path),
        )


def _undone(block: Block, departures: Mapping[str, Sequence[tuple[Departure, str]]]) -> Block:
    own = sorted(departures.get(block.id, ()), key=lambda pair: (pair[0].start, pair[0].end))
    return replace(
        block,
        content=_content(block.content, own),
        children=tuple(_undone(child, departures) for child in block.children),
    )


def _content(content: Content, departures: Sequence[tuple[Departure, str]]) -> Content:
    """Put the transmitted words back, and into them what the product says stands there."""
    replacements, places, shift = [], {}, 0
    for one, words in departures:
        before, after = _blanks(content.text, one)
        for number, preceding in one.inside:
            places[number] = one.start + shift + len(before) + preceding
        put = f"{before}{words}{after}"
        replacements.append(Replacement(one.start, one.end, put))
        shift += len(put) - (one.end - one.start)
    undone = replaced(content, replacements)
    points = (
        replace(point, offset=places.get(number, point.offset))
        for number, point in enumerate(undone.points)
    )
    return replace(undone, points=tuple(points))


def _blanks(text: str, departure: Departure) -> tuple[str, str]:
    """Give the blank that parted words that were left out from those before or after them."""
    if departure.start < departure.end or not text:
        return "", ""
    return (" ", "") if departure.start >= len(text) else ("", " ")
