# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What stands in books, read part by part and said in another language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postilla.interface.translator import Translator
from postilla.interface.words import translator_for

PARTS = ["claim c2", "par. 2.3", "The Old Bridge", "n. 4", "(p. 12)", "7", ", ", "; ", ": "]


@pytest.fixture(scope="module")
def turkish() -> Translator:
    found = translator_for("tr-TR")
    assert found
    return found


@pytest.mark.parametrize(
    ("english", "said"),
    [
        ("Claim", "İddia"),
        ("Statistic", "İstatistik"),
        ("claim c2, par. 2.3", "iddia c2, par. 2.3"),
        ("evidence on claim c3", "c3 iddiasına ilişkin kanıt"),
        ("3 claims (2 with evidence)", "3 iddia (kanıtlı: 2)"),
        ("n. 2 (p. 12)", "not 2 (s. 12)"),
        ("(p. 12)", "(s. 12)"),
        ("Since version 1.0, 2026-11-28", "1.0 sürümünden beri, 2026-11-28"),
        ("The Old Bridge", "The Old Bridge"),
        ("", ""),
    ],
)
def test_words(turkish: Translator, english: str, said: str) -> None:
    assert turkish.read(english) == said


def test_a_label_is_not_read_as_words(turkish: Translator) -> None:
    """The title of a section may be a word that the edition uses for something else."""
    assert turkish.read_label("Notes") == "Notes"
    assert turkish.read_label("Notes, par. 3") == "Notes, par. 3"
    assert turkish.read_label("p. 3, sentence 2") == "s. 3, cümle 2"


def test_the_form_that_goes_with_the_number() -> None:
    russian = translator_for("ru")
    assert russian
    said = [russian.read(f"{number} annotations") for number in (2, 5, 21)]
    assert len({words.partition(" ")[2] for words in said}) == 3


def test_what_has_no_catalogue() -> None:
    assert translator_for("en") is None
    assert translator_for("ka") is None


@given(st.lists(st.sampled_from(PARTS)).map("".join))
def test_numbers_and_names_stay(english: str) -> None:
    translator = translator_for("tr")
    assert translator
    said = translator.read(english)
    for kept in ("The Old Bridge", "2.3", "c2", "12", "7"):
        assert said.count(kept) == english.count(kept)
