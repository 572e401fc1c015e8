# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The author's keywords, one by one."""

from __future__ import annotations

import pytest

from postilla.model.keywords import split_keywords


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
