# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""``postilla place``: the sites of several versions in one folder."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from postilla.cli.main import main

EDITION = (Path(__file__).parents[1] / "roots" / "test-versions" / "edition.toml").read_text()
ADDRESS = "https://example.org/ferries"


def page(name: str, words: str) -> bytes:
    return f'<link rel="canonical" href="{ADDRESS}/{name}">\n<p>{words}</p>\n'.encode()


def release(root: Path, versions: int, site: Mapping[str, bytes], *, url: str = ADDRESS) -> None:
    """Pretend that a version was released, with so many before it."""
    head, *tables = EDITION.replace(ADDRESS, url).split("[[version]]")
    kept = tables[len(tables) - versions :]
    (root / "source").mkdir(parents=True, exist_ok=True)
    (root / "source" / "edition.toml").write_text("[[version]]".join([head, *kept]))
    (root / "build" / "release").mkdir(parents=True, exist_ok=True)
    number = ("1.0.0", "1.1.0", "2.0.0")[versions - 1]
    with zipfile.ZipFile(root / "build" / "release" / f"ferries-{number}.zip", "w") as archive:
        for path, data in site.items():
            archive.writestr(f"ferries-{number}/html/{path}", data)
        archive.writestr(f"ferries-{number}/tei/ferries.xml", b"<TEI/>")


def place(root: Path, folder: Path) -> int:
    return main(["place", "--root", str(root), str(folder)])


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


FIRST = {"index.html": page("index.html", "One."), "a.html": page("a.html", "A.")}
FIRST["robots.txt"] = b"Sitemap: none"
SECOND = {"index.html": page("index.html", "Two."), "b.html": page("b.html", "B.")}


@pytest.fixture
def placed(tmp_path: Path) -> Path:
    """Place two versions."""
    folder = tmp_path / "published"
    release(tmp_path, 1, FIRST)
    assert place(tmp_path, folder) == 0
    (folder / "CNAME").write_text("example.org")
    release(tmp_path, 2, SECOND)
    assert place(tmp_path, folder) == 0
    return folder


def test_each_version_stays_and_the_newest_is_at_the_root(placed: Path) -> None:
    assert list(files(placed)) == [
        *("CNAME", "b.html", "index.html"),
        *("v/1.0.0/a.html", "v/1.0.0/index.html", "v/1.1.0/b.html", "v/1.1.0/index.html"),
    ]
    assert files(placed)["index.html"] == SECOND["index.html"]


def test_a_version_names_itself_and_the_newest(placed: Path) -> None:
    assert files(placed)["v/1.0.0/a.html"].decode() == (
        f'<link rel="canonical" href="{ADDRESS}/v/1.0.0/a.html">\n'
        f'<link rel="latest-version" href="{ADDRESS}/a.html">\n<p>A.</p>\n'
    )


def test_without_a_site_a_version_is_what_was_released(tmp_path: Path) -> None:
    release(tmp_path, 1, FIRST, url="")
    place(tmp_path, tmp_path / "published")
    assert files(tmp_path / "published" / "v" / "1.0.0")["a.html"] == FIRST["a.html"]


def test_the_same_bytes_can_be_placed_again(placed: Path, tmp_path: Path) -> None:
    before = files(placed)
    assert place(tmp_path, placed) == 0
    assert files(placed) == before


@pytest.mark.parametrize(
    "site",
    [
        {**SECOND, "index.html": page("index.html", "Three.")},
        {**SECOND, "c.html": page("c.html", "C.")},
        {"index.html": SECOND["index.html"]},
    ],
    ids=["changed", "added", "gone"],
)
def test_a_version_is_never_overwritten(
    site: Mapping[str, bytes], placed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files(placed)
    release(tmp_path, 2, site)
    assert place(tmp_path, placed) == 2
    assert "[place/other-bytes]" in capsys.readouterr().err
    assert files(placed) == before


def test_an_older_version_does_not_take_the_root(
    placed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files(placed)
    release(tmp_path, 1, FIRST)
    assert place(tmp_path, placed) == 0
    assert "version 1.1.0 is newer" in capsys.readouterr().out
    assert files(placed) == before


def test_what_was_not_released_is_not_placed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    release(tmp_path, 1, FIRST)
    (tmp_path / "build" / "release" / "ferries-1.0.0.zip").unlink()
    assert place(tmp_path, tmp_path / "published") == 2
    assert "[place/no-release]" in capsys.readouterr().err
    assert not (tmp_path / "published").exists()
