# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Two states of the annotations: what a reader would learn of is told, each thing once."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postilla.model.annotation import Annotation, FieldValue, Suppression
from postilla.model.annotation_changes import Difference, compare_annotations, keyed
from postilla.model.kinds import CITES, CLAIM, EDNOTE, EVIDENCE


def note(slug: str, **others: str) -> Annotation:
    fields = {"id": slug, "about": "context"} | others
    return Annotation(
        kind=EDNOTE,
        argument="the older bridge",
        fields=tuple(FieldValue(name=name, value=value) for name, value in fields.items()),
        body="A note.",
        anchor="p-1-1",
        line=3,
        above="p-1-1",
        source="",
    )


def test_what_was_added_changed_and_withdrawn() -> None:
    changes = compare_annotations(
        [note("a"), note("b"), note("c")], [note("d"), note("b", by="Ayla"), note("a")]
    )
    assert [one.key for one in changes.added] == ["d"]
    assert [one.key for one in changes.withdrawn] == ["c"]
    (changed,) = changes.changed
    assert changed.key == "b"
    assert changed.differences == (Difference(part="by", before="", after="Ayla"),)


@pytest.mark.parametrize(
    "same",
    [
        replace(note("a"), line=90, body_line=95, source="other", above="p-1-2"),
        replace(note("a"), body="A note.\n"),
        replace(note("a"), fields=tuple(reversed(note("a").fields))),
    ],
    ids=["place in the file", "line end", "order of fields"],
)
def test_nothing_that_a_reader_could_learn_of(same: Annotation) -> None:
    assert not compare_annotations([note("a")], [same])


@pytest.mark.parametrize(
    ("other", "parts"),
    [
        (replace(note("a"), kind=CLAIM), ["kind"]),
        (replace(note("a"), argument="bridges"), ["argument"]),
        (replace(note("a"), anchor="p-1-2"), ["anchor"]),
        (replace(note("a"), body=""), ["body"]),
        (replace(note("a", target="fn-1"), anchor="fn-1"), ["target", "anchor"]),
        (
            replace(note("a"), suppressions=(Suppression(code="x/y", reason="r", line=1),)),
            ["suppressions"],
        ),
    ],
)
def test_each_part_is_compared(other: Annotation, parts: list[str]) -> None:
    (change,) = compare_annotations([note("a")], [other]).changed
    assert [one.part for one in change.differences] == parts


def test_what_needs_no_id_is_told_by_what_it_says() -> None:
    bare = replace(note("a"), kind=CITES, argument="smith1990", fields=())
    evidence = replace(note(""), kind=EVIDENCE, fields=(FieldValue(name="for", value="c"),))
    assert list(keyed([bare, bare, evidence])) == [
        "cites p-1-1 smith1990",
        "cites p-1-1 smith1990#2",
        "c-the older bridge",
    ]


@given(st.lists(st.sampled_from("abc")), st.lists(st.sampled_from("abc")))
def test_every_annotation_is_told_of(before: list[str], after: list[str]) -> None:
    changes = compare_annotations(map(note, before), map(note, after))
    stayed = len(before) - len(changes.withdrawn)
    assert stayed == len(after) - len(changes.added)
    assert not changes.changed
