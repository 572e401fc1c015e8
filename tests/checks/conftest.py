# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""A small sound edition, and what becomes of it when files are laid over it."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from postilla.model import tree
from postilla.model.lock import Lock, lock_rows
from postilla.syntax.lock import write_lock
from postilla.syntax.reader import read_chapter

SOUND = Path(__file__).parent / "edition"
TRANSLATED = Path(__file__).parent / "translated"
"""What an edition has besides when a chapter of it is translated."""
PICTURED = Path(__file__).parent / "pictured"
"""What it has besides when it has a chapter with a picture, verse and a joined cell."""
WITNESSES = Path(__file__).parent / "witnesses"
"""The same with two more witnesses."""
Lay = Callable[..., Path]
"""Lays folders over a fresh copy of the sound edition, and gives the copy's root."""


def lay_sound(root: Path) -> Path:
    """Copy the sound edition to a folder, with its lock."""
    shutil.copytree(SOUND, root / tree.SOURCE)
    _write_lock(root)
    return root


@pytest.fixture
def lay(tmp_path: Path) -> Lay:
    def copy(*layers: Path) -> Path:
        root = lay_sound(tmp_path / "edition")
        for over in layers:
            shutil.copytree(over, root / tree.SOURCE, dirs_exist_ok=True)
            for gone in (root / tree.SOURCE).rglob("*.gone"):
                gone.with_suffix("").unlink()
                gone.unlink()
            if over == PICTURED:
                _write_lock(root)
        return root

    return copy


def _write_lock(root: Path) -> None:
    chapters = tuple(
        read_chapter(path.read_text(encoding="utf-8"), path.stem, path.name).chapter
        for path in sorted((root / tree.CHAPTERS).glob("*.md"))
    )
    lock = Lock(
        witness=_digest(root / tree.WITNESS / "bridges.txt"),
        recipe=_digest(root / tree.RECIPE),
        chapters=tuple(chapter.name for chapter in chapters),
        rows=lock_rows(chapters),
    )
    (root / tree.LOCK).write_text(write_lock(lock), encoding="utf-8")


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
