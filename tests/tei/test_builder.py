# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The builder: one file, whatever was built before, or an error that says what to mend."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree
from sphinx.testing.util import SphinxTestApp

from postilla.builders.source import read_source
from postilla.model.errors import PostillaError
from postilla.tei.names import XML_ID, tei
from postilla.tei.validate import validate
from tests.this_edition import REPOSITORY

SAMPLE = REPOSITORY / "tests" / "roots" / "test-edition"
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
Build = Callable[..., Path]
"""Runs Sphinx on a copy of the sample edition, and gives the folder of the product."""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SAMPLE, tmp_path / "source"))


@pytest.fixture
def build(source: Path) -> Build:
    def run(*, folder: str = "build", parallel: int = 1, complaint: str = "") -> Path:
        app = SphinxTestApp(
            "tei",
            srcdir=source,
            builddir=source.parent / folder,
            confoverrides={"extensions": ["postilla"]},
            parallel=parallel,
        )
        try:
            app.build()
        finally:
            app.cleanup()
        said = _COLOUR.sub("", app.warning.getvalue()).splitlines()
        if complaint:
            assert any(re.search(complaint, line) for line in said)
        else:
            assert said == []
        assert app.statuscode == bool(complaint)
        return Path(app.outdir)

    return run


def change(source: Path, name: str, old: str, new: str) -> None:
    text = (source / name).read_text(encoding="utf-8")
    assert old in text
    (source / name).write_text(text.replace(old, new), encoding="utf-8")


def test_there_is_one_file_and_it_is_valid(build: Build, schema: etree._ElementTree) -> None:
    (file,) = build().iterdir()
    assert file.name == "lenova-1-1901.xml"
    assert validate(file.read_bytes(), schema, file.name) == ()


def test_bytes_are_the_same_however_it_is_built(build: Build) -> None:
    (first,) = build(folder="one").iterdir()
    (second,) = build(folder="two", parallel=3).iterdir()
    assert first.read_bytes() == second.read_bytes()


def test_chapters_follow_each_other_as_their_files_do(build: Build) -> None:
    (file,) = build().iterdir()
    sections = [
        name
        for division in etree.fromstring(file.read_bytes()).iter(tei("div"))
        if (name := division.get(XML_ID, "")).startswith("s-")
    ]
    assert sections == [
        *("s-abstract-en", "s-abstract-tr", "s-1", "s-1-1", "s-2"),
        *("s-decl", "s-decl-en", "s-bibl"),
    ]


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("refs.bib", "Bridges of the Plain", "Bridges of the Hills"),
        ("edition.toml", "Lenova Review", "Review of Lenova"),
        ("chapters/02-weather.md", "It rains", "It snows"),
    ],
)
def test_a_change_of_any_source_is_in_the_next_build(
    name: str, old: str, new: str, build: Build, source: Path
) -> None:
    (file,) = build().iterdir()
    assert new not in file.read_text(encoding="utf-8")
    change(source, name, old, new)
    build()
    assert new in file.read_text(encoding="utf-8")


def test_a_finding_stops_the_build_and_leaves_what_was_there(build: Build, source: Path) -> None:
    (file,) = build().iterdir()
    before = file.read_bytes()
    change(source, "chapters/01-bridges.md", "{#p-1-1}\n", "")
    said = r"^source/chapters/01-bridges.md:\d+:1: ERROR: .* \[postilla.base/id-missing\]$"
    build(complaint=said)
    assert [path.name for path in file.parent.iterdir()] == [file.name]
    assert file.read_bytes() == before


def test_findings_of_all_chapters_are_told(source: Path) -> None:
    change(source, "chapters/01-bridges.md", "{#p-1-1}\n", "")
    change(source, "chapters/02-weather.md", "{#p-2-1}\n", "")
    chapters = ["source/chapters/01-bridges.md", "source/chapters/02-weather.md"]
    with pytest.raises(PostillaError) as caught:
        read_source(source, chapters)
    assert [one.position.path for one in caught.value.diagnostics] == chapters


@pytest.mark.parametrize("name", ["edition.toml", "refs.bib"])
def test_a_file_that_is_missing_is_named(name: str, source: Path) -> None:
    (source / name).unlink()
    with pytest.raises(PostillaError, match="It can't be read") as caught:
        read_source(source, ["source/chapters/01-bridges.md"])
    assert caught.value.diagnostics[0].position.path == f"source/{name}"
