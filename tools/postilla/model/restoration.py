# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The two texts of an edition: the base text, and the reading text made from it.

The reading text is the base text with the damage of the transcript mended, and nothing else;
see :class:`~postilla.model.edition.Reading`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from postilla.model.content import Content, Point, Span


@dataclass(frozen=True, slots=True, order=True)
class Replacement:
    """Words of a block that read otherwise in the other text."""

    start: int
    """0-based, in code points."""
    end: int
    """Exclusive."""
    words: str
    """What stands in their place; empty where they are left out."""


class OffsetMap:
    """Leads from the offsets of a text to those of the text after replacements."""

    def __init__(self, replacements: Sequence[Replacement]) -> None:
        """Prepare the way.

        :param replacements: in order, none overlapping another.
        """
        self._replacements = replacements
        self._ends = [one.end for one in replacements]
        self._shifts = [0]
        for one in replacements:
            shift = len(one.words) - (one.end - one.start)
            self._shifts.append(self._shifts[-1] + shift)

    def __call__(self, offset: int) -> int:
        """Give the new offset; one inside replaced words leads to the end of the new ones.

        So new words have the emphasis and the language with which the old ones began.
        """
        number = bisect_right(self._ends, offset)
        moved = offset + self._shifts[number]
        if number < len(self._replacements):
            inside = self._replacements[number]
            if inside.start < offset:
                return inside.start + self._shifts[number] + len(inside.words)
        return moved


def replaced(content: Content, replacements: Iterable[Replacement]) -> Content:
    """Put other words in the place of some.

    What stands between and on the words stays where it was; a span or sentence of which nothing
    is left is dropped.

    :param content: the words of a block.
    :param replacements: none overlapping another.
    :return: the words of the other text.
    """
    ordered = sorted(replacements)
    if not ordered:
        return content
    move = OffsetMap(ordered)
    pieces, done = [], 0
    for one in ordered:
        pieces += [content.text[done : one.start], one.words]
        done = one.end
    text = "".join([*pieces, content.text[done:]])
    spans = (Span(move(s.start), move(s.end), s.kind, s.value) for s in content.spans)
    sentences = dict.fromkeys(map(move, content.sentences))
    return Content(
        text,
        tuple(Point(move(one.offset), one.kind, one.value) for one in content.points),
        tuple(span for span in spans if span.start < span.end),
        tuple(start for start in sentences if 0 < start < len(text)),
    )


def transmitted_words(
    base: str,
    replacements: Sequence[Replacement],
    find: Callable[[str], tuple[int, int] | None],
) -> str:
    """Look words up in the reading text and give what the base text has in their place.

    :param base: the text of a block as transmitted.
    :param replacements: in order, none overlapping another.
    :param find: gives the place of the words in a text, start and end (exclusive), 0-based.
    :return: the transmitted words, whole where a part of replaced words is found; nothing when
        the words are not found.
    """
    pieces: list[tuple[int, int, str]] = []
    done = 0
    for one in replacements:
        pieces += [(done, one.start, base[done : one.start]), (one.start, one.end, one.words)]
        done = one.end
    pieces.append((done, len(base), base[done:]))
    found = find("".join(words for _, _, words in pieces))
    if found is None:
        return ""
    bounds: list[int] = []
    offset = 0
    for number, (start, end, words) in enumerate(pieces):
        first, last = max(found[0] - offset, 0), min(found[1] - offset, len(words))
        offset += len(words)
        if first < last:
            kept = number % 2 == 0
            bounds += [start + first, start + last] if kept else [start, end]
    return base[bounds[0] : bounds[-1]]
