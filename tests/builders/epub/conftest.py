# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Books to look into: those of tests/roots, and the one of this repository."""

from __future__ import annotations

import posixpath
import re
import shutil
import warnings
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import pytest
from lxml import etree
from sphinx.deprecation import RemovedInSphinx11Warning
from sphinx.testing.util import SphinxTestApp

from tests.this_edition import BuiltEdition

REPOSITORY: Final = Path(__file__).parents[3]
ROOTS: Final = REPOSITORY / "tests" / "roots"
NAMESPACES: Final = {
    "c": "urn:oasis:names:tc:opendocument:xmlns:container",
    "dc": "http://purl.org/dc/elements/1.1/",
    "epub": "http://www.idpf.org/2007/ops",
    "h": "http://www.w3.org/1999/xhtml",
    "opf": "http://www.idpf.org/2007/opf",
    "svg": "http://www.w3.org/2000/svg",
}
_COLOUR: Final = re.compile(r"\x1b\[[0-9;]*m")


@dataclass(frozen=True)
class Book:
    """A publication, read as a reading system would: from the container on."""

    path: Path
    warnings: tuple[str, ...]

    @cached_property
    def bare(self) -> Book:
        """The publication of the bare text beside it."""
        return Book(self.path.with_name(f"{self.path.stem}-text.epub"), self.warnings)

    @cached_property
    def files(self) -> Mapping[str, bytes]:
        """All files of the container."""
        with zipfile.ZipFile(self.path) as archive:
            return {name: archive.read(name) for name in archive.namelist()}

    @cached_property
    def package_path(self) -> str:
        """Where the package document is."""
        container = etree.fromstring(self.files["META-INF/container.xml"])
        return str(found(container, "//c:rootfile/@full-path")[0])

    @cached_property
    def package(self) -> etree._Element:
        """The package document."""
        return etree.fromstring(self.files[self.package_path])

    @cached_property
    def manifest(self) -> Mapping[str, str]:
        """Id of an item -> its path in the container."""
        return {
            item.get("id"): self.resolve(self.package_path, item.get("href"))
            for item in found(self.package, "//opf:manifest/opf:item")
        }

    @cached_property
    def spine(self) -> tuple[str, ...]:
        """Paths of the documents, in reading order."""
        idrefs = found(self.package, "//opf:spine/opf:itemref/@idref")
        return tuple(self.manifest[idref] for idref in idrefs)

    @cached_property
    def nav(self) -> etree._Element:
        """The navigation document."""
        (href,) = found(self.package, "//opf:item[@properties='nav']/@href")
        return self.xml(self.resolve(self.package_path, href))

    @cached_property
    def documents(self) -> Mapping[str, etree._Element]:
        """Path -> document, in reading order."""
        return {path: self.xml(path) for path in self.spine}

    def xml(self, path: str) -> etree._Element:
        """Parse a file."""
        return etree.fromstring(self.files[path])

    def page(self, docname: str) -> etree._Element:
        """Give the document that was made of a file of the source."""
        return self.documents[f"EPUB/text/{docname}.xhtml"]

    def everywhere(self, xpath: str) -> Iterator[tuple[str, Any]]:
        """Look up in all documents; path of the document and what was found."""
        for path, document in self.documents.items():
            for one in found(document, xpath):
                yield path, one

    @staticmethod
    def resolve(base: str, address: str) -> str:
        """Resolve a relative address."""
        return posixpath.normpath(posixpath.join(posixpath.dirname(base), address))


def found(element: etree._Element, xpath: str) -> Any:
    """Look up by XPath; the prefixes are those of ``NAMESPACES``."""
    return element.xpath(xpath, namespaces=NAMESPACES)


def words(element: etree._Element) -> str:
    """Give the text in an element."""
    return str(element.xpath("string()"))


@dataclass(frozen=True, slots=True)
class Edition:
    """A folder with the source of an edition."""

    source: Path

    def replace(self, name: str, old: str, new: str) -> None:
        """Change words of a file."""
        path = self.source / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    def build(self, output: Path, *, parallel: int = 1, **settings: Any) -> Book:
        """Run Sphinx; a folder that is named again is built again from where it was."""
        with warnings.catch_warnings():
            # MyST uses what Sphinx 11 will drop; only this project's own uses are our business.
            warnings.filterwarnings("ignore", "'myst_parser", RemovedInSphinx11Warning)
            app = SphinxTestApp(
                "epub",
                srcdir=self.source,
                builddir=output,
                confoverrides=settings,
                parallel=parallel,
            )
            try:
                app.build()
            finally:
                app.cleanup()
        log = _COLOUR.sub("", app.warning.getvalue()).replace(f"{self.source}/", "")
        path, bare = sorted(Path(app.outdir).iterdir(), key=lambda file: len(file.name))
        assert bare.name == f"{path.stem}-text.epub"
        return Book(path, tuple(log.splitlines()))


@pytest.fixture(scope="session")
def this_edition(built_edition: BuiltEdition) -> Book:
    """Give the book of this repository's edition."""
    return Book(path=built_edition.file(".epub"), warnings=tuple(built_edition.log.splitlines()))


@pytest.fixture
def edition(tmp_path: Path) -> Callable[[str], Edition]:
    """Copy a root, to be changed and built."""

    def copy(root: str) -> Edition:
        return copy_of(root, tmp_path / root)

    return copy


def copy_of(root: str, folder: Path) -> Edition:
    """Copy a root."""
    shutil.copytree(ROOTS / root, folder)
    return Edition(folder)


def build_once(root: str, factory: pytest.TempPathFactory) -> Book:
    """Build a root as it is."""
    folder = factory.mktemp(root)
    return copy_of(root, folder / "source").build(folder / "build")


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """The ordinary one."""
    return build_once("test-edition", tmp_path_factory)


@pytest.fixture(scope="session")
def nested(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """One with tables of contents inside others, and neither pages nor notes."""
    return build_once("test-epub-contents", tmp_path_factory)


@pytest.fixture(scope="session")
def hard(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """One with everything that is hard to write as XHTML."""
    return build_once("test-epub-hard", tmp_path_factory)


@pytest.fixture(scope="session")
def hardest(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """One with hundreds of notes, an annotation over ten paragraphs, and several scripts."""
    return build_once("test-pdf-hard", tmp_path_factory)


@pytest.fixture(scope="session")
def annotated(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """One with annotations of every kind on everything that can have them."""
    return build_once("test-epub-annotated", tmp_path_factory)


@pytest.fixture(scope="session")
def trilingual(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """One with a text in parallel with its translations, one of them from right to left."""
    return build_once("test-parallel", tmp_path_factory)
