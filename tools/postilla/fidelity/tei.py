# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The text of the TEI edition: its element ``text``, read by the names of its elements.

The header and what stands beside the text count for nothing. A ``pb`` parts two words unless it
has ``break="no"`` (TEI Guidelines, section 3.11.3), as programs that read TEI take it.

A ``choice`` has the transmitted words in ``sic`` and others in ``corr``; its ``ana`` says which of
the two are read, and the document's own ``sic`` is what undoes the other.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from lxml import etree

from postilla.fidelity.cells import extent_of, laid_out
from postilla.fidelity.collector import Collector, Style
from postilla.fidelity.commentary import folded
from postilla.fidelity.extracted import Files, ProductText
from postilla.fidelity.hints import ANEW
from postilla.fidelity.marks import UNSEEN, agreed, mark_of_call, mark_of_note, page_number
from postilla.fidelity.markup import line_of, parse_xml, words_of
from postilla.model.block import BlockKind, Chapter, Joined
from postilla.model.content import PointKind
from postilla.model.diagnostic import Position
from postilla.model.errors import stop
from postilla.model.identifiers import cell_id, note_id
from postilla.model.picture import Picture

_NS: Final = "{http://www.tei-c.org/ns/1.0}"
_ID: Final = "{http://www.w3.org/XML/1998/namespace}id"
_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_READ_CORR: Final = "#emend.read.corr"
"""Where it is in ``ana``, the words of the text are those in ``corr``."""
_SPACE: Final = re.compile(r"[ \t\n\r\f]+")
_DIGEST: Final = f"{_NS}teiHeader//{_NS}publicationStmt/{_NS}idno[@type='source-sha256']"
_SAYING: Final = ("note", "app")
"""Elements with what the edition says."""
_BLOCKS: Final = {
    "head": BlockKind.HEADING,
    "p": BlockKind.PARAGRAPH,
    "bibl": BlockKind.PARAGRAPH,
    "list": BlockKind.LIST,
    "item": BlockKind.ITEM,
    "lg": BlockKind.VERSE,
    "note": BlockKind.NOTE,
}


def read_tei(files: Files, main_language: str) -> ProductText:
    """Read the TEI edition.

    :param files: the document alone.
    :param main_language: BCP 47, of the edition.
    :return: its text.
    :raises PostillaError: with ``product/markup`` when it is not well-formed, and with
        ``product/no-text`` when it is no TEI document with a text.
    """
    ((path, data),) = files.items()
    root = parse_xml(data, path)
    text = root.find(f"{_NS}text")
    if text is None:
        raise stop("product/no-text", "It has no TEI text.", at=Position(path), hint=ANEW)
    reader = _Reader(Collector(main_language))
    reader.read(text, Style(language=root.get(_LANG, "")))
    stated = root.findtext(_DIGEST) or ""
    return ProductText(
        chapters=reader.chapters(),
        departures=reader.collector.departures,
        transmitted=reader.transmitted,
        commentary={
            said.get(_ID, ""): folded("".join(map(str, said.itertext())))
            for name in _SAYING
            for said in root.iterfind(f"{_NS}standOff//{_NS}{name}[@{_ID}]")
        },
        parallel=folded(" ".join(map(_words, root.iterfind(f"{_NS}TEI//{_NS}s")))),
        digest=stated.strip(),
    )


def _words(element: etree._Element) -> str:
    return "".join(map(str, element.itertext()))


