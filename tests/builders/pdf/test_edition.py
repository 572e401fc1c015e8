# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What the book says about its edition."""

from __future__ import annotations

import pytest

from postilla.builders.pdf.names import typst_language


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
