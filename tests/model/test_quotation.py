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

TEXT = (
    "The “old” bridge of the river–side town fell; the bridge, warworn, fell in war. "
    "A soft­ened word."
)


def found(words: str, **where: str | int) -> str | Failure:
    where_: dict[str, str | int] = dict(where)
    result = locate(FoldedText.of(TEXT), Quotation(words=words, **where_))  # type: ignore[arg-type]
    return result.failure if isinstance(result, NotFound) else TEXT[slice(*result)]


@pytest.mark.parametrize(
    ("words", "where", "expected"),
    [
        ("old", {}, "old"),
        ('The "old"', {}, "The “old”"),
        ("  The   'x'", {}, Failure.MISSING),
        ("river-side town", {}, "river–side town"),
        ("softened word", {}, "soft­ened word"),
        ("the river … fell", {}, "the river–side town fell"),
        ("bridge", {}, Failure.AMBIGUOUS),
        ("bridge", {"occurrence": 2}, "bridge"),
        ("bridge", {"occurrence": 3}, Failure.OCCURRENCE),
        ("bridge", {"suffix": ", warworn"}, "bridge"),
        ("bridge", {"prefix": "old”", "suffix": "of"}, "bridge"),
        ("bridge", {"prefix": "new"}, Failure.SURROUNDINGS),
        ("war", {}, "war"),
        ("worn", {}, Failure.INSIDE_WORD),
        ("Bridge", {}, Failure.MISSING),
        ("", {}, Failure.EMPTY),
        (" … ", {}, Failure.EMPTY),
        ("fell … river", {}, Failure.MISSING),
    ],
)
def test_what_is_found(words: str, where: dict[str, str | int], expected: str | Failure) -> None:
    assert found(words, **where) == expected


def test_the_nearest_end_counts() -> None:
    assert found("fell … fell") == "fell; the bridge, warworn, fell"


def test_an_ellipsis_of_the_text_comes_first() -> None:
    text = FoldedText.of("one two … three one four")
    assert locate(text, Quotation(words="two … three")) == (4, 15)


def test_scripts_without_spaces_have_bounds_everywhere() -> None:
    assert locate(FoldedText.of("黒海の橋が落ちた"), Quotation(words="橋")) == (3, 4)


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
