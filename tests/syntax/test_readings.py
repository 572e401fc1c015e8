# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The notation of readings: what a philologist writes, and that it comes back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postilla.model.kinds import EDNOTE, VARIANT
from postilla.model.variation import Ignored as No
from postilla.model.variation import Lack, Variation, WitnessReading, normal_form, variation
from postilla.syntax.readings import joined_readings, sigla_of, split_body, write_readings

SIGLA = st.lists(
    st.from_regex(r"[A-Za-zΑ-Ωα-ω][A-Za-z0-9.]{0,4}", fullmatch=True).filter(sigla_of),
    min_size=1,
    max_size=3,
).map(tuple)
WORDS = st.text(st.characters(categories=["L", "N", "P"]), min_size=1, max_size=8)
SAID = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)
READINGS = st.one_of(
    st.builds(WitnessReading, witnesses=SIGLA, words=SAID),
    st.builds(WitnessReading, witnesses=SIGLA, lack=st.sampled_from(Lack)),
)


@given(
    st.lists(READINGS, min_size=1, max_size=4),
    st.sampled_from(["", "A comment.", "*Two*\n\nof it."]),
)
def test_readings_come_back(readings: list[WitnessReading], comment: str) -> None:
    body = write_readings(readings) + (f"\n\n{comment}" if comment else "")
    found = split_body(body, VARIANT)
    assert list(found.readings) == readings
    assert found.comment.strip("\n") == comment


def test_lines_and_what_goes_on() -> None:
    body = "- B C: a small\n  copy\n- D om.\n\n- no reading but a list"
    found = split_body(body, VARIANT, 7)
    assert [(one.line, str(one)) for one in found.readings] == [
        (7, "B C: a small copy"),
        (9, "D om."),
    ]
    assert found.comment == "\n- no reading but a list"
    assert found.lines == 3


def test_other_kinds_keep_their_lists() -> None:
    assert split_body("- B: words", EDNOTE).comment == "- B: words"


@pytest.mark.parametrize(
    "line",
    [
        *("- B", "- B:", "- B, C: words", "- 1B: words", "- : words", "- words"),
        *("- om.: words", "- om. lac.", "- B om. C: words"),
    ],
)
def test_what_is_no_reading_is_kept_whole(line: str) -> None:
    (reading,) = split_body(line, VARIANT).readings
    assert reading.witnesses == ()
    assert f"- {reading.words}" == line


def test_witnesses_that_agree_are_joined() -> None:
    own = (WitnessReading(witnesses=("B",), words="fog"),)
    same = WitnessReading(witnesses=("C",), words="fog")
    other = WitnessReading(witnesses=("C",), lack=Lack.OMITTED)
    assert [str(one) for one in joined_readings(own, same)] == ["B C: fog"]
    assert [str(one) for one in joined_readings(own, other)] == ["B: fog", "C om."]


@pytest.mark.parametrize(
    ("lemma", "reading", "expected"),
    [
        ("old bridge", "new bridge", Variation.SUBSTITUTION),
        ("old bridge", "old stone bridge", Variation.ADDITION),
        ("old stone bridge", "old bridge", Variation.OMISSION),
        ("old bridge", "bridge old", Variation.TRANSPOSITION),
        ("there, and", "there and", Variation.PUNCTUATION),
        ("eleven Stones", "eleuen ſtones", Variation.ORTHOGRAPHIC),
        ("to day", "today", Variation.PUNCTUATION),
    ],
)
def test_what_sort_of_difference(lemma: str, reading: str, expected: Variation) -> None:
    assert variation(lemma, WitnessReading(witnesses=("B",), words=reading)) is expected


def test_what_does_not_count() -> None:
    every = frozenset(No)
    assert normal_form("Iuſtice,", every) == normal_form("JUSTICE", every)
    assert normal_form("—", {No.PUNCTUATION}) == ""
    assert normal_form("Bridge", {No.U_V}) == "Bridge"
