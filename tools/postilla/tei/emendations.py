# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Emendations as ``choice``: ``sic`` has the transmitted words, ``corr`` what is proposed.

A sentence may end inside the emended words, and a call or a page break may stand there. Then the
``choice`` is divided, as spans are, and its parts are joined by ``next`` and ``prev``. The first
part has the whole reading, and the others have nothing in the place of their words, as the mark
stands behind the new words in the reading text (see
:class:`~postilla.model.restoration.OffsetMap`).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import Final

from postilla.model.anchor import Anchored
from postilla.model.content import Content, Span
from postilla.model.diagnostic import Diagnostic, Position
from postilla.model.errors import PostillaError
from postilla.model.restoration import OffsetMap, Replacement
from postilla.model.spans import normal_spans
from postilla.model.tree import CHAPTERS

READ_CORR: Final = "emend.read.corr"
READ_SIC: Final = "emend.read.sic"
READ: Final = (
    (READ_CORR, "The words of the text are those in corr; sic has the transmitted ones."),
    (READ_SIC, "The words of the text are those in sic; corr is a proposal."),
)
"""Which of the two readings the words of the text are: category -> its meaning."""

Bounds = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Emendation:
    """An emendation of a block, as TEI has it."""

    id: str
    """The ``xml:id`` of its words."""
    replacement: Replacement
    ana: str
    """Its categories: cause, and which of the two is read."""
    resp: str
    cert: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """What becomes one ``choice``."""

    start: int
    """0-based, in code points of the block's base text."""
    end: int
    """Exclusive."""
    reading: Content
    """The words of ``corr``, with what lies over them and not over the whole piece."""
    emendation: Emendation
    id: str
    previous: str = ""
    """The id of the piece before it."""
    next: str = ""
    """The id of the piece after it."""


def check_emendations(emended: Sequence[Anchored]) -> None:
    """Refuse emendations that can't stand beside each other in one text.

    :param emended: all of an edition.
    :raises PostillaError: with ``tei/overlap`` for each that overlaps the one before it, or that
        is not inside one block.
    """
    findings = []
    before = None
    for one in sorted(emended, key=lambda one: one.parts):
        name = one.annotation.id
        if len(one.parts) > 1:
            findings.append(_refuse(f"The emendation “{name}” is of several blocks."))
        elif before and before.block == one.parts[0].block and before.end > one.parts[0].start:
            findings.append(_refuse(f"The emendation “{name}” overlaps another one."))
        before = one.parts[0]
    if findings:
        raise PostillaError(*findings)


def _refuse(message: str) -> Diagnostic:
    hint = "Emendations stay inside their block, and no two have a word in common."
    return Diagnostic(code="tei/overlap", message=message, hint=hint, position=Position(CHAPTERS))


def pieces(
    content: Content, bounds: Sequence[Bounds], emendations: Sequence[Emendation]
) -> tuple[Piece, ...]:
    """Cut the emendations of a block where sentences end and where calls and page breaks stand.

    :param content: the block's words.
    :param bounds: of its sentences, in order.
    :param emendations: in order, none overlapping another.
    :return: the pieces, in order.
    """
    edges = sorted({*chain.from_iterable(bounds), *(point.offset for point in content.points)})
    spans, around = deque(content.spans), list[Span]()
    made: list[Piece] = []
    for one in emendations:
        start, end = one.replacement.start, one.replacement.end
        around = [span for span in around if span.end > start]
        while spans and spans[0].start < end:
            around.append(spans.popleft())
        inside = edges[bisect_right(edges, start) : bisect_left(edges, end)]
        made += _pieces(one, [start, *inside, end], around)
    return tuple(made)


def _pieces(emendation: Emendation, cuts: Sequence[int], spans: Sequence[Span]) -> Iterator[Piece]:
    ids = [_id(emendation.id, number) for number in range(1, len(cuts))]
    for number, (start, end) in enumerate(pairwise(cuts)):
        yield Piece(
            start=start,
            end=end,
            reading=_reading(emendation.replacement, (start, end), spans),
            emendation=emendation,
            id=ids[number],
            previous=ids[number - 1] if number else "",
            next=ids[number + 1] if number + 1 < len(ids) else "",
        )


def _id(words: str, number: int) -> str:
    return words if number == 1 else f"{words}.{number}"


def _reading(whole: Replacement, bounds: Bounds, spans: Sequence[Span]) -> Content:
    """Give the part of the reading that stands in the place of a piece."""
    move = OffsetMap([whole])
    start, end = bounds
    first = move(start)
    last = move(end) if end < whole.end else whole.start + len(whole.words)
    text = whole.words[first - whole.start : last - whole.start]
    inside = []
    for span in spans:
        from_, to = max(move(span.start), first), min(move(span.end), last)
        if from_ < to and not (span.start <= start and end <= span.end):
            inside.append(Span(from_ - first, to - first, span.kind, span.value))
    return Content(text, (), normal_spans(text, inside))
