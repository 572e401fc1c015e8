# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The catalogues in the repository: nothing lacks, nothing is over."""

from __future__ import annotations

import pytest

from postilla.interface.catalogue import faults_of, read_catalogue
from postilla.interface.collect import collect
from postilla.interface.languages import LANGUAGES, TEMPLATE, catalogue_path, translated_languages
from postilla.interface.renew import catalogue_template, renewed

MESSAGES = collect()
RENEW = "renew the catalogues: python -m postilla.interface"


def test_the_languages() -> None:
    assert list(LANGUAGES) == ["en", "tr", "ru", "az"]


def test_the_template_has_all_words() -> None:
    assert TEMPLATE.read_text(encoding="utf-8") == catalogue_template(MESSAGES), RENEW


@pytest.mark.parametrize("language", translated_languages())
def test_every_word_is_translated(language: str) -> None:
    text = catalogue_path(language).read_text(encoding="utf-8")
    assert list(faults_of(read_catalogue(text, language), MESSAGES)) == [], RENEW


@pytest.mark.parametrize("language", translated_languages())
def test_a_catalogue_is_as_it_is_written(language: str) -> None:
    text = catalogue_path(language).read_text(encoding="utf-8")
    assert text == renewed(text, MESSAGES, language), RENEW


@pytest.mark.parametrize("language", translated_languages())
def test_typography(language: str) -> None:
    translations = read_catalogue(
        catalogue_path(language).read_text(encoding="utf-8"), language
    ).translations
    for translation in translations.values():
        for form in translation.forms:
            assert form == form.strip()
            assert not set(form) & set("\"'`\t\n")
            assert form[-1:] in ".:…?!" or translation.message.words[-1] not in ".:…?!"