class _Reader:
    def __init__(self, collector: Collector) -> None:
        self.collector = collector
        self.transmitted: dict[str, str] = {}
        """Emendation whose words are read -> the words in whose place they stand."""
        self._names: dict[str, str] = {}
        """Part of an emendation -> the emendation, named by its first part."""
        self._parts = False
        """Whether a page break stands here that parts a word from another one."""

    def chapters(self) -> tuple[Chapter, ...]:
        """End the text, which is one whole."""
        self.collector.chapter("")
        return tuple(self.collector.chapters)

    def read(self, element: etree._Element, style: Style) -> None:
        """Read an element with all that is in it."""
        name = etree.QName(element).localname
        style = _styled(element, name, style)
        if name == "pb":
            self._page_break(element)
        elif element.get("type") == "noteref":
            self._call(element)
        elif name == "note" and element.get("place") != "foot":
            return  # the edition's, not the author's
        elif name == "choice":
            self._choice(element, style)
        elif name == "table":
            self._table(element, style)
        elif name == "figure":
            self._figure(element, style)
        elif kind := _kind(element, name):
            self.collector.space()
            start = _start(element) if name == "list" else None
            line = line_of(element)
            identifier = _identifier(element, name)
            with self.collector.block(identifier, kind, start=start, line=line):
                self._content(element, style)
            self.collector.space()
        else:
            if name == "l":
                self.collector.space()
            if name in ("s", "l"):
                self.collector.sentence(element.get(_ID, ""))
            self._content(element, style)

    def _content(self, element: etree._Element, style: Style, *, without: str = "") -> None:
        self._words(element.text, style)
        for child in element:
            if child.tag != without:
                self.read(child, style)
            self._words(child.tail, style)

    def _table(self, table: etree._Element, style: Style) -> None:
        """Read a table, with the cells that others cover."""
        rows = [
            [(cell, extent_of(cell.get("rows"), cell.get("cols"))) for cell in row]
            for row in table.iterchildren(f"{_NS}row")
        ]
        grid = [*laid_out(rows)]
        name, columns = table.get(_ID, ""), len(grid[0]) if grid else 0
        level, line = columns if table.get("cols") == str(columns) else 0, line_of(table)
        with self.collector.block(name, BlockKind.TABLE, level=level, line=line):
            for row, found in enumerate(grid, 1):
                for column, cell in enumerate(found, 1):
                    own = cell_id(name, row, column)
                    joined = cell if isinstance(cell, Joined) else None
                    if isinstance(cell, etree._Element):
                        own = cell.get(_ID, "")
                    with self.collector.block(own, BlockKind.CELL, joined=joined, line=line):
                        if isinstance(cell, etree._Element):
                            self._content(cell, _styled(cell, "cell", style))

    def _figure(self, figure: etree._Element, style: Style) -> None:
        """Read a picture: its file, what is read in its place, its caption."""
        graphic, said = figure.find(f"{_NS}graphic"), figure.find(f"{_NS}figDesc")
        caption = figure.find(f"{_NS}p")
        picture = Picture(
            file="" if graphic is None else graphic.get("url", "").rpartition("/")[2],
            alternative="" if said is None else " ".join(words_of(said).split(" ")),
        )
        place = figure if caption is None else caption
        own, line = place.get(_ID, ""), line_of(figure)
        with self.collector.block(own, BlockKind.IMAGE, picture=picture, line=line):
            if caption is not None:
                self._content(caption, _styled(caption, "p", style))

    def _choice(self, element: etree._Element, style: Style) -> None:
        """Read one of two readings; all else that should stand there is read, too."""
        if _READ_CORR not in element.get("ana", "").split():
            self._content(element, style, without=f"{_NS}corr")
            return
        own, before = element.get(_ID, ""), element.get("prev", "").removeprefix("#")
        name = self._names[own] = self._names.get(before, own)
        sic = "".join("".join(map(str, one.itertext())) for one in element.findall(f"{_NS}sic"))
        preceding = self.transmitted.get(name, "")
        self.transmitted[name] = preceding + _SPACE.sub(" ", sic)
        with self.collector.departure(name, len(preceding)):
            self._content(element, style, without=f"{_NS}sic")

    def _words(self, text: str | None, style: Style) -> None:
        if text:
            if self._parts and text[0].isalnum():
                self.collector.space()
            self._parts = False
            self.collector.words(text, style)

    def _page_break(self, element: etree._Element) -> None:
        number = agreed(element.get("n") or UNSEEN, page_number(element.get(_ID, "")))
        self.collector.point(PointKind.PAGE_BREAK, number)
        self._parts = element.get("break") != "no" and self.collector.last.isalnum()

    def _call(self, element: etree._Element) -> None:
        seen = element.get("n") or words_of(element) or UNSEEN
        call = mark_of_call(element.get(_ID, ""), seen)
        mark = agreed(seen, call, mark_of_note(element.get("target", "")))
        self.collector.point(PointKind.CALL, mark)


def _kind(element: etree._Element, name: str) -> BlockKind | None:
    kind, parent = _BLOCKS.get(name), element.getparent()
    is_quoted = parent is not None and parent.tag == f"{_NS}quote"
    return BlockKind.QUOTATION if kind is BlockKind.PARAGRAPH and is_quoted else kind


def _identifier(element: etree._Element, name: str) -> str:
    parent = element.getparent()
    if name == "head" and _ID not in element.attrib and parent is not None and parent[0] is element:
        return parent.get(_ID, "")
    if name == "note":
        seen = element.get("n") or UNSEEN
        calls = (mark_of_call(target, seen) for target in element.get("target", "").split())
        return agreed(element.get(_ID, ""), note_id(seen), *map(note_id, calls))
    return element.get(_ID, "")


def _start(element: etree._Element) -> int | None:
    """Give the number of the first item of a list, if its items have numbers without gaps."""
    numbers = [item.get("n", "") for item in element.iterchildren(f"{_NS}item")]
    if not numbers or not numbers[0].isdecimal():
        return None
    start = int(numbers[0])
    return start if numbers == [str(start + place) for place in range(len(numbers))] else None


def _styled(element: etree._Element, name: str, style: Style) -> Style:
    rendition = element.get("rend") if name == "hi" else ""
    target = element.get("target", "") if name == "ref" else ""
    return replace(
        style,
        language=element.get(_LANG) or style.language,
        emphasis=style.emphasis or rendition == "italic",
        strong=style.strong or rendition == "bold",
        reference=target.removeprefix("#") or style.reference,
    )
