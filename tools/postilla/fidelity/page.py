# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""One page of HTML or XHTML, read as a person sees it.

What the edition adds has the class ``apparatus``, and the marks of notes, their calls and the
numbers of printed pages stand between the words, not among them; see
:mod:`postilla.fidelity.marks`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import unquote

from lxml import etree

from postilla.fidelity.apparatus import ANNOTATION, ApparatusReader, shown_words
from postilla.fidelity.cells import extent_of, laid_out
from postilla.fidelity.collector import Collector, Style
from postilla.fidelity.look import Look, Looks
from postilla.fidelity.marks import UNSEEN, agreed, mark_of_call, mark_of_note, page_number
from postilla.fidelity.markup import line_of
from postilla.fidelity.stylesheet import Condition
from postilla.model.block import BlockKind, Joined
from postilla.model.content import PointKind
from postilla.model.identifiers import IdKind, cell_id, kind_of, note_id
from postilla.model.picture import Picture

_KINDS: dict[IdKind | None, BlockKind] = {
    IdKind.NOTE: BlockKind.NOTE,
    IdKind.ITEM: BlockKind.ITEM,
    **dict.fromkeys(
        (IdKind.BLOCK, IdKind.ABSTRACT, IdKind.KEYWORDS, IdKind.ENTRY), BlockKind.PARAGRAPH
    ),
}
_HEADING = re.compile(r"h([1-6])")
_LISTS = frozenset({"ul", "ol"})
_LAST_WORD = re.compile(r"(\S+)\s*$")
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


