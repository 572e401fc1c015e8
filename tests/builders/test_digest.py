# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The number by which a product is known to be of this source."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from postilla.sphinx_ext.digest import source_digest


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "source"
    for name in ("index.md", "chapters/01.md", "chapters/02.md", "edition.toml", "refs.bib"):
        write(folder, name, name)
    return folder


def write(folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_it_is_a_sha256_and_stays(source: Path, tmp_path: Path) -> None:
    digest = source_digest(source)
    assert re.fullmatch(r"[0-9a-f]{64}", digest)
    assert source_digest(source.rename(tmp_path / "elsewhere")) == digest


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("chapters/01.md", "other"),
        ("chapters/03.md", ""),
        ("edition.toml", "other"),
        ("names.toml", ""),
        ("refs.bib", "other"),
    ],
)
def test_a_change_shows(source: Path, name: str, text: str) -> None:
    before = source_digest(source)
    write(source, name, text)
    assert source_digest(source) != before


def test_words_that_move_to_another_file_show(source: Path) -> None:
    write(source, "chapters/01.md", "ab")
    write(source, "chapters/02.md", "c")
    before = source_digest(source)
    write(source, "chapters/01.md", "a")
    write(source, "chapters/02.md", "bc")
    assert source_digest(source) != before


def test_what_is_no_source_of_products_does_not_show(source: Path) -> None:
    before = source_digest(source)
    write(source, "witness/print.txt", "any")
    write(source, ".01.md.swp", "any")
    assert source_digest(source) == before
