# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What a claim rests on."""

from __future__ import annotations

import pytest

from postilla.model.anchor import Anchored
from postilla.model.annotation import Annotation, FieldValue, Kind
from postilla.model.annotation_index import AnnotationIndex
from postilla.model.claims import Support, evidence_by_relation, support_of, vocabulary
from postilla.model.kinds import CLAIM, EVIDENCE


def annotation(kind: Kind, argument: str = "", **fields: str) -> Annotation:
    values = (
        FieldValue(name=name.replace("_", "-"), value=value) for name, value in fields.items()
    )
    return Annotation(
        kind=kind, argument=argument, fields=tuple(values), body="", anchor="", line=1, above="",
        source="",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("rests_on", "support"),
    [
        ("", (Support.NOTHING,)),
        ("fn-1", (Support.NOTES,)),
        ("b-1, fn-1, fn-2", (Support.NOTES, Support.ENTRIES)),
        ("p-1-1", (Support.NOTHING,)),
    ],
)
def test_support_is_what_the_text_states(rests_on: str, support: tuple[Support, ...]) -> None:
    assert support_of(annotation(CLAIM, rests_on=rests_on)) == support


def test_evidence_is_sorted_by_the_order_of_the_vocabulary() -> None:
    relations = ("contradicts", "supports", "contradicts")
    noted = [
        Anchored(annotation=annotation(EVIDENCE, f"w{n}", for_="", **{"for": "c", "relation": one}),
                 parts=(), words="")
        for n, one in enumerate(relations)
    ]  # fmt: skip
    found = evidence_by_relation(AnnotationIndex([("one", noted)]), "c")
    sources = {key: [one.anchored.annotation.argument for one in of] for key, of in found.items()}
    assert list(sources.items()) == [("supports", ["w1"]), ("contradicts", ["w0", "w2"])]


def test_vocabularies_are_those_of_the_table() -> None:
    assert vocabulary("relation")[0] == "supports"
    assert "statistic" in vocabulary("type")
