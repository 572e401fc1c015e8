# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Texts in TEI P5 (TEI Guidelines 4.12)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from lxml import etree

from postilla.importer.document.elements import XML_ID, ElementReader, stated_language
from postilla.importer.document.formulas import state_in_tex
from postilla.importer.document.markup import XML_LANG, line_of, local, spaced, texts, words_in
from postilla.importer.document.source import Source
from postilla.importer.document.tree import (
    Anchor,
    Block,
    Break,
    Call,
    Cited,
    Document,
    Heading,
    Inline,
    Inlines,
    Linked,
    Listing,
    Lost,
    Note,
    Paragraph,
    Shown,
    Styled,
    Words,
    joined_lines,
    plain,
    table_of,
)
from postilla.model.content import SpanKind
from postilla.model.diagnostic import Position
from postilla.model.errors import stop

TEI: Final = "http://www.tei-c.org/ns/1.0"
_T: Final = f"{{{TEI}}}"
_INLINE: Final = frozenset(
    {
        *("hi", "emph", "foreign", "term", "title", "name", "persName", "placeName", "orgName"),
        *("ref", "ptr", "pb", "lb", "cb", "anchor", "date", "num", "ex", "am"),
        *("supplied", "unclear", "add", "del", "subst", "choice", "sic", "orig", "abbr"),
        *("s", "w", "c", "pc", "seg", "mentioned", "soCalled", "gloss", "rs", "hyphen", "g"),
    }
)
_ENTRIES: Final = ("bibl", "biblStruct", "biblFull")
_EMPHATIC: Final = ("italic", "it", "i", "emph", "oblique")
_STRONG: Final = ("bold", "b", "strong")
_SIMPLE: Final = "simple:"
"""Before the names of TEI Simple for looks."""
_CHOICES: Final = (("sic", "corr"), ("orig", "reg"), ("abbr", "expan"))
"""Of two readings the first is what is transmitted."""


def read_tei(root: etree._Element, path: str) -> Source:
    """Read the text of the element ``TEI``.

    :param root: it; its formulas are changed.
    :param path: its name in errors.
    :return: the document and its words.
    :raises PostillaError: ``document/no-text``; when pandoc can't be run on its formulas.
    """
    text = root.find(f"{_T}text")
    if text is None:
        raise stop(
            "document/no-text",
            "There is no element “text” in this document.",
            at=Position(path, line_of(root)),
            hint="A corpus of several texts is imported text by text.",
        )
    state_in_tex(text, ("formula",), path)
    notes = {f"#{one.get(XML_ID)}" for one in text.iter(f"{_T}note") if one.get(XML_ID)}
    words = tuple(texts(text, _INLINE, lambda one: one.get("target") in notes))
    return Source(_Reader(text).document(root), words, has_lines=True)


