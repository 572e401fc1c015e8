# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The nearest words and names, and what is too far to be told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postilla.model.likeness import Likeness, Names

TEXT = (
    "The bridge of 1828 was closed. According to İzmir’s harbour records, 40,000 carts crossed it."
)


@pytest.mark.parametrize(
    ("words", "nearest"),
    [
        ("bridge off 1828", "bridge of 1828"),
        ("40.000 carts", "40,000 carts"),
        ("ACCORDING TO IZMIR", "According to İzmir"),
        ("harbor records", "harbour records"),
        ("hrbour", "harbour"),
        ("nothing of the kind", None),
        ("", None),
    ],
)
def test_nearest_words(words: str, nearest: str | None) -> None:
    found = Likeness(TEXT).nearest(words)
    assert (TEXT[slice(*found)] if found else None) == nearest


@pytest.mark.parametrize(
    ("name", "nearest"),
    [("harbor-dues", "harbour-dues"), ("p-21-3", "p-2-13"), ("fn-18", "fn-1"), ("zz", "")],
)
def test_nearest_name(name: str, nearest: str) -> None:
    names = ["harbour-dues", "harbour-dues-1904", "tolls", "p-1-1", "p-2-13", "fn-1", "fn-17"]
    assert Names(names).nearest(name) == nearest


def test_no_names() -> None:
    assert Names([]).nearest("a") == ""


@given(st.text(max_size=80), st.data())
def test_words_of_the_text_are_found(text: str, data: st.DataObject) -> None:
    likeness = Likeness(text)
    start = data.draw(st.integers(0, len(text)))
    words = text[start : data.draw(st.integers(start, len(text)))]
    found = likeness.nearest(words)
    if found is not None:
        assert 0 <= found[0] < found[1] <= len(text)
    if len(words) >= 3:
        assert any(place <= start or place < start + len(words) for place in likeness.rarest(words))
