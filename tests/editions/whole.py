# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""An edition as an editor makes one: new, imported, annotated, released.

A folder has the witness as ``source.…``, what ``postilla new`` is told in ``new.toml``, and, where
the edition has them, rows of the recipe, settings of the edition, works, annotations as
``postilla annotate --from`` takes them, and in ``over/`` files that lie over those of the new
edition.
"""

from __future__ import annotations

import fcntl
import shutil
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from postilla.cli.main import main
from postilla.model import tree
from tests.importer.packing import document_bytes
from tests.tei.schema import schema_path
from tests.this_edition import CALM, POSTILLA, run_apart

_VERSION = """\
[[version]]
number = "1.0.0"
date = 2026-11-28
changes = "The first version."
"""
CASES = sorted(path.parent for path in Path(__file__).parent.glob("*/new.toml"))


@dataclass(frozen=True, slots=True)
class WholeEdition:
    """An edition that was made and built."""

    root: Path
    said: str
    """By ``postilla release``, of which all else is part."""

    def product(self, name: str) -> Path:
        """Give the file of a product, such as ``epub``; the whole one, where there are two."""
        return min((self.root / "build" / name).glob("edition.*"))

    def pages(self) -> Iterator[Path]:
        """Give the pages of the text."""
        yield from sorted((self.root / "build" / "html" / "chapters").glob("*.html"))


def made_once(case: Path, folder: Path) -> WholeEdition:
    """Make an edition, and release it, unless another test has.

    :param case: its folder among the tests.
    :param folder: that all processes of the test run share.
    :return: the edition, not to be changed.
    """
    own = folder / f"whole-{case.name}"
    root, said = own / "edition", own / "said.txt"
    with (folder / f"whole-{case.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not said.exists():
            shutil.rmtree(own, ignore_errors=True)
            own.mkdir()
            said.write_text(_make(case, own, root), encoding="utf-8")
    return WholeEdition(root, said.read_text(encoding="utf-8"))


def _make(case: Path, folder: Path, root: Path) -> str:
    """Make an edition; give what “postilla release” says of it."""
    lay_out(case, folder, root)
    release = ["-c", POSTILLA, "release", "--schema", schema_path(), "-j", "1"]
    released = run_apart(release, root, CALM, umask=0o022)
    assert released.returncode == 0, released.stdout + released.stderr
    return released.stdout


def lay_out(case: Path, folder: Path, root: Path) -> None:
    """Make an edition, of which nothing is built.

    :param case: its folder among the tests.
    :param folder: for the witness.
    :param root: where the edition goes.
    """
    (source,) = case.glob("source.*")
    witness = folder / f"{case.name}{source.suffix}"
    witness.write_bytes(document_bytes(source))
    _run("new", root, "--witness", witness.name, *_values(case / "new.toml"))
    works = case / "works.bib"
    cited = ("--bibliography", works) if works.exists() else ()
    recipe = case / "recipe.toml"
    if is_transcript := source.suffix == ".txt":  # its recipe says first how to read it
        (root / tree.RECIPE).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(recipe, root / tree.RECIPE)
    _run("import", witness, *cited, "--root", root)
    if recipe.exists() and not is_transcript:
        _append(root / tree.RECIPE, recipe.read_text(encoding="utf-8"))
        _run("import", "--write", "--root", root)
    if (over := case / "over").is_dir():
        shutil.copytree(over, root, dirs_exist_ok=True)
    if (settings := case / "edition.toml").exists():
        _append(root / tree.EDITION, settings.read_text(encoding="utf-8"))
    _append(root / tree.EDITION, _VERSION)
    if (notes := case / "annotations.md").exists():
        _run("annotate", "--from", notes, "--root", root)


def _values(path: Path) -> Iterator[str]:
    for name, value in tomllib.loads(path.read_text(encoding="utf-8")).items():
        for one in [value] if isinstance(value, str) else value:
            yield from (f"--{name}", one)


def _append(path: Path, text: str) -> None:
    with path.open("a", encoding="utf-8") as file:
        file.write(f"\n{text}")


def _run(*arguments: str | Path) -> None:
    assert main([str(one) for one in arguments]) == 0, arguments
