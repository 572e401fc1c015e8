# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Articles in JATS (ANSI/NISO Z39.96, Journal Publishing Tag Set 1.3)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from lxml import etree

from postilla.importer.blocks.labels import Part
from postilla.importer.document.elements import ElementReader, stated_language
from postilla.importer.document.formulas import state_in_tex
from postilla.importer.document.markup import XML_LANG, local, spaced, texts, words_in
from postilla.importer.document.source import Source
from postilla.importer.document.tree import (
    Block,
    Break,
    Call,
    Cited,
    Document,
    Heading,
    Inline,
    LineEnd,
    Linked,
    Listing,
    Lost,
    Note,
    Paragraph,
    Shown,
    Words,
    joined_lines,
    spaced_lines,
    table_of,
)
from postilla.model.content import SpanKind

_INLINE: Final = frozenset(
    {
        *("italic", "bold", "sup", "sub", "sc", "underline", "monospace", "roman", "sans-serif"),
        *("strike", "overline", "styled-content", "named-content", "ext-link", "uri", "xref"),
        *("email", "target", "milestone-start", "milestone-end", "abbrev", "def", "ruby", "break"),
    }
)
_UNSEEN: Final = frozenset(
    {
        *("journal-meta", "article-id", "article-categories", "pub-date", "permissions", "history"),
        *(
            "counts",
            "funding-group",
            "self-uri",
            "fpage",
            "lpage",
            "volume",
            "issue",
            "elocation-id",
        ),
        *("custom-meta-group", "pub-history", "related-article", "contrib-id", "processing-meta"),
    }
)
"""What says something of the article and is not its text."""
_HREF: Final = "{http://www.w3.org/1999/xlink}href"
_SET_OTHERWISE: Final = {
    "sup": "superscript",
    "sub": "subscript",
    "sc": "small capitals",
    "underline": "underlining",
    "strike": "strike-through",
    "monospace": "style of code",
}


def read_jats(article: etree._Element, path: str) -> Source:
    """Read the element ``article``.

    :param article: it; its formulas are changed.
    :param path: the document's name in errors.
    :return: the document and its words.
    :raises PostillaError: when pandoc can't be run on its formulas.
    """
    state_in_tex(article, ("inline-formula", "disp-formula"), path)
    words = tuple(texts(article, _INLINE, _is_silent))
    return Source(_Reader(article).document(), words, has_lines=True)


def _said(element: etree._Element) -> str:
    """Give what a picture shows, in the document's words."""
    return " ".join(spaced(one, _INLINE) for one in element.iter("alt-text", "long-desc"))


def _is_silent(element: etree._Element) -> bool:
    """Say whether an element's words are none of the text's: data, and marks of notes."""
    name = local(element)
    is_call = name == "xref" and element.get("ref-type") in ("fn", "table-fn")
    parent = element.getparent()
    is_mark = name == "label" and parent is not None and local(parent) == "fn"
    return is_call or is_mark or name in _UNSEEN


