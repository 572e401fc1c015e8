# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What annotations say, as TEI."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from lxml import etree

from postilla.model.addresses import Addresses
from postilla.model.bibliography import Work
from postilla.model.identifiers import work_id
from postilla.model.prose import (
    Break,
    Cited,
    Foreign,
    Inline,
    Link,
    Listing,
    PageLink,
    Paragraph,
    Pointer,
    Prose,
    Quote,
    Style,
    Styled,
    Words,
)
from postilla.model.reference import short_reference
from postilla.tei.biblstruct import to_uri
from postilla.tei.names import append_words, element
from postilla.tei.pointers import pointers

_STYLES: Final = MappingProxyType(
    {
        Style.EMPHASIS: ("emph", ""),
        Style.STRONG: ("hi", "bold"),
        Style.CODE: ("code", ""),
    }
)
"""How words are set off -> element and rendition."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProseWriter:
    """Writes what annotations say."""

    works: Mapping[str, Work]
    """Key -> work."""
    label_of: Callable[[str], str]
    """From the id of a place or an annotation to what it is called."""
    addresses: Addresses

    def blocks(self, prose: Prose) -> Iterator[etree._Element]:
        """Make the elements of a body.

        :param prose: what it says.
        :return: paragraphs, quotations and lists.
        """
        for block in prose:
            if isinstance(block, Paragraph):
                made = element("p", xml_lang=block.language)
                self._write(made, block.content)
                yield made
            elif isinstance(block, Quote):
                yield element("quote", *self.blocks(block.blocks))
            else:
                yield self._list(block)

    def _list(self, block: Listing) -> etree._Element:
        rendition = "bulleted" if block.start is None else "numbered"
        made = element("list", xml_lang=block.language, rend=rendition)
        for place, item in enumerate(block.items):
            number = "" if block.start is None else str(block.start + place)
            made.append(element("item", *self.blocks(item), n=number))
        return made

    def _write(self, parent: etree._Element, content: Iterable[Inline]) -> None:
        for inline in content:
            for part in self._inline(inline):
                if isinstance(part, str):
                    append_words(parent, part)
                else:
                    parent.append(part)

    def _inline(self, inline: Inline) -> Iterator[str | etree._Element]:
        if isinstance(inline, Words):
            yield inline.text
        elif isinstance(inline, Break):
            yield element("lb")
        elif isinstance(inline, Cited):
            yield from self._citation(inline)
        elif isinstance(inline, Pointer) and not inline.content:
            yield element("ref", self.label_of(inline.id), target=pointers([inline.id]))
        else:
            made = self._around(inline)
            self._write(made, inline.content)
            yield made

    def _around(self, inline: Styled | Foreign | Link | PageLink | Pointer) -> etree._Element:
        if isinstance(inline, Styled):
            name, rendition = _STYLES[inline.style]
            return element(name, rend=rendition)
        if isinstance(inline, Foreign):
            return element("foreign", xml_lang=inline.language)
        if isinstance(inline, Link):
            return element("ref", target=to_uri(inline.address))
        if isinstance(inline, PageLink):
            has_site = self.addresses.has_site
            return element("ref", target=self.addresses.page(inline.docname) if has_site else "")
        return element("ref", target=pointers([inline.id]))

    def _citation(self, cited: Cited) -> Iterator[str | etree._Element]:
        yield "(" if cited.in_parentheses else ""
        for number, key in enumerate(cited.keys):
            yield "; " if number else ""
            work = self.works.get(key)
            words = short_reference(work) if work else key
            yield element("bibl", words, corresp=pointers([work_id(key)]))
        yield ")" if cited.in_parentheses else ""
