# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Pages of HTML, alone or in an EPUB, marked before pandoc reads them.

Pandoc knows no notes in them, and drops page breaks and the languages of most elements. Roles are
those of DPUB-ARIA 1.1 and of EPUB's Structural Semantics Vocabulary 1.1.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from operator import itemgetter
from typing import Final
from urllib.parse import unquote

import lxml.html
from lxml import etree

from postilla.importer.document.marks import MarkKind, mark, without_marks
from postilla.importer.document.markup import XML_LANG, line_of, local, texts, words_in
from postilla.importer.document.note_links import EPUB_TYPE, INLINE, roles
from postilla.importer.document.pandoc import read_with_pandoc
from postilla.importer.document.source import Source
from postilla.importer.document.syntax_tree import LEFT_CLASS, NOTE_CLASS, read_syntax_tree
from postilla.importer.document.web_notes import place_notes
from postilla.importer.document.words import SourceWords
from postilla.model.diagnostic import Position
from postilla.model.errors import stop

_STATED_ENCODING: Final = re.compile(rb"charset=|<\?xml[^>]*encoding=", re.IGNORECASE)
_PAGES: Final = frozenset({"pagebreak", "doc-pagebreak"})
_DIVISIONS: Final = frozenset({"html", "body", "div", "section"})
_WORDLESS: Final = frozenset({"img", "br", "hr"})
_AROUND_BLOCKS: Final = frozenset(
    {*("div", "section", "article", "table", "thead", "tbody", "tr", "ul", "ol", "dl", "figure")}
)
_WITH_WORDS: Final = ("p", "li", "td", "th", "dt", "figcaption", "caption", "pre")
_PLAYED: Final = ("id", "role", "epub:type", EPUB_TYPE)
_CLASSES: Final = ("smallcaps", "underline")
_SILENT: Final = frozenset({"head", "script", "style", "template", "noscript"})
_UNCOUNTED: Final = _SILENT | {"math"}
"""What has no words of the text, or words that pandoc writes otherwise."""


def read_html(data: bytes, path: str, bibliography: str) -> Source:
    """Read a page of HTML.

    :param data: its bytes, in UTF-8 or in the encoding that it states.
    :param path: its name in errors.
    :param bibliography: BibTeX of works that it cites by key.
    :return: the document and its words.
    :raises PostillaError: when it can't be read.
    """
    return read_pages([parse_page(data, path)], path, bibliography)


def parse_page(data: bytes, path: str) -> etree._Element:
    """Read the tree of a page.

    :param data: its bytes.
    :param path: its name in errors.
    :return: the element ``html``.
    :raises PostillaError: ``document/markup`` when there is none.
    """
    encoding = None if _STATED_ENCODING.search(data, 0, 1024) else "utf-8"
    parser = lxml.html.HTMLParser(encoding=encoding, remove_comments=True, remove_pis=True)
    try:
        return lxml.html.document_fromstring(data, parser=parser)
    except (etree.ParserError, ValueError) as error:
        message = f"There is no page of HTML: {error}."
        raise stop("document/markup", message, at=Position(path)) from error


def read_pages(pages: Sequence[etree._Element], path: str, bibliography: str) -> Source:
    """Read pages as one document.

    :param pages: in reading order; ids are unique among all of them. They are changed.
    :param path: the document's name in errors.
    :param bibliography: BibTeX of works that it cites by key.
    :return: the document and its words.
    :raises PostillaError: when it can't be read.
    """
    language = next((tag for page in pages if (tag := language_of(page))), "")
    body = etree.Element("body")
    for page in pages:
        for part in page.iter("body"):
            whole = etree.SubElement(body, "div")
            whole.text = part.text
            whole.extend(part)
    place_notes(body)
    _mark_title(body)
    _state_heads(body)
    _mark_pages(body)
    _mark_places(body)
    _plainly(body)
    words = tuple(
        SourceWords(without_marks(one.text), one.line)
        for one in texts(body, INLINE, lambda element: local(element) in _UNCOUNTED)
    )
    words += tuple(SourceWords(one.get("alt", ""), line_of(one)) for one in body.iter("img"))
    _mark_languages(body, language)
    root = etree.Element("html")
    root.append(body)
    html = etree.tostring(root, encoding="unicode", method="html").encode()
    tree = read_with_pandoc(html, "html", path, bibliography=bibliography)
    return Source(read_syntax_tree(tree, path, language=language), words)


