# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""``postilla verify --source`` as it is called."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from postilla.cli.main import main
from postilla.model.lock import lock_rows
from postilla.model.tree import LOCK
from postilla.syntax.lock import read_lock, write_lock
from postilla.syntax.reader import read_chapter

FIGURES = "blocks notes calls page breaks characters differences"
ROOT = Path(__file__).parents[2]


def verify(root: Path, *arguments: str) -> int:
    return main(["verify", "--source", "--root", str(root), *arguments])


def chapter_with(root: Path, words: str) -> Path:
    chapters = (root / "source" / "chapters").glob("*.md")
    return next(path for path in chapters if words in path.read_text(encoding="utf-8"))


def replace_in(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_this_edition(capsys: pytest.CaptureFixture[str]) -> None:
    assert verify(ROOT) == 0, capsys.readouterr().out


def test_table(imported: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert verify(imported) == 0
    _, _, head, *rows = capsys.readouterr().out.splitlines()
    assert " ".join(head.split()) == FIGURES
    witness, chapters = (row.split() for row in rows)
    assert witness == ["witness", "4", "2", "2", "1", "226"]
    assert chapters == ["chapters", *witness[1:], "0"]


def test_both_readings(edition: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = chapter_with(edition, "built of wood")
    replace_in(path, "built of wood", "made of wood")
    number, line = next(
        (number, line)
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1)
        if "made of wood" in line
    )
    assert verify(edition) == 1
    first, *_, last = capsys.readouterr().out.splitlines()
    place = f"source/chapters/{path.name}:{number}:{line.index('made') + 1}: error: "
    assert first.startswith(place)
    assert "the witness (line 5) has “… one was built of wood.”" in first
    assert "the chapter has “… one was made of wood.”" in first
    assert first.endswith("[base/text-changed]")
    assert last.split()[0] == "chapters"
    assert last.split()[-1] == "1"


def test_words_that_are_gone_are_shown(edition: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = chapter_with(edition, "p. 9.")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("[^2]: Register of the town, p. 9.\n", ""), encoding="utf-8")
    assert verify(edition) == 1
    assert "has the block fn-2, “Register of the town, p. 9.”" in capsys.readouterr().out


def test_a_lock_made_to_fit_is_noticed(edition: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever changes the text and its lock together passes the check, not the proof."""
    replace_in(chapter_with(edition, "built of wood"), "built of wood", "made of wood")
    chapters = tuple(
        read_chapter(path.read_text(encoding="utf-8"), path.stem, path.name).chapter
        for path in sorted((edition / "source" / "chapters").glob("*.md"))
    )
    file = edition / LOCK
    lock = replace(read_lock(file.read_text(encoding="utf-8"), LOCK), rows=lock_rows(chapters))
    file.write_text(write_lock(lock), encoding="utf-8")
    assert main(["check", "--root", str(edition)]) == 0
    assert verify(edition) == 1
    output = capsys.readouterr().out
    assert "[base/text-changed]" in output
    assert "[lock/row]" in output


def test_json(edition: Path, capsys: pytest.CaptureFixture[str]) -> None:
    replace_in(chapter_with(edition, "built of wood"), "wood.[^1]", "wood.[^7]")
    assert verify(edition, "--format", "json") == 1
    (finding,) = json.loads(capsys.readouterr().out)
    assert finding["code"] == "base/call-changed"


@pytest.mark.parametrize("name", ["edition.toml", "witness/recipe.toml", "witness/bridges.txt"])
def test_nothing_to_derive_from(
    name: str, edition: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (edition / "source" / name).unlink()
    assert verify(edition) == 2
    error = capsys.readouterr().err
    assert error.startswith(f"source/{name}: error: The file is missing.")


def test_files_that_are_no_text(edition: Path, capsys: pytest.CaptureFixture[str]) -> None:
    chapter_with(edition, "built of wood").write_bytes(b"\xff\n")
    assert verify(edition) == 2
    assert "[file/encoding]" in capsys.readouterr().err
