# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Files of people whom nobody knows."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from postilla.cli import sources
from postilla.cli.main import main
from postilla.cli.sources import SourceFiles, read_files
from postilla.model.errors import PostillaError


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "root"
    (folder / "source" / "witness").mkdir(parents=True)
    (folder / "source" / "index.md").write_text("# Title\n", encoding="utf-8")
    (folder / "source" / "witness" / "w.txt").write_bytes(b"witness \xff")
    return folder


def codes(files: SourceFiles) -> list[tuple[str, str]]:
    return [(finding.position.path, finding.code) for finding in files.findings]


def test_what_is_read(root: Path) -> None:
    (root / "source" / "witness" / "scan.png").write_bytes(b"\xff")
    files = read_files(root)
    assert files.texts == {"source/index.md": "# Title\n"}
    assert set(files.digests) == {"source/witness/scan.png", "source/witness/w.txt"}
    assert files.findings == ()


@pytest.mark.parametrize("target", ["/etc/hostname", "../../outside.md", "nowhere.md"])
def test_links_out_of_the_edition(target: str, root: Path) -> None:
    (root.parent / "outside.md").write_text("secret", encoding="utf-8")
    (root / "source" / "more.md").symlink_to(target)
    files = read_files(root)
    assert codes(files) == [("source/more.md", "file/symlink")]
    assert files.refused == {"source/more.md"}
    assert "source/more.md" not in files.texts


def test_links_beside_the_sources(root: Path) -> None:
    (root / ".git").mkdir()
    (root / ".git" / "config").write_text("secret", encoding="utf-8")
    (root / "source" / "more.md").symlink_to("../.git/config")
    assert codes(read_files(root)) == [("source/more.md", "file/symlink")]


def test_the_folder_of_sources_is_no_link(root: Path) -> None:
    other = root.parent / "other"
    other.mkdir()
    (other / "source").symlink_to(root / "source", target_is_directory=True)
    with pytest.raises(PostillaError) as caught:
        read_files(other)
    assert caught.value.diagnostics[0].code == "file/symlink"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("a b.md", "a b.md"),
        ("a\x1b[31m.md", "a[U+001B][31m.md"),
        ("a\u202egpj.md", "a[U+202E]gpj.md"),
        ("-a.md", "-a.md"),
        ("a" * 201 + ".md", "a" * 201 + ".md"),
        (os.fsdecode(b"a\xff.md"), "a[U+DCFF].md"),
    ],
)
def test_names_that_no_file_can_have(root: Path, name: str, shown: str) -> None:
    (root / "source" / name).write_text("# Title\n", encoding="utf-8")
    assert codes(read_files(root)) == [(f"source/{shown}", "file/name")]


def test_links_to_folders(root: Path) -> None:
    (root / "source" / "again").symlink_to(".", target_is_directory=True)
    assert codes(read_files(root)) == [("source/again", "file/symlink")]


def test_links_inside_the_edition(root: Path) -> None:
    (root / "source" / "more.md").symlink_to("index.md")
    assert read_files(root).texts["source/more.md"] == "# Title\n"


def test_what_is_no_file(root: Path) -> None:
    os.mkfifo(root / "source" / "pipe.md")
    assert codes(read_files(root)) == [("source/pipe.md", "file/kind")]


@pytest.mark.parametrize("name", ["locale/ru/LC_MESSAGES/a.mo", "page.rst", "code.py"])
def test_what_has_no_place_among_the_sources(root: Path, name: str) -> None:
    path = root / "source" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"x")
    assert codes(read_files(root)) == [(f"source/{name}", "file/kind")]


def test_large_files(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "MAX_BYTES", 7)
    files = read_files(root)
    assert codes(files) == [("source/index.md", "file/too-large")]
    assert files.texts == {}


def test_files_that_cannot_be_opened(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(PostillaError) as raised:
        read_files(root)
    (finding,) = raised.value.diagnostics
    assert (finding.position.path, finding.code) == ("source/index.md", "file/unreadable")


def test_refused_chapter_is_not_called_missing(
    edition: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    next((edition / "source" / "chapters").glob("*.md")).write_bytes(b"\xff\n")
    assert main(["check", "--root", str(edition)]) == 1
    output = capsys.readouterr().out
    assert "[file/encoding]" in output
    assert "[base/chapter-missing]" not in output
