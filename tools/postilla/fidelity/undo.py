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
from postilla.model.block import Block, Chapter
from postilla.model.diagnostic import Diagnostic, Position
from postilla.model.restoration import Replacement, replaced

_HINT = "Run “make” to build it anew."


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
            hint=_HINT,
            position=Position(path),
        )


def _undone(block: Block, departures: Mapping[str, Sequence[tuple[Departure, str]]]) -> Block:
    content = block.content
    own = [
        Replacement(one.start, one.end, _spaced(content.text, one, words))
        for one, words in departures.get(block.id, ())
    ]
    return replace(
        block,
        content=replaced(content, own),
        children=tuple(_undone(child, departures) for child in block.children),
    )


def _spaced(text: str, departure: Departure, words: str) -> str:
    """Give words that were left out the blank that parted them from the words around."""
    if departure.start < departure.end or not text:
        return words
    return f" {words}" if departure.start >= len(text) else f"{words} "