class _Reader(ElementReader):
    styles = MappingProxyType({"emph": SpanKind.EMPHASIS})
    containers = frozenset(
        {
            *(
                "front",
                "body",
                "back",
                "div",
                "div1",
                "div2",
                "div3",
                "group",
                "text",
                "floatingText",
            ),
            *(
                "q",
                "cit",
                "lg",
                "sp",
                "titlePage",
                "docTitle",
                "opener",
                "closer",
                "argument",
            ),
            *("postscript", "epigraph", "said"),
        }
    )
    paragraphs = frozenset(
        {
            *("p", "ab", "l", "docAuthor", "docImprint", "docDate", "byline", "dateline", "salute"),
            *("signed", "trailer", "speaker", "stage", "imprimatur", "epigraph"),
        }
    )
    figures = frozenset({"figure"})
    silent = frozenset({"fw", "figDesc"})

    def __init__(self, text: etree._Element) -> None:
        super().__init__(_INLINE)
        self.text = text
        self.by_id = {one.get(XML_ID, ""): one for one in text.iter(f"{_T}*")}
        self.targets = {one.get("target", "") for one in text.iter(f"{_T}ref", f"{_T}ptr")}
        self.called: set[str] = set()

    def document(self, root: etree._Element) -> Document:
        return Document(
            blocks=tuple(self.blocks(self.text, 1)),
            notes=tuple(self.notes),
            language=self.text.get(XML_LANG, "") or root.get(XML_LANG, ""),
        )

    def special_block(self, element: etree._Element, level: int) -> Iterator[Block] | None:
        name = local(element)
        if name in ("div", "div1", "div2", "div3", "listBibl"):
            return self._division(element, level)
        if name == "lg":
            return self._verse(element, level)
        if name == "figure" and element.find(f"{_T}graphic") is not None:
            return self._figure(element)
        if name in ("head", "titlePart"):
            return self._heading(element, level)
        if name == "quote":
            return self._quotation(element, level)
        if name == "list":
            return self._list(element)
        if name in _ENTRIES:
            return iter([self._entry(element)])
        if name == "table":
            return self._table(element)
        if name == "formula":
            return iter([Paragraph(inlines=tuple(self.formula(element, is_displayed=True)))])
        if name in ("figure", "notatedMusic"):
            return self.lost(element, name)
        if name == "note" and self._is_called(element):
            return iter([])  # it stands at its call
        return None

    def _division(self, element: etree._Element, level: int) -> Iterator[Block]:
        """Read a division; its language is that of its blocks."""
        language = stated_language(element)
        for block in self.blocks(element, level):
            if isinstance(block, Heading | Paragraph) and not block.language:
                block = replace(block, language=language)
            yield block

    def _verse(self, element: etree._Element, level: int) -> Iterator[Block]:
        """Read lines of verse, a stanza a block; a poem may have a head and stanzas in it."""
        lines: list[Inlines] = []
        language = stated_language(element)
        for child in element:
            if local(child) == "l":
                lines.append(self.inlines(child))
                continue
            if lines and local(child) in ("lg", "head"):
                yield Paragraph(inlines=joined_lines(lines), language=language, is_verse=True)
                lines = []
            if local(child) == "pb" and child.get("n"):
                lines.append((Break(child.get("n", "")),))
            else:
                yield from self.blocks([child], level)
        if lines:
            yield Paragraph(inlines=joined_lines(lines), language=language, is_verse=True)

    def _figure(self, element: etree._Element) -> Iterator[Block]:
        """Read a picture; its heading and its paragraphs are its caption."""
        graphic, *others = element.iterfind(f"{_T}graphic")
        said = [spaced(one, _INLINE) for one in element.iterfind(f"{_T}figDesc")]
        lines = [self.inlines(one) for one in element if local(one) in ("head", "p", "ab")]
        yield from self.image(element, graphic.get("url", ""), said, lines)
        for one in others:
            yield from self.image(element, one.get("url", ""), (), ())

    def _quotation(self, element: etree._Element, level: int) -> Iterator[Block]:
        """Read a quotation between paragraphs; its words may stand in none of their own."""
        language = stated_language(element)
        has_blocks = any(local(one) in self.paragraphs | self.containers for one in element)
        inner = self.blocks(element, level) if has_blocks else iter([self._line(element)])
        for block in inner:
            if isinstance(block, Paragraph):
                block = replace(block, language=block.language or language, is_quoted=True)
            yield block

    def _line(self, element: etree._Element) -> Paragraph:
        return Paragraph(inlines=self.inlines(element))

    def _heading(self, element: etree._Element, level: int) -> Iterator[Block]:
        parent = element.getparent()
        is_of_title = parent is not None and parent.get("type") == "title"
        names = [local(one) for one in element.iterancestors()]
        depth = sum(name.startswith("div") or name == "lg" for name in names)
        yield Heading(
            level=max(1, min(depth, 6)),
            inlines=self.inlines(element),
            language=stated_language(element),
            is_title=is_of_title or local(element) == "titlePart",
        )

    def _list(self, element: etree._Element) -> Iterator[Block]:
        for head in element.iterfind(f"{_T}head"):
            yield Paragraph(inlines=self.inlines(head))
        form = element.get("rend", element.get("type", ""))
        is_numbered = form.partition(":")[0] in ("numbered", "ordered")
        items = tuple(tuple(self._item(item)) for item in element.iterfind(f"{_T}item"))
        start = 1 if is_numbered else None
        yield Listing(items=items, start=start, language=stated_language(element))

    def _item(self, item: etree._Element) -> Iterator[Block]:
        inner = [one for one in item if local(one) in ("p", "list", "ab")]
        if not inner or (item.text or "").strip():
            lists = [one for one in inner if local(one) == "list"]
            for one in lists:
                item.remove(one)
            yield Paragraph(inlines=self.inlines(item))
            inner = lists
        yield from self.blocks(inner, 6)

    def _table(self, element: etree._Element) -> Iterator[Block]:
        for head in element.iterfind(f"{_T}head"):
            yield Paragraph(inlines=self.inlines(head))
        rows = [
            [
                self.cell(cell, cell.get("rows", "1"), cell.get("cols", "1"))
                for cell in row.iterfind(f"{_T}cell")
            ]
            for row in element.iterfind(f"{_T}row")
        ]
        if table := table_of(rows, stated_language(element)):
            yield table

    def _entry(self, element: etree._Element) -> Block:
        inlines = self.inlines(element)
        if local(element) != "bibl":
            parts = [one for one in map(self.inlines, element) if plain(one).strip()]
            inlines = tuple(one for part in parts for one in (Words(" "), *part))[1:]
        return Paragraph(
            inlines=inlines,
            language=stated_language(element),
            key=element.get(XML_ID, "") or f"line-{line_of(element)}",
        )

    def special_inline(self, element: etree._Element) -> Iterator[Inline] | None:
        name = local(element)
        if name == "pb":
            return iter([Break(element.get("n", ""))] if element.get("n") else [])
        if name == "lb":
            return iter([] if element.get("break") == "no" else [Words(" ")])
        if name == "note":
            return iter([self._call(element)])
        if name in ("ref", "ptr"):
            return self._reference(element)
        if name == "hi":
            return self._highlighted(element)
        if name == "choice":
            return self._choice(element)
        if name == "anchor":
            return iter([Anchor(element.get(XML_ID, ""))])
        if name in ("graphic", "figure"):
            return self._shown(element)
        if name == "formula":
            return self.formula(element, is_displayed=False)
        if name in ("gap", "table"):
            return iter([Lost(name, words_in(element))])
        if name == "del":
            return iter([Lost("deletion", words_in(element))])
        return None

    def _shown(self, element: etree._Element) -> Iterator[Inline]:
        """Read a picture in a line, which the chapters can't hold."""
        said = " ".join(spaced(one, _INLINE) for one in element.iter(f"{_T}figDesc", f"{_T}head"))
        for graphic in element.iter(f"{_T}graphic"):
            yield Shown(graphic.get("url", ""), said)

    def _highlighted(self, element: etree._Element) -> Iterator[Inline]:
        looks = element.get("rend", "").split() or element.get("rendition", "").split()
        looks = [look.removeprefix("#").removeprefix(_SIMPLE) for look in looks]
        inner = self.inlines(element)
        kind = next((_kind_of(look) for look in looks if _kind_of(look)), None)
        if kind:
            yield Styled(kind, inner)
            return
        if looks and not all(isinstance(one, Call) for one in inner):
            yield Lost(f"highlighting “{' '.join(looks)}”")
        yield from inner

    def _choice(self, element: etree._Element) -> Iterator[Inline]:
        for transmitted, other in _CHOICES:
            kept, left = element.find(f"{_T}{transmitted}"), element.find(f"{_T}{other}")
            if kept is not None:
                yield from self.inlines(kept)
                if left is not None:
                    yield Lost(f"reading “{other}”", plain(self.inlines(left)))
                return
        yield from self.inlines(element)

    def _reference(self, element: etree._Element) -> Iterator[Inline]:
        target = element.get("target", "")
        place = self.by_id.get(target[1:]) if target.startswith("#") else None
        kind = local(place) if place is not None else ""
        if place is not None and kind == "note":
            yield self._call(place, plain(self.inlines(element)).strip("[]() "))
        elif kind in _ENTRIES:
            yield Cited(((target.removeprefix("#"), ""),), self.inlines(element))
        elif target.startswith("#"):
            yield Linked(target[1:], self.inlines(element))
        else:
            words = self.inlines(element)
            yield from words
            if target and target != plain(words):
                yield Lost("target of a link", target)

    def _is_called(self, note: etree._Element) -> bool:
        """Say whether a note stands apart from its call."""
        return f"#{note.get(XML_ID, '')}" in self.targets - {"#"}

    def _call(self, note: etree._Element, shown: str = "") -> Call:
        place = len(self.notes)
        key = note.get(XML_ID, "") or f" {place}"  # no id begins with a blank
        if key in self.called:
            return Call(key)
        self.called.add(key)
        mark = note.get("n", "") or shown or str(place + 1)
        self.notes.append(Note(key=key, mark=mark))
        inner = [one for one in note if local(one) in ("p", "ab", "list", "quote", "lg")]
        blocks = tuple(self.blocks(inner, 6)) if inner else (Paragraph(inlines=self.inlines(note)),)
        self.notes[place] = Note(key=key, mark=mark, blocks=blocks)
        return Call(key)


def _kind_of(look: str) -> SpanKind | None:
    if look in _EMPHATIC:
        return SpanKind.EMPHASIS
    return SpanKind.STRONG if look in _STRONG else None
