# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Elements of XML as blocks and inlines: what the readers of JATS and TEI have in common.

Both read their format without pandoc, which drops more of it than it keeps.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from lxml import etree

from postilla.importer.document.formulas import IN_TEX, formula
from postilla.importer.document.markup import XML_LANG, local, spaced
from postilla.importer.document.tree import (
    Block,
    Break,
    Cell,
    Image,
    Inline,
    Inlines,
    Left,
    Lost,
    Note,
    Paragraph,
    Styled,
    Words,
    anchored,
    apart,
    spaced_lines,
)
from postilla.model.content import SpanKind

XML_ID: Final = "{http://www.w3.org/XML/1998/namespace}id"


class ElementReader(ABC):
    """Goes through a document; each format says what its elements are."""

    styles: Mapping[str, SpanKind]
    """Inline elements that are emphasis or strong."""
    containers: frozenset[str]
    """Elements whose content stands in their place."""
    paragraphs: frozenset[str]
    figures: frozenset[str]
    """Elements of pictures with their captions."""
    silent: frozenset[str]
    """Elements that have no words of the text."""

    def __init__(self, inline: frozenset[str]) -> None:
        """Begin.

        :param inline: the local names of elements that may stand inside a word.
        """
        self.inline_names = inline
        self.notes: list[Note] = []

    @abstractmethod
    def special_block(self, element: etree._Element, level: int) -> Iterator[Block] | None:
        """Read a block that only this format has.

        :param element: it.
        :param level: of a heading in it.
        :return: what it becomes, or ``None`` when it is no such block.
        """

    @abstractmethod
    def special_inline(self, element: etree._Element) -> Iterator[Inline] | None:
        """Read an inline element that only this format has.

        :param element: it.
        :return: what it becomes, or ``None`` when it is no such element.
        """

    def blocks(self, elements: Iterable[etree._Element], level: int) -> Iterator[Block]:
        """Read blocks.

        :param elements: one after the other; words between blocks are paragraphs of their own.
        :param level: of headings in them.
        """
        for element in elements:
            name = local(element)
            if not name:
                yield from self._instruction(element)
            elif name in self.silent:
                continue
            elif (found := self.special_block(element, level)) is not None:
                yield from self.anchored(element, found)
            elif name in self.paragraphs:
                yield from self.anchored(element, self._paragraph(element, level))
            elif name in self.containers:
                yield from self.anchored(element, self.blocks(element, level))
            elif inlines := tuple(self._inline(element)):
                yield Paragraph(inlines=inlines)

    def _paragraph(self, element: etree._Element, level: int) -> Iterator[Block]:
        """Read a paragraph; one that holds nothing but figures is none."""
        words = (element.text, *(child.tail for child in element))
        is_wordless = len(element) and not "".join(one or "" for one in words).strip()
        if is_wordless and all(local(child) in self.figures for child in element):
            yield from self.blocks(element, level)
            return
        inlines, language = self.inlines(element), stated_language(element)
        yield from apart(Paragraph(inlines=inlines, language=language))

    def _instruction(self, element: etree._Element) -> Iterator[Block]:
        """Read a processing instruction between blocks."""
        if found := _page_of(element):
            yield Paragraph(inlines=(found,))

    def inlines(self, element: etree._Element) -> Inlines:
        """Read what stands in an element.

        :param element: it.
        :return: its words and what stands among them.
        """
        return tuple(self._content(element))

    def _content(self, element: etree._Element) -> Iterator[Inline]:
        if element.text:
            yield Words(element.text)
        for child in element:
            yield from self._inline(child)
            if child.tail:
                yield Words(child.tail)

    def _inline(self, element: etree._Element) -> Iterator[Inline]:
        name, language = local(element), stated_language(element)
        if not name:
            if found := _page_of(element):
                yield found
            return
        if name in self.silent:
            return
        special = self.special_inline(element)
        inner = tuple(special) if special is not None else self.inlines(element)
        if special is None and name in self.styles:
            inner = (Styled(self.styles[name], inner),)
        if language and inner:
            yield Styled(SpanKind.LANGUAGE, inner, language)
        else:
            yield from inner

    def anchored(self, element: etree._Element, blocks: Iterable[Block]) -> Iterator[Block]:
        """Let an element's blocks be where links to it lead.

        :param element: it.
        :param blocks: what it became.
        """
        return anchored(blocks, [element.get(XML_ID) or element.get("id") or ""])

    def image(
        self, element: etree._Element, source: str, said: Sequence[str], caption: Sequence[Inlines]
    ) -> Iterator[Block]:
        """Make a picture.

        :param element: around it.
        :param source: the reference to its file.
        :param said: what it shows, in the document's words.
        :param caption: its lines.
        """
        lines = spaced_lines(line for line in caption if line)
        yield Image(
            source=source,
            alternative=" ".join(" ".join(said).split()),
            inlines=tuple(one for line in lines for one in line),
            language=stated_language(element),
        )

    def formula(self, element: etree._Element, *, is_displayed: bool) -> Iterator[Inline]:
        """Read a formula, with the label behind it.

        :param element: it.
        :param is_displayed: whether it stands in a line of its own.
        """
        if not element.get(IN_TEX):
            yield Lost("formula", spaced(element, self.inline_names))
            return
        yield from formula(element.text or "", is_displayed=is_displayed)
        for label in element:
            yield from (Words(" "), *self.inlines(label))

    def cell(self, element: etree._Element, height: str, width: str) -> Cell:
        """Read a cell of a table.

        :param element: it.
        :param height: over how many rows it goes, as it is written.
        :param width: over how many columns.
        """
        return Cell(self.inlines(element), height=_number(height), width=_number(width))

    def lost(self, element: etree._Element, what: str) -> Iterator[Block]:
        """Name a block that the chapters can't hold.

        :param element: it.
        :param what: what it is called.
        """
        yield Left(lost=Lost(what, spaced(element, self.inline_names)))


def _number(written: str) -> int:
    return int(written) if written.isdecimal() and len(written) < 5 else 1


def stated_language(element: etree._Element) -> str:
    """Give the language that an element states where its parent has another.

    :param element: it.
    :return: BCP 47, or nothing.
    """
    own = element.get(XML_LANG, "")
    around = next((one.get(XML_LANG) for one in element.iterancestors() if one.get(XML_LANG)), "")
    return own if own != around else ""


def _page_of(element: etree._Element) -> Break | None:
    """Read a processing instruction such as ``<?page 241?>``."""
    if isinstance(element, etree._ProcessingInstruction) and element.target in ("page", "pb"):
        number = (element.text or "").strip().rpartition("=")[2].strip("\"' ")
        return Break(number) if number else None
    return None
