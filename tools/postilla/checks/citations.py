# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Works that annotations cite, and evidence taken from them."""

from __future__ import annotations

from collections.abc import Iterator

from postilla.checks.nearest import nearest
from postilla.checks.rule import Rule
from postilla.checks.source import EditionSource, Written, written_annotations
from postilla.model.annotation import Annotation, Argument
from postilla.model.diagnostic import Diagnostic, Position
from postilla.model.identifiers import CITING, kind_of
from postilla.model.kinds import CITES, EVIDENCE
from postilla.model.likeness import Names

TARGET_KIND = Rule(
    code="cites/target-kind",
    title="a target that can't cite",
    explanation="Works are cited by the author's notes, by the entries of the printed "
    "bibliography, and by paragraphs with citations in their words.",
    hint="Name a note (fn-17), an entry (b-17) or a paragraph (p-2-7).",
)
TARGET_UNKNOWN = Rule(
    code="cites/target-unknown",
    title="a citing place that does not exist",
    explanation="A target is the id of an author's note, of a printed entry or of a paragraph.",
    hint="Copy the id from the chapter, or from the address that the site shows for it.",
)
KEY_UNKNOWN = Rule(
    code="cites/key-unknown",
    title="a work that refs.bib does not have",
    explanation="The key that stands after {cites} or {evidence} names a work in source/refs.bib.",
    hint="Correct the key, or add the work to refs.bib.",
)
DOUBLED = Rule(
    code="cites/doubled",
    title="the same citation twice",
    explanation="One note is bound to one place in one work by a single annotation.",
    hint="Delete one of the two, or say with a locator how they differ.",
    suppressible=True,
)
UNQUOTED = Rule(
    code="evidence/unquoted",
    title="evidence without locator or quotation",
    explanation="Evidence can be looked up: by the place in the source, or by the words that it "
    "quotes from it.",
    hint="Quote the source's words as a block quotation (> …), or add a locator.",
    suppressible=True,
)
RULES = (TARGET_KIND, TARGET_UNKNOWN, KEY_UNKNOWN, DOUBLED, UNQUOTED)


def check_citations(source: EditionSource) -> Iterator[Diagnostic]:
    """Check what annotations say about works.

    :param source: the edition's source.
    :return: the findings.
    """
    of_sources = [
        written
        for written in written_annotations(source)
        if written.annotation.kind.argument is Argument.SOURCE
    ]
    yield from _check_keys(source, of_sources)
    yield from _check_citing(source, of_sources)
    for written in of_sources:
        annotation = written.annotation
        if annotation.kind == EVIDENCE and not (annotation.field("locator") or _quotes(annotation)):
            message = "This evidence has neither a locator nor a quotation."
            yield UNQUOTED.at(written.at(), message)


def _quotes(annotation: Annotation) -> bool:
    return any(line.lstrip().startswith(">") for line in annotation.body.split("\n"))


def _check_keys(source: EditionSource, of_sources: list[Written]) -> Iterator[Diagnostic]:
    if source.works is None:
        return
    known = {work.key for work in source.works}
    names = Names(known)
    for written in of_sources:
        key = written.annotation.argument
        if key and key not in known:
            message = f"There is no work “{key}” in refs.bib{nearest(key, names)}."
            yield KEY_UNKNOWN.at(written.at_argument(), message)


def _check_citing(source: EditionSource, of_sources: list[Written]) -> Iterator[Diagnostic]:
    ids = {block.id for read in source.chapters for block in read.chapter.walk()}
    seen: dict[tuple[str, ...], Position] = {}
    for written in of_sources:
        annotation = written.annotation
        if annotation.kind != CITES:
            continue
        target = annotation.field("target")
        if target and kind_of(target) not in CITING:
            message = f"“{target}” is no note, no printed entry and no paragraph."
            yield TARGET_KIND.at(written.at_field("target"), message)
        elif target and target not in ids and not source.refused:
            # A chapter that could not be read may hold any target.
            yield TARGET_UNKNOWN.at(
                written.at_field("target"), f"The target “{target}” does not exist."
            )
        same = (target, annotation.argument, annotation.field("locator"))
        if same in seen:
            message = (
                f"“{target}” cites “{annotation.argument}” in the same way as at {seen[same]}."
            )
            yield DOUBLED.at(written.at(), message)
        seen.setdefault(same, written.at())
