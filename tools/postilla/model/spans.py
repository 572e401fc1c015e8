# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The normal form of spans: what can be written down, and in one way only.

Spans of one kind and value neither touch nor overlap; none begins or ends with a space; of two
that overlap, one lies inside the other, as elements of TEI and of Markdown do.
"""

from __future__ import annotations

import heapq
import itertools
from collections.abc import Iterable, Iterator
from dataclasses import replace

from postilla.model.content import Content, PointKind, Span, SpanKind, span_order


def normal_spans(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Bring spans into their normal form, every letter keeping the kinds that lie over it.

    :param text: the block's text.
    :param spans: spans over it, in any order.
    :return: the same in normal form, in the order of :class:`~postilla.model.content.Content`.
    """
    trimmed = (_trim(text, span) for span in _merge(spans))
    return tuple(sorted(_nest(text, filter(None, trimmed)), key=span_order))


def _merge(spans: Iterable[Span]) -> Iterator[Span]:
    groups: dict[tuple[SpanKind, str], list[Span]] = {}
    for span in sorted(spans, key=span_order):
        group = groups.setdefault((span.kind, span.value), [])
        if group and span.start <= group[-1].end:
            end = max(group[-1].end, span.end)
            group[-1] = Span(group[-1].start, end, span.kind, span.value)
        else:
            group.append(span)
    for group in groups.values():
        yield from group


def _trim(text: str, span: Span) -> Span | None:
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip(" "))
    end = span.start + len(words.rstrip(" "))
    return Span(start, end, span.kind, span.value) if start < end else None


def _nest(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """Cut each span that runs out of the one in which it begins."""
    queue = [(span_order(span), span) for span in spans]
    heapq.heapify(queue)
    around: list[Span] = []
    while queue:
        _, span = heapq.heappop(queue)
        while around and around[-1].end <= span.start:
            around.pop()
        if around and span.end > (cut := around[-1].end):
            for start, end in ((span.start, cut), (cut, span.end)):
                if piece := _trim(text, Span(start, end, span.kind, span.value)):
                    heapq.heappush(queue, (span_order(piece), piece))
        else:
            around.append(span)
            yield span


def links_innermost(content: Content) -> tuple[Span, ...]:
    """Cut links so that none has the brackets of a language or of a call in it.

    Markdown reads no link whose words have brackets of their own. The pieces of one touch, and
    whoever joins spans that touch has it again.

    :param content: the words.
    :return: its spans in normal form, links in pieces where they have to be.
    """
    calls = [point.offset for point in content.of(PointKind.CALL)]
    languages = [span for span in content.spans if span.kind is SpanKind.LANGUAGE]
    if not (calls or languages):
        return normal_spans(content.text, content.spans)
    found: list[Span] = []
    for span in normal_spans(content.text, content.spans):
        if span.kind is not SpanKind.REFERENCE:
            found.append(span)
            continue
        cuts = {at for at in calls if span.start < at < span.end}
        if cuts or any(_is_within(one, span) for one in languages):
            inner = [one for one in content.spans if _is_within(one, span)]
            cuts |= {at for one in inner for at in (one.start, one.end)}
        edges = sorted({span.start, span.end, *cuts})
        found += [replace(span, start=at, end=end) for at, end in itertools.pairwise(edges)]
    last = SpanKind.REFERENCE
    return tuple(
        sorted(found, key=lambda one: (one.start, -one.end, one.kind is last, span_order(one)))
    )


def _is_within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end and inner.kind is not outer.kind
