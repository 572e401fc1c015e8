# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Spans as elements: cut where another element ends, and joined again by pointers.

Elements nest, spans need not: one may run over the end of a sentence or of another span. Such a
span becomes several elements, each naming its neighbours in ``next`` and ``prev`` (TEI Guidelines,
chapter “Non-hierarchical Structures”, section “Fragmentation and Reconstitution”).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter

from postilla.model.content import Content, Span, SpanKind
from postilla.model.spans import normal_spans

Bounds = tuple[int, int]
"""Start and end (exclusive) of a run of characters, 0-based, in code points."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fragment:
    """What becomes one element."""

    span: Span
    id: str = ""
    """Its ``xml:id``; only one that has neighbours needs any."""
    previous: str = ""
    """The id of the fragment before it of the same span."""
    next: str = ""
    """The id of the fragment after it of the same span."""

    @property
    def start(self) -> int:
        """0-based, in code points."""
        return self.span.start

    @property
    def end(self) -> int:
        """Exclusive."""
        return self.span.end


def fragments(
    content: Content, bounds: Sequence[Bounds], block: str, wholes: Sequence[Bounds] = ()
) -> tuple[Fragment, ...]:
    """Cut the spans of a block into fragments that nest in each other and in given elements.

    :param content: the block's words.
    :param bounds: of the elements that no fragment may run over, in order, the first at 0.
    :param block: the block's id, of which the fragments' ids are made.
    :param wholes: of elements that a fragment may hold or lie in, but not cut, in order; each is
        inside one of the bounds, or between two.
    :return: the fragments, outer before inner, by their start.
    """
    nested = normal_spans(content.text, content.spans)
    cut = (piece for span in nested for piece in _cut(span, bounds))
    pieces = sorted((part for piece in cut for part in _sparing(piece, wholes)), key=_outer_first)
    originals = _originals(content)
    parts: dict[Span, list[int]] = {}
    for number, piece in enumerate(pieces):
        parts.setdefault(_original(piece, originals), []).append(number)
    divided = sorted(number for group in parts.values() if len(group) > 1 for number in group)
    names = {number: f"{block}.{place}" for place, number in enumerate(divided, 1)}
    made = [Fragment(span=piece) for piece in pieces]
    for group in parts.values():
        ids = ["", *(names.get(number, "") for number in group), ""]
        for place, number in enumerate(group, 1):
            made[number] = Fragment(
                span=pieces[number], id=ids[place], previous=ids[place - 1], next=ids[place + 1]
            )
    return tuple(made)


def _cut(span: Span, bounds: Sequence[Bounds]) -> Iterator[Span]:
    first = bisect_right(bounds, span.start, key=itemgetter(0)) - 1
    for number in range(first, len(bounds)):
        start, end = bounds[number]
        if start >= span.end:
            break
        if (begin := max(start, span.start)) < (stop := min(end, span.end)):
            yield Span(begin, stop, span.kind, span.value)


def _sparing(span: Span, wholes: Sequence[Bounds]) -> Iterator[Span]:
    """Cut a span at the edge of an element that it does not hold but begins or ends in."""
    cuts = [span.start, span.end]
    for offset in (span.start, span.end):
        number = bisect_left(wholes, offset, key=itemgetter(0)) - 1
        if number < 0:
            continue
        start, end = wholes[number]
        if offset < end:  # it begins or ends inside
            cuts += [edge for edge in (start, end) if span.start < edge < span.end]
    for begin, stop in pairwise(sorted(set(cuts))):
        yield Span(begin, stop, span.kind, span.value)


def _originals(content: Content) -> dict[tuple[SpanKind, str], tuple[Span, ...]]:
    """Give the spans of each kind and value as they are before they are cut, by their start."""
    groups: dict[tuple[SpanKind, str], list[Span]] = {}
    for span in content.spans:
        groups.setdefault((span.kind, span.value), []).append(span)
    return {key: normal_spans(content.text, group) for key, group in groups.items()}


def _original(piece: Span, originals: dict[tuple[SpanKind, str], tuple[Span, ...]]) -> Span:
    candidates = originals[piece.kind, piece.value]
    return candidates[bisect_right(candidates, piece.start, key=_start) - 1]


def _start(span: Span) -> int:
    return span.start


def _outer_first(span: Span) -> tuple[int, int]:
    """Sort key; of pieces that cover the same words, that of the outer span stays first."""
    return (span.start, -span.end)
