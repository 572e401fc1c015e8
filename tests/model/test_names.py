# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Mentions: whole words of the right language, the longest form, never a guess."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postilla.model.folding import FoldedText
from postilla.model.names import LanguageRun, Name, NameFinder, NameKind


def name(identifier: str, **forms: list[str]) -> Name:
    return Name(
        id=identifier,
        kind=NameKind.PLACE,
        canonical=identifier,
        forms=tuple((tag, form) for tag, own in forms.items() for form in own),
    )


FINDER = NameFinder(
    [
        name("lenova", en=["Lenova", "Lenova-on-the-Water"], tr=["Lenova"]),
        name("lenova-bridge", en=["Lenova Bridge", "Bridge"]),
        name("old-bridge", en=["Bridge"], tr=["Köprü"]),
    ]
)


def found(text: str, *runs: LanguageRun) -> list[tuple[str, tuple[str, ...]]]:
    languages = runs or (LanguageRun(0, len(text), "en"),)
    return [
        (text[one.start : one.end], one.names)
        for one in FINDER.find(FoldedText.of(text), languages)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In Lenova it rains.", [("Lenova", ("lenova",))]),
        ("Lenova’s rain, Lenovan rain", [("Lenova", ("lenova",))]),
        ("Lenova Bridge", [("Lenova Bridge", ("lenova-bridge",))]),
        ("Lenova\N{EN DASH}on-the-Water", [("Lenova\N{EN DASH}on-the-Water", ("lenova",))]),
        ("Le\N{SOFT HYPHEN}nova", [("Le\N{SOFT HYPHEN}nova", ("lenova",))]),
        ("a Bridge", [("Bridge", ("lenova-bridge", "old-bridge"))]),
        ("lenova and Köprü", []),
    ],
)
def test_forms(text: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    assert found(text) == expected


def test_a_form_belongs_to_its_language() -> None:
    text = "Köprü, Bridge, Köprü"
    runs = (LanguageRun(0, 5, "tr-TR"), LanguageRun(5, 20, "en"))
    assert found(text, *runs) == [
        ("Köprü", ("old-bridge",)),
        ("Bridge", ("lenova-bridge", "old-bridge")),
    ]


@given(st.lists(st.sampled_from(["Lenova", "Bridge", "Lenova-on", "the", "-on-the-Water"])))
def test_mentions_are_in_order_and_apart(words: list[str]) -> None:
    text = " ".join(words)
    mentions = list(FINDER.find(FoldedText.of(text), (LanguageRun(0, len(text), "en"),)))
    assert mentions == sorted(mentions)
    for one, other in pairwise(mentions):
        assert one.end <= other.start
