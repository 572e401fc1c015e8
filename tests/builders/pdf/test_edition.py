# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What the book says about its edition."""

from __future__ import annotations

import pytest

from postilla.builders.pdf.edition import split_keywords, timestamp_of
from postilla.builders.pdf.names import typst_language
from postilla.model.edition import Edition
from postilla.syntax.config import read_edition
from tests.builders.pdf.conftest import SAMPLE


def edition(year: str) -> Edition:
    text = (SAMPLE / "edition.toml").read_text(encoding="utf-8")
    return read_edition(text.replace('year = "1901"', f'year = "{year}"'), "edition.toml")


@pytest.mark.parametrize(
    ("printed", "keywords"),
    [
        ("Keywords: bridges, Lenova; oak.", ("bridges", "Lenova", "oak")),
        ("bridges", ("bridges",)),
        ("Anahtar kelimeler: köprü,, meşe", ("köprü", "meşe")),
        ("", ()),
    ],
)
def test_keywords_are_taken_apart(printed: str, keywords: tuple[str, ...]) -> None:
    assert split_keywords(printed) == keywords


@pytest.mark.parametrize(
    ("year", "environment", "timestamp"),
    [
        ("1971", {}, 365 * 86400),
        ("", {}, 0),
        ("1971", {"SOURCE_DATE_EPOCH": "17"}, 17),
        ("1971", {"SOURCE_DATE_EPOCH": ""}, 365 * 86400),
        ("1969", {}, -365 * 86400),
    ],
)
def test_the_date_is_stated_or_derived(
    year: str, environment: dict[str, str], timestamp: int
) -> None:
    assert timestamp_of(edition(year), environment) == timestamp


@pytest.mark.parametrize(
    ("tag", "parts"),
    [
        ("tr", ("tr", None)),
        ("az-Cyrl", ("az", None)),
        ("pt-BR", ("pt", "BR")),
        ("zh-Hant-tw", ("zh", "TW")),
        ("de-1901", ("de", None)),
    ],
)
def test_a_language_tag_is_taken_apart(tag: str, parts: tuple[str, str | None]) -> None:
    assert typst_language(tag) == parts
