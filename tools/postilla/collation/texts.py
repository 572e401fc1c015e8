# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Two texts as words: that of a witness, and the one that text and apparatus give for it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from postilla.model.anchor import Anchored
from postilla.model.block import CONTAINERS, Chapter
from postilla.model.kinds import VARIANT
from postilla.model.variation import Ignored, WitnessReading, normal_form

_WORD: Final = re.compile(r"\S+")
_HEADING: Final = re.compile(r"#{1,6}[ \t]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word of a text."""

    text: str
    """As it stands there."""
    form: str
    """As it is compared; never empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WitnessWord(Word):
    """A word of a witness."""

    line: int
    """1-based."""
    paragraph: int
    """0-based."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BaseWord(Word):
    """A word that text and apparatus give, with the place of the text from which it follows."""

    block: str
    start: int
    """0-based, in code points of the block's base text."""
    end: int
    """Exclusive."""
    entry: str = ""
    """The id of the variant that has it, or nothing where the text has it."""


def witness_words(text: str, ignored: Collection[Ignored]) -> tuple[WitnessWord, ...]:
    """Take the words of a witness.

    :param text: plain text, an empty line between two paragraphs; ``#`` before a heading is no
        word.
    :param ignored: what does not count.
    :return: its words, those of which nothing is compared left out.
    """
    found: list[WitnessWord] = []
    paragraph, is_open = -1, False
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            is_open = False
            continue
        paragraph += not is_open
        is_open = True
        heading = _HEADING.match(line)
        for match in _WORD.finditer(line, heading.end() if heading else 0):
            if form := normal_form(match[0], ignored):
                found.append(
                    WitnessWord(text=match[0], form=form, line=number, paragraph=paragraph)
                )
    return tuple(found)


def text_for(
    chapters: Iterable[tuple[Chapter, Sequence[Anchored]]],
    siglum: str,
    ignored: Collection[Ignored],
) -> tuple[BaseWord, ...]:
    """Give the text of a witness as text and apparatus have it.

    :param chapters: each with its annotations, in reading order.
    :param siglum: of the witness.
    :param ignored: what does not count.
    :return: its words.
    """
    return tuple(
        word
        for chapter, anchored in chapters
        for word in _chapter(chapter, _readings(anchored, siglum), ignored)
    )


def _readings(
    anchored: Iterable[Anchored], siglum: str
) -> dict[str, list[tuple[int, int, str, str]]]:
    """Give what a witness has: block -> start, end, words and entry, in order."""
    found: dict[str, list[tuple[int, int, str, str]]] = {}
    for one in anchored:
        reading = reading_of(one, siglum)
        if reading and len(one.parts) == 1:
            part = one.parts[0]
            of_block = found.setdefault(part.block, [])
            of_block.append((part.start, part.end, reading.words, one.annotation.id))
    return {block: sorted(of_block) for block, of_block in found.items()}


def reading_of(anchored: Anchored, siglum: str) -> WitnessReading | None:
    """Give what a witness has in the place of an annotation's words, if it is a variant."""
    if anchored.annotation.kind != VARIANT:
        return None
    return next((one for one in anchored.annotation.readings if siglum in one.witnesses), None)


def _chapter(
    chapter: Chapter,
    readings: dict[str, list[tuple[int, int, str, str]]],
    ignored: Collection[Ignored],
) -> Iterator[BaseWord]:
    for block in chapter.walk():
        if block.kind not in CONTAINERS:
            pieces = list(_pieces(block.content.text, readings.get(block.id, ())))
            yield from _words(block.id, pieces, ignored)


@dataclass(frozen=True, slots=True)
class _Piece:
    words: str
    start: int
    end: int
    entry: str = ""


def _pieces(text: str, readings: Sequence[tuple[int, int, str, str]]) -> Iterator[_Piece]:
    done = 0
    for start, end, words, entry in readings:
        if start < done:
            continue  # two readings of the same words, which the checks tell of
        yield _Piece(text[done:start], done, start)
        yield _Piece(words, start, end, entry)
        done = end
    yield _Piece(text[done:], done, len(text))


def _words(
    block: str, pieces: Sequence[_Piece], ignored: Collection[Ignored]
) -> Iterator[BaseWord]:
    starts = [0]
    for piece in pieces:
        starts.append(starts[-1] + len(piece.words))
    for match in _WORD.finditer("".join(piece.words for piece in pieces)):
        if not (form := normal_form(match[0], ignored)):
            continue
        first, last = _at(starts, match.start()), _at(starts, match.end() - 1)
        own = pieces[first : last + 1]
        yield BaseWord(
            text=match[0],
            form=form,
            block=block,
            start=own[0].start if own[0].entry else own[0].start + match.start() - starts[first],
            end=own[-1].end if own[-1].entry else own[-1].start + match.end() - starts[last],
            entry=next((piece.entry for piece in own if piece.entry), ""),
        )


def _at(starts: Sequence[int], offset: int) -> int:
    """Give the number of the piece that has a character."""
    return bisect_right(starts, offset) - 1
