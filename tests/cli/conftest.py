# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""A small edition made by the commands themselves."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from postilla.cli.main import main
from tests.scratch import Scratch

SOUND = Path(__file__).parents[1] / "checks" / "edition"
CHAPTER = "source/chapters/01-introduction.md"
INDEX = "source/index.md"
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


ANNOTATED = """\
:::{ednote} two bridges
:id: number-of-bridges
:about: context
The *Register* of the town has three.
:::

:::{claim} built of wood
:id: wood
:type: event
:ascribed-to: the article
:::

"""


@dataclass(frozen=True, slots=True)
class Published:
    """A repository with one commit, to be built upon and never to be changed."""

    scratch: Scratch
    base: str
    """The commit."""
    chapter: str
    """The text of its chapter."""

    def change(self, old: str, new: str) -> str:
        """Give the chapter with some of its words replaced."""
        assert old in self.chapter
        return self.chapter.replace(old, new)

    def propose(
        self, changes: Mapping[str, bytes | str | None], modes: Mapping[str, str] | None = None
    ) -> str:
        """Commit changes upon the base."""
        return self.scratch.commit(changes, on=self.base, modes=modes)


@pytest.fixture(scope="session")
def published(imported: Path, tmp_path_factory: pytest.TempPathFactory) -> Published:
    """Give a repository with an edition, and with code beside it."""
    scratch = Scratch(tmp_path_factory.mktemp("published") / "repository")
    files = {
        path.relative_to(imported).as_posix(): path.read_text(encoding="utf-8")
        for path in imported.rglob("*")
        if path.is_file()
    }
    chapter = files[CHAPTER].replace("{#p-intro-2}", f"{ANNOTATED}{{#p-intro-2}}")
    code = ("conf.py", "Makefile", "tools/tool.py", "_templates/page.html", "tools/notes.md")
    files |= dict.fromkeys((*code, ".github/workflows/test.yml", "README.md"), "As it was.\n")
    files |= {CHAPTER: chapter, INDEX: files[INDEX].replace("01-bridges", "01-introduction")}
    return Published(scratch, scratch.commit(files, branch="main"), chapter)
