# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Findings that a person takes on himself, each with a reason, none for nothing."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from postilla.checks.rule import Rule
from postilla.checks.source import EditionSource, Written, written_annotations
from postilla.model.annotation import Suppression
from postilla.model.diagnostic import Diagnostic, Position

UNUSED = Rule(
    code="suppression/unused",
    title="a suppression of nothing",
    explanation="A suppression that no longer suppresses anything would hide the next finding of "
    "its kind.",
    hint="Delete the line.",
)
UNKNOWN = Rule(
    code="suppression/unknown",
    title="a suppression of a rule that does not exist",
    explanation="A suppression names the code of a finding, as it stands in brackets at its end.",
    hint="“postilla check --explain” lists all codes.",
)
FORBIDDEN = Rule(
    code="suppression/forbidden",
    title="a suppression of what can't be suppressed",
    explanation="What guards the text, its addresses and the build holds without exception; what "
    "an annotation needs to be attached to its words, too.",
    hint="Mend what the finding tells.",
)
RULES = (UNUSED, UNKNOWN, FORBIDDEN)

_Place = tuple[str, int]
"""A file and a line, 1-based."""


def apply_suppressions(
    source: EditionSource, findings: Iterable[Diagnostic], rules: Mapping[str, Rule]
) -> Iterator[Diagnostic]:
    """Leave out what is suppressed.

    :param source: the edition's source.
    :param findings: of all other rules.
    :param rules: code -> rule, of all.
    :return: the findings that are left, and those about the suppressions.
    """
    suppressing = [one for one in written_annotations(source) if one.annotation.suppressions]
    starts: Sequence[_Place] = [(one.path, _first(one)) for one in suppressing]
    used: set[_Place] = set()
    for finding in findings:
        at = finding.position
        number = bisect_right(starts, (at.path, at.line)) - 1
        written = suppressing[number] if number >= 0 else None
        may_be = finding.code in rules and rules[finding.code].suppressible
        found = _suppressed_by(written, finding) if written and may_be else None
        if found is None:
            yield finding
        else:
            used.add((at.path, found.line))
    for written in suppressing:
        for suppression in written.annotation.suppressions:
            yield from _check(suppression, written.path, rules, used)


def _first(written: Written) -> int:
    return written.annotation.suppressions[0].line


def _suppressed_by(written: Written, finding: Diagnostic) -> Suppression | None:
    annotation, at = written.annotation, finding.position
    end = _first(written) + annotation.source.count("\n")
    if at.path != written.path or at.line > end:
        return None
    return next((one for one in annotation.suppressions if one.code == finding.code), None)


def _check(
    suppression: Suppression, path: str, rules: Mapping[str, Rule], used: Collection[_Place]
) -> Iterator[Diagnostic]:
    at = Position(path, suppression.line, 1)
    if suppression.code not in rules:
        yield UNKNOWN.at(at, f"There is no rule “{suppression.code}”.")
    elif not rules[suppression.code].suppressible:
        yield FORBIDDEN.at(at, f"“{suppression.code}” can't be suppressed.")
    elif (path, suppression.line) not in used:
        yield UNUSED.at(at, f"There is no finding “{suppression.code}” here.")
