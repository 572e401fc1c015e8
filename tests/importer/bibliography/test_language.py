# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The language of a title, or no answer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postilla.importer.bibliography.language import guess_language

LANGUAGES = ["en", "tr", "az", "ru"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The Use of Ferries in the Bay", "en"),
        ("River Fog: Izmir's Mornings", "en"),
        ("Evaluation of Türkiye's Bridges From the Sea", "en"),
        ("Köprülerin Bakımı ve Onarımı", "tr"),
        ("Irmak'taki Taş Ocağı", "tr"),
        ("Çıkmaz Sokağın Köprüsü", "tr"),
        ("ÜÇ ESKİ KÖPRÜ", "tr"),
        ("İzmir Köprüsü", ""),
        ("SBF Dergisi", "tr"),
        ("Köhnə şəhərin körpüləri", "az"),
        ("Qışın tarixi", "az"),
        ("Dərin Çay üzərində körpü və duman", "az"),
        ("Старые мосты и переправы", "ru"),
        ("Novyy most cherez reku v Zarech'ye", ""),
        ("Pons et Lex", ""),
        ("Fog", ""),
        ("1931", ""),
        ("", ""),
    ],
)
def test_a_title_shows_its_language_or_nothing(text: str, language: str) -> None:
    assert guess_language(text, LANGUAGES) == language


def test_a_newspaper_of_another_language_does_not_outvote_the_title() -> None:
    title = "Azərbaycan Gazetesine Göre Irmak'ın Son Günleri"
    assert guess_language(title, LANGUAGES) == "tr"


def test_the_answer_is_the_tag_of_the_edition() -> None:
    assert guess_language("The Use of Ferries", ["tr", "en-GB"]) == "en-GB"


def test_only_languages_of_the_edition_are_guessed() -> None:
    assert guess_language("Старые мосты", ["en", "tr"]) == ""
    assert guess_language("The Use of Ferries", ["ka", "ru"]) == ""


@given(st.text(max_size=40))
def test_an_answer_does_not_depend_on_the_order_of_languages(text: str) -> None:
    answer = guess_language(text, LANGUAGES)
    assert answer in ("", *LANGUAGES)
    assert answer == guess_language(text, LANGUAGES[::-1])
