# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What annotations point to: by their fields, and in what they say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from postilla.checks.known import Known
from postilla.checks.nearest import nearest
from postilla.checks.rule import Rule
from postilla.checks.source import EditionSource, Written, written_annotations
from postilla.model.allowed import ANNOTATION_ROLES
from postilla.model.annotation import Annotation, Field, Value, split_pointers
from postilla.model.diagnostic import Diagnostic, Position
from postilla.model.identifiers import kind_of
from postilla.model.kinds import NAME
from postilla.model.retired import withdrawal
from postilla.model.tree import chapter_path
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
_WITHDRAWN = (
    "The address of a withdrawn annotation tells readers what became of it; what is written "
)
RETIRED = Rule(
    code="relation/retired",
    title="a relation to a withdrawn annotation",
    explanation=f"{_WITHDRAWN}today is related to what takes its place.",
    hint="Write the id of what takes its place, or leave it out.",
)
LINK_RETIRED = Rule(
    code="link/retired",
    title="a link to a withdrawn annotation",
    explanation=f"{_WITHDRAWN}today leads to what takes its place.",
    hint="Write the id of what takes its place, or leave the link out.",
)
RULES = (DEAD, KIND, SELF, RETIRED, LINK_DEAD, LINK_KIND, LINK_RETIRED, SOURCE)


def check_relations(source: EditionSource) -> Iterator[Diagnostic]:
    """Check all that annotations and pages point to.

    :param source: the edition's source; one that could not be read as a whole is not checked, for
        anything may be in the rest.
    :return: the findings.
    """
    if source.refused:
        return
    known = Known(source)
    for written in written_annotations(source):
        for field in written.annotation.kind.fields:
            if field.value in (Value.POINTER, Value.POINTERS) and written.annotation.kind != NAME:
                yield from _check_field(written, field, known)
    for read in source.chapters:
        bodies = chain.from_iterable(read.mentions)
        yield from _check_mentions(bodies, chapter_path(read.chapter.name), known)
    for page in source.pages:
        yield from _check_mentions(mentions_in(page.text, 1), page.path, known)


def _check_field(written: Written, field: Field, known: Known) -> Iterator[Diagnostic]:
    annotation = written.annotation
    at = written.at_field(field.name)
    for identifier in _pointers(annotation, field):
        if identifier == annotation.id:
            yield SELF.at(at, f"“{identifier}” is this annotation itself.")
        elif identifier in known.source.withdrawn:
            yield RETIRED.at(at, _withdrawal(identifier, known))
        elif not known.has(identifier):
            message = f"“{field.name}” names “{identifier}”, which does not exist"
            yield DEAD.at(at, f"{message}{known.nearest(identifier)}.")
        elif field.kinds and known.kinds.get(identifier) not in field.kinds:
            yield KIND.at(at, f"“{identifier}” is no {' or '.join(field.kinds)}.")
        elif field.places and kind_of(identifier) not in field.places:
            names = " or ".join(place.value for place in field.places)
            yield KIND.at(at, f"“{identifier}” is no {names} of the article.")


def _withdrawal(identifier: str, known: Known) -> str:
    withdrawn = known.source.withdrawn
    return " ".join(withdrawal(withdrawn[identifier], withdrawn))


def _pointers(annotation: Annotation, field: Field) -> tuple[str, ...]:
    value = annotation.field(field.name)
    return (value,) if field.value is Value.POINTER and value else split_pointers(value)


def _check_mentions(mentions: Iterable[Mention], path: str, known: Known) -> Iterator[Diagnostic]:
    for mention in mentions:
        at, target = Position(path, mention.line, mention.column), mention.target
        if mention.kind is MentionKind.WORK:
            if known.source.works is not None and target not in known.works:
                message = (
                    f"There is no work “{target}” in refs.bib{nearest(target, known.work_names)}."
                )
                yield SOURCE.at(at, message)
        elif target in known.source.withdrawn:
            yield LINK_RETIRED.at(at, _withdrawal(target, known))
        elif not known.has(target):
            message = f"There is no “{target}” in this edition{known.nearest(target)}."
            yield LINK_DEAD.at(at, message)
        elif mention.role in ANNOTATION_ROLES and known.kinds.get(target) != mention.role:
            yield LINK_KIND.at(at, f"“{target}” is no {mention.role}.")
