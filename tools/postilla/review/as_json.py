# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The report as data; a change of this form is told in the changelog."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, Final

from postilla.model.annotation_changes import AnnotationChange
from postilla.model.diagnostic import Diagnostic
from postilla.review.records import RecordChange
from postilla.review.report import Report
from postilla.review.state import Placed, State

VERSION: Final = 1


def to_json(report: Report) -> str:
    """Write the report.

    :param report: all that is known.
    :return: JSON; the words of the pull request are strings in it, as they are.
    """
    question = report.question
    changes = report.annotations
    content = {
        "version": VERSION,
        "base": question.base.commit,
        "head": question.head.commit,
        "accepted": question.accepted,
        "open": not report.blocking,
        "textUntouched": report.is_proven and not report.text_changes,
        "textChanges": [
            {"message": one.message, "before": one.before, "after": one.after}
            for one in report.text_changes
        ],
        "touched": [
            {"path": one.path, "area": one.area.value, "what": one.what}
            for one in report.proposal.touched
        ],
        "counts": {kind: {"before": old, "after": new} for kind, old, new in report.counts},
        "annotations": {
            "added": [_annotation(one.key, report.after) for one in changes.added],
            "changed": [_changed(one, report) for one in changes.changed],
            "withdrawn": [_annotation(one.key, report.before) for one in changes.withdrawn],
        },
        "sameWords": [
            {"annotations": [one.key, one.other], "block": one.part.block, "same": one.same}
            for one in report.overlaps
        ],
        "sources": _records(report.works),
        "names": _records(report.names),
        "translations": _records(report.units),
        "newFindings": _findings(report.findings),
        "blocking": _findings(report.blocking),
    }
    return json.dumps(content, ensure_ascii=True, indent=2) + "\n"


def _annotation(key: str, state: State) -> dict[str, Any]:
    placed = state.placed[key]
    annotation = placed.annotation
    return {
        "key": key,
        "kind": annotation.kind.name,
        "argument": annotation.argument,
        "fields": {field.name: field.value for field in annotation.fields},
        **({"readings": readings} if (readings := [*map(str, annotation.readings)]) else {}),
        "body": annotation.body,
        "path": placed.path,
        "line": annotation.line,
        "place": _place(placed, state),
    }


def _place(placed: Placed, state: State) -> dict[str, Any] | None:
    if not (placed.anchored and placed.parts):
        return None
    first = placed.parts[0]
    return {
        "block": first.block,
        "start": first.start,
        "words": placed.anchored.words,
        "printedPage": state.page_of(first),
    }


def _changed(change: AnnotationChange, report: Report) -> dict[str, Any]:
    return {
        "before": _annotation(change.key, report.before),
        "after": _annotation(change.key, report.after),
        "parts": [one.part for one in change.differences],
    }


def _records(records: Sequence[RecordChange]) -> list[dict[str, Any]]:
    return [
        {
            "key": one.key,
            "name": one.name,
            "what": one.what,
            "fields": {name: {"before": old, "after": new} for name, old, new in one.differences},
        }
        for one in records
    ]


def _findings(findings: Sequence[Diagnostic]) -> list[dict[str, Any]]:
    return [
        {
            "path": one.position.path,
            "line": one.position.line,
            "column": one.position.column,
            "severity": one.severity.value,
            "code": one.code,
            "message": one.message,
            "hint": one.hint,
        }
        for one in findings
    ]
