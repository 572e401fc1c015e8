# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The body of an annotation as it will be read: the few tags that are written here, no links.

The result is one line, so that it can stand anywhere in Markdown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from types import MappingProxyType
from typing import Final

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
from postilla.review.markdown.escape import spaced, words

_TAGS: Final = MappingProxyType(
    {Style.EMPHASIS: "em", Style.STRONG: "strong", Style.CODE: "code"},
)


class ProseWriter:
    """Writes bodies for a comment."""

    def __init__(self, works: Iterable[Work], label_of: Callable[[str], str]) -> None:
        """Take what bodies refer to.

        :param works: those of ``refs.bib``.
        :param label_of: from an id to what it names is called.
        """
        self._works = {work.key: work for work in works}
        self._label_of = label_of

    def write(self, prose: Prose, limit: int) -> str:
        """Write a body.

        :param prose: what it says.
        :param limit: after how many characters it ends, with the block that is then begun.
        :return: one line of HTML.
        """
        found: list[str] = []
        for number, block in enumerate(prose):
            if sum(map(len, found)) > limit:
                found.append(f"<p>… {len(prose) - number} more paragraphs or lists.</p>")
                break
            found += self._block(block, limit)
        return "".join(found)

    def _block(self, block: Paragraph | Quote | Listing, limit: int) -> Iterator[str]:
        if isinstance(block, Paragraph):
            yield f"<p>{self._inlines(block.content)}</p>"
        elif isinstance(block, Quote):
            yield f"<blockquote>{self.write(block.blocks, limit)}</blockquote>"
        else:
            tag = "ul" if block.start is None else "ol"
            items = "".join(f"<li>{self.write(item, limit)}</li>" for item in block.items)
            yield f"<{tag}>{items}</{tag}>"

    def _inlines(self, content: Iterable[Inline]) -> str:
        """Write inlines, neighbouring words as one, for a sign and its word may be two."""
        found: list[str] = []
        for is_words, run in groupby(content, lambda one: isinstance(one, Words)):
            if is_words:
                found.append(spaced("".join(one.text for one in run if isinstance(one, Words))))
            else:
                found += map(self._inline, run)
        return "".join(found)

    def _inline(self, inline: Inline) -> str:
        if isinstance(inline, Words):
            return spaced(inline.text)
        if isinstance(inline, Break):
            return "<br>"
        if isinstance(inline, Cited):
            return words(self._citation(inline))
        if isinstance(inline, Styled):
            tag = _TAGS[inline.style]
            return f"<{tag}>{self._inlines(inline.content)}</{tag}>"
        if isinstance(inline, Foreign):
            return self._inlines(inline.content)
        return self._link(inline)

    def _link(self, link: Link | PageLink | Pointer) -> str:
        shown = self._inlines(link.content)
        if isinstance(link, Link):
            target = words(link.address)
        elif isinstance(link, Pointer):
            target = words(self._label_of(link.id))
        else:
            target = words(link.docname)
        if shown.casefold() == target.casefold():  # the words name what they lead to
            return shown
        return f"{shown} (→ {target})" if shown else f"→ {target}"

    def _citation(self, cited: Cited) -> str:
        names = (
            short_reference(self._works[key]) if key in self._works else f"[no work {key}]"
            for key in cited.keys
        )
        return f"({'; '.join(names)})" if cited.in_parentheses else "; ".join(names)
