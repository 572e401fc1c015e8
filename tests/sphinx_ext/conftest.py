# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Editions to build: the sample of tests/roots, and the one of this repository."""

from __future__ import annotations

import re
import shutil
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import lxml.html
import pytest
from docutils import nodes
from sphinx.deprecation import RemovedInSphinx11Warning
from sphinx.testing.util import SphinxTestApp

from tests.this_edition import BuiltEdition

REPOSITORY = Path(__file__).parents[2]
ROOTS = REPOSITORY / "tests" / "roots"
SAMPLE = ROOTS / "test-edition"
ANNOTATED = ROOTS / "test-annotations"
APPARATUS = ROOTS / "test-apparatus"
VERSIONS = ROOTS / "test-versions"
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What one run of Sphinx gave."""

    source: Path
    folder: Path
    warnings: tuple[str, ...]
    """Paths as they are in the source, such as ``chapters/01-bridges.md:3: WARNING: …``."""

    def page(self, docname: str) -> lxml.html.HtmlElement:
        """Parse a page."""
        return lxml.html.document_fromstring(self.html(docname))

    def html(self, docname: str) -> str:
        """Read a page."""
        return (self.folder / f"{docname}.html").read_text(encoding="utf-8")

    def files(self) -> Mapping[str, bytes]:
        """Read all files."""
        return {
            path.relative_to(self.folder).as_posix(): path.read_bytes()
            for path in sorted(self.folder.rglob("*"))
            if path.is_file()
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Built(Site):
    """The same, with the application that is still there to be asked."""

    app: SphinxTestApp

    def doctree(self, docname: str) -> nodes.document:
        """Read a document as the transforms of the read phase left it."""
        return self.app.env.get_doctree(docname)


@dataclass(frozen=True, slots=True)
class Edition:
    """A folder with the source of an edition."""

    source: Path

    def write(self, name: str, text: str) -> None:
        """Write a file of the source."""
        path = self.source / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def replace(self, name: str, old: str, new: str) -> None:
        """Change words of a file."""
        text = (self.source / name).read_text(encoding="utf-8")
        assert old in text
        self.write(name, text.replace(old, new))

    def build(
        self, builder: str = "html", *, folder: str = "build", parallel: int = 1, **settings: Any
    ) -> Built:
        """Run Sphinx; a folder that is named again is built again from where it was."""
        with warnings.catch_warnings():
            # MyST uses what Sphinx 11 will drop; only this project's own uses are our business.
            warnings.filterwarnings("ignore", "'myst_parser", RemovedInSphinx11Warning)
            app = SphinxTestApp(
                builder,
                srcdir=self.source,
                builddir=self.source.parent / folder,
                confoverrides=settings,
                parallel=parallel,
            )
            try:
                app.build()
            finally:
                app.cleanup()
        lines = _lines(app.warning.getvalue(), self.source)
        return Built(source=self.source, folder=Path(app.outdir), warnings=lines, app=app)


@dataclass(frozen=True, slots=True)
class Begun:
    """An edition whose site was built in the folder ``again``: what many edits begin with."""

    folder: Path
    before: Mapping[str, bytes]
    """All files of that site."""

    def edition(self) -> Edition:
        """Give it as it was then, and in its place, for Sphinx reads all of it in another."""
        for name in ("source", "again", "clean"):
            shutil.rmtree(self.folder / name, ignore_errors=True)
        shutil.copytree(self.folder / "kept", self.folder, dirs_exist_ok=True)
        return Edition(self.folder / "source")


def _begin(folder: Path, root: Path) -> Begun:
    before = _copy(folder, root).build(folder="again").files()
    for name in ("source", "again"):
        shutil.copytree(folder / name, folder / "kept" / name)
    return Begun(folder, before)


def _lines(log: str, source: Path) -> tuple[str, ...]:
    return tuple(_COLOUR.sub("", log).replace(f"{source}/", "").splitlines())


@pytest.fixture
def edition(tmp_path: Path) -> Edition:
    """Copy the sample edition, to be changed and built."""
    return _copy(tmp_path)


@pytest.fixture(scope="module")
def shared_edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """Copy the sample edition for the tests of a module, to be changed and built once."""
    return _copy(tmp_path_factory.mktemp("shared"))


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build the sample edition as it is, once."""
    return _copy(tmp_path_factory.mktemp("sample")).build()


@pytest.fixture
def annotated_edition(tmp_path: Path) -> Edition:
    """Copy the edition with annotations of every kind, to be changed and built."""
    return _copy(tmp_path, ANNOTATED)


@pytest.fixture(scope="session")
def annotated(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build it as it is, its text restored, once."""
    return _copy(tmp_path_factory.mktemp("annotated"), ANNOTATED).build()


@pytest.fixture(scope="session")
def transmitted(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build it with the text as transmitted, once."""
    edition = _copy(tmp_path_factory.mktemp("transmitted"), ANNOTATED)
    edition.replace("edition.toml", 'reading = "restored"', 'reading = "transmitted"')
    return edition.build()


@pytest.fixture
def apparatus_edition(tmp_path: Path) -> Edition:
    """Copy the edition with a page for everything that annotations amount to, to be changed."""
    return _copy(tmp_path, APPARATUS)


@pytest.fixture(scope="session")
def apparatus(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build it as it is, once."""
    return _copy(tmp_path_factory.mktemp("apparatus"), APPARATUS).build()


@pytest.fixture(scope="session")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Begun:
    """Begin with the sample edition."""
    return _begin(tmp_path_factory.mktemp("begun"), SAMPLE)


@pytest.fixture(scope="session")
def begun_annotated(tmp_path_factory: pytest.TempPathFactory) -> Begun:
    """Begin with the edition with annotations of every kind."""
    return _begin(tmp_path_factory.mktemp("begun-annotated"), ANNOTATED)


@pytest.fixture(scope="session")
def begun_apparatus(tmp_path_factory: pytest.TempPathFactory) -> Begun:
    """Begin with the edition with a page for everything that annotations amount to."""
    return _begin(tmp_path_factory.mktemp("begun-apparatus"), APPARATUS)


@pytest.fixture
def versions_edition(tmp_path: Path) -> Edition:
    """Copy the edition with three versions and withdrawn annotations, to be changed."""
    return _copy(tmp_path, VERSIONS)


@pytest.fixture(scope="session")
def versions(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build it as it is, once."""
    return _copy(tmp_path_factory.mktemp("versions"), VERSIONS).build()


def _copy(folder: Path, root: Path = SAMPLE) -> Edition:
    source = folder / "source"
    shutil.copytree(root, source)
    return Edition(source)


@pytest.fixture(scope="session")
def this_edition(built_edition: BuiltEdition) -> Site:
    """Give the site of this repository's edition."""
    source = built_edition.root / "source"
    warnings = _lines(built_edition.log, source)
    return Site(source=source, folder=built_edition.site, warnings=warnings)
