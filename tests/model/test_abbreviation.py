# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The quotation that is made leads back to the words, to no others, and is no longer than they."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postilla.model.abbreviation import quotation_for
from postilla.model.folding import FoldedText
from postilla.model.quotation import locate
from tests.quotations import QUOTED, place_of


@pytest.mark.parametrize(("text", "words", "nth", "quote", "occurrence"), QUOTED)
def test_the_quotation(text: str, words: str, nth: int, quote: str, occurrence: int) -> None:
    made = quotation_for(FoldedText.of(text), place_of(text, words, nth))
    assert (made.words, made.occurrence) == (quote, occurrence)


WORDS = st.lists(st.sampled_from(["a", "b", "war", "wars"]), min_size=1, max_size=40)


@given(WORDS, st.data())
def test_it_leads_back(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    start = len(" ".join(words[:first])) + (1 if first else 0)
    end = start + len(" ".join(words[first : last + 1]))
    made = quotation_for(FoldedText.of(text), (start, end))
    assert locate(FoldedText.of(text), made) == (start, end)
    assert len(made.words) <= end - start
