# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The builder of the annotations: one file, whatever was built before, or an error."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from sphinx.testing.util import SphinxTestApp

from tests.json_ld.conftest import faults, items

SAMPLE = Path(__file__).parents[1] / "roots" / "test-edition"
CHAPTER = "chapters/02-weather.md"
NOTE = """
:::{ednote} most days of the year
:id: rain
:about: context
:see: fn-1
It rains.
:::
"""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    copy = Path(shutil.copytree(SAMPLE, tmp_path / "source"))
    change(copy, "year.[^3]\n", f"year.[^3]\n{NOTE}")
    return copy


def change(source: Path, old: str, new: str) -> None:
    path = source / CHAPTER
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def build(source: Path, *, folder: str = "build", parallel: int = 1, complaint: str = "") -> Path:
    """Run Sphinx; give the one file of the product."""
    settings = {"extensions": ["postilla"]}
    builddir = source.parent / folder
    app = SphinxTestApp(
        "annotations", srcdir=source, builddir=builddir, confoverrides=settings, parallel=parallel
    )
    try:
        app.build()
    finally:
        app.cleanup()
    said = app.warning.getvalue()
    assert re.search(complaint, said) if complaint else said == ""
    assert app.statuscode == bool(complaint)
    (file,) = Path(app.outdir).iterdir()
    return file


def test_there_is_one_file_and_it_is_in_the_model(source: Path) -> None:
    file = build(source)
    assert file.name == "lenova-1-1901.jsonld"
    collection = json.loads(file.read_bytes())
    assert faults(collection) == []
    kinds = [one["kind"] for one in items(collection)]
    assert kinds == ["cites", "cites", "ednote", "cites", "cites", "cites"]


def test_bytes_are_the_same_however_it_is_built(source: Path) -> None:
    first, second = build(source, folder="one"), build(source, folder="two", parallel=3)
    assert first.read_bytes() == second.read_bytes()


def test_a_change_is_in_the_next_build(source: Path) -> None:
    before = build(source).read_text(encoding="utf-8")
    assert "It snows." not in before
    change(source, "It rains.\n", "It snows.\n")
    assert "It snows." in build(source).read_text(encoding="utf-8")
    change(source, "It snows.\n", "It rains.\n")
    assert build(source).read_text(encoding="utf-8") == before


def test_a_finding_stops_it_and_leaves_what_was_there(source: Path) -> None:
    file = build(source)
    before = file.read_bytes()
    change(source, "{#p-2-1}\n", "")
    build(source, complaint=r"02-weather.md:\d+:1: .*base/id-missing")
    assert file.read_bytes() == before
