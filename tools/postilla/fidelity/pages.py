# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Pages that are read one behind the other: what the site and the EPUB have in common."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import unquote, urlsplit

from lxml import etree

from postilla.fidelity.collector import Collector
from postilla.fidelity.extracted import Files, ProductText
from postilla.fidelity.hints import ANEW
from postilla.fidelity.look import Looks
from postilla.fidelity.marks import INVISIBLE
from postilla.fidelity.markup import line_of
from postilla.fidelity.page import PageReader
from postilla.fidelity.stylesheet import Condition, Rule, Stylesheet, read_stylesheet
from postilla.model.diagnostic import Diagnostic, Position
from postilla.model.identifiers import kind_of

_CHAPTERS: Final = "chapters/"
"""The folder in which chapters lie, in the source as in products."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page."""

    path: str
    """Inside the product."""
    root: etree._Element

    @property
    def name(self) -> str:
        """Give the name of the chapter that it is."""
        return posixpath.splitext(self.path)[0].rpartition(_CHAPTERS)[2]

    @property
    def is_chapter(self) -> bool:
        """True when it lies where chapters do."""
        return _CHAPTERS in self.path


def resolve(page: str, address: str) -> str:
    """Say to which file a link leads.

    :param page: the path of the page on which it stands.
    :param address: what the link says.
    :return: the path inside the product; empty when it leads to no other file.
    """
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or not parts.path:
        return ""
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(parts.path)))


class PagesReader:
    """Reads pages with their style sheets, each of which it reads once."""

    def __init__(self, files: Files, main_language: str) -> None:
        """Prepare.

        :param files: all files of the product.
        :param main_language: BCP 47, of the edition.
        """
        self._files = files
        self._language = main_language
        self._sheets: dict[str, Stylesheet] = {}

    def read(self, pages: Sequence[Page]) -> ProductText:
        """Read pages.

        :param pages: those with text, in reading order.
        :return: their text, a chapter a page, once more for each condition of a style sheet under
            which it reads otherwise.
        """
        looks = {page.path: Looks(page.root, tuple(self._rules(page))) for page in pages}
        environments = dict.fromkeys(one for look in looks.values() for one in look.environments)
        text = self._in_environment(pages, looks, ())
        others = {
            environment: self._in_environment(pages, looks, environment)
            for environment in environments
            if environment
        }
        return replace(
            text,
            variants={
                " ".join(name): one.chapters
                for name, one in others.items()
                if one.chapters != text.chapters
            },
            findings=tuple(one for sheet in self._sheets.values() for one in sheet.findings),
        )

    def _in_environment(
        self, pages: Sequence[Page], looks: Mapping[str, Looks], environment: Condition
    ) -> ProductText:
        collector = Collector(self._language, INVISIBLE)
        places = {}
        transmitted: dict[str, str] = {}
        commentary: dict[str, str] = {}
        parallel: list[str] = []
        for page in pages:
            place = _place_of_text(page)
            if place is not None:
                reader = PageReader(collector, looks[page.path], environment)
                reader.read(place)
                transmitted |= reader.transmitted
                commentary |= reader.commentary
                parallel += reader.parallel
            collector.chapter(page.name)
            places[page.name] = page.path
        return ProductText(
            chapters=tuple(collector.chapters),
            departures=collector.departures,
            transmitted=transmitted,
            commentary=commentary,
            parallel=" ".join(parallel),
            places=places,
        )

    def _rules(self, page: Page) -> Iterator[Rule]:
        for element in page.root.iter("link", "style"):
            media = element.get("media", "")
            condition = (f"@media {media}",) if media else ()
            rules = sheet.rules if (sheet := self._sheet(element, page)) else ()
            if not condition:
                yield from rules
            for rule in rules if condition else ():
                yield replace(rule, condition=(*condition, *rule.condition))

    def _sheet(self, element: etree._Element, page: Page) -> Stylesheet | None:
        if element.tag == "style":
            path = f"{page.path}:{line_of(element)}"
            css = "".join(map(str, element.itertext()))
        elif element.get("rel", "").split() == ["stylesheet"]:
            path = resolve(page.path, element.get("href", ""))
            css = self._files.get(path, b"").decode("utf-8", "replace")
        else:
            return None
        if path not in self._sheets:
            missing = element.tag == "link" and path not in self._files
            self._sheets[path] = _missing(element, page) if missing else read_stylesheet(css, path)
        return self._sheets[path]


def has_text(page: Page) -> bool:
    """Say whether a page is to be read: as a chapter, or because something has an id of the text.

    :param page: the page.
    :return: whether it is.
    """
    return page.is_chapter or any(kind_of(element.get("id", "")) for element in page.root.iter())


def _place_of_text(page: Page) -> etree._Element | None:
    """Give the element that holds the text: on the site, what is around it is no part of it."""
    main = page.root.find(".//main")
    return page.root.find("body") if main is None else main


def _missing(element: etree._Element, page: Page) -> Stylesheet:
    finding = Diagnostic(
        code="product/style",
        message=f"The style sheet “{element.get('href', '')}” is not in the product.",
        hint=ANEW,
        position=Position(page.path, line_of(element)),
    )
    return Stylesheet(rules=(), findings=(finding,))
