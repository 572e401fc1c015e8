# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What stands on the words of each block: calls, anchors of annotations, emendations, names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from postilla.model.anchor import Anchored
from postilla.model.content import Span, SpanKind
from postilla.model.identifiers import words_id
from postilla.model.kinds import EMEND, NAME
from postilla.model.names import NameKind
from postilla.model.restoration import Replacement
from postilla.tei.emendations import READ_CORR, READ_SIC, Emendation
from postilla.tei.links import Links
from postilla.tei.pointers import pointers
from postilla.tei.responsibility import Responsibility
from postilla.tei.taxonomies import term_id


@dataclass(frozen=True, slots=True, order=True)
class Anchor:
    """One end of the words of an annotation."""

    offset: int
    """0-based, in code points of the block's base text: it stands before or behind a letter."""
    order: int
    """Among those at one place."""
    id: str


@dataclass(slots=True)
class Marks:
    """What stands on the words of one block."""

    calls: Sequence[str] = ()
    """The ids of its calls, in order."""
    begins: list[Anchor] = field(default_factory=list)
    """Where words of annotations begin, in order."""
    ends: list[Anchor] = field(default_factory=list)
    """Where they end, in order."""
    emendations: list[Emendation] = field(default_factory=list)
    """In order."""
    names: list[Span] = field(default_factory=list)
    """Words that name something."""
    named: Mapping[str, NameKind] = field(default_factory=dict)
    """What the names are of: id of the name -> kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """An annotation, and the ``xml:id`` of its words."""

    anchored: Anchored
    words: str
    """Empty for kinds that quote none, and for names that nobody has written down."""

    @property
    def first(self) -> str:
        """The ``xml:id`` of the anchor at which the words begin."""
        return f"{self.words}.from"

    @property
    def last(self) -> str:
        """The ``xml:id`` of the anchor at which they end."""
        return f"{self.words}.to"


def place(annotations: Iterable[Anchored]) -> tuple[Placed, ...]:
    """Name the words of annotations.

    :param annotations: all of an edition, in their order.
    :return: the same, in the same order; words of one without an id are numbered in their block.
    """
    numbers: dict[str, int] = {}
    placed = []
    for one in annotations:
        words = ""
        if one.parts and one.annotation.id:
            words = words_id(one.annotation.id)
        elif one.parts and one.annotation.source:
            name = f"{one.parts[0].block}.{one.annotation.kind.name}"
            numbers[name] = numbers.get(name, 0) + 1
            words = f"{name}.{numbers[name]}"
        placed.append(Placed(anchored=one, words=words))
    return tuple(placed)


def collect_marks(
    links: Links,
    placed: Iterable[Placed],
    named: Mapping[str, NameKind],
    by: Responsibility,
    *,
    is_restored: bool,
) -> Mapping[str, Marks]:
    """Collect what stands on the words of each block.

    :param links: of the edition.
    :param placed: its annotations.
    :param named: id of each of its names -> kind.
    :param by: who made them.
    :param is_restored: whether the words of the text are those of the reading text.
    :return: block id -> what stands on its words.
    """
    marks: defaultdict[str, Marks] = defaultdict(lambda: Marks(named=named))
    for block, calls in links.calls.items():
        marks[block].calls = calls
    for one in placed:
        if one.anchored.annotation.kind == EMEND:
            emended = marks[one.anchored.parts[0].block]
            emended.emendations.append(_emendation(one, by, is_restored=is_restored))
        elif one.words:
            first, last = one.anchored.parts[0], one.anchored.parts[-1]
            # Of words that begin together, the longer ones begin before the others.
            marks[first.block].begins.append(Anchor(first.start, -last.end, one.first))
            marks[last.block].ends.append(Anchor(last.end, -first.start, one.last))
        if name := _name_of(one):
            for part in one.anchored.parts:
                marks[part.block].names.append(Span(part.start, part.end, SpanKind.NAME, name))
    for of_block in marks.values():
        of_block.begins.sort()
        of_block.ends.sort()
        of_block.emendations.sort(key=lambda one: one.replacement)
    return marks


def _name_of(one: Placed) -> str:
    """Give the id of what the words name; nothing where they name nothing, or are no name."""
    annotation = one.anchored.annotation
    return annotation.field("ref") if annotation.kind == NAME else ""


def _emendation(one: Placed, by: Responsibility, *, is_restored: bool) -> Emendation:
    anchored, part = one.anchored, one.anchored.parts[0]
    annotation = anchored.annotation
    is_read = is_restored and anchored.replacement is not None
    cause = term_id(EMEND, "cause", annotation.field("cause"))
    return Emendation(
        id=one.words,
        replacement=Replacement(part.start, part.end, annotation.field("reading")),
        ana=pointers((cause, READ_CORR if is_read else READ_SIC)),
        resp=pointers((by.of(annotation),)),
        cert=annotation.field("cert"),
    )
