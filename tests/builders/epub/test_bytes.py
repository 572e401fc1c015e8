# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The same bytes, however and wherever the book is made."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.builders.epub.conftest import Book, Edition


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("chapters/02-weather.md", "It rains", "It snows"),
        ("chapters/02-weather.md", "Of the weather", "Of rain"),
        ("edition.toml", 'name = "Ada Lenova"', 'name = "A. Lenova"'),
        ("index.md", "chapters/02-weather\n", ""),
    ],
)
def test_a_build_after_an_edit_is_a_clean_build(
    name: str, old: str, new: str, edition: Callable[[str], Edition], tmp_path: Path
) -> None:
    source = edition("test-edition")
    before = source.build(tmp_path / "again").path.read_bytes()
    source.replace(name, old, new)
    again = source.build(tmp_path / "again").path.read_bytes()
    assert again == source.build(tmp_path / "clean").path.read_bytes()
    assert again != before


def test_the_place_of_the_source_does_not_show(this_edition: Book) -> None:
    folder = str(this_edition.path.parents[1]).encode()
    assert not [name for name, content in this_edition.files.items() if folder in content]