def _mark_title(body: etree._Element) -> None:
    """Mark the one heading of a page of the title, or the one that pandoc calls the title."""
    found = [
        heading
        for heading in body.iter("h1", "h2")
        if heading.get("class") == "title"
        or any("titlepage" in roles(one) for one in heading.iterancestors())
    ]
    if len(found) == 1:
        found[0].text = mark(MarkKind.TITLE) + (found[0].text or "")


def _mark_pages(body: etree._Element) -> None:
    for element in [one for one in body.iter(etree.Element) if _PAGES & roles(one)]:
        own = element.get("title") or element.get("aria-label") or words_in(element)
        if number := own.strip().rpartition(" ")[2]:
            for child in list(element):
                element.remove(child)
            element.text = mark(MarkKind.PAGE, number)
            element.tag = "span"
            element.attrib.clear()


def _state_heads(body: etree._Element) -> None:
    """Put the head of a table into an element, without which pandoc takes one row for it."""
    for table in list(body.iter("table")):
        if next(table.iter("thead"), None) is not None:
            continue
        rows = list(table.iter("tr"))
        is_head = (all(cell.tag == "th" for cell in row) for row in rows)
        head = etree.Element("thead")
        head.extend(
            row for row, _ in itertools.takewhile(itemgetter(1), zip(rows, is_head, strict=True))
        )
        if len(head) > 1:
            first = next((one for one in table if one.tag in ("tbody", "tr")), None)
            table.insert(table.index(first) if first is not None else len(table), head)


def _mark_places(body: etree._Element) -> None:
    """Mark the places that links lead to, where their words begin."""
    targets = {unquote(link.get("href", "").partition("#")[2]) for link in body.iter("a")}
    for element in list(body.iter(etree.Element)):
        name = element.get("id") or (element.get("name") if element.tag == "a" else "")
        if name and name in targets:
            place = _first_words(element)
            if place is not None:
                place.text = mark(MarkKind.ANCHOR, name) + (place.text or "")


def _first_words(element: etree._Element) -> etree._Element | None:
    """Find the first element in which words can stand."""
    if element.tag in _WORDLESS:
        parent = element.getparent()
        captions = iter(()) if parent is None else parent.iter("figcaption", "p")
        return next(captions, parent)
    if element.tag in _AROUND_BLOCKS:
        return next(element.iter("h1", "h2", "h3", "h4", "h5", "h6", *_WITH_WORDS), None)
    return element


def _plainly(body: etree._Element) -> None:
    """Take off classes and roles: by some of them pandoc leaves out what is no metadata here."""
    for element in body.iter(etree.Element):
        is_kept = element.get("class") in (NOTE_CLASS, LEFT_CLASS, *_CLASSES)
        for name in _PLAYED if is_kept else (*_PLAYED, "class"):
            element.attrib.pop(name, "")


def _mark_languages(body: etree._Element, language: str) -> None:
    """Mark what pandoc would forget: all but divisions, whose language it keeps."""
    for element in list(body.iter(etree.Element)):
        tag = language_of(element)
        if not tag or element.tag in _DIVISIONS:
            continue
        blocks = [one for one in element if local(one) not in INLINE]
        for block in blocks:
            if not language_of(block):
                block.set("lang", tag)
        if blocks:
            for name in ("lang", "xml:lang", XML_LANG):
                element.attrib.pop(name, "")
        if not blocks:
            around = next(filter(None, map(language_of, element.iterancestors())), language)
            if tag != around:
                _mark_language(element, tag, "" if around == language else around)


def _mark_language(element: etree._Element, tag: str, around: str) -> None:
    element.text = mark(MarkKind.LANGUAGE, tag) + (element.text or "")
    if len(element):
        element[-1].tail = (element[-1].tail or "") + mark(MarkKind.LANGUAGE, around)
    else:
        element.text += mark(MarkKind.LANGUAGE, around)


def language_of(element: etree._Element) -> str:
    """Give the language that an element states for its words.

    :param element: it.
    :return: BCP 47, or nothing.
    """
    return element.get("lang") or element.get(XML_LANG) or element.get("xml:lang") or ""
