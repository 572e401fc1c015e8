# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Every file of this repository is what it is taken for; what is not known is not text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postilla.review.areas import Area, area_of

ROOT = Path(__file__).parents[2]


def test_the_sources_of_this_edition_are_known() -> None:
    found = {
        path.relative_to(ROOT).as_posix(): area_of(path.relative_to(ROOT).as_posix())
        for path in (ROOT / "source").rglob("*")
        if path.is_file()
    }
    others = {path: area for path, area in found.items() if area is not Area.TEXT}
    assert {path for path in others if path.count("/") == 1} <= {
        "source/edition.toml",
        "source/history.toml",
    }
    assert others["source/witness/rusad-13-2025.txt"] is Area.WITNESS
    assert Area.UNKNOWN not in others.values()


@pytest.mark.parametrize(
    "path",
    [
        *("conf.py", "source/conf.py", "Makefile", ".github/workflows/x.yml", "tools/x.md"),
        *("source/witness/x.md", "source/witness/base.lock", "source/edition.toml"),
        *("sources/x.md", "source", "../source/x.md", "/source/x.md", "source/x.MD"),
        *("source/locale/tr/LC_MESSAGES/x.mo", "source/_static/x.js", "source/refs.bib.py"),
    ],
)
def test_what_is_no_text(path: str) -> None:
    assert area_of(path) is not Area.TEXT


@given(st.text())
def test_text_lies_among_the_sources(path: str) -> None:
    assert area_of(path) is not Area.TEXT or path.startswith("source/")
