# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""``postilla import`` with what can't be used: a place, a hint, a code, and nothing written."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from postilla.cli import import_
from postilla.cli.main import main
from postilla.model import tree

TOOLS = Path(import_.__file__).parents[2]
WITNESS = f"{tree.WITNESS}/transcript.txt"
TEXT = """\
Introduction

The old bridge of Rivertown was built of stone.¹

|40|

¹ Roe, The Old Bridge, 7.
"""
ROW = '[[{}]]\nline = {}\n{}\nground = "g"\n'


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "edition"
    (folder / tree.WITNESS).mkdir(parents=True)
    (folder / WITNESS).write_text(TEXT, encoding="utf-8")
    return folder


def run(root: Path, *arguments: str | Path) -> int:
    return main(["import", "--root", str(root), *map(str, arguments)])


def state(root: Path) -> dict[str, tuple[bytes, int]]:
    """Give all files and folders with their times."""
    return {
        path.relative_to(root).as_posix(): (
            path.read_bytes() if path.is_file() else b"",
            path.stat().st_mtime_ns,
        )
        for path in sorted(root.rglob("*"))
    }


def refusal(
    root: Path, capsys: pytest.CaptureFixture[str], *arguments: str | Path
) -> tuple[str, str]:
    """Import what can't be imported; give place and code of the first finding."""
    before = state(root)
    capsys.readouterr()
    assert run(root, *arguments) == 2
    assert state(root) == before
    output = capsys.readouterr()
    assert output.out == ""
    assert "Traceback" not in output.err
    place, _, finding = output.err.splitlines()[0].partition(": error: ")
    words, _, code = finding.rpartition(" [")
    assert words.count(". ") >= 1, "the finding says what to do"
    return place, code.removesuffix("]")


RECIPES = {
    "TOML": ('a = "b\n', "1:7", "recipe/syntax"),
    "an open array": ("a = [1,\n", "2:1", "recipe/syntax"),
    "an operation": (ROW.format("insert", 1, ""), "1:1", "recipe/unknown-key"),
    "a field": (ROW.format("join", 3, 'text = "x"'), "3:1", "recipe/unknown-key"),
    "a class": (ROW.format("classify", 3, 'as = "poem"'), "3:1", "recipe/value"),
    "a table for an array": ("[classify]\nline = 1\n", "1:1", "recipe/value"),
    "no tables at all": ("split = [1, 2]\n", "1:1", "recipe/value"),
    "a line in words": ('[[join]]\nline = "3"\nground = "g"\n', "2:1", "recipe/value"),
    "a line that is true": ('[[join]]\nline = true\nground = "g"\n', "2:1", "recipe/value"),
    "a line before the first": ('[[join]]\nline = 0\nground = "g"\n', "2:1", "recipe/value"),
    "no line": ('[[join]]\nground = "g"\n', "1:1", "recipe/missing-key"),
    "no ground": ("[[join]]\nline = 3\n", "1:1", "recipe/missing-key"),
    "a ground of blanks": ('[[join]]\nline = 3\nground = " "\n', "3:1", "recipe/value"),
    "a language": (ROW.format("language", 3, 'language = "e n"'), "3:1", "recipe/value"),
    "the languages": ('languages = ["en", "x y"]\n', "1:1", "recipe/value"),
    "a chapter's name": (
        ROW.format("id", 1, 'id = "s-1"\nchapter = "../../out"'),
        "4:1",
        "recipe/value",
    ),
    "a page's number": (
        ROW.format("page-break", 3, 'words = "built"\nnumber = "4`x"'),
        "4:1",
        "recipe/value",
    ),
    "a level": (ROW.format("classify", 3, 'as = "heading"\nvalue = "9"'), "1", "recipe/value"),
    "a mark": (ROW.format("classify", 3, 'as = "note"'), "1", "recipe/value"),
    "a call": (
        ROW.format("classify", 3, 'words = "stone.¹"\nas = "call"'),
        "1",
        "recipe/value",
    ),
    "a note": (ROW.format("join", 3, 'to = "fn-9"'), "1", "recipe/no-note"),
    "a line there": (ROW.format("join", 99, ""), "1", "recipe/no-line"),
    "words there": (
        ROW.format("classify", 3, 'words = "glass"\nas = "text"'),
        "1",
        "recipe/no-words",
    ),
    "words once": (
        ROW.format("classify", 3, 'words = "o"\nas = "text"'),
        "1",
        "recipe/ambiguous",
    ),
    "so many words": (
        ROW.format("classify", 3, 'words = "o"\noccurrence = 9\nas = "text"'),
        "1",
        "recipe/no-words",
    ),
    "an id of the scheme": (ROW.format("id", 3, 'id = "bridge"'), "1", "recipe/id"),
    "an id for a block": (ROW.format("id", 3, 'id = "s-1"'), "1", "recipe/id"),
    "an id once": (
        ROW.format("id", 1, 'id = "s-1"') + ROW.format("id", 3, 'id = "s-1"'),
        "5",
        "recipe/id",
    ),
    "a block at a line": (ROW.format("id", 2, 'id = "p-1-1"'), "1", "recipe/no-effect"),
    "a block before": (ROW.format("join", 1, ""), "1", "recipe/nothing-before"),
    "a line to go before": (ROW.format("order", 1, "before = 2"), "1", "recipe/no-line"),
    "a page within a note": (
        ROW.format("page-break", 7, 'words = "Old"\nnumber = "41"'),
        "1",
        "recipe/no-effect",
    ),
    "a sentence to join": (
        ROW.format("join", 3, 'unit = "sentence"\nwords = "built"'),
        "1",
        "recipe/no-effect",
    ),
    "a sentence to begin inside a word": (
        ROW.format("split", 3, 'unit = "sentence"\nwords = "uilt"'),
        "1",
        "recipe/no-effect",
    ),
    "words to divide": (ROW.format("split", 3, ""), "1:1", "recipe/missing-key"),
}


