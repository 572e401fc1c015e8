# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Withdrawn annotations: their addresses are nobody else's, and lead on to something."""

from __future__ import annotations

from collections.abc import Iterator

from postilla.checks.known import Known
from postilla.checks.rule import Rule
from postilla.checks.source import EditionSource, written_annotations
from postilla.model.diagnostic import Diagnostic, Position, Severity
from postilla.model.edition import Edition
from postilla.model.identifiers import is_slug
from postilla.model.retired import Retired, by_id, circles
from postilla.model.tree import HISTORY, RETIRED


def _rule(name: str, title: str, explanation: str, hint: str) -> Rule:
    return Rule(code=f"retired/{name}", title=title, explanation=explanation, hint=hint)


SYNTAX = _rule(
    "syntax",
    "retired.toml is not TOML",
    "The file is TOML: a table [[retired]] for each annotation that was withdrawn.",
    "See the finding.",
)
UNKNOWN_KEY = _rule(
    "unknown-key",
    "a key that retired.toml does not have",
    "A withdrawn annotation has an id, a reason and a date, and may have a version, successors and "
    "the place at which it stood.",
    "Correct the key.",
)
MISSING_KEY = _rule(
    "missing-key",
    "a key that is missing",
    "Whoever follows an old address is told why and when the annotation was withdrawn.",
    "Write it.",
)
VALUE = _rule(
    "value",
    "a value that can't be",
    "Each id stands once; a reason is a sentence of plain text on one line; a date is a day, as in "
    "2026-01-31.",
    "See the finding.",
)
ID = _rule(
    "id",
    "an id that no annotation can have had",
    "Addresses of the text never go, so that only the ids of annotations can be withdrawn.",
    "Write the id that the annotation had.",
)
IN_USE = _rule(
    "in-use",
    "an id that is both withdrawn and in use",
    "The address of a withdrawn annotation stays its own: whoever cited it must not be led to "
    "another one.",
    "Give the annotation another id, or delete the table if it was not withdrawn after all.",
)
SUCCESSOR = _rule(
    "successor",
    "a successor that does not exist",
    "What takes the place of a withdrawn annotation is an annotation or a place of this edition, "
    "or one that was itself withdrawn and has its own table.",
    "Correct the id, or leave it out.",
)
CIRCLE = _rule(
    "circle",
    "withdrawn annotations that take each other's place",
    "Whoever follows the successors must come to an end.",
    "Take one of the successors out.",
)
PLACE = _rule(
    "place",
    "a place that the text does not have",
    "An old address on the page of a chapter leads to the block at which the annotation stood.",
    "Write the id of a block, such as p-2-3, or leave the place out.",
)
UNTOLD = Rule(
    code="retired/untold",
    title="an annotation that is gone without a word",
    explanation="The address of an annotation that was published stays, though the annotation is "
    "withdrawn: it then leads to the reason, and to what takes its place.",
    hint="Write a table [[retired]] with its id, a reason and the date into source/retired.toml.",
    severity=Severity.WARNING,
)
VERSION = _rule(
    "version",
    "a version that edition.toml does not state",
    "The version is the first one without the annotation.",
    "Write the number of a version that edition.toml states; before it is stated, leave it out.",
)
RULES = (
    *(
        SYNTAX,
        UNKNOWN_KEY,
        MISSING_KEY,
        VALUE,
        ID,
        IN_USE,
        SUCCESSOR,
        CIRCLE,
        PLACE,
        VERSION,
        UNTOLD,
    ),
)


def check_retired(source: EditionSource) -> Iterator[Diagnostic]:
    """Check the withdrawn annotations.

    :param source: the edition's source.
    :return: the findings.
    """
    used = {one.annotation.id: one for one in written_annotations(source) if one.annotation.id}
    for one in source.retired or ():
        if not is_slug(one.id):
            yield ID.at(_at(one), f"“{one.id}” can't have been the id of an annotation.")
        elif one.id in used:
            message = f"“{one.id}” was withdrawn, and is in use at {used[one.id].at()}."
            yield IN_USE.at(_at(one), message)
        if one.version and source.edition and one.version not in _versions(source.edition):
            yield VERSION.at(_at(one), f"There is no version {one.version}.")
    if not source.refused:  # else what is missing may stand in what can't be read
        yield from _check_targets(source)
    retired = by_id(source.retired or ())
    for identifier in circles(retired):
        message = f"In the end “{identifier}” takes its own place."
        yield CIRCLE.at(_at(retired[identifier]), message)
    for past in source.history.annotations if source.history else ():
        if past.withdrawn and past.id not in retired and past.id not in used:
            message = f"“{past.id}” is gone since version {past.withdrawn}."
            yield UNTOLD.at(Position(HISTORY), message)


def _check_targets(source: EditionSource) -> Iterator[Diagnostic]:
    known = Known(source)
    retired = by_id(source.retired or ())
    for one in retired.values():
        for successor in one.successors:
            if successor not in retired and not known.has(successor):
                message = f"There is no “{successor}” to take the place of “{one.id}”"
                yield SUCCESSOR.at(_at(one), f"{message}{known.nearest(successor)}.")
        if one.place and one.place not in known.blocks:
            yield PLACE.at(_at(one), f"The text has no block “{one.place}”.")


def _versions(edition: Edition) -> frozenset[str]:
    return frozenset(one.number for one in edition.versions)


def _at(one: Retired) -> Position:
    return Position(RETIRED, one.line, 1)
