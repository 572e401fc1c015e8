# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The scheme of ids."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postilla.model import identifiers
from postilla.model.identifiers import IdKind, is_slug, kind_of


@pytest.mark.parametrize(
    ("identifier", "kind"),
    [
        ("s-intro", IdKind.SECTION),
        ("s-1", IdKind.SECTION),
        ("title-tr", IdKind.TITLE),
        ("abstract-az-cyrl", IdKind.ABSTRACT),
        ("keywords-ru", IdKind.KEYWORDS),
        ("p-2-3", IdKind.BLOCK),
        ("p-intro-12", IdKind.BLOCK),
        ("p-2-3-i1", IdKind.ITEM),
        ("p-2-3-i1-i2", IdKind.ITEM),
        ("p-2-3-s4", IdKind.SENTENCE),
        ("p-2-3-i1-s1", IdKind.SENTENCE),
        ("abstract-tr-s4", IdKind.SENTENCE),
        ("b-17-s2", IdKind.SENTENCE),
        ("fn-17", IdKind.NOTE),
        ("fnref-17", IdKind.CALL),
        ("fnref-17-2", IdKind.CALL),
        ("b-17", IdKind.ENTRY),
        ("pg-243", IdKind.PAGE),
        ("p-2-3-s4--tr", IdKind.UNIT),
        ("harbour-dues", None),
        ("p-2", None),
        ("P-2-3", None),
        ("p-2-3 ", None),
        ("", None),
        ("fn-", None),
        ("b-x", None),
    ],
)
def test_kinds(identifier: str, kind: IdKind | None) -> None:
    assert kind_of(identifier) is kind


def test_makers_follow_the_scheme() -> None:
    made = {
        identifiers.sentence_id("p-1-2", 3): ("p-1-2-s3", IdKind.SENTENCE),
        identifiers.item_id("p-1-2", 3): ("p-1-2-i3", IdKind.ITEM),
        identifiers.note_id("17"): ("fn-17", IdKind.NOTE),
        identifiers.call_id("17"): ("fnref-17", IdKind.CALL),
        identifiers.call_id("17", 2): ("fnref-17-2", IdKind.CALL),
        identifiers.page_id("243"): ("pg-243", IdKind.PAGE),
        identifiers.entry_id(5): ("b-5", IdKind.ENTRY),
    }
    for identifier, (expected, kind) in made.items():
        assert identifier == expected
        assert kind_of(identifier) is kind


@given(st.text("ab-1_A", max_size=12))
def test_slugs_are_well_formed_and_outside_the_scheme(identifier: str) -> None:
    if is_slug(identifier):
        assert kind_of(identifier) is None
        assert identifier[0].islower()
        assert set(identifier) <= set("ab-1")
