# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The quotation that is made leads back to the words, to no others, and is no longer than they."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from postilla.model.abbreviation import quotation_for
from postilla.model.folding import FoldedText
from postilla.model.quotation import locate

SENTENCE = (
    "The upper bridge carries the road to the hills, the lower bridge carries the mill race, "
    "and neither the upper bridge nor the lower bridge carries the mail."
)


def quoted(words: str, nth: int = 1) -> tuple[str, int]:
    start = -1
    for _ in range(nth):
        start = SENTENCE.index(words, start + 1)
    made = quotation_for(FoldedText.of(SENTENCE), (start, start + len(words)))
    return made.words, made.occurrence


def test_short_words_are_quoted_whole() -> None:
    assert quoted("the mill race") == ("the mill race", 0)


def test_words_that_stand_twice_are_counted() -> None:
    assert quoted("lower bridge", 2) == ("lower bridge", 2)


def test_a_long_passage_has_as_few_words_as_are_clear() -> None:
    assert quoted("The upper bridge carries the road to the hills, the lower") == ("The … lower", 0)
    words = "bridge carries the mill race, and neither the upper bridge nor the lower"
    assert quoted(words) == ("bridge carries the mill … lower", 0)


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
