# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What annotations say, as HTML that can do no harm.

Every character of the source is escaped; the tags are those written here, and addresses are of the
web or of the edition, as the allow-lists have it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from types import MappingProxyType
from typing import Final

from postilla.model.addresses import Addresses
from postilla.model.bibliography import Work
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

_TAGS: Final = MappingProxyType(
    {Style.EMPHASIS: "em", Style.STRONG: "strong", Style.CODE: "code"},
)


@dataclass(frozen=True, slots=True, kw_only=True)
class HtmlWriter:
    """Writes what annotations say."""

    works: Mapping[str, Work]
    """Key -> work."""
    label_of: Callable[[str], str]
    """From the id of a place or an annotation to what it is called."""
    addresses: Addresses

    def write(self, prose: Prose) -> str:
        """Write a body.

        :param prose: what it says.
        :return: HTML.
        """
        return "".join(self._blocks(prose))

    def _blocks(self, prose: Prose) -> Iterator[str]:
        for block in prose:
            if isinstance(block, Paragraph):
                yield _tagged("p", self._inlines(block.content), lang=block.language)
            elif isinstance(block, Quote):
                yield _tagged("blockquote", self.write(block.blocks))
            else:
                yield self._list(block)

    def _list(self, block: Listing) -> str:
        items = "".join(_tagged("li", self.write(item)) for item in block.items)
        if block.start is None:
            return _tagged("ul", items, lang=block.language)
        start = "" if block.start == 1 else str(block.start)
        return _tagged("ol", items, lang=block.language, start=start)

    def _inlines(self, content: Iterable[Inline]) -> str:
        return "".join(map(self._inline, content))

    def _inline(self, inline: Inline) -> str:
        if isinstance(inline, Words):
            return escape(inline.text)
        if isinstance(inline, Break):
            return "<br>"
        if isinstance(inline, Cited):
            return escape(self._citation(inline))
        if isinstance(inline, Styled):
            return _tagged(_TAGS[inline.style], self._inlines(inline.content))
        if isinstance(inline, Foreign):
            return _tagged("span", self._inlines(inline.content), lang=inline.language)
        return self._link(inline)

    def _link(self, link: Link | PageLink | Pointer) -> str:
        words = self._inlines(link.content)
        if isinstance(link, Link):
            return _tagged("a", words, href=link.address)
        if isinstance(link, Pointer):
            words = words or escape(self.label_of(link.id))
            return _tagged("a", words, href=self.addresses.of(link.id))
        if self.addresses.has_site:
            return _tagged("a", words, href=self.addresses.page(link.docname))
        return words

    def _citation(self, cited: Cited) -> str:
        names = (
            short_reference(self.works[key]) if key in self.works else key for key in cited.keys
        )
        return f"({'; '.join(names)})" if cited.in_parentheses else "; ".join(names)


def _tagged(tag: str, content: str, **attributes: str) -> str:
    written = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items() if value)
    return f"<{tag}{written}>{content}</{tag}>"