@pytest.mark.parametrize("name", RECIPES)
def test_a_recipe_lacks(root: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    text, place, code = RECIPES[name]
    (root / tree.RECIPE).write_text(text, encoding="utf-8")
    assert refusal(root, capsys) == (f"{tree.RECIPE}:{place}", code)


def test_all_findings_of_a_recipe_are_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = ROW.format("join", '"x"', "") + "[[classify]]\nline = 3\n"
    (root / tree.RECIPE).write_text(rows, encoding="utf-8")
    assert run(root) == 2
    findings = capsys.readouterr().err.splitlines()
    assert [line.rpartition("[")[2] for line in findings] == [
        "recipe/value]",
        "recipe/missing-key]",
        "recipe/missing-key]",
    ]


@pytest.mark.parametrize(
    ("path", "data", "place", "code"),
    [
        (tree.RECIPE, b'languages = ["en"]\n# K\xf6pr\n', f"{tree.RECIPE}:2", "import/encoding"),
        (tree.EDITION, b"\xff\xfe", f"{tree.EDITION}:1", "import/encoding"),
        (tree.EDITION, b"id = 3\n", f"{tree.EDITION}:1:1", "edition/value"),
    ],
)
def test_a_file_beside_the_transcript_is_damaged(
    root: Path, path: str, data: bytes, place: str, code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / path).write_bytes(data)
    assert refusal(root, capsys) == (place, code)


def test_notes_and_page_marks_alone_are_no_text(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / WITNESS).write_text("|40|\n\n¹ Roe, The Old Bridge, 7.\n", encoding="utf-8")
    assert refusal(root, capsys) == (WITNESS, "witness/no-text")


@pytest.mark.parametrize("name", ["recipe.toml", "base.lock"])
def test_a_transcript_has_a_name_of_its_own(
    root: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = root.parent / name
    path.write_text(TEXT, encoding="utf-8")
    assert refusal(root, capsys, path) == (tree.WITNESS, "import/no-witness")


def test_two_transcripts(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / tree.WITNESS / "other.txt").write_text(TEXT, encoding="utf-8")
    assert refusal(root, capsys) == (tree.WITNESS, "import/no-witness")


@pytest.mark.parametrize("name", ["missing.txt", "."])
def test_no_file(root: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    before = state(root)
    assert run(root, root / name) == 2
    assert state(root) == before
    assert "[import/unreadable]" in capsys.readouterr().err


def test_a_ledger_that_can_not_be_written(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = state(root)
    assert run(root, "--ledger", root / "no folder" / "ledger.tsv") == 2
    assert state(root) == before
    assert "[import/unwritable]" in capsys.readouterr().err


# An edition that is there already


@pytest.fixture
def imported(root: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    assert run(root) == 0
    capsys.readouterr()
    return root


def test_what_can_not_be_read_is_not_lost(
    imported: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    chapter = imported / tree.chapter_path("01-introduction")
    chapter.write_text(chapter.read_text(encoding="utf-8") + "\nA stray line.\n", encoding="utf-8")
    corrected = imported.parent / "transcript.txt"
    corrected.write_text(TEXT.replace("stone", "granite"), encoding="utf-8")
    place, code = refusal(imported, capsys, corrected, "--write")
    assert place.startswith(tree.chapter_path("01-introduction"))
    assert code == "base/id-missing"


def test_a_witness_that_was_changed_in_its_place(
    imported: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (imported / WITNESS).write_text(TEXT.replace("stone", "granite"), encoding="utf-8")
    assert refusal(imported, capsys, "--write") == (WITNESS, "import/other-witness")


@pytest.mark.parametrize(
    ("path", "data", "code"),
    [
        (tree.LOCK, b"nonsense\n", "lock/malformed"),
        (tree.LOCK, b"", "import/no-lock"),
        (tree.REFERENCES, b"@misc{a,\n", "bibtex/syntax"),
        (tree.REFERENCES, b"\xff", "import/encoding"),
        (tree.chapter_path("01-introduction"), b"\xff", "import/encoding"),
    ],
)
def test_a_damaged_edition(
    imported: Path, path: str, data: bytes, code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (imported / path).write_bytes(data)
    place, found = refusal(imported, capsys, "--write")
    assert place.startswith(path)
    assert found == code


# As a user's shell does it


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "witness/empty"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "witness/encoding"),
        ("Rivertown".encode("utf-16"), "witness/encoding"),
    ],
)
def test_in_a_process_of_its_own(root: Path, data: bytes, code: str) -> None:
    (root / WITNESS).write_bytes(data)
    before = state(root)
    done = subprocess.run(
        [sys.executable, "-c", "from postilla.cli.main import entrypoint; entrypoint()", "import"],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(TOOLS)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert f"[{code}]" in done.stderr
    assert state(root) == before
