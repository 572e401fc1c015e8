# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""``postilla parallel``: from a change of the text to a translation that is up to date again."""

from __future__ import annotations

from pathlib import Path

import pytest

from postilla.cli.main import main
from tests.checks.conftest import TRANSLATED, Lay, lay

__all__ = ["lay"]


@pytest.fixture
def root(lay: Lay) -> Path:
    """An edition with a chapter translated."""
    return lay(TRANSLATED)


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def lock(root: Path) -> Path:
    return root / "source/parallel/tr/base.lock"


def run(root: Path, *arguments: str) -> int:
    return main(["parallel", *arguments, "--root", str(root)])


def test_a_second_run_changes_nothing(root: Path) -> None:
    before = lock(root).read_bytes()
    assert run(root) == 0
    assert lock(root).read_bytes() == before


def test_a_changed_text_makes_its_translation_outdated(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    replace(root / "source/chapters/01-bridges.md", "Both stand", "All stand")
    assert run(root) == 1
    assert "source/parallel/tr/01-bridges.md:14: outdated: p-1-3--tr" in capsys.readouterr().out
    assert run(root) == 1  # to run it again is no revision


def test_who_revises_the_translation_has_seen_the_text(root: Path) -> None:
    replace(root / "source/chapters/01-bridges.md", "Both stand", "All stand")
    replace(root / "source/parallel/tr/01-bridges.md", "İkisi de", "Hepsi")
    assert run(root) == 0


def test_a_translation_may_be_still_right(root: Path) -> None:
    replace(root / "source/chapters/01-bridges.md", "Both stand", "All stand")
    assert run(root, "--still-right", "p-1-3--tr") == 0
    assert run(root) == 0


def test_an_unknown_block_is_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = lock(root).read_bytes()
    assert run(root, "--still-right", "p-9-9--tr") == 2
    assert "p-9-9--tr" in capsys.readouterr().err
    assert lock(root).read_bytes() == before


def test_nothing_is_written_over_what_can_not_be_read(root: Path) -> None:
    replace(root / "source/parallel/tr/translation.toml", "human", "angel")
    before = lock(root).read_bytes()
    assert run(root) == 2
    assert lock(root).read_bytes() == before


def test_without_translations_nothing_is_written(
    lay: Lay, capsys: pytest.CaptureFixture[str]
) -> None:
    root = lay()
    assert run(root) == 0
    assert not (root / "source/parallel").exists()
