# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The pages are the same however they are built, and their making grows with what they show."""

from __future__ import annotations

import cProfile
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from postilla.sphinx_ext.pages.material import Material
from postilla.sphinx_ext.pages.shown import shown_of_all
from postilla.sphinx_ext.pages.table import PAGES

if TYPE_CHECKING:
    from tests.sphinx_ext.conftest import Begun, Built, Edition

REPOSITORY = Path(__file__).parents[3]


def differing(one: Built, other: Built) -> set[str]:
    first, second = one.files(), other.files()
    names = {name for name in first.keys() | second.keys() if first.get(name) != second.get(name)}
    return names - {".buildinfo", ".buildinfo.bak"}


@pytest.mark.parametrize(
    ("name", "old", "new", "page"),
    [
        ("chapters/01-ferries.md", ":type: event", ":type: causal", "claims"),
        ("chapters/01-ferries.md", "rests-on: fn-2, b-2", "rests-on: fn-2", "map"),
        ("chapters/01-ferries.md", "relation: qualifies", "relation: supports", "sources"),
        ("chapters/01-ferries.md", "a *landing*", "a landing stage", "translations"),
        ("chapters/01-ferries.md", "{.language-tr}", "{.language-az}", "translations"),
        ("chapters/01-ferries.md", "two letters for one", "a letter read as two", "emendations"),
        ("chapters/01-ferries.md", "# Of the ferries of Lenova", "# Ferries", "names"),
        ("chapters/01-ferries.md", "target: fn-1\n:locator: 63", "target: fn-1", "sources"),
        ("chapters/02-weather.md", "A second paragraph.", "Another [place](#p-1-2).", "notes"),
        ("chapters/02-weather.md", "Lenova is glad of it", "Lenova knows Ada Lenova", "names"),
        ("chapters/02-weather.md", ":ref: lenova-town", ":ref: ada-lenova", "names"),
        ("chapters/02-weather.md", "# 2\\) Of the weather", "# 2\\) Rain", "claims"),
        ("index.md", "The beginning", "At first", "map"),
        ("names.toml", "Kimsenin", "Kimse", "names"),
        ("refs.bib", "title = {Register of ships}", "title = {Register}", "map"),
        ("refs.bib", "year = {1990}", "year = {1991}", "sources"),
    ],
)
def test_a_build_after_an_edit_is_a_clean_build(
    begun_apparatus: Begun, name: str, old: str, new: str, page: str
) -> None:
    edition = begun_apparatus.edition()
    edition.replace(name, old, new)
    again, clean = edition.build(folder="again"), edition.build(folder="clean")
    assert "loading pickled environment" in again.app.status.getvalue()
    assert differing(again, clean) == set()
    file = f"apparatus/{page}.html"
    assert again.files()[file] != begun_apparatus.before[file]


def test_a_build_without_an_edit_writes_nothing(apparatus_edition: Edition) -> None:
    apparatus_edition.build()
    assert "no targets are out of date" in apparatus_edition.build().app.status.getvalue()


def test_only_pages_that_show_the_edited_annotation_are_written(apparatus_edition: Edition) -> None:
    pages = apparatus_edition.build().folder / "apparatus"
    written = {path.name: path.stat().st_mtime_ns for path in pages.iterdir()}
    apparatus_edition.replace("chapters/02-weather.md", "Any day", "Each day\nor any day")
    apparatus_edition.build()
    again = {path.name for path in pages.iterdir() if path.stat().st_mtime_ns != written[path.name]}
    assert again == {"notes.html"}


def more_chapters(edition: Edition, count: int, claims: int = 1) -> None:
    """Add chapters with claims, enough for Sphinx to share the work among processes."""
    for n in range(10, 10 + count):
        blocks = "".join(
            f"{{#p-{n}-{i}}}\nOne ferry ran, and Ada Lenova saw it.[^{n}x{i}]\n\n"
            f":::{{claim}} One ferry ran\n:id: ran-{n}-{i}\n:type: event\n:ascribed-to: x\n"
            f":rests-on: fn-{n}x{i}, b-1\n:repeats: rains-daily\n:::\n\n"
            f":::{{evidence}} tide-table\n:for: ran-{n}-{i}\n:relation: supports\n> A.\n:::\n\n"
            f":::{{ednote}} ran\n:id: note-{n}-{i}\n:about: context\n"
            "A {cite:p}`kaya2001`.\n:::\n\n"
            for i in range(claims)
        )
        notes = "".join(f"[^{n}x{i}]: See.\n\n" for i in range(claims))
        cites = "".join(
            f":::{{cites}} smith1990\n:target: fn-{n}x{i}\n:::\n\n" for i in range(claims)
        )
        edition.write(
            f"chapters/{n}-more.md", f"{{#s-{n}}}\n# {n}\\) More\n\n{blocks}{notes}{cites}"
        )
    names = "\n".join(f"chapters/{n}-more" for n in range(10, 10 + count))
    edition.replace("index.md", "chapters/03-bibliography", f"chapters/03-bibliography\n{names}")


def test_serial_is_parallel(apparatus_edition: Edition) -> None:
    more_chapters(apparatus_edition, 12)
    serial = apparatus_edition.build(folder="one")
    parallel = apparatus_edition.build(folder="two", parallel=3)
    assert serial.warnings == parallel.warnings == ()
    assert differing(serial, parallel) == set()


def test_an_edit_is_followed_in_several_processes(apparatus_edition: Edition) -> None:
    more_chapters(apparatus_edition, 12)
    apparatus_edition.build(folder="again", parallel=3)
    apparatus_edition.replace("chapters/15-more.md", ":relation: supports", ":relation: other-side")
    again = apparatus_edition.build(folder="again", parallel=3)
    assert differing(again, apparatus_edition.build(folder="clean")) == set()


def test_hash_seed_and_folder_do_not_show(apparatus_edition: Edition, tmp_path: Path) -> None:
    def built(seed: str) -> dict[str, bytes]:
        folder = tmp_path / seed
        subprocess.run(
            [sys.executable, "-m", "sphinx", "-q", "-b", "html", apparatus_edition.source, folder],
            env={**os.environ, "PYTHONPATH": str(REPOSITORY / "tools"), "PYTHONHASHSEED": seed},
            check=True,
        )
        return {path.name: path.read_bytes() for path in (folder / "apparatus").iterdir()}

    assert built("1") == built("2")


def test_pages_grow_no_faster_than_the_annotations(apparatus_edition: Edition) -> None:
    def calls(claims: int) -> int:
        more_chapters(apparatus_edition, 1, claims)
        app = apparatus_edition.build(folder=str(claims)).app
        profile = cProfile.Profile()
        profile.enable()
        material = Material(app.env, "apparatus/claims")
        for make in PAGES.values():
            make(material)
        for docname in app.env.found_docs:
            list(shown_of_all(docname, material.domain, app.env))
        profile.disable()
        apparatus_edition.replace("index.md", "\nchapters/10-more", "")
        return sum(entry.callcount for entry in profile.getstats())

    few, many = calls(50), calls(100)
    assert few < many < 2.2 * few
