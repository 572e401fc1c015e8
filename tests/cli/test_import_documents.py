# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""``postilla import`` of a document: the first time, checked, proven, and corrected."""

from __future__ import annotations

from pathlib import Path

import pytest

from postilla.cli.main import main
from postilla.importer.recipe import write_row
from tests.importer.packing import pack, parts_of

SOUND = Path(__file__).parents[1] / "checks" / "edition"
DOCUMENTS = Path(__file__).parents[1] / "importer" / "documents"
KEYS = "source/chapters/01-keys.md"
READING = "source/witness/reading.txt"
CLAIM = """
:::{claim} two keys
:id: keys
:type: statistic
:ascribed-to: the article
Counted by nobody.
:::
"""


def edition(folder: Path, witness: str) -> Path:
    (folder / "source" / "witness").mkdir(parents=True)
    text = (SOUND / "edition.toml").read_text(encoding="utf-8")
    text = text.replace("bridges.txt", witness).replace('["tr"]', '["fr", "ru"]')
    (folder / "source" / "edition.toml").write_text(text, encoding="utf-8")
    (folder / "source" / "index.md").write_text("# Keepers\n", encoding="utf-8")
    return folder


def docx(old: str = "", new: str = "") -> bytes:
    parts = parts_of(DOCUMENTS / "docx" / "source.docx")
    text = parts["word/document.xml"].decode()
    assert old in text
    return pack({**parts, "word/document.xml": text.replace(old, new).encode()})


def run(root: Path, command: str, *arguments: str | Path) -> int:
    return main([command, *map(str, arguments), "--root", str(root)])


@pytest.fixture
def root(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    root = edition(tmp_path / "edition", "keepers.docx")
    (tmp_path / "given.docx").write_bytes(docx())
    assert run(root, "import", tmp_path / "given.docx") == 0
    assert "small capitals" in capsys.readouterr().out
    return root


def test_checked_and_proven(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(root, "check") == 0
    assert run(root, "verify", "--source") == 0
    chapter = root / KEYS
    chapter.write_text(chapter.read_text(encoding="utf-8").replace("had *two*", "had *ten*"))
    assert run(root, "verify", "--source") == 1
    assert "[base/" in capsys.readouterr().out


def test_again_changes_nothing(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(root, "import") == 0
    assert "The base text is the same" in capsys.readouterr().out


def test_a_corrected_document_keeps_annotations(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    chapter = root / KEYS
    text = chapter.read_text(encoding="utf-8")
    chapter.write_text(text.replace("{#p-keys-2}", CLAIM.lstrip() + "\n{#p-keys-2}"))
    (tmp_path / "corrected.docx").write_bytes(docx("paid in kind", "paid in coin"))
    assert run(root, "import", tmp_path / "corrected.docx") == 1
    assert run(root, "import", tmp_path / "corrected.docx", "--write") == 0
    assert "paid in coin" in chapter.read_text(encoding="utf-8")
    assert CLAIM in chapter.read_text(encoding="utf-8")
    assert "paid in coin" in (root / READING).read_text(encoding="utf-8")
    assert run(root, "verify", "--source") == 0
    capsys.readouterr()


def test_the_recipe_points_into_the_reading(root: Path) -> None:
    reading = (root / READING).read_text(encoding="utf-8").splitlines()
    line, last = reading.index("Lenova paid in kind.") + 1, reading.index("The end.[^2]") + 1
    rows = (
        write_row("classify", line=line, **{"as": "heading"}, value="2", ground="Set alone."),
        write_row("page-break", line=last, number="7", words="end", ground="The print."),
    )
    recipe = root / "source/witness/recipe.toml"
    text = "\n".join([recipe.read_text(encoding="utf-8"), *rows, ""])
    recipe.write_text(text, encoding="utf-8")
    assert run(root, "import", "--write") == 0
    chapter = (root / KEYS).read_text(encoding="utf-8")
    assert "## Lenova paid in kind." in chapter
    assert "The {pb}`7`end." in chapter


def test_works_are_given_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = edition(tmp_path / "edition", "tolls.tex")
    folder = DOCUMENTS / "latex"
    works = folder / "works.bib"
    assert run(root, "import", folder / "source.tex", "--bibliography", works) == 0
    assert (root / "source/witness/works.bib").read_bytes() == works.read_bytes()
    assert run(root, "check") == 0
    assert run(root, "verify", "--source") == 0
    assert run(root, "import") == 0
    assert "These words are in an argument" in capsys.readouterr().out
