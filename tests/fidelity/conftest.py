# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Small editions with their products, built once; what is done to them is done to copies."""

from __future__ import annotations

import shutil
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from sphinx.deprecation import RemovedInSphinx11Warning
from sphinx.testing.util import SphinxTestApp

from postilla.fidelity.commentary import Comment
from postilla.fidelity.extracted import Files
from postilla.fidelity.products import PRODUCTS
from postilla.fidelity.proof import Authority, verify_product
from postilla.model.block import Chapter
from postilla.model.diagnostic import Diagnostic
from postilla.model.digest import source_digest
from postilla.syntax.reader import read_chapter
from postilla.syntax.restored import restored

ROOTS = Path(__file__).parent / "roots"
ROOT = ROOTS / "test-bridges"
ANNOTATED = ROOTS / "test-annotated"
"""What is other in an edition of the same text, damaged, with annotations that restore it."""
ID = "bridges"
WITH_ANNOTATIONS = ("html", "epub", "epub-text", "tei", "pdf")
"""The products that carry annotations."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Products:
    """An edition and what was built from it."""

    source: Path
    build: Path
    chapters: tuple[Chapter, ...]
    shown: tuple[Chapter, ...]

    def files(self, name: str) -> dict[str, bytes]:
        """Read the files of a product."""
        kind = PRODUCTS[name]
        place = self.build / kind.path.format(id=ID)
        if kind.is_file:
            return {place.name: place.read_bytes()}
        return {
            path.relative_to(place).as_posix(): path.read_bytes()
            for path in sorted(place.rglob("*"))
            if path.suffix in (".html", ".css")
        }

    @property
    def digest(self) -> str:
        """Work out the number of the source."""
        files = (path for path in self.source.rglob("*") if path.is_file())
        return source_digest(
            {one.relative_to(self.source).as_posix(): one.read_bytes() for one in files}
        )

    def findings(
        self, name: str, files: Files, comments: Sequence[Comment] = ()
    ) -> Sequence[Diagnostic]:
        """Prove the text of a product, whatever it says of its source."""
        authority = Authority(
            chapters=self.chapters,
            shown=self.shown,
            language="en",
            digest="",
            comments=tuple(comments),
        )
        found = verify_product(PRODUCTS[name], files, authority, f"build/{name}.x/{name}")
        return [finding for finding in found.findings if finding.code != "product/stale"]


def build(root: Path, source: Path, *names: str) -> Path:
    """Build products of an edition; give the folder in which each has its own."""
    for name in dict.fromkeys(PRODUCTS[name].path.partition("/")[0] for name in names):
        with warnings.catch_warnings():
            # MyST uses what Sphinx 11 will drop; only this project's own uses are our business.
            warnings.filterwarnings("ignore", "'myst_parser", RemovedInSphinx11Warning)
            app = SphinxTestApp(name, srcdir=source, builddir=root)
            try:
                app.build()
            finally:
                app.cleanup()
        assert app.warning.getvalue() == ""
    return root


def read_edition(source: Path, build: Path) -> Products:
    """Read the chapters of an edition, and their reading text."""
    read = [
        read_chapter(path.read_text(encoding="utf-8"), path.stem, path.name)
        for path in sorted((source / "chapters").glob("*.md"))
    ]
    return Products(
        source=source,
        build=build,
        chapters=tuple(one.chapter for one in read),
        shown=tuple(map(restored, read)),
    )


@pytest.fixture(scope="session")
def products(tmp_path_factory: pytest.TempPathFactory) -> Products:
    """Build the edition, not to be written to."""
    folder = tmp_path_factory.mktemp("bridges")
    source = Path(shutil.copytree(ROOT, folder / "source"))
    return read_edition(source, build(folder / "build", source, *PRODUCTS))


@pytest.fixture(scope="session")
def annotated(tmp_path_factory: pytest.TempPathFactory) -> Products:
    """Build the one with annotations, not to be written to."""
    folder = tmp_path_factory.mktemp("annotated")
    source = Path(shutil.copytree(ROOT, folder / "source"))
    shutil.copytree(ANNOTATED, source, dirs_exist_ok=True)
    return read_edition(source, build(folder / "build", source, *WITH_ANNOTATIONS))
