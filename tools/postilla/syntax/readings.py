# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The readings of witnesses, as they are written at the head of a body: a line each.

``- B C: other words`` says what B and C have; ``- B om.`` that B leaves the words out, and
``- B lac.`` that B is lost there. Lines that are indented go on with the one before. What follows
the list is the comment.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from postilla.model.annotation import Kind
from postilla.model.variation import SIGLUM_PATTERN, Lack, WitnessReading

_SIGLUM: Final = re.compile(SIGLUM_PATTERN)
_READING: Final = re.compile(
    r"(?P<sigla>[^:]*?)(?:[ \t]+(?P<lack>om\.|lac\.))?(?:(?P<colon>:)[ \t]*(?P<words>.*))?"
)


class SplitBody(NamedTuple):
    """A body taken apart."""

    readings: tuple[WitnessReading, ...]
    comment: str
    lines: int
    """How many lines stand before the comment."""


def split_body(body: str, kind: Kind, first_line: int = 1) -> SplitBody:
    """Take the readings from the head of a body.

    :param body: of a directive.
    :param kind: its kind; those that have no readings keep their bodies whole.
    :param first_line: 1-based, of the body.
    :return: the readings, and the rest.
    """
    if not kind.has_readings:
        return SplitBody((), body, 0)
    lines = body.split("\n")
    found: list[tuple[int, list[str]]] = []
    number = 0
    for number, line in enumerate([*lines, ""]):
        if line.startswith("- "):
            found.append((first_line + number, [line[2:].strip()]))
        elif found and line.startswith("  ") and line.strip():
            found[-1][1].append(line.strip())
        elif found or line.strip():
            break
    number = min(number, len(lines))
    readings = tuple(_reading(" ".join(parts), at) for at, parts in found)
    return SplitBody(readings, "\n".join(lines[number:]) if found else body, number if found else 0)


def write_readings(readings: Iterable[WitnessReading]) -> str:
    """Write readings as the head of a body.

    :param readings: in their order.
    :return: a line each, without a final line feed.
    """
    return "\n".join(map(write_reading, readings))


def write_reading(reading: WitnessReading) -> str:
    """Write a reading, the other way round of :func:`split_body`.

    :param reading: one that can be read.
    :return: its line.
    """
    return f"- {reading}"


def joined_readings(
    readings: Sequence[WitnessReading], further: WitnessReading
) -> tuple[WitnessReading, ...]:
    """Add a reading to others: its witnesses to those who have the same, or a line of its own.

    :param readings: of an entry.
    :param further: of other witnesses.
    :return: all of them.
    """
    joined = [
        replace(one, witnesses=(*one.witnesses, *further.witnesses))
        if (one.words, one.lack) == (further.words, further.lack)
        else one
        for one in readings
    ]
    return (*readings, further) if joined == list(readings) else tuple(joined)


def sigla_of(words: str) -> tuple[str, ...]:
    """Take sigla apart.

    :param words: sigla with blanks between them.
    :return: them, in order; none where a word can't be one.

    >>> sigla_of("B C2"), sigla_of("B, C"), sigla_of("B om.")
    (('B', 'C2'), (), ())
    """
    found = tuple(words.split())
    return found if all(map(_SIGLUM.fullmatch, found)) else ()


def _reading(line: str, at: int) -> WitnessReading:
    match = _READING.fullmatch(line)
    lack = match["lack"] if match else None
    words = (match["words"] or "").strip() if match else ""
    sigla = sigla_of(match["sigla"]) if match else ()
    if not sigla or not (lack or words):
        return WitnessReading(witnesses=(), words=line, line=at)
    return WitnessReading(witnesses=sigla, words=words, lack=Lack(lack) if lack else None, line=at)
