# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The text of the EPUB: the documents of its spine, in their order.

What neither manifest nor spine reach counts for nothing; see `EPUB 3.3, sections 4 and 5
<https://www.w3.org/TR/epub-33/>`_.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from lxml import etree

from postilla.fidelity.container import unpack
from postilla.fidelity.extracted import Files, ProductText
from postilla.fidelity.hints import ANEW
from postilla.fidelity.markup import parse_xhtml, parse_xml, words_of
from postilla.fidelity.pages import Page, PagesReader, has_text, resolve
from postilla.model.content import PointKind
from postilla.model.diagnostic import Diagnostic, Position
from postilla.model.errors import PostillaError
from postilla.model.identifiers import page_id

_CONTAINER: Final = "META-INF/container.xml"
_PACKAGE_TYPE: Final = "application/oebps-package+xml"
_PAGE_TYPE: Final = "application/xhtml+xml"
_PREFIXES: Final = {
    "c": "urn:oasis:names:tc:opendocument:xmlns:container",
    "opf": "http://www.idpf.org/2007/opf",
}
_TYPE: Final = "{http://www.idpf.org/2007/ops}type"


def read_epub(files: Files, main_language: str) -> ProductText:
    """Read the EPUB.

    :param files: the publication alone.
    :param main_language: BCP 47, of the edition.
    :return: its text.
    :raises PostillaError: with ``product/archive``, ``product/markup`` or ``product/package`` when
        it is no publication.
    """
    ((name, data),) = files.items()
    publication = _Publication(name, unpack(data, name))
    pages = [page for page in publication.spine() if has_text(page)]
    text = PagesReader(publication.listed, main_language).read(pages)
    return replace(
        text,
        places={chapter: f"{name}/{path}" for chapter, path in text.places.items()},
        digest=publication.digest(),
        findings=(
            *(_inside(name, finding) for finding in text.findings),
            *publication.page_list_findings(text),
        ),
    )


class _Publication:
    def __init__(self, name: str, files: Mapping[str, bytes]) -> None:
        self.name = name
        root = parse_xml(self._file(files, _CONTAINER), f"{name}/{_CONTAINER}")
        path = _first(
            root.xpath(
                "c:rootfiles/c:rootfile[@media-type=$type]/@full-path",
                namespaces=_PREFIXES,
                type=_PACKAGE_TYPE,
            )
        )
        self.package = parse_xml(self._file(files, path), f"{name}/{path}")
        self.items = {
            item.get("id", ""): item
            for item in self.package.iterfind("opf:manifest/opf:item", _PREFIXES)
        }
        self.paths = {
            identifier: resolve(path, item.get("href", ""))
            for identifier, item in self.items.items()
        }
        self.listed = {path: files[path] for path in self.paths.values() if path in files}

    def spine(self) -> Iterator[Page]:
        """Give the documents that one comes to by turning pages."""
        for place in self.package.iterfind("opf:spine/opf:itemref", _PREFIXES):
            identifier = place.get("idref", "")
            if place.get("linear") != "no" and self._type(identifier) == _PAGE_TYPE:
                yield self._page(self.paths.get(identifier, ""))

    def digest(self) -> str:
        """Give the number of the source as the package states it."""
        return _first(
            self.package.xpath(
                "opf:metadata/opf:meta[@name='postilla-source']/@content", namespaces=_PREFIXES
            )
        )

    def page_list_findings(self, text: ProductText) -> Iterator[Diagnostic]:
        """Hold the list of printed pages against the page breaks of the text."""
        inline = [
            (point.value, f"{text.places[chapter.name]}#{page_id(point.value)}")
            for chapter in text.chapters
            for block in chapter.walk()
            for point in block.content.of(PointKind.PAGE_BREAK)
        ]
        path, listed = self._page_list()
        for number, address in sorted(set(listed) ^ set(inline)):
            message = (
                f"The text begins page {number} at “{address}”, the list of pages does not."
                if (number, address) in inline
                else f"The list of pages has page {number} at “{address}”, the text does not."
            )
            yield _finding("page-list", message, f"{self.name}/{path}")

    def _page_list(self) -> tuple[str, list[tuple[str, str]]]:
        for identifier, item in self.items.items():
            if "nav" in item.get("properties", "").split():
                page = self._page(self.paths[identifier])
                links = [
                    (words_of(link), self._target(page, link))
                    for nav in page.root.iter("nav")
                    if nav.get(_TYPE) == "page-list"
                    for link in nav.iter("a")
                ]
                return page.path, links
        return "", []

    def _target(self, page: Page, link: etree._Element) -> str:
        path, _, fragment = link.get("href", "").partition("#")
        return f"{resolve(page.path, path)}#{fragment}"

    def _type(self, identifier: str) -> str:
        item = self.items.get(identifier)
        return "" if item is None else item.get("media-type", "")

    def _page(self, path: str) -> Page:
        data = self._file(self.listed, path)
        return Page(path=path, root=parse_xhtml(data, f"{self.name}/{path}"))

    def _file(self, files: Mapping[str, bytes], path: str) -> bytes:
        if path not in files:
            message = f"The publication lacks the file “{path}”."
            raise PostillaError(_finding("package", message, self.name))
        return files[path]


def _first(found: object) -> str:
    """Give the first of the attributes that an XPath found."""
    return str(found[0]) if isinstance(found, list) and found else ""


def _inside(name: str, finding: Diagnostic) -> Diagnostic:
    at = finding.position
    return replace(finding, position=replace(at, path=f"{name}/{at.path}"))


def _finding(code: str, message: str, path: str) -> Diagnostic:
    return Diagnostic(code=f"product/{code}", message=message, hint=ANEW, position=Position(path))