class PageReader:
    """Reads a page in one environment."""

    def __init__(self, collector: Collector, looks: Looks, environment: Condition) -> None:
        """Prepare.

        :param collector: takes what is read.
        :param looks: of the page.
        :param environment: one of those of the looks.
        """
        self._collector = collector
        self._looks = looks
        self._environment = environment
        self._apparatus = ApparatusReader(looks, environment)

    @property
    def transmitted(self) -> Mapping[str, str]:
        """Emendation -> the transmitted words that the apparatus of the page gives."""
        return self._apparatus.transmitted

    @property
    def commentary(self) -> Mapping[str, str]:
        """Annotation -> the words that the apparatus of the page has of it."""
        return self._apparatus.commentary

    @property
    def parallel(self) -> list[str]:
        """The words of the texts in parallel on the page."""
        return self._apparatus.parallel

    def read(self, place: etree._Element) -> None:
        """Read an element with all that is in it.

        :param place: the element that holds the text.
        """
        around, style = Look(), Style()
        for element in (*reversed([*place.iterancestors()]), place):
            if element is not place:
                around = self._look(element, around)
                if not around.box:
                    return
            style = _styled(element, style)
        self._element(place, around, style)

    def _look(self, element: etree._Element, around: Look) -> Look:
        return self._looks.look(element, around, self._environment)

    def _element(self, element: etree._Element, around: Look, style: Style) -> None:
        look = self._look(element, around)
        classes = element.get("class", "").split()
        if not look.box or "note-mark" in classes:
            return
        if "apparatus" in classes:
            self._apparatus.read(element, around)
            return
        if "pagebreak" in classes:
            self._collector.point(PointKind.PAGE_BREAK, self._page_number(element, around))
            return
        if "call" in classes:
            self._collector.point(PointKind.CALL, self._call_mark(element, around))
            return
        style = _styled(element, style)
        if look.line:
            self._collector.space()
        if element.tag == "table" and kind_of(element.get("id", "")) is IdKind.BLOCK:
            self._table(element, look, style)
            return
        if element.tag == "figure" and "picture" in classes:
            self._figure(element, look, style)
            return
        block = self._block(element, around)
        if "restored" in classes:
            with self._collector.departure(element.get(ANNOTATION, "")):
                self._content(element, look, style)
        elif block is None:
            if kind_of(element.get("id", "")) is IdKind.SENTENCE:
                self._collector.sentence(element.get("id", ""))
            self._content(element, look, style)
        else:
            identifier, kind, level, start = block
            line = line_of(element)
            with self._collector.block(identifier, kind, level=level, start=start, line=line):
                self._content(element, look, style)
        if look.line:
            self._collector.space()

    def _table(self, table: etree._Element, look: Look, style: Style) -> None:
        """Read a table of the text, with the cells that others cover."""
        rows = [row for row in table.iter("tr") if self._is_shown(row, look)]
        grid = [
            *laid_out(
                [
                    [
                        (cell, extent_of(cell.get("rowspan"), cell.get("colspan")))
                        for cell in row.iterchildren("td", "th")
                    ]
                    for row in rows
                ]
            )
        ]
        name, line = table.get("id", ""), line_of(table)
        columns = max(map(len, grid), default=0)
        self._collector.space()
        with self._collector.block(name, BlockKind.TABLE, level=columns, line=line):
            for row, found in enumerate(grid, 1):
                for column, cell in enumerate(found, 1):
                    self._cell(cell, cell_id(name, row, column), look, style)
        self._collector.space()

    def _cell(
        self, cell: etree._Element | Joined | None, own: str, around: Look, style: Style
    ) -> None:
        if not isinstance(cell, etree._Element):
            with self._collector.block(own, BlockKind.CELL, joined=cell):
                return
        with self._collector.block(cell.get("id", ""), BlockKind.CELL, line=line_of(cell)):
            look = self._look(cell, around)
            if look.box:
                self._content(cell, look, _styled(cell, style))

    def _is_shown(self, row: etree._Element, look: Look) -> bool:
        return self._look(row, look).box

    def _figure(self, figure: etree._Element, look: Look, style: Style) -> None:
        """Read a picture: its file, what is read in its place, its caption."""
        image, caption = figure.find("img"), figure.find(".//p")
        picture = None
        if image is not None and self._look(image, look).box:
            file = unquote(image.get("src", "")).rpartition("/")[2]
            picture = Picture(file=file, alternative=image.get("alt", ""))
        name = "" if caption is None else caption.get("id", "")
        line = line_of(figure)
        with self._collector.block(name, BlockKind.IMAGE, picture=picture, line=line):
            if caption is not None:
                self._content(caption, self._look(caption, look), _styled(caption, style))

    def _content(self, element: etree._Element, look: Look, style: Style) -> None:
        line = line_of(element)

        def words(text: str | None) -> None:
            if text and (look.words or text.isspace()):  # what can't be seen still parts words
                self._collector.words(look.letters(text), style, line)

        words(look.before)
        words(element.text)
        for child in element:
            self._element(child, look, style)
            words(child.tail)
        words(look.after)

    def _block(
        self, element: etree._Element, around: Look
    ) -> tuple[str, BlockKind, int, int | None] | None:
        """Say which block an element is, if it is one: its id, kind, level and first number."""
        tag, identifier = str(element.tag), element.get("id", "")
        kind = _KINDS.get(kind_of(identifier))
        if heading := _HEADING.fullmatch(tag):
            return self._heading_id(element), BlockKind.HEADING, int(heading[1]), None
        if tag in _LISTS and (kind or self._collector.inside(BlockKind.ITEM)):
            return identifier, BlockKind.LIST, 0, _start(element) if tag == "ol" else None
        if kind is BlockKind.NOTE:
            return self._note_id(element, around), kind, 0, None
        if kind is BlockKind.PARAGRAPH and any(True for _ in element.iterancestors("blockquote")):
            kind = BlockKind.QUOTATION
        elif kind is BlockKind.PARAGRAPH and "verse" in element.get("class", "").split():
            kind = BlockKind.VERSE
        if kind:
            return identifier, kind, 0, None
        if tag == "li" and self._collector.inside(BlockKind.LIST):
            return "", BlockKind.ITEM, 0, None
        return None

    def _heading_id(self, element: etree._Element) -> str:
        """Give the id of a heading, which is that of its section when it comes first there."""
        parent = element.getparent()
        if not element.get("id") and parent is not None and parent[0] is element:
            return parent.get("id", "")
        return element.get("id", "")

    def _page_number(self, element: etree._Element, around: Look) -> str:
        link = element.getnext()
        if link is None or element.tail or "page-number" not in link.get("class", "").split():
            link = None
        seen = self._shown(element, around) + ("" if link is None else self._shown(link, around))
        seen = seen.strip("[]()| ")
        said = element.get("aria-label") or element.get("title") or ""
        return agreed(
            seen or UNSEEN,
            page_number(element.get("id", "")),
            "" if link is None else page_number(link.get("href", "")),
            *_LAST_WORD.findall(said),
        )

    def _call_mark(self, element: etree._Element, around: Look) -> str:
        link = element.find(".//a")
        target = "" if link is None else link.get("href", "")
        seen = self._shown(element, around) or UNSEEN
        return agreed(seen, mark_of_call(element.get("id", ""), seen), mark_of_note(target))

    def _note_id(self, element: etree._Element, around: Look) -> str:
        """Give the id of a note, in which its mark and the link back to its call agree."""
        marks = (one for one in element.iter() if "note-mark" in one.get("class", "").split())
        mark = next(marks, None)
        seen = UNSEEN if mark is None else self._shown(mark, around) or UNSEEN
        links = [] if mark is None else [link.get("href", "") for link in mark.iter("a")]
        backs = [note_id(mark_of_call(link, seen)) for link in links]
        return agreed(element.get("id", ""), note_id(seen), *backs)

    def _shown(self, element: etree._Element, around: Look) -> str:
        return shown_words(element, around, self._look)


def _start(element: etree._Element) -> int | None:
    """Give the number of the first item of a list, if its items are numbered one by one."""
    if "reversed" in element.attrib or any("value" in item.attrib for item in element):
        return None
    start = element.get("start", "1")
    return int(start) if start.isdecimal() else 1


def _styled(element: etree._Element, style: Style) -> Style:
    tag = element.tag
    target = element.get("href", "").partition("#")[2] if tag == "a" else ""
    return replace(
        style,
        language=agreed(element.get(_LANG, ""), element.get("lang", "")) or style.language,
        emphasis=style.emphasis or tag in ("em", "i"),
        strong=style.strong or tag in ("strong", "b"),
        reference=target if kind_of(target) else style.reference,
    )
