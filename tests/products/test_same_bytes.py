# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The same bytes for the same source, whatever the computer: all products of the edition.

The clock of the computer is another one in each build, for time passes between them; the times
of the source files are set years apart.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from postilla.builders.publish import OFFERED

ROOT = Path(__file__).parents[2]
PRODUCTS = ("html", "epub", "tei", "annotations", "pdf")
POSTILLA = "from postilla.cli.main import entrypoint; entrypoint()"
SOURCES = ("conf.py", "_templates", "source")
CALM = {"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0"}
OTHER = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "4711"}


def copy_sources(target: Path, modified: int) -> Path:
    """Copy what an edition is made from; ``modified`` is in seconds since 1970."""
    for name in SOURCES:
        path = ROOT / name
        if path.is_dir():
            shutil.copytree(path, target / name)
        else:
            target.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, target / name)
    touch(target, modified)
    return target


def touch(target: Path, modified: int) -> None:
    for path in (target / "source").rglob("*"):
        os.utime(path, (modified, modified))


def build(root: Path, environ: Mapping[str, str], *, jobs: int, umask: int) -> None:
    """Make all products as ``make`` does."""
    run(["-c", POSTILLA, "build", "-j", str(jobs)], root, environ, umask=umask)


def run(arguments: Sequence[str], root: Path, environ: Mapping[str, str], *, umask: int) -> None:
    """Run Python in an edition."""
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(ROOT / "tools"), **environ},
        umask=umask,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def digests(root: Path) -> dict[str, str]:
    """Digest all that is published."""
    return {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for product in PRODUCTS
        for path in sorted((root / "build" / product).rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the edition built in one process, in calm circumstances."""
    root = copy_sources(tmp_path_factory.mktemp("first") / "edition", modified=1_000_000_000)
    build(root, CALM, jobs=1, umask=0o022)
    return root


def test_all_products_are_there(first: Path) -> None:
    names = digests(first)
    assert "build/html/chapters/02-historical-aspect.html" in names
    assert {"build/epub/rusad-13-2025.epub", "build/pdf/rusad-13-2025.pdf"} <= names.keys()
    assert {"build/tei/rusad-13-2025.xml", "build/annotations/rusad-13-2025.jsonld"} <= names.keys()


def test_another_path_clock_zone_locale_mask_seed_and_number_of_processes(
    first: Path, tmp_path: Path
) -> None:
    root = copy_sources(tmp_path / "a folder" / "much deeper" / "ö", modified=1_700_000_000)
    build(root, OTHER, jobs=3, umask=0o077)
    assert digests(root) == digests(first)


def test_sphinx_alone_with_one_builder_after_another(first: Path, tmp_path: Path) -> None:
    root = copy_sources(tmp_path / "edition", modified=1_700_000_000)
    for product in PRODUCTS:
        options = ["-q", "-W", "-n", "-c", ".", "-d", "build/doctrees", "-b", product]
        options += ["-D", f"postilla_offered={','.join(OFFERED)}"]
        command = ["-m", "sphinx", *options, "source", f"build/{product}"]
        run(command, root, OTHER, umask=0o022)
    together = digests(first)
    downloads = {name for name in together if name.startswith("build/html/downloads/")}
    citations = {name for name in downloads if name.endswith((".bib", ".ris", ".csl.json"))}
    # To offer the products is the work of the command, when all are there.
    assert digests(root) == {
        name: digest for name, digest in together.items() if name not in downloads - citations
    }


def test_after_a_change_that_was_taken_back(first: Path) -> None:
    before = digests(first)
    chapter = first / "source" / "chapters" / "04-military-aspects.md"
    text = chapter.read_text(encoding="utf-8")
    chapter.write_text(text.replace(":locator: 8\n", ":locator: 9\n"), encoding="utf-8")
    build(first, CALM, jobs=1, umask=0o022)
    assert digests(first) != before
    chapter.write_text(text, encoding="utf-8")
    touch(first, 1_800_000_000)
    build(first, CALM, jobs=1, umask=0o022)
    assert digests(first) == before
