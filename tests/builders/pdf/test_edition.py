# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What the book says about its edition."""

from __future__ import annotations

import pytest

from postilla.builders.pdf.edition import split_keywords
from postilla.builders.pdf.names import typst_language


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
