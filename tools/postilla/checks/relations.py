# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What annotations point to: by their fields, and in what they say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from postilla.checks.addresses import page_ids
from postilla.checks.nearest import nearest
from postilla.checks.rule import Rule
from postilla.checks.source import EditionSource, Written, written_annotations
from postilla.model.allowed import ANNOTATION_ROLES
from postilla.model.annotation import Annotation, Field, Value, split_pointers
from postilla.model.content import PointKind
from postilla.model.diagnostic import Diagnostic, Position
from postilla.model.identifiers import call_id, kind_of, page_id, sentence_id
from postilla.model.kinds import NAME
from postilla.model.likeness import Names
from postilla.syntax.mentions import Mention, MentionKind, mentions_in

DEAD = Rule(
    code="relation/dead",
    title="a relation to something that does not exist",
    explanation="Fields such as for, rests-on, repeats or see hold ids of the edition: of notes "
    "and entries, of other annotations, of any place.",
    hint="Correct the id, or leave it out.",
)
KIND = Rule(
    code="relation/kind",
    title="a relation to the wrong kind of thing",
    explanation="A claim rests on notes and entries of the article; evidence is for a claim; a "
    "claim repeats, contradicts or qualifies other claims.",
    hint="Write an id of the kind that the field can hold.",
)
SELF = Rule(
    code="relation/self",
    title="a relation to itself",
    explanation="An annotation says how it stands to others.",
    hint="Write the id of another annotation, or leave the field out.",
)
LINK_DEAD = Rule(
    code="link/dead",
    title="a link to an address that the edition does not have",
    explanation="Links such as [words](#p-2-3) and roles such as {claim} or {page} lead to an id "
    "of the text, of an annotation, or of a printed page that has a mark in the text.",
    hint="Correct the id.",
)
LINK_KIND = Rule(
    code="link/kind",
    title="a role that names another kind of thing",
    explanation="{claim} leads to a claim, {pnote} to an author's note, and so on.",
    hint="Write the role of the thing that is meant, or a plain link: [words](#id).",
)
SOURCE = Rule(
    code="link/source",
    title="a citation of a work that refs.bib does not have",
    explanation="The key in {cite:p} names a work in source/refs.bib.",
    hint="Correct the key, or add the work to refs.bib.",
)
RULES = (DEAD, KIND, SELF, LINK_DEAD, LINK_KIND, SOURCE)


@dataclass(frozen=True)
class _Known:
    """Everything that has an address."""

    source: EditionSource

    @cached_property
    def places(self) -> frozenset[str]:
        return frozenset(_places(self.source))

    @cached_property
    def kinds(self) -> dict[str, str]:
        """Annotation -> its kind."""
        return {
            written.annotation.id: written.annotation.kind.name
            for written in written_annotations(self.source)
            if written.annotation.id
        }

    @cached_property
    def works(self) -> frozenset[str]:
        return frozenset(work.key for work in self.source.works or ())

    @cached_property
    def work_names(self) -> Names:
        return Names(self.works)

    def has(self, identifier: str) -> bool:
        return identifier in self.kinds or identifier in self.places

    @cached_property
    def names(self) -> Names:
        return Names([*self.kinds, *self.places])

    def nearest(self, identifier: str) -> str:
        return nearest(identifier, self.names)


def check_relations(source: EditionSource) -> Iterator[Diagnostic]:
    """Check all that annotations and pages point to.

    :param source: the edition's source; one that could not be read as a whole is not checked, for
        anything may be in the rest.
    :return: the findings.
    """
    if source.refused:
        return
    known = _Known(source)
    for written in written_annotations(source):
        for field in written.annotation.kind.fields:
            if field.value in (Value.POINTER, Value.POINTERS) and written.annotation.kind != NAME:
                yield from _check_field(written, field, known)
        body = mentions_in(written.annotation.body, written.annotation.body_line)
        yield from _check_mentions(body, written.path, known)
    for page in source.pages:
        yield from _check_mentions(mentions_in(page.text, 1), page.path, known)


def _check_field(written: Written, field: Field, known: _Known) -> Iterator[Diagnostic]:
    annotation = written.annotation
    at = written.at_field(field.name)
    for identifier in _pointers(annotation, field):
        if identifier == annotation.id:
            yield SELF.at(at, f"“{identifier}” is this annotation itself.")
        elif not known.has(identifier):
            message = f"“{field.name}” names “{identifier}”, which does not exist"
            yield DEAD.at(at, f"{message}{known.nearest(identifier)}.")
        elif field.kinds and known.kinds.get(identifier) not in field.kinds:
            yield KIND.at(at, f"“{identifier}” is no {' or '.join(field.kinds)}.")
        elif field.places and kind_of(identifier) not in field.places:
            names = " or ".join(place.value for place in field.places)
            yield KIND.at(at, f"“{identifier}” is no {names} of the article.")


def _pointers(annotation: Annotation, field: Field) -> tuple[str, ...]:
    value = annotation.field(field.name)
    return (value,) if field.value is Value.POINTER and value else split_pointers(value)


def _check_mentions(mentions: Iterator[Mention], path: str, known: _Known) -> Iterator[Diagnostic]:
    for mention in mentions:
        at, target = Position(path, mention.line, mention.column), mention.target
        if mention.kind is MentionKind.WORK:
            if known.source.works is not None and target not in known.works:
                message = (
                    f"There is no work “{target}” in refs.bib{nearest(target, known.work_names)}."
                )
                yield SOURCE.at(at, message)
        elif not known.has(target):
            message = f"There is no “{target}” in this edition{known.nearest(target)}."
            yield LINK_DEAD.at(at, message)
        elif mention.role in ANNOTATION_ROLES and known.kinds.get(target) != mention.role:
            yield LINK_KIND.at(at, f"“{target}” is no {mention.role}.")


def _places(source: EditionSource) -> Iterator[str]:
    """Give the ids of the text, blocks, sentences, calls, printed pages, and of the pages."""
    for read in source.chapters:
        calls: Counter[str] = Counter()
        for block in read.chapter.walk():
            yield block.id
            for number in range(1, len(block.content.sentences) + 2):
                yield sentence_id(block.id, number)
            for point in block.content.points:
                if point.kind is PointKind.PAGE_BREAK:
                    yield page_id(point.value)
                else:
                    calls[point.value] += 1
                    yield call_id(point.value, calls[point.value])
    for page in source.pages:
        yield from (identifier for identifier, _ in page_ids(page.text, 0))
