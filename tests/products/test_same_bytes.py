# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The same bytes for the same source, whatever the computer: all products of the edition.

The clock of the computer is another one in each build, for time passes between them; the times
of the source files are set years apart. What is about the ways to build, not about the text, is
tried on a small edition that has a page of each kind.
"""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from postilla.builders.publish import OFFERED
from tests.this_edition import CALM, POSTILLA, REPOSITORY, build, copy_sources, run, touch

if TYPE_CHECKING:
    from tests.this_edition import BuiltEdition

PRODUCTS = ("html", "epub", "tei", "annotations", "pdf")
SMALL = REPOSITORY / "tests" / "roots" / "test-apparatus"
OTHER = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "4711"}


def digests(root: Path) -> dict[str, str]:
    """Digest all that is published."""
    return {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for product in PRODUCTS
        for path in sorted((root / "build" / product).rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def first(built_edition: BuiltEdition) -> Path:
    """Give the edition built in one process, in calm circumstances."""
    return built_edition.root


def small_edition(root: Path) -> Path:
    """Lay the small edition out as one that is built by the command."""
    shutil.copytree(SMALL, root / "source")
    settings = (root / "source" / "conf.py").read_text(encoding="utf-8")
    (root / "source" / "conf.py").unlink()
    (root / "conf.py").write_text(settings.replace('"refs.bib"', '"source/refs.bib"'), "utf-8")
    return root


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the small edition built in one process, in calm circumstances; not to be changed."""
    root = small_edition(tmp_path_factory.mktemp("small") / "edition")
    touch(root, 1_000_000_000)
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


def test_sphinx_alone_with_one_builder_after_another(small: Path, tmp_path: Path) -> None:
    root = small_edition(tmp_path / "edition")
    for product in PRODUCTS:
        options = ["-q", "-W", "-n", "-c", ".", "-d", "build/doctrees", "-b", product]
        options += ["-D", f"postilla_offered={','.join(OFFERED)}"]
        command = ["-m", "sphinx", *options, "source", f"build/{product}"]
        run(command, root, OTHER, umask=0o022)
    together = digests(small)
    downloads = {name for name in together if name.startswith("build/html/downloads/")}
    of_the_site = (".txt", ".bib", ".ris", ".csl.json", ".odd")
    written = {name for name in downloads if name.endswith(of_the_site)}
    # To offer the products is the work of the command, when all are there.
    assert digests(root) == {
        name: digest for name, digest in together.items() if name not in downloads - written
    }


def test_after_a_change_that_was_taken_back(small: Path, tmp_path: Path) -> None:
    before = digests(small)
    root = Path(shutil.copytree(small, tmp_path / "edition"))
    chapter = root / "source" / "chapters" / "01-ferries.md"
    text = chapter.read_text(encoding="utf-8")
    chapter.write_text(text.replace(":locator: 63\n", ":locator: 64\n"), encoding="utf-8")
    build(root, CALM, jobs=1, umask=0o022)
    assert digests(root) != before
    chapter.write_text(text, encoding="utf-8")
    touch(root, 1_800_000_000)
    build(root, CALM, jobs=1, umask=0o022)
    assert digests(root) == before


def test_pages_written_by_several_processes(tmp_path: Path) -> None:
    sums = []
    for jobs in ("1", "3"):
        root = small_edition(tmp_path / jobs)
        run(["-c", POSTILLA, "build", "html", "epub", "-j", jobs], root, CALM, umask=0o022)
        sums.append(digests(root))
    assert any(name.endswith(".epub") for name in sums[0])
    assert sums[0] == sums[1]
