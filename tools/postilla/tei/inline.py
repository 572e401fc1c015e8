# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The words of a block, with what stands on and between them.

The characters of an element made here, joined in document order, are the words as transmitted:
calls and page breaks are empty elements, and notes stand elsewhere.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from types import MappingProxyType
from typing import Final

from lxml import etree

from postilla.model.content import Content, Point, PointKind, SpanKind
from postilla.model.identifiers import note_id, page_id, sentence_id
from postilla.tei.fragments import Bounds, Fragment, fragments
from postilla.tei.names import append_words, element

_RENDITIONS: Final = MappingProxyType({SpanKind.EMPHASIS: "italic", SpanKind.STRONG: "bold"})


def write_words(parent: etree._Element, content: Content, block: str, calls: Sequence[str]) -> None:
    """Write the words of a block as they run.

    :param parent: the block's element, changed in place.
    :param content: the words.
    :param block: the block's id.
    :param calls: the ids of the calls in it, in order.
    """
    whole = (0, len(content.text))
    _Writer(content, [whole], block, calls).write(parent, whole)


def write_sentences(
    parent: etree._Element, content: Content, block: str, calls: Sequence[str]
) -> None:
    """Write the words of a block as ``s`` elements, a line feed between two.

    :param parent: the block's element, changed in place.
    :param content: the words.
    :param block: the block's id.
    :param calls: the ids of the calls in it, in order.
    """
    bounds = content.sentence_bounds()
    writer = _Writer(content, bounds, block, calls)
    for number, sentence in enumerate(bounds, 1):
        if number > 1:
            append_words(parent, "\n")
        made = element("s", xml_id=sentence_id(block, number))
        writer.write(made, sentence)
        parent.append(made)


class _Writer:
    """Goes through the words once; at one place elements end, points stand, elements begin."""

    def __init__(
        self, content: Content, bounds: Sequence[Bounds], block: str, calls: Sequence[str]
    ) -> None:
        self.text = content.text
        self.points = deque(content.points)
        self.fragments = deque(fragments(content, bounds, block))
        self.calls = iter(calls)

    def write(self, parent: etree._Element, bounds: Bounds) -> None:
        offset, end = bounds
        around: list[tuple[etree._Element, int]] = [(parent, end + 1)]
        while True:
            while around[-1][1] <= offset:
                around.pop()
            inner = around[-1][0]
            while self.points and self.points[0].offset <= offset:
                inner.append(self._point(self.points.popleft()))
            while self.fragments and self.fragments[0].span.start <= offset:
                fragment = self.fragments.popleft()
                made = _made(fragment)
                around[-1][0].append(made)
                around.append((made, fragment.span.end))
            if offset >= end:
                return
            stop = min(end, self._next_mark(end), around[-1][1])
            append_words(around[-1][0], self.text[offset:stop])
            offset = stop

    def _next_mark(self, end: int) -> int:
        """Say where the next point stands or the next fragment begins, if before the end."""
        point = self.points[0].offset if self.points else end
        fragment = self.fragments[0].span.start if self.fragments else end
        return min(point, fragment)

    def _point(self, point: Point) -> etree._Element:
        if point.kind is PointKind.CALL:
            return element(
                "ptr",
                xml_id=next(self.calls),
                type="noteref",
                n=point.value,
                target=f"#{note_id(point.value)}",
            )
        return element(
            "pb",
            xml_id=page_id(point.value),
            n=point.value,
            **({"break": "no"} if self._inside_word(point.offset) else {}),
        )

    def _inside_word(self, offset: int) -> bool:
        before, after = self.text[offset - 1 : offset], self.text[offset : offset + 1]
        return (before.isalnum() or before == "-") and after.isalnum()


def _made(fragment: Fragment) -> etree._Element:
    kind = fragment.span.kind
    neighbours = {
        "prev": f"#{fragment.previous}" if fragment.previous else "",
        "next": f"#{fragment.next}" if fragment.next else "",
    }
    if kind is SpanKind.LANGUAGE:
        language = fragment.span.value
        return element("foreign", xml_id=fragment.id, xml_lang=language, **neighbours)
    return element("hi", xml_id=fragment.id, rend=_RENDITIONS[kind], **neighbours)
