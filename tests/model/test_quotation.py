# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The resolver against a naive reference, and what is found where, case by case."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from postilla.model.folding import FoldedText, fold_quote
from postilla.model.quotation import Failure, NotFound, Quotation, locate
from tests.quotations import FOUND

TEXT = FOUND[0][0]


@pytest.mark.parametrize(("text", "words", "occurrence", "expected"), FOUND)
def test_what_is_found(text: str, words: str, occurrence: int, expected: str) -> None:
    result = locate(FoldedText.of(text), Quotation(words=words, occurrence=occurrence))
    if isinstance(result, NotFound):
        assert f"({result.failure.value})" == expected
    else:
        assert text[slice(*result)] == expected


@pytest.mark.parametrize(
    ("prefix", "suffix", "is_found"),
    [("", ", warworn", True), ("old”", "of", True), ("new", "", False)],
)
def test_surroundings(prefix: str, suffix: str, is_found: bool) -> None:
    result = locate(FoldedText.of(TEXT), Quotation(words="bridge", prefix=prefix, suffix=suffix))
    if isinstance(result, NotFound):
        assert not is_found
        assert result.failure is Failure.SURROUNDINGS
    else:
        assert is_found
        assert TEXT[slice(*result)] == "bridge"


WORDS = st.text(st.sampled_from("ab “\"-\u2011\xad’' …é"), max_size=24)


def naive(text: str, words: str) -> list[tuple[int, int]]:
    """Give the hits of words as the definition says: every place, tried one by one."""
    quote = fold_quote(words)
    hits = []
    for start in range(len(text)):
        for end in range(start + 1, len(text) + 1):
            piece = text[start:end]
            if piece[0] == "\xad" or piece[-1] == "\xad":
                continue
            before, after = text[:start].replace("\xad", ""), text[end:].replace("\xad", "")
            inside = bool(re.search(r"\w$", before)) and bool(re.match(r"\w", piece))
            inside |= bool(re.match(r"\w", after)) and bool(re.search(r"\w$", piece))
            if not inside and fold_quote(f"x{piece}x") == f"x{quote}x":
                hits.append((start, end))
    return hits


@given(WORDS, WORDS)
def test_as_the_naive_reference(text: str, words: str) -> None:
    text = " ".join(text.split())
    if " … " in fold_quote(words) or not fold_quote(words).strip("… "):
        return
    assume("  " not in FoldedText.of(text).folded)  # a word of soft hyphens alone
    result = locate(FoldedText.of(text), Quotation(words=words))
    hits = naive(text, words)
    if isinstance(result, NotFound):
        assert len(hits) != 1
    else:
        assert hits == [result]


@given(WORDS, st.data())
def test_words_of_the_text_are_found(text: str, data: st.DataObject) -> None:
    text = " ".join(text.split())
    folded = FoldedText.of(text)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    result = locate(folded, Quotation(words=text[start:end]))
    if isinstance(result, NotFound):
        assert result.failure is not Failure.MISSING
    else:
        assert fold_quote(text[slice(*result)]) == fold_quote(text[start:end])
