# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The stylesheet: legible in both schemes, and nothing from elsewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import postilla

THEME = Path(postilla.__file__).parent / "theme"
CSS = (THEME / "static" / "postilla.css").read_text(encoding="utf-8")
ROOT = CSS[CSS.index(":root {") : CSS.index("}", CSS.index(":root {"))]
ENOUGH = 4.5
"""WCAG 2.2, success criterion 1.4.3, for text of any size."""

ENOUGH_OF_A_LINE = 3
"""WCAG 2.2, success criterion 1.4.11, for what is no text."""


def colours(scheme: str) -> dict[str, str]:
    """Read the colours of a scheme from the first rule, which gives both of each."""
    found = re.findall(r"--([a-z]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);", ROOT)
    return {name: light if scheme == "light" else dark for name, light, dark in found}


def luminance(colour: str) -> float:
    """Give the relative luminance as WCAG 2.2 defines it, from 0 to 1."""
    parts = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("ground", ["ground", "raised", "lit", "name"])
@pytest.mark.parametrize("words", ["text", "muted", "link", "edition"])
def test_words_stand_out(scheme: str, ground: str, words: str) -> None:
    found = colours(scheme)
    assert contrast(found[words], found[ground]) >= ENOUGH


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_lines_below_words_are_seen(scheme: str) -> None:
    found = colours(scheme)
    assert contrast(found["line"], found["ground"]) >= ENOUGH_OF_A_LINE


@pytest.mark.parametrize("sheet", sorted(path.name for path in THEME.glob("static/*.css")))
def test_nothing_is_loaded(sheet: str) -> None:
    css = (THEME / "static" / sheet).read_text(encoding="utf-8")
    assert not re.search(r"@import|@font-face|url\(|https?:", css)


@pytest.mark.parametrize("template", sorted(path.name for path in THEME.glob("*.html")))
def test_what_edition_toml_says_is_escaped(template: str) -> None:
    text = (THEME / template).read_text(encoding="utf-8")
    printed = re.findall(r"{{(.+?)}}", text)
    assert all("|e" in words for words in printed if "edition." in words or "authors" in words)