class _Reader(ElementReader):
    styles = MappingProxyType({"italic": SpanKind.EMPHASIS, "bold": SpanKind.STRONG})
    containers = frozenset(
        {
            *(
                "body",
                "back",
                "app-group",
                "app",
                "boxed-text",
                "statement",
                "def-list",
                "def-item",
            ),
            *("supplementary-material", "speech"),
        }
    )
    paragraphs = frozenset(
        {"p", "verse-line", "attrib", "term", "def", "speaker", "label", "title"}
    )
    figures = frozenset({"fig", "fig-group"})
    silent = _UNSEEN | {"fn-group", "milestone-end"}

    def __init__(self, article: etree._Element) -> None:
        super().__init__(_INLINE)
        self.article = article
        self.footnotes = {one.get("id", ""): one for one in article.iter("fn")}
        self.called: set[str] = set()

    def document(self) -> Document:
        blocks = [*self._front(), *self._of("body", 1), *self._of("back", 1)]
        return Document(
            blocks=tuple(blocks),
            notes=tuple(self.notes),
            language=self.article.get(XML_LANG, ""),
        )

    def _of(self, name: str, level: int) -> Iterator[Block]:
        for element in self.article.findall(name):
            yield from self.blocks(element, level)

    def _front(self) -> Iterator[Block]:
        meta = self.article.find("front/article-meta")
        if meta is None:
            return
        for title in meta.iterfind("title-group//article-title"):
            yield Heading(level=1, inlines=self.inlines(title), is_title=True)
        for subtitle in meta.iterfind("title-group/subtitle"):
            yield Heading(level=2, inlines=self.inlines(subtitle))
        for group in meta.iterfind("contrib-group"):
            for contributor in group.iterfind("contrib"):
                yield from self._person(contributor)
        for affiliation in meta.iter("aff"):
            yield Paragraph(inlines=self.inlines(affiliation))
        for group in meta.iterfind("title-group/trans-title-group"):
            language = stated_language(group)
            for title in group.iterfind("trans-title"):
                yield Heading(
                    level=1, inlines=self.inlines(title), language=language, is_title=True
                )
        for name in ("abstract", "trans-abstract", "kwd-group"):
            for element in meta.iterfind(name):
                yield from self._of_title(element)

    def _person(self, contributor: etree._Element) -> Iterator[Block]:
        name = contributor.find("name")
        parts = [] if name is None else [name.findtext("given-names"), name.findtext("surname")]
        words = " ".join(part for part in parts if part)
        words = words or contributor.findtext("collab") or contributor.findtext("string-name") or ""
        if words:
            yield Paragraph(inlines=(Words(words),))

    def _of_title(self, element: etree._Element) -> Iterator[Block]:
        """Read an abstract or a list of keywords."""
        part = Part.KEYWORDS if local(element) == "kwd-group" else Part.ABSTRACT
        language = stated_language(element)
        for title in element.iterfind("title"):
            yield Heading(level=2, inlines=self.inlines(title), language=language)
        if part is Part.KEYWORDS:
            words = [self.inlines(one) for one in element.iterfind("kwd")]
            line = [one for word in words for one in (Words(", "), *word)][1:]
            yield Paragraph(inlines=tuple(line), language=language, part=part)
            return
        rest = (one for one in element if local(one) != "title")
        for block in self.blocks(rest, 3):
            if isinstance(block, Paragraph):
                block = replace(block, language=language, part=part)
            yield block

    def special_block(self, element: etree._Element, level: int) -> Iterator[Block] | None:
        name = local(element)
        if name in ("sec", "ack", "app", "glossary", "ref-list", "notes"):
            return self._section(element, level)
        if name == "list":
            return iter([self._list(element)])
        if name == "disp-quote":
            return self._quotation(element, level)
        if name == "table-wrap":
            return self._table_with_caption(element, level)
        if name == "table":
            return self._table(element)
        if name == "verse-group":
            return self._verse(element, level)
        if name == "fig" and next(element.iter("graphic"), None) is not None:
            return self._figure(element)
        if name == "graphic":
            return self.image(element, element.get(_HREF, ""), [_said(element)], ())
        if name == "disp-formula":
            return iter([Paragraph(inlines=tuple(self.formula(element, is_displayed=True)))])
        if name in ("fig", "media", "code", "preformat"):
            return self.lost(element, "figure" if name == "fig" else name)
        return None

    def _section(self, element: etree._Element, level: int) -> Iterator[Block]:
        language = stated_language(element)
        label, title = element.find("label"), element.find("title")
        if title is not None:
            number = () if label is None else (*self.inlines(label), Words(" "))
            inlines = (*number, *self.inlines(title))
            yield Heading(level=min(level, 6), inlines=inlines, language=language)
        for child in element:
            if local(child) == "ref":
                yield self._entry(child)
            elif child is not label and child is not title:
                yield from self.blocks([child], level + 1)

    def _entry(self, reference: etree._Element) -> Block:
        for name in ("mixed-citation", "element-citation", "citation", "note"):
            found = reference.find(name)
            if found is None:
                continue
            inlines = self.inlines(found)
            if name == "element-citation":  # it has no words between its parts
                parts = [one for one in map(self.inlines, found) if one]
                inlines = tuple(one for part in parts for one in (Words(" "), *part))[1:]
            return Paragraph(inlines=inlines, key=reference.get("id", "") or "ref")
        return Paragraph(inlines=self.inlines(reference), key=reference.get("id", "") or "ref")

    def _table_with_caption(self, element: etree._Element, level: int) -> Iterator[Block]:
        """Read a table with its label and title before it, and its notes behind it."""
        label, title = element.find("label"), element.find("caption/title")
        parts = [self.inlines(part) for part in (label, title) if part is not None]
        if parts:
            yield Paragraph(inlines=tuple(one for line in spaced_lines(parts) for one in line))
        rest = [*element.iterfind("caption/p"), *element.iterfind("table")]
        yield from self.blocks([*rest, *element.iterfind("table-wrap-foot/*")], level)

    def _figure(self, element: etree._Element) -> Iterator[Block]:
        """Read a picture with its label and its caption."""
        parts = (*element.iterfind("label"), *element.iterfind("caption/*"))
        lines = [self.inlines(part) for part in parts]
        graphic, *others = element.iter("graphic")
        yield from self.image(element, graphic.get(_HREF, ""), [_said(element)], lines)
        for one in others:
            yield from self.image(element, one.get(_HREF, ""), [_said(one)], ())

    def _verse(self, element: etree._Element, level: int) -> Iterator[Block]:
        """Read lines of verse, a stanza a block; groups may stand in groups."""
        lines = [self.inlines(one) for one in element.iterfind("verse-line")]
        rest = [one for one in element if local(one) != "verse-line"]
        if lines:
            language = stated_language(element)
            yield Paragraph(inlines=joined_lines(lines), language=language, is_verse=True)
        yield from self.blocks(rest, level)

    def _table(self, element: etree._Element) -> Iterator[Block]:
        cells = [
            [
                self.cell(cell, cell.get("rowspan", "1"), cell.get("colspan", "1"))
                for cell in row
                if local(cell) in ("td", "th")
            ]
            for row in element.iter("tr")
        ]
        if table := table_of(cells, stated_language(element)):
            yield table

    def _quotation(self, element: etree._Element, level: int) -> Iterator[Block]:
        language = stated_language(element)
        for block in self.blocks(element, level):
            if isinstance(block, Paragraph):
                block = replace(block, language=block.language or language, is_quoted=True)
            yield block

    def _list(self, element: etree._Element) -> Listing:
        start = 1 if element.get("list-type", "") in ("order", "arabic") else None
        items = tuple(
            tuple(self.blocks((one for one in item if local(one) != "label"), 6))
            for item in element.iterfind("list-item")
        )
        return Listing(items=items, start=start, language=stated_language(element))

    def special_inline(self, element: etree._Element) -> Iterator[Inline] | None:
        name = local(element)
        if name == "xref":
            return self._reference(element)
        if name == "fn":
            return iter([self._call(element, "")])
        if name in ("target", "milestone-start"):
            return self._place(element)
        if name == "break":
            return iter([LineEnd()])
        if name in ("inline-graphic", "graphic"):
            return iter([Shown(element.get(_HREF, ""), _said(element))])
        if name in ("inline-formula", "disp-formula"):
            return self.formula(element, is_displayed=name == "disp-formula")
        if name in _SET_OTHERWISE:
            return self._set_otherwise(element, _SET_OTHERWISE[name])
        return None

    def _set_otherwise(self, element: etree._Element, style: str) -> Iterator[Inline]:
        inner = self.inlines(element)
        if not all(isinstance(one, Call) for one in inner):
            yield Lost(style)
        yield from inner

    def _reference(self, element: etree._Element) -> Iterator[Inline]:
        kind, target = element.get("ref-type", ""), element.get("rid", "")
        note = self.footnotes.get(target)
        if note is not None and kind in ("fn", "table-fn", ""):
            yield self._call(note, words_in(element).strip("[]() "))
        elif kind == "bibr":
            items = tuple((key, "") for key in target.split())
            yield Cited(items, self.inlines(element))
        elif target and kind != "aff":
            yield Linked(target.split()[0], self.inlines(element))
        else:
            yield from self.inlines(element)

    def _place(self, element: etree._Element) -> Iterator[Inline]:
        kind = element.get("target-type", "") or element.get("rationale", "")
        if kind.startswith("page"):
            own = words_in(element).strip()
            number = own or element.get("id", "").strip("pPgG-_. ")
            if number:
                yield Break(number)

    def _call(self, note: etree._Element, shown: str) -> Call:
        label = note.find("label")
        own = words_in(label).strip(". ")
        place = len(self.notes)
        key = note.get("id", "") or f" {place}"  # no id begins with a blank
        if key not in self.called:
            self.called.add(key)
            mark = shown or own or str(place + 1)
            self.notes.append(Note(key=key, mark=mark))
            rest = (one for one in note if one is not label)
            self.notes[place] = Note(key=key, mark=mark, blocks=tuple(self.blocks(rest, 6)))
        return Call(key)
