# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Books to build: the samples of tests/roots, and the edition of this repository."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from sphinx.deprecation import RemovedInSphinx11Warning
from sphinx.testing.util import SphinxTestApp

from tests.builders.pdf.tagged import Element, TaggedPdf
from tests.this_edition import BuiltEdition

REPOSITORY = Path(__file__).parents[3]
SAMPLE = REPOSITORY / "tests" / "roots" / "test-pdf-book"
ANNOTATED = REPOSITORY / "tests" / "roots" / "test-pdf-annotated"
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")


@dataclass(frozen=True)
class Book:
    """A PDF, with what was said when it was made."""

    path: Path
    log: tuple[str, ...]
    """Warnings and errors, with the paths of the source."""
    said: str = ""
    """All else that was said."""

    @cached_property
    def pdf(self) -> pikepdf.Pdf:
        """Open the PDF."""
        return pikepdf.open(self.path)

    @cached_property
    def tags(self) -> Element:
        """Read the PDF as a screen reader does."""
        return TaggedPdf(self.pdf).root

    @cached_property
    def text(self) -> tuple[Element, ...]:
        """Give the elements of the text: all on pages with arabic numbers."""
        first = next(number for number, page in enumerate(self.pdf.pages) if str(page.label) == "1")
        children = (child for child in self.tags.children if isinstance(child, Element))
        return tuple(child for child in children if (child.page or 0) >= first)

    @cached_property
    def destinations(self) -> Mapping[str, int]:
        """Give the 0-based page of each named destination."""
        numbers: dict[Any, int] = {page.objgen: n for n, page in enumerate(self.pdf.pages)}
        names = pikepdf.NameTree(self.pdf.Root.Names.Dests)
        return {str(name): numbers[place[0].objgen] for name, place in names.items()}

    @property
    def typst(self) -> str:
        """Read the source that Typst was given."""
        return self.path.with_suffix(".typ").read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A folder with the source of an edition."""

    source: Path

    def replace(self, name: str, old: str, new: str) -> None:
        """Change words of a file."""
        path = self.source / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    def build(self, **settings: Any) -> Book:
        """Run Sphinx."""
        with warnings.catch_warnings():
            # MyST uses what Sphinx 11 will drop; only this project's own uses are our business.
            warnings.filterwarnings("ignore", "'myst_parser", RemovedInSphinx11Warning)
            app = SphinxTestApp(
                "pdf",
                srcdir=self.source,
                builddir=self.source.parent / "build",
                confoverrides=settings,
            )
            try:
                app.build()
            finally:
                app.cleanup()
        log = _lines(app.warning.getvalue(), self.source)
        assert app.statuscode == bool(log)
        path = Path(app.outdir) / "lenova-book.pdf"
        return Book(path=path, log=log, said=app.status.getvalue())


def _lines(log: str, source: Path) -> tuple[str, ...]:
    return tuple(_COLOUR.sub("", log).replace(f"{source}/", "").splitlines())


def copy_sample(folder: Path, sample: Path = SAMPLE) -> Manuscript:
    """Copy a sample into a folder."""
    source = folder / "source"
    shutil.copytree(sample, source)
    return Manuscript(source)


@pytest.fixture
def manuscript(tmp_path: Path) -> Manuscript:
    """Copy the sample, to be changed and built."""
    return copy_sample(tmp_path)


@pytest.fixture(scope="session")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """Build the sample as it is, once."""
    return copy_sample(tmp_path_factory.mktemp("book")).build()


@pytest.fixture
def annotated_manuscript(tmp_path: Path) -> Manuscript:
    """Copy the sample with annotations, to be changed and built."""
    return copy_sample(tmp_path, ANNOTATED)


@pytest.fixture(scope="session")
def annotated(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """Build the sample with annotations as it is, once."""
    return copy_sample(tmp_path_factory.mktemp("annotated"), ANNOTATED).build()


@pytest.fixture(scope="session")
def this_book(built_edition: BuiltEdition) -> Book:
    """Give the book of this repository's edition."""
    log = _lines(built_edition.log, built_edition.root / "source")
    return Book(path=built_edition.file(".pdf"), log=log)


def run_sphinx(
    source: Path, folder: Path, *options: str, cwd: Path = REPOSITORY, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run Sphinx in a process of its own."""
    doctrees = ["-d", str(folder / "doctrees")]
    return subprocess.run(
        [sys.executable, "-m", "sphinx", "-q", "-b", "pdf", *doctrees, *options, source, folder],
        cwd=cwd,
        env={
            **os.environ,
            "PYTHONPATH": str(REPOSITORY / "tools"),
            **environment,
        },
        capture_output=True,
        text=True,
        check=False,
    )


def needed(program: str, package: str) -> str:
    """Find a program, or fail with the name of the package to be installed."""
    found = shutil.which(program)
    if not found:
        pytest.fail(f"{program} is missing: install the Debian package {package}", pytrace=False)
    return found
