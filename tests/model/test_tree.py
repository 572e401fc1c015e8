# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Paths of chapters and their names."""

from __future__ import annotations

import pytest

from postilla.model.tree import chapter_name, chapter_path, is_chapter


@pytest.mark.parametrize("name", ["01-bridges", "more/01-bridges"])
def test_name_and_path(name: str) -> None:
    assert is_chapter(chapter_path(name))
    assert chapter_name(chapter_path(name)) == name


@pytest.mark.parametrize("path", ["source/index.md", "source/chapters/a.po", "source/chapters.md"])
def test_other_files(path: str) -> None:
    assert not is_chapter(path)
