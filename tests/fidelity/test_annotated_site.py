# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""A site with annotations of every kind: its text is proven, and undone by its own apparatus."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from postilla.fidelity.extracted import Files
from postilla.fidelity.products import PRODUCTS
from postilla.fidelity.proof import Authority, verify_product
from postilla.syntax.reader import ReadChapter, read_chapter
from postilla.syntax.restored import restored
from tests.fidelity.conftest import build

ROOT = Path(__file__).parents[1] / "roots" / "test-annotations"
HARBOUR = "html/chapters/01-harbour.html"


@pytest.fixture(scope="module", params=["restored", "transmitted"])
def reading(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def files(reading: str, tmp_path_factory: pytest.TempPathFactory) -> Files:
    folder = tmp_path_factory.mktemp(reading)
    source = Path(shutil.copytree(ROOT, folder / "source"))
    settings = (source / "edition.toml").read_text("utf-8")
    settings = settings.replace('reading = "restored"', f'reading = "{reading}"')
    (source / "edition.toml").write_text(settings, "utf-8")
    site = build(folder / "build", source, "html")
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in sorted((site / "html").rglob("*"))
        if path.suffix in (".html", ".css")
    }


def chapters() -> list[ReadChapter]:
    return [
        read_chapter(path.read_text("utf-8"), path.stem, path.name)
        for path in sorted((ROOT / "chapters").glob("*.md"))
    ]


def findings(files: Files, reading: str) -> Sequence[str]:
    base = tuple(read.chapter for read in chapters())
    shown = tuple(map(restored, chapters())) if reading == "restored" else base
    authority = Authority(chapters=base, shown=shown, language="en", digest="")
    inside = {name.removeprefix("html/"): content for name, content in files.items()}
    found = verify_product(PRODUCTS["html"], inside, authority, "build/html")
    return [str(one) for one in found.findings if one.code != "product/stale"]


def changed(files: Files, old: str, new: str) -> Files:
    page = files[HARBOUR].decode()
    assert old in page
    return {**files, HARBOUR: page.replace(old, new).encode()}


def test_the_site_is_proven(files: Files, reading: str) -> None:
    assert findings(files, reading) == []


def test_words_of_the_text_are_missed_behind_other_words(files: Files, reading: str) -> None:
    assert findings(changed(files, "approximately ", "about "), reading)


def test_the_apparatus_is_held_against_the_transmitted_words(files: Files, reading: str) -> None:
    forged = changed(files, '"transmitted-words">harbor<', '"transmitted-words">haven<')
    # Where the transmitted words are shown, the proof does not need the apparatus.
    assert bool(findings(forged, reading)) == (reading == "restored")


def test_a_switch_that_is_set_otherwise_is_noticed(files: Files, reading: str) -> None:
    other = "transmitted" if reading == "restored" else "restored"
    switched = changed(files, f'value="{reading}" checked', f'value="{reading}"')
    switched = changed(switched, f'value="{other}"', f'value="{other}" checked')
    assert findings(switched, reading)


def test_words_shown_in_both_readings_are_noticed(files: Files, reading: str) -> None:
    assert findings(changed(files, ' hidden=""', ""), reading) == []  # the style sheet hides them
    style = "html/_static/apparatus.css"
    css = files[style].decode().replace('body:has([value="', 'body:has([value="no')
    assert findings(changed({**files, style: css.encode()}, ' hidden=""', ""), reading)
