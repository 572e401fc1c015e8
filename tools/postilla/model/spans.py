# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The normal form of spans: what can be written down, and in one way only.

Spans of one kind and value neither touch nor overlap; none begins or ends with a space; of two
that overlap, one lies inside the other, as elements of TEI and of Markdown do.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator

from postilla.model.content import Span, SpanKind, span_order


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
