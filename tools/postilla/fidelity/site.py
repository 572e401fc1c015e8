# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The text of the site: its pages from the first one on, by the links that lead to the next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from lxml import etree

from postilla.fidelity.extracted import Files, ProductText
from postilla.fidelity.markup import parse_html
from postilla.fidelity.pages import Page, PagesReader, has_text, resolve
from postilla.model.diagnostic import Position
from postilla.model.errors import stop

FIRST: Final = "index.html"
SOURCE: Final = "postilla-source"
"""The name of the metadata that state from which source a product was built."""


def read_site(files: Files, main_language: str) -> ProductText:
    """Read the site.

    :param files: its pages and style sheets.
    :param main_language: BCP 47, of the edition.
    :return: its text.
    :raises PostillaError: with ``product/missing`` when it has no first page.
    """
    if FIRST not in files:
        hint = "Run “make” to build it."
        raise stop("product/missing", "The first page is missing.", at=Position(FIRST), hint=hint)
    pages = tuple(_pages(files))
    text = PagesReader(files, main_language).read([page for page in pages if has_text(page)])
    stated = pages[0].root.xpath("string(//meta[@name=$name]/@content)", name=SOURCE)
    return replace(text, digest=str(stated))


def _pages(files: Files) -> Iterator[Page]:
    """Give the pages that a reader comes to, in their order."""
    path, seen = FIRST, set[str]()
    while path in files and path not in seen:
        seen.add(path)
        page = Page(path=path, root=parse_html(files[path], path))
        yield page
        path = resolve(path, _next(page.root))


def _next(root: etree._Element) -> str:
    links = root.xpath("//body//a[contains(concat(' ', @rel, ' '), ' next ')]/@href")
    return str(links[0]) if isinstance(links, list) and links else ""
