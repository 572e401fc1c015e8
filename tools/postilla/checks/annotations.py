# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What every kind of annotation is held against: the fields that the table of kinds gives it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from postilla.checks.nearest import nearest
from postilla.checks.rule import Rule
from postilla.checks.source import EditionSource, Written, written_annotations
from postilla.model.annotation import DATE_PATTERN, LANGUAGE_PATTERN, Body, Field, FieldValue, Value
from postilla.model.diagnostic import Diagnostic
from postilla.model.likeness import Names
from postilla.model.moment import is_day

FIELD_MISSING = Rule(
    code="annotation/field-missing",
    title="a field that is missing",
    explanation="Some fields of an annotation can't be left out: the type of a claim, for one. The "
    "page on the syntax lists the fields of each kind.",
    hint="Write it on a line of its own below the directive's first line.",
)
FIELD_EITHER = Rule(
    code="annotation/field-either",
    title="one of two fields, and one only",
    explanation="Some fields exclude each other: a name has a ref, or none.",
    hint="Write one of the two.",
)
VALUE = Rule(
    code="annotation/value",
    title="a value outside the vocabulary",
    explanation="Some fields have a closed vocabulary, so that readers can sort by it and programs "
    "can rely on it.",
    hint="Write one of the words that the field can have.",
)
NUMBER = Rule(
    code="annotation/number",
    title="a number that is none",
    explanation="An occurrence is counted from 1: 2 is the second place at which the words stand.",
    hint="Write a whole number, 1 or more.",
)
DATE = Rule(
    code="annotation/date",
    title="a date of another form",
    explanation="Dates are written as year, month and day, the same for everyone.",
    hint="Write it like 2026-03-31.",
)
LANGUAGE = Rule(
    code="annotation/language",
    title="a language tag that is none",
    explanation="Languages are named by BCP 47 tags: a language of two or three letters, and a "
    "script or region if need be.",
    hint="Write a tag such as en, tr or az-Cyrl.",
)
BODY_MISSING = Rule(
    code="annotation/body-missing",
    title="an annotation that says nothing",
    explanation="An editorial note and a translation consist of their text, a variant of the "
    "readings of other witnesses.",
    hint="Write it between the fields and the closing :::.",
)
RULES = (FIELD_MISSING, FIELD_EITHER, VALUE, NUMBER, DATE, LANGUAGE, BODY_MISSING)

_NUMBER = re.compile(r"[1-9][0-9]{0,5}")
_DATE = re.compile(DATE_PATTERN)
_LANGUAGE = re.compile(LANGUAGE_PATTERN)


def check_annotations(source: EditionSource) -> Iterator[Diagnostic]:
    """Check the fields and the bodies of all annotations.

    :param source: the edition's source.
    :return: the findings.
    """
    for written in written_annotations(source):
        kind, annotation = written.annotation.kind, written.annotation
        there = {field.name: field for field in annotation.fields}
        for field in kind.fields:
            value = there.get(field.name)
            if value is None or not (value.value or field.may_be_empty):
                if field.required:
                    message = f"The field “{field.name}” of {{{kind.name}}} is missing."
                    yield FIELD_MISSING.at(written.at(value), message)
            elif value.value:
                yield from _check_value(written, field, value)
        if kind.either and len(there.keys() & set(kind.either)) != 1:
            names = " and ".join(f"“{name}”" for name in kind.either)
            message = f"Of the fields {names}, {{{kind.name}}} has exactly one."
            yield FIELD_EITHER.at(written.at(), message)
        said = annotation.readings if kind.has_readings else annotation.body.strip()
        if kind.body is Body.REQUIRED and not said:
            yield BODY_MISSING.at(written.at(), f"This {{{kind.name}}} has no text.")


def _check_value(written: Written, field: Field, value: FieldValue) -> Iterator[Diagnostic]:
    at, words = written.at(value), value.value
    if field.value is Value.TERM and words not in field.vocabulary:
        vocabulary = Names(field.vocabulary)
        message = f"“{words}” is no value of “{field.name}”{nearest(words, vocabulary)}."
        yield VALUE.at(at, f"{message} It can be {', '.join(field.vocabulary)}.")
    elif field.value is Value.NUMBER and not _NUMBER.fullmatch(words):
        yield NUMBER.at(at, f"“{words}” is no number to count by.")
    elif field.value is Value.DATE and not (_DATE.fullmatch(words) and is_day(words)):
        yield DATE.at(at, f"“{words}” is no date.")
    elif field.value is Value.LANGUAGE and not _LANGUAGE.fullmatch(words):
        yield LANGUAGE.at(at, f"“{words}” is no language tag.")
