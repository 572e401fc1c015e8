# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What the site offers for download against what it is: the products, and the site itself."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from typing import Final

from lxml import etree

from postilla.fidelity.container import unpack
from postilla.fidelity.extracted import Files
from postilla.fidelity.hints import ANEW
from postilla.fidelity.markup import parse_html
from postilla.fidelity.pages import resolve
from postilla.model.diagnostic import Diagnostic, Position
from postilla.model.downloads import FOLDER
from postilla.model.errors import PostillaError

UNPUBLISHED: Final = ".buildinfo"
"""What lies in the site and is no part of it."""

_ITEM: Final = (
    rb"\n(?:<!--[a-z]*-->\n)?"
    rb'<li>(?:(?!</li>).)*/%s"(?:(?!</li>).)*</li>'
    rb"(?:\n<!--/[a-z]*-->)?"
)
"""In a page: what offers a file of a name, which can't be in that file; a comment around it."""
_PAGE: Final = ".html"
_ARCHIVE: Final = ".zip"


def verify_downloads(site: Files, products: Files, folder: str) -> tuple[Diagnostic, ...]:
    """Hold what a site offers against what was built.

    :param site: its files, all of them.
    :param products: name -> bytes of the products that are files of their own.
    :param folder: of the site, in findings.
    :return: ``product/download-missing`` for each file that a page offers and that is not there,
        ``product/download-stale`` for each that is not what was built.
    """
    return (*_missing(site, folder), *_stale(site, products, folder))


def _missing(site: Files, folder: str) -> Iterator[Diagnostic]:
    for path, data in sorted(site.items()):
        if path.endswith(_PAGE) and b" download" in data:
            for href in _offered(parse_html(data, path)):
                if resolve(path, href) not in site:
                    message = f"It offers “{href}”, which is not there."
                    yield _finding("download-missing", message, f"{folder}/{path}")


def _offered(page: etree._Element) -> Iterator[str]:
    for link in page.iter("a"):
        if link.get("download") is not None:
            yield link.get("href", "")


def _stale(site: Files, products: Files, folder: str) -> Iterator[Diagnostic]:
    for path, data in sorted(site.items()):
        inside, _, name = path.rpartition("/")
        at = f"{folder}/{path}"
        if inside != FOLDER:
            continue
        if name in products and data != products[name]:
            yield _finding("download-stale", "It is not the product of this name.", at)
        elif name.endswith(_ARCHIVE):
            yield from _archive(site, path, at)


def _archive(site: Files, path: str, at: str) -> Iterator[Diagnostic]:
    """Tell in what the site as one file, in a folder of its name, is not the site."""
    try:
        packed = unpack(site[path], at)
    except PostillaError as error:
        yield from error.diagnostics
        return
    top = f"{path.rpartition('/')[2].removesuffix(_ARCHIVE)}/"
    there = {name.removeprefix(top): data for name, data in packed.items()}
    wanted = site.keys() - {path, UNPUBLISHED}
    for name in sorted(wanted | there.keys()):
        if name not in there:
            yield _finding("download-stale", f"It lacks “{name}”.", at)
        elif name not in wanted:
            yield _finding("download-stale", f"It has “{name}”, and the site has not.", at)
        elif not _is_same(there[name], site[name], path):
            yield _finding("download-stale", f"Its “{name}” is not that of the site.", at)


def _is_same(packed: bytes, page: bytes, archive: str) -> bool:
    """Say whether a file is that of the site, but for the item that offers the archive."""
    name = re.escape(archive.rpartition("/")[2]).encode()
    return packed == page or packed == re.sub(_ITEM % name, b"", page, flags=re.DOTALL)


def verify_sums(sums: str, files: Mapping[str, bytes], path: str) -> tuple[Diagnostic, ...]:
    """Hold the file of the sums against the files.

    :param sums: its text, as ``sha256sum`` writes it.
    :param files: path as it names them -> bytes, of all that is published.
    :param path: its name in findings.
    :return: ``product/sums`` for each file that has another sum, or none, and for each line that
        no file answers to.
    """
    return tuple(_sums(sums, files, path))


def _sums(sums: str, files: Mapping[str, bytes], path: str) -> Iterator[Diagnostic]:
    stated = {}
    for number, line in enumerate(sums.splitlines(), 1):
        digest, _, name = line.partition("  ")
        stated[name] = digest
        if name not in files:
            yield _finding("sums", f"There is no file “{name}”.", path, number)
        elif hashlib.sha256(files[name]).hexdigest() != digest:
            yield _finding("sums", f"This is not the sum of “{name}”.", path, number)
    for name in sorted(files.keys() - stated.keys()):
        yield _finding("sums", f"It has no sum of “{name}”.", path)


def _finding(code: str, message: str, path: str, line: int = 0) -> Diagnostic:
    at = Position(path, line)
    return Diagnostic(code=f"product/{code}", message=message, hint=ANEW, position=at)
