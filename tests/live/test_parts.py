# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Watching, mirroring, placing, and the policy of a page."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from postilla.live.findings import located, page_of
from postilla.live.mirror import Changes, Mirror
from postilla.live.page import with_script
from postilla.live.watching import stamps
from postilla.model.diagnostic import Diagnostic, Position
from postilla.syntax.reader import read_chapter
from tests.live.conftest import BRIDGES, FILES


def write(root: Path, **files: str) -> None:
    for name, text in files.items():
        path = root / "source" / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def test_stamps(tmp_path: Path) -> None:
    write(tmp_path, a="a", b="b")
    before = stamps(tmp_path, ["source", "conf.py"])
    assert set(before) == {"source/a.md", "source/b.md"}
    write(tmp_path, a="aa")
    os.utime(tmp_path / "source" / "b.md", ns=(1, 1))
    after = stamps(tmp_path, ["source", "conf.py"])
    assert all(before[name] != after[name] for name in before)


def test_files_that_are_not_looked_at(tmp_path: Path) -> None:
    write(tmp_path / "other", secret="secret")
    root = tmp_path / "root"
    write(root, a="a")
    source = root / "source"
    (source / ".a.md.swp").write_text("", encoding="utf-8")
    (source / "a.md~").write_text("", encoding="utf-8")
    (source / "out.md").symlink_to(tmp_path / "other" / "source" / "secret.md")
    (source / "loop").symlink_to(source)
    (source / "dead.md").symlink_to(source / "nothing.md")
    (source / "in.md").symlink_to(source / "a.md")
    os.mkfifo(source / "pipe.md")
    assert set(stamps(root, ["source"])) == {"source/a.md", "source/in.md"}


def test_the_mirror_keeps_what_was_sound(tmp_path: Path) -> None:
    root, copy = tmp_path / "root", tmp_path / "copy"
    write(root, a="a", b="b")
    mirror = Mirror(root, copy)

    def follow(*unsound: str) -> Changes:
        return mirror.follow(stamps(root, ["source"]), frozenset(unsound))

    a, b = "source/a.md", "source/b.md"
    assert follow(a) == Changes(moved=frozenset({a, b}))  # better unsound than missing
    assert follow() == Changes()
    write(root, a="broken", b="other")
    assert follow(a) == Changes(edited=frozenset({b}))
    assert (copy / a).read_text(encoding="utf-8") == "a"
    assert follow() == Changes(edited=frozenset({a}))
    assert (copy / a).read_text(encoding="utf-8") == "broken"
    (root / a).unlink()
    assert follow(a) == Changes(moved=frozenset({a}))
    assert not (copy / a).exists()


@pytest.mark.parametrize(
    ("line", "places"),
    [
        (0, ()),
        (1, ()),
        (2, ("s-1",)),
        (5, ("p-1-1",)),
        (6, ("p-1-1",)),
        (8, ("boats-lost--words", "boats-lost", "p-1-1", "p-1-1")),
        (12, ("boats-lost--words", "boats-lost", "p-1-1", "p-1-1")),
        (16, ("p-1-2",)),
        (99, ("p-1-2",)),
    ],
)
def test_places(line: int, places: tuple[str, ...]) -> None:
    read = read_chapter(FILES[BRIDGES], "01-bridges", BRIDGES)
    finding = Diagnostic(code="a/b", message="…", position=Position(BRIDGES, line))
    (found,) = located([finding], [read])
    assert found.page == "chapters/01-bridges.html"
    assert found.places == places


@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("source/index.md", "index.html"),
        ("source/about/a.md", "about/a.html"),
        ("source/edition.toml", ""),
        ("conf.py", ""),
    ],
)
def test_pages_of_files(path: str, page: str) -> None:
    assert page_of(path) == page


@pytest.mark.parametrize(
    ("policy", "relaxed"),
    [
        ("default-src 'none'", "default-src 'none'; connect-src 'self'"),
        ("default-src 'none';", "default-src 'none'; connect-src 'self'"),
        ("connect-src 'none'; img-src 'self'", "img-src 'self'; connect-src 'self'"),
    ],
)
def test_the_policy_allows_news_and_no_more(policy: str, relaxed: str) -> None:
    meta = '<head><meta http-equiv="Content-Security-Policy" content="{}"></head>'
    assert with_script(meta.format(policy), "a.html", 1).startswith(
        meta.format(relaxed).removesuffix("</head>")
    )


def test_a_page_is_named_safely() -> None:
    assert '"><x>' not in with_script("<head></head>", '"><x>.html', 1)
