# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""EPUBs: their pages in the order of the spine (EPUB 3.3, section 5.7)."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final
from urllib.parse import quote, unquote

from lxml import etree

from postilla.importer.document.archive import SAVE_ANEW, open_archive
from postilla.importer.document.markup import XML_LANG, local, parse_xml
from postilla.importer.document.note_links import roles
from postilla.importer.document.source import Source
from postilla.importer.document.web import read_pages
from postilla.model.diagnostic import Position
from postilla.model.errors import stop

_CONTAINER: Final = "META-INF/container.xml"
_OPF: Final = "{http://www.idpf.org/2007/opf}"
_DC: Final = "{http://purl.org/dc/elements/1.1/}"
_XHTML: Final = "{http://www.w3.org/1999/xhtml}"


def read_epub(data: bytes, path: str, bibliography: str) -> Source:
    """Read an EPUB.

    :param data: its bytes.
    :param path: its name in errors.
    :param bibliography: BibTeX of works that it cites by key.
    :return: the document and its words.
    :raises PostillaError: when it can't be read.
    """
    files = open_archive(data, path)
    package, folder = _package(files, path)
    language = package.findtext(f".//{_DC}language") or ""
    names = [posixpath.join(folder, name) for name in _spine(package)]
    pages = []
    for number, name in enumerate(names):
        if name not in files:
            message = f"The page {name} of its reading order is missing."
            raise stop("document/archive", message, at=Position(path), hint=SAVE_ANEW)
        page = _page(files[name], f"{path}/{name}")
        if not page.get("lang"):
            page.set("lang", page.get(XML_LANG) or language)
        _name_pictures(page, name)
        _make_unique(page, number, {other: at for at, other in enumerate(names)}, name)
        pages.append(page)
    return replace(read_pages(pages, path, bibliography), packed=files)


def _package(files: Mapping[str, bytes], path: str) -> tuple[etree._Element, str]:
    """Find the package document and its folder."""
    container = parse_xml(files.get(_CONTAINER, b""), f"{path}/{_CONTAINER}")
    rootfile = next((one for one in container.iter("{*}rootfile")), None)
    name = rootfile.get("full-path", "") if rootfile is not None else ""
    if name not in files:
        message = "Its package document is missing."
        raise stop("document/archive", message, at=Position(path), hint=SAVE_ANEW)
    return parse_xml(files[name], f"{path}/{name}"), posixpath.dirname(name)


def _spine(package: etree._Element) -> Iterator[str]:
    """Give the pages that are read one after the other, those of navigation left out."""
    items = {one.get("id", ""): one for one in package.iter(f"{_OPF}item")}
    for reference in package.iter(f"{_OPF}itemref"):
        item = items.get(reference.get("idref", ""))
        if item is not None and "nav" not in item.get("properties", "").split():
            yield unquote(item.get("href", ""))


def _page(data: bytes, path: str) -> etree._Element:
    root = parse_xml(data, path)
    for element in root.iter(f"{_XHTML}*"):
        element.tag = local(element)
    for element in list(root.iter("nav")):
        if "toc" in roles(element) and (parent := element.getparent()) is not None:
            parent.remove(element)
    return root


def _name_pictures(page: etree._Element, name: str) -> None:
    """Let pictures be named by their paths in the archive."""
    for element in page.iter("img"):
        source = element.get("src", "")
        if source and ":" not in source:
            place = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(source)))
            element.set("src", quote(place))


def _make_unique(page: etree._Element, number: int, numbers: Mapping[str, int], name: str) -> None:
    """Let ids and links be those of the whole book, not of a page."""
    for element in page.iter(etree.Element):
        if own := element.get("id"):
            element.set("id", f"f{number}-{own}")
        file, hash_, target = element.get("href", "").partition("#")
        if hash_:
            place = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(file)))
            at = numbers.get(place) if file else number
            if at is not None:
                element.set("href", f"#f{at}-{target}")
