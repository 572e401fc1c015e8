# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The words of a block: plain text with what stands on and between its characters.

Everything that quotes, proves or prints the base text works on this form, so that
emphasis, note calls and page breaks never get in the way of the words.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final


class SpanKind(Enum):
    """What can lie over a range of characters."""

    EMPHASIS = "em"
    STRONG = "strong"
    LANGUAGE = "lang"
    """The value is a BCP 47 tag."""
    REFERENCE = "ref"
    """What leads to another place of the text; the value is its id."""
    NAME = "name"
    """What is named; the value is its id. No source has it: names are found in the words."""


TRANSMITTED: Final = (*(SpanKind.EMPHASIS, SpanKind.STRONG, SpanKind.LANGUAGE, SpanKind.REFERENCE),)
"""The kinds that a source can have."""


class PointKind(Enum):
    """What can stand between two characters."""

    CALL = "call"
    """The call of an author's note; the value is the printed mark, such as ``17``."""
    PAGE_BREAK = "pb"
    """A new printed page begins; the value is its printed number (TEI ``pb/@n``)."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A property of a range of characters."""

    start: int
    """0-based offset in code points."""
    end: int
    """Exclusive; spans are never empty."""
    kind: SpanKind
    value: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Point:
    """Something between two characters."""

    offset: int
    """It stands before the character with this 0-based offset."""
    kind: PointKind
    value: str


@dataclass(frozen=True, slots=True)
class Content:
    """The transmitted words of one block, white space folded to single spaces."""

    text: str
    points: tuple[Point, ...] = ()
    """In the order in which they stand."""
    spans: tuple[Span, ...] = ()
    """By start; of two that start together the longer one first."""
    sentences: tuple[int, ...] = ()
    """The 0-based offsets at which the second and all later sentences start."""

    def sentence_bounds(self) -> tuple[tuple[int, int], ...]:
        """Give start and end of each sentence, the space between two left out."""
        starts = (0, *self.sentences)
        ends = (*(start - 1 for start in self.sentences), len(self.text))
        return tuple(zip(starts, ends, strict=True))

    def sentence(self, number: int) -> Content:
        """Give the words of one sentence with what lies over them.

        :param number: 1-based.
        :return: the words, without what stands between them.
        """
        start, end = self.sentence_bounds()[number - 1]
        spans = (
            Span(max(span.start, start) - start, min(span.end, end) - start, span.kind, span.value)
            for span in self.spans
            if span.start < end and span.end > start
        )
        return Content(self.text[start:end], spans=tuple(sorted(spans, key=span_order)))

    def of(self, kind: PointKind) -> tuple[Point, ...]:
        """Give the points of one kind, in order."""
        return tuple(point for point in self.points if point.kind is kind)


def span_order(span: Span) -> tuple[int, int, str, str]:
    """Sort key of spans: outer before inner, then by name.

    :param span: the span.
    :return: the key.
    """
    return (span.start, -span.end, span.kind.value, span.value)
