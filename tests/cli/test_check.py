# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""``postilla check`` as it is called."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from postilla.checks.table import RULES
from postilla.cli.main import main
from postilla.model.lock import lock_rows
from postilla.syntax.lock import read_lock, write_lock
from postilla.syntax.reader import read_chapter

LISTS = """\
{#p-intro-9}
- Trees:

  1. Ash.
  2. Elm.

- Birds.
"""
ROOT = Path(__file__).parents[2]


@pytest.fixture
def tampered(edition: Path) -> Path:
    for name in ("index.md", "about/principles.md"):
        (edition / "source" / name).write_text("<b>, 100%\n", encoding="utf-8")
    return edition


def check(root: Path, *arguments: str) -> int:
    return main(["check", "--root", str(root), *arguments])


def test_this_edition(capsys: pytest.CaptureFixture[str]) -> None:
    assert check(ROOT) == 0, capsys.readouterr().out


def test_imported_edition(imported: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(imported) == 0, capsys.readouterr().out


def test_lists_in_lists(edition: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = edition / "source/chapters/01-introduction.md"
    text = path.read_text(encoding="utf-8").replace("[^1]: ", f"{LISTS}\n[^1]: ")
    path.write_text(text, encoding="utf-8")
    lock = edition / "source/witness/base.lock"
    fixed = read_lock(lock.read_text(encoding="utf-8"), str(lock))
    chapters = (
        read_chapter((path.parent / f"{name}.md").read_text(encoding="utf-8"), name, name).chapter
        for name in fixed.chapters
    )
    fixed = replace(fixed, rows=lock_rows(tuple(chapters)))
    lock.write_text(write_lock(fixed), encoding="utf-8")
    assert check(edition) == 0, capsys.readouterr().out
    capsys.readouterr()
    path.write_text(text.replace("Elm", "Oak"), encoding="utf-8")
    assert check(edition) == 1
    finding, _ = capsys.readouterr().out.splitlines()
    assert "In p-intro-9-i1-i2 the lock has other words" in finding


def test_text(tampered: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(tampered) == 1
    first, second, total = capsys.readouterr().out.splitlines()
    assert first.startswith("source/about/principles.md:1:1: error: ")
    assert first.endswith(" [allowed/markup]")
    assert second.startswith("source/index.md:1:1: error: ")
    assert total == "2 findings."


def test_json(tampered: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(tampered, "--format", "json") == 1
    first, _ = json.loads(capsys.readouterr().out)
    assert {key: first[key] for key in ("path", "line", "column", "severity", "code")} == {
        "path": "source/about/principles.md",
        "line": 1,
        "column": 1,
        "severity": "error",
        "code": "allowed/markup",
    }
    assert first["message"]
    assert first["hint"]


def test_github(tampered: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tampered / "source" / "index.md").write_text("[a](ftp://x/100%25,b)\n", encoding="utf-8")
    assert check(tampered, "--format", "github", str(tampered / "source" / "index.md")) == 1
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith("::error file=source/index.md,line=1,col=5,title=allowed/link::")
    assert "ftp://x/100%2525,b" in line


def test_nothing_found(imported: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, output in (("text", "Nothing to complain of.\n"), ("json", "[]\n"), ("github", "")):
        assert check(imported, "--format", name) == 0
        assert capsys.readouterr().out == output


def test_files_restrict_the_report(
    tampered: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(tampered, str(tampered / "source" / "index.md")) == 1
    assert "principles" not in capsys.readouterr().out
    monkeypatch.chdir(tampered / "source")
    assert main(["check", "--root", "..", "about/principles.md"]) == 1
    assert "index" not in capsys.readouterr().out
    assert main(["check", "--root", "..", "edition.toml"]) == 0


def test_files_that_are_not_there(edition: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gone = next((edition / "source" / "chapters").glob("*.md"))
    gone.unlink()
    assert check(edition, str(gone)) == 1
    assert "[base/chapter-missing]" in capsys.readouterr().out
    assert check(edition, str(edition / "source" / "nothing.md")) == 2
    assert "There is no such file." in capsys.readouterr().err


def test_explanation(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--explain", "ids/repeated"]) == 0
    assert capsys.readouterr().out.startswith("ids/repeated: an id that is taken\n")
    assert main(["check", "--explain"]) == 0
    output = capsys.readouterr().out
    assert all(f"{code}: " in output for code in RULES)
    assert main(["check", "--explain", "no/code"]) == 2


def test_many_chapters_are_read_side_by_side(
    edition: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (edition / "source" / "chapters" / "99-more.md").write_text("<b>\n", encoding="utf-8")
    assert check(edition) == 1
    one_by_one = capsys.readouterr().out
    monkeypatch.setattr("postilla.cli.check._MANY", 0)
    assert check(edition) == 1
    assert capsys.readouterr().out == one_by_one
