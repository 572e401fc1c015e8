# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The words of a block, with what stands on and between them.

The characters of an element made here, joined in document order and without those of ``corr``, are
the words as transmitted: calls, page breaks and anchors are empty elements, and notes stand
elsewhere. A name is a span like emphasis; the words of ``corr`` are searched for none.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from types import MappingProxyType
from typing import Final

from lxml import etree

from postilla.model.content import Content, Point, PointKind, SpanKind, span_order
from postilla.model.identifiers import named_id, note_id, page_id, sentence_id
from postilla.tei.emendations import Piece, pieces
from postilla.tei.fragments import Bounds, Fragment, fragments
from postilla.tei.marks import Anchor, Marks
from postilla.tei.named import ELEMENTS
from postilla.tei.names import append_words, element
from postilla.tei.pointers import pointers

_RENDITIONS: Final = MappingProxyType({SpanKind.EMPHASIS: "italic", SpanKind.STRONG: "bold"})


def write_words(parent: etree._Element, content: Content, block: str, marks: Marks) -> None:
    """Write the words of a block as they run.

    :param parent: the block's element, changed in place.
    :param content: the words.
    :param block: the block's id.
    :param marks: what stands on them.
    """
    whole = (0, len(content.text))
    _Writer(content, [whole], block, marks).write(parent, whole)


def write_sentences(
    parent: etree._Element, content: Content, block: str, marks: Marks, name: str = "s"
) -> None:
    """Write the words of a block as ``s`` elements, a line feed between two.

    :param parent: the block's element, changed in place.
    :param content: the words.
    :param block: the block's id.
    :param marks: what stands on them.
    :param name: of the element of each.
    """
    bounds = content.sentence_bounds()
    writer = _Writer(content, bounds, block, marks)
    for number, sentence in enumerate(bounds, 1):
        if number > 1:
            writer.write_seam(parent)
        made = element(name, xml_id=sentence_id(block, number))
        writer.write(made, sentence)
        parent.append(made)


class _Writer:
    """Goes through the words once; at one place elements end, points stand, elements begin."""

    def __init__(
        self, content: Content, bounds: Sequence[Bounds], block: str, marks: Marks
    ) -> None:
        self.text = content.text
        self.offset = 0
        self.points = deque(content.points)
        self.calls = iter(marks.calls)
        self.named = marks.named
        self.begins = deque(marks.begins)
        self.ends = deque(marks.ends)
        choices = pieces(content, bounds, marks.emendations)
        wholes = [(one.start, one.end) for one in choices]
        spans = tuple(sorted((*content.spans, *marks.names), key=span_order))
        laid = fragments(replace(content, spans=spans), bounds, block, wholes)
        nested: list[Fragment | Piece] = [*laid, *choices]
        # Of two for the same words the span holds the choice, so it comes first.
        self.elements = deque(sorted(nested, key=lambda one: (one.start, -one.end)))

    def write(self, parent: etree._Element, bounds: Bounds) -> None:
        self.offset, end = bounds
        around: list[tuple[etree._Element, int]] = [(parent, end + 1)]
        while True:
            while around[-1][1] <= self.offset:
                around.pop()
            self._stand(around[-1][0])
            if self.offset >= end:
                return
            while self.elements and self.elements[0].start <= self.offset:
                one = self.elements.popleft()
                made, inner = _choice(one) if isinstance(one, Piece) else self._span(one)
                around[-1][0].append(made)
                around.append((inner, one.end))
            stop = min(end, self._next_mark(end), around[-1][1])
            append_words(around[-1][0], self.text[self.offset : stop])
            self.offset = stop

    def write_seam(self, parent: etree._Element) -> None:
        """Write what parts the sentence just written from the next one."""
        first = self.elements[0] if self.elements else None
        if isinstance(first, Piece) and first.start == self.offset:
            made, parent_of_words = _choice(first)
            self.elements.popleft()
            append_words(parent_of_words, "\n")
            parent.append(made)
        else:
            append_words(parent, "\n")

    def _stand(self, parent: etree._Element) -> None:
        """Let stand what stands here: ends of words, calls and page breaks, beginnings."""
        parent.extend(self._anchors(self.ends))
        while self.points and self.points[0].offset <= self.offset:
            parent.append(self._point(self.points.popleft()))
        parent.extend(self._anchors(self.begins))

    def _anchors(self, anchors: deque[Anchor]) -> Iterator[etree._Element]:
        while anchors and anchors[0].offset <= self.offset:
            yield element("anchor", xml_id=anchors.popleft().id)

    def _next_mark(self, end: int) -> int:
        """Say where the next thing stands or begins, if before the end."""
        standing = (queue[0].offset for queue in (self.ends, self.points, self.begins) if queue)
        return min((end, *standing, *(one.start for one in islice(self.elements, 1))))

    def _point(self, point: Point) -> etree._Element:
        if point.kind is PointKind.CALL:
            return element(
                "ptr",
                xml_id=next(self.calls),
                type="noteref",
                n=point.value,
                target=pointers([note_id(point.value)]),
            )
        return element(
            "pb",
            xml_id=page_id(point.value),
            n=point.value,
            **({"break": "no"} if self._inside_word(point.offset) else {}),
        )

    def _span(self, fragment: Fragment) -> tuple[etree._Element, etree._Element]:
        """Make the element of a span; it is what its words are put into, too."""
        span, chain = fragment.span, _chain(fragment)
        if span.kind is SpanKind.NAME:
            *_, name = ELEMENTS[self.named[span.value]]
            reference = pointers([named_id(span.value)])
            made = element(name, xml_id=fragment.id, ref=reference, **chain)
        elif span.kind is SpanKind.LANGUAGE:
            made = element("foreign", xml_id=fragment.id, xml_lang=span.value, **chain)
        elif span.kind is SpanKind.REFERENCE:
            target = pointers([span.value])
            made = element("ref", xml_id=fragment.id, target=target, **chain)
        else:
            made = element("hi", xml_id=fragment.id, rend=_RENDITIONS[span.kind], **chain)
        return made, made

    def _inside_word(self, offset: int) -> bool:
        before, after = self.text[offset - 1 : offset], self.text[offset : offset + 1]
        return (before.isalnum() or before == "-") and after.isalnum()


def _choice(piece: Piece) -> tuple[etree._Element, etree._Element]:
    """Make the element of an emendation, and what the transmitted words are put into."""
    sic = element("sic")
    corr = element("corr", resp=piece.emendation.resp, cert=piece.emendation.cert)
    write_words(corr, piece.reading, f"{piece.id}.corr", Marks())
    ana = piece.emendation.ana
    return element("choice", sic, corr, xml_id=piece.id, ana=ana, **_chain(piece)), sic


def _chain(part: Fragment | Piece) -> dict[str, str]:
    return {"prev": pointers([part.previous]), "next": pointers([part.next])}
