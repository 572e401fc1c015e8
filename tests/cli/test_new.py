# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""``postilla new``: a folder that is an edition, or no folder."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from postilla.cli.main import main
from postilla.syntax.config import read_edition

UUID = "5f84e66b-3515-40d0-a498-536357b2f7ad"
TRANSCRIPT = Path(__file__).parent / "transcript.txt"
OWN = (
    *("--witness", "bridges.txt", "--title", "The Bridges of Lenov", "--author", "Ada Lenova"),
    *("--journal", "Lenova Review", "--licence", "CC-BY-4.0"),
)


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run in a folder of its own."""
    monkeypatch.chdir(tmp_path)


def content(root: Path) -> dict[str, bytes]:
    paths = (path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}


def test_an_edition_is_made_and_sound(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "my-edition"]) == 0
    assert "  cd my-edition\n  make\n" in capsys.readouterr().out
    assert main(["check", "--root", "my-edition"]) == 0
    assert main(["verify", "--source", "--root", "my-edition"]) == 0


def test_the_same_number_gives_the_same_bytes() -> None:
    for folder in ("a", "b"):
        assert main(["new", folder, "--id", "mine", "--uuid", UUID]) == 0
    assert content(Path("a")) == content(Path("b"))


def test_no_two_editions_share_a_number() -> None:
    numbers = set()
    for folder in ("a", "b"):
        assert main(["new", folder]) == 0
        text = Path(folder, "source", "edition.toml").read_text(encoding="utf-8")
        numbers.add(read_edition(text, "edition.toml").uuid)
    assert len(numbers) == 2


def test_the_id_is_made_from_the_name_of_the_folder() -> None:
    assert main(["new", "The Édition, 2"]) == 0
    text = Path("The Édition, 2", "source", "edition.toml").read_text(encoding="utf-8")
    assert read_edition(text, "edition.toml").id == "the-edition-2"


def test_a_text_of_ones_own_is_imported_into_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "own", *OWN]) == 0
    assert "postilla import …/bridges.txt" in capsys.readouterr().out
    assert main(["build", "--root", "own"]) == 2
    assert "postilla import FILE" in capsys.readouterr().err
    assert main(["import", str(TRANSCRIPT), "--root", "own"]) == 0
    assert Path("own/source/witness/bridges.txt").read_bytes() == TRANSCRIPT.read_bytes()
    assert main(["check", "--root", "own"]) == 0
    assert main(["verify", "--source", "--root", "own"]) == 0


def test_an_empty_folder_is_taken() -> None:
    Path("empty").mkdir()
    assert main(["new", "empty"]) == 0
    assert Path("empty/conf.py").exists()


@pytest.mark.parametrize("taken", ["full", "file", "link", ".", "full/.."])
def test_what_is_there_is_never_touched(taken: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("full").mkdir()
    Path("full/mine.txt").write_text("mine")
    Path("file").write_text("mine")
    Path("link").symlink_to("nowhere")
    before = content(Path())
    assert main(["new", taken]) == 2
    assert "[new/taken]" in capsys.readouterr().err
    assert content(Path()) == before


def test_an_empty_folder_that_one_stands_in_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    assert main(["new", "."]) == 2
    assert "Go one folder up" in capsys.readouterr().err


@pytest.mark.parametrize("call", ["replace", "mkdir"])
def test_a_disk_that_refuses_leaves_nothing(
    call: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    original, calls = getattr(os, call), []

    def refuse(*arguments: object) -> None:
        calls.append(arguments)
        if call == "replace" or len(calls) > 5:
            raise OSError(28, "No space left on device")
        original(*arguments)

    with monkeypatch.context() as patch:
        patch.setattr(os, call, refuse)
        assert main(["new", "full"]) == 2
    assert "No space left on device. [new/unwritable]" in capsys.readouterr().err
    assert calls
    assert list(Path().iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["日本"], "--id"),
        (["a", "--language", "tr"], "The sample text is in English"),
        (["a", "--licence", "CC0-1.0"], "The sample text is in English"),
        (["a", "--witness", "a.txt"], "--title, --author, --journal, --licence"),
        (["a", *OWN, "--witness", "sample.txt"], "another name"),
        (["a", "--uuid", "7"], "UUID"),
        (["a", "--title", ""], "title"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_can_not_be_used_is_told(
    arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", *arguments]) == 2
    said = capsys.readouterr().err
    assert told in said
    assert "[new/value]" in said
    assert list(Path().iterdir()) == []
