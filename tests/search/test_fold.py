# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Words are found whatever their case and accents, and told apart by their spelling."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given

from postilla.search.fold import letters, spelling, words
from tests.search.cases import LETTERS, SPELLINGS, TEXT, WORDS


@pytest.mark.parametrize("word", LETTERS)
def test_letters(word: str) -> None:
    assert letters(word) == LETTERS[word]


@pytest.mark.parametrize(("word", "language"), SPELLINGS)
def test_spelling(word: str, language: str) -> None:
    assert spelling(word, language) == SPELLINGS[word, language]


@pytest.mark.parametrize("text", WORDS)
def test_words(text: str) -> None:
    assert [text[start:end] for start, end in words(text)] == WORDS[text]


@given(TEXT)
def test_words_have_all_letters_and_no_space(text: str) -> None:
    found = [text[start:end] for start, end in words(text)]
    assert not any(" " in word for word in found)
    assert "".join(map(letters, found)) == letters("".join(found))
    outside = text
    for word in found:
        outside = outside.replace(word, "", 1)
    assert not any(unicodedata.category(one)[0] in "LN" for one in outside)


@given(TEXT)
def test_who_types_the_letters_finds_the_word(text: str) -> None:
    for start, end in words(text):
        folded = letters(text[start:end])
        assert letters(folded) == folded
        assert letters(text[start:end].upper()) == letters(text[start:end].upper().lower())


@given(TEXT)
def test_what_is_spelt_alike_has_the_same_letters(text: str) -> None:
    for start, end in words(text):
        word = text[start:end]
        assert letters(spelling(word)) == letters(word)
