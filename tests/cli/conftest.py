# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""A small edition made by the commands themselves."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from postilla.cli.main import main

SOUND = Path(__file__).parents[1] / "checks" / "edition"
TRANSCRIPT = """\
THE BRIDGES OF THE TOWN

Introduction

The town has two bridges over the river. The older one was built of wood.¹

|12|

It was rebuilt in stone a century later.² Both stand to this day.

¹ Register of the town, p. 4.

² Register of the town, p. 9.
"""


@pytest.fixture(scope="session")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the root of an edition that was imported, not to be written to."""
    root = tmp_path_factory.mktemp("imported")
    for name in ("edition.toml", "index.md", "about/principles.md"):
        (root / "source" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(SOUND / name, root / "source" / name)
    (root / "source" / "witness").mkdir()
    (root / "source" / "witness" / "bridges.txt").write_text(TRANSCRIPT, encoding="utf-8")
    assert main(["import", "--root", str(root)]) == 0
    return root


@pytest.fixture
def edition(imported: Path, tmp_path: Path) -> Path:
    """Give the root of a copy, to be tampered with."""
    return Path(shutil.copytree(imported, tmp_path / "edition"))
