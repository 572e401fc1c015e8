# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The history of annotations worked out from states of the edition, wherever these come from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from postilla.model.annotation import Annotation
from postilla.model.annotation_changes import (
    SUPPRESSIONS,
    AnnotationChange,
    AnnotationChanges,
    compare_annotations,
)
from postilla.model.history import History, Past


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """The annotations of a version."""

    number: str
    """Of the version."""
    date: str
    """``YYYY-MM-DD``, the day on which it came out."""
    annotations: tuple[Annotation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What was done to annotations on a day."""

    date: str
    """``YYYY-MM-DD``."""
    changes: AnnotationChanges


@dataclass(slots=True, kw_only=True)
class _Track:
    """What is known of an annotation so far."""

    since: State
    last: Annotation
    changed: list[State]
    withdrawn: str = ""


def history_of(states: Sequence[State], steps: Iterable[Step]) -> History:
    """Work the history out.

    An annotation is the same as long as its id is, wherever it stands. One that no version has is
    left out.

    :param states: the versions, the oldest first, each with a number of its own.
    :param steps: what was done to annotations, in any order; it tells the days.
    :return: the history.
    """
    first, last = _days(steps)
    return History(
        versions=tuple(state.number for state in reversed(states)),
        annotations=tuple(
            Past(
                id=identifier,
                first=first.get(identifier, track.since.date),
                since=track.since.number,
                last=max(last.get(identifier, ""), first.get(identifier, track.since.date)),
                changed=tuple(state.number for state in track.changed),
                withdrawn=track.withdrawn,
                by=track.last.field("by"),
            )
            for identifier, track in sorted(_tracks(states).items())
        ),
    )


def _tracks(states: Sequence[State]) -> dict[str, _Track]:
    tracks: dict[str, _Track] = {}
    for state in states:
        there = {one.id: one for one in state.annotations if one.id}
        known = {identifier: track.last for identifier, track in tracks.items()}
        changes = compare_annotations(known.values(), there.values())
        changed = {change.key for change in _seen(changes.changed)}
        for identifier, annotation in there.items():
            track = tracks.setdefault(identifier, _Track(since=state, last=annotation, changed=[]))
            if identifier in changed or track.withdrawn:
                track.changed.append(state)
            track.last, track.withdrawn = annotation, ""
        for identifier in known.keys() - there.keys():
            tracks[identifier].withdrawn = tracks[identifier].withdrawn or state.number
    return tracks


def _days(steps: Iterable[Step]) -> tuple[dict[str, str], dict[str, str]]:
    """Give for each annotation the first and the last day on which something was done to it."""
    first: dict[str, str] = {}
    last: dict[str, str] = {}
    for step in steps:
        for change in (*step.changes.added, *_seen(step.changes.changed)):
            first[change.key] = min(first.get(change.key, step.date), step.date)
            last[change.key] = max(last.get(change.key, step.date), step.date)
    return first, last


def _seen(changes: Iterable[AnnotationChange]) -> Iterator[AnnotationChange]:
    """Leave out changes of which no reader sees anything."""
    for change in changes:
        if any(difference.part != SUPPRESSIONS for difference in change.differences):
            yield change
