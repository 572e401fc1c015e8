# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Annotations: their fields, their targets, the works that they cite."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from postilla.checks.rule import Rule
from postilla.checks.source import EditionSource
from postilla.model.annotation import Annotation, Argument
from postilla.model.diagnostic import Diagnostic, Position
from postilla.model.identifiers import IdKind, kind_of
from postilla.model.tree import chapter_path

FIELD_MISSING = Rule(
    code="annotation/field-missing",
    title="a field that is missing",
    explanation="Some fields of an annotation can't be left out: for cites, the note or printed "
    "entry that cites the work.",
    hint="Write it on a line of its own below the directive's first line.",
)
TARGET_UNKNOWN = Rule(
    code="annotation/target-unknown",
    title="a target that does not exist",
    explanation="A target is the id of a block of the text, a note or a printed entry.",
    hint="Copy the id from the chapter, or from the address that the site shows for it.",
)
TARGET_KIND = Rule(
    code="cites/target-kind",
    title="a target that can't cite",
    explanation="Works are cited by the author's notes and by the entries of the printed "
    "bibliography.",
    hint="Name a note (fn-17) or an entry (b-17).",
)
KEY_UNKNOWN = Rule(
    code="cites/key-unknown",
    title="a work that refs.bib does not have",
    explanation="The key that stands after {cites} names a work in source/refs.bib.",
    hint="Correct the key, or add the work to refs.bib.",
)
DOUBLED = Rule(
    code="cites/doubled",
    title="the same citation twice",
    explanation="One note is bound to one place in one work by a single annotation.",
    hint="Delete one of the two, or say with a locator how they differ.",
)
RULES = (FIELD_MISSING, TARGET_UNKNOWN, TARGET_KIND, KEY_UNKNOWN, DOUBLED)

_CITING = (IdKind.NOTE, IdKind.ENTRY)


def check_annotations(source: EditionSource) -> Iterator[Diagnostic]:
    """Check all annotations of all chapters.

    :param source: the edition's source.
    :return: the findings.
    """
    ids = {block.id for read in source.chapters for block in read.chapter.walk()}
    # A chapter that could not be read may hold any target.
    complete = not source.refused
    for read in source.chapters:
        path = chapter_path(read.chapter.name)
        for annotation in read.annotations:
            at = Position(path, annotation.line, 1)
            for field in annotation.kind.fields:
                if field.required and not annotation.field(field.name):
                    message = f"The field “{field.name}” of {{{annotation.kind.name}}} is missing."
                    yield FIELD_MISSING.at(at, message)
            target = annotation.field("target")
            if target and target not in ids and complete:
                yield TARGET_UNKNOWN.at(at, f"The target “{target}” does not exist.")


def check_citations(source: EditionSource) -> Iterator[Diagnostic]:
    """Check what annotations say about works.

    :param source: the edition's source.
    :return: the findings.
    """
    keys = None if source.works is None else [work.key for work in source.works]
    known = frozenset(keys or ())
    nearest: dict[str, str] = {}
    seen: dict[tuple[str, ...], Position] = {}
    for path, annotation in _citations(source):
        at = Position(path, annotation.line, 1)
        key, target = annotation.argument, annotation.field("target")
        if keys is not None and key and key not in known:
            if key not in nearest:
                close = get_close_matches(key, keys, 1)
                nearest[key] = f"; the nearest is “{close[0]}”" if close else ""
            yield KEY_UNKNOWN.at(at, f"There is no work “{key}” in refs.bib{nearest[key]}.")
        if target and kind_of(target) not in _CITING:
            yield TARGET_KIND.at(at, f"“{target}” is neither a note nor a printed entry.")
        same = (target, key, annotation.field("locator"))
        if same in seen:
            message = f"“{target}” cites “{key}” in the same way as at {seen[same]}."
            yield DOUBLED.at(at, message)
        seen.setdefault(same, at)


def _citations(source: EditionSource) -> Iterator[tuple[str, Annotation]]:
    for read in source.chapters:
        for annotation in read.annotations:
            if annotation.kind.argument is Argument.SOURCE:
                yield chapter_path(read.chapter.name), annotation
