# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What changes in the edition between two states, as values; the writers spell it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from postilla.model.annotation_changes import AnnotationChanges, compare_annotations
from postilla.model.comparison import compare
from postilla.model.content import Content
from postilla.model.diagnostic import Diagnostic, Position, Severity
from postilla.model.kinds import KINDS
from postilla.model.lock import Lock
from postilla.review.overlaps import Overlap, overlaps
from postilla.review.proposal import Proposal, shown
from postilla.review.records import RecordChange, name_changes, unit_changes, work_changes
from postilla.review.rules import BEYOND_TEXT
from postilla.review.state import State
from postilla.revisions.repository import Revision


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What the report is about."""

    base: Revision
    head: Revision
    toolchain: str
    """The version of Postilla that answers."""
    accepted: bool
    """Whether a maintainer has accepted what goes beyond the text, for this head."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextChange:
    """A place at which the base text is not what it was."""

    message: str
    """One sentence that tells both sides."""
    before: str
    """The words of its block; empty where there is none."""
    after: str


@dataclass(frozen=True, kw_only=True)
class Report:
    """The answer."""

    question: Question
    proposal: Proposal
    before: State
    after: State
    text_changes: tuple[TextChange, ...]
    """Where the base text is not what the base's lock has."""
    is_proven: bool
    """Whether the base has a lock against which the text could be held."""
    annotations: AnnotationChanges
    counts: tuple[tuple[str, int, int], ...]
    """Plural of the kind, how many before, how many after; kinds of which there are any."""
    overlaps: tuple[Overlap, ...]
    works: tuple[RecordChange, ...]
    names: tuple[RecordChange, ...]
    units: tuple[RecordChange, ...]
    """Of translations."""
    findings: tuple[Diagnostic, ...]
    """Of the checker, those that the head brings."""
    mended: int
    """How many findings of the base are gone."""

    @property
    def blocking(self) -> tuple[Diagnostic, ...]:
        """What keeps the change out.

        Whatever the checker finds after the merge counts, were it the base's own fault.
        """
        found = [one for one in self.after.findings if one.severity is not Severity.NOTE]
        return (*self.proposal.refused, *self._unaccepted(), *found)

    def _unaccepted(self) -> tuple[Diagnostic, ...]:
        beyond = () if self.question.accepted else self.proposal.beyond_text()
        return tuple(
            BEYOND_TEXT.at(Position(shown(one.path)), f"This file was {one.what}.")
            for one in beyond
        )


def make_report(question: Question, proposal: Proposal, before: State, after: State) -> Report:
    """Compare two states.

    :param question: what is asked.
    :param proposal: the trees.
    :param before: the base's state.
    :param after: that of what is laid over the base.
    :return: what differs.
    """
    changes = compare_annotations(
        (one.annotation for one in before.placed.values()),
        (one.annotation for one in after.placed.values()),
    )
    moved = frozenset(
        key
        for key, one in after.placed.items()
        if key not in before.placed or one.anchored_words != before.placed[key].anchored_words
    )
    lock = before.source.lock
    return Report(
        question=question,
        proposal=proposal,
        before=before,
        after=after,
        text_changes=tuple(_text_changes(lock, before, after)) if lock else (),
        is_proven=lock is not None,
        annotations=changes,
        counts=_counts(before, after),
        overlaps=overlaps(after.placed, moved),
        works=work_changes(before, after),
        names=name_changes(before, after),
        units=unit_changes(before, after),
        findings=tuple(new_findings(before.findings, after.findings)),
        mended=len(new_findings(after.findings, before.findings)),
    )


def _text_changes(lock: Lock, before: State, after: State) -> Iterator[TextChange]:
    chapters = [read.chapter for read in after.source.chapters]
    for change in compare(lock, chapters):
        old, new = (state.contents.get(change.id, Content("")) for state in (before, after))
        yield TextChange(message=change.message("the base"), before=old.text, after=new.text)


def _counts(before: State, after: State) -> tuple[tuple[str, int, int], ...]:
    old, new = (
        Counter(one.annotation.kind.name for one in state.placed.values())
        for state in (before, after)
    )
    return tuple(
        (kind.plural, old[kind.name], new[kind.name])
        for kind in KINDS.values()
        if old[kind.name] or new[kind.name]
    )


def new_findings(
    before: Sequence[Diagnostic], after: Sequence[Diagnostic]
) -> tuple[Diagnostic, ...]:
    """Give the findings that were not there; lines that moved make none new.

    :param before: the findings of the earlier state.
    :param after: those of the later.
    :return: what is in the second more often than in the first, in order.
    """
    known = Counter(map(_sense, before))
    found = []
    for finding in after:
        if known[_sense(finding)]:
            known[_sense(finding)] -= 1
        else:
            found.append(finding)
    return tuple(found)


def _sense(finding: Diagnostic) -> tuple[str, str, str]:
    return finding.code, finding.position.path, finding.message
