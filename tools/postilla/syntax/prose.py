# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Read the body of an annotation: Markdown in, the values of :mod:`postilla.model.prose` out.

What the allow-lists do not name for a body becomes plain words here, as it is written. So nothing
of a body is ever markup, whether or not the checks have seen it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

from markdown_it.tree import SyntaxTreeNode

from postilla.model.allowed import ANNOTATION_ROLES, LINK, REFERENCE_ROLES
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
from postilla.syntax import markdown
from postilla.syntax.inline import language_of

_STYLES: Final = MappingProxyType({"em": Style.EMPHASIS, "strong": Style.STRONG})
_POINTERS: Final = frozenset((*REFERENCE_ROLES, *ANNOTATION_ROLES))
_CITATIONS: Final = MappingProxyType({"cite:p": True, "cite:t": False})
"""Role -> whether the reference stands in parentheses."""
_TITLED: Final = re.compile(r"(?P<words>.+?)\s*<(?P<id>[^<>]+)>", re.DOTALL)
_LISTS: Final = ("bullet_list", "ordered_list")


def read_prose(body: str, folder: str) -> Prose:
    """Read the body of an annotation.

    :param body: Markdown.
    :param folder: of the file that it stands in, relative to ``source/``, such as ``chapters``.
    :return: what it says.
    """
    return tuple(_Reader(folder).blocks(SyntaxTreeNode(markdown.parse(body))))


class _Reader:
    def __init__(self, folder: str) -> None:
        self.folder = folder

    def blocks(self, parent: SyntaxTreeNode) -> Iterator[Paragraph | Quote | Listing]:
        for node in parent.children:
            if node.type == "paragraph":
                yield Paragraph(self._inlines(node.children[0]), _language(node))
            elif node.type == "blockquote":
                yield Quote(tuple(self.blocks(node)))
            elif node.type in _LISTS:
                items = tuple(tuple(self.blocks(item)) for item in node.children)
                start = int(str(node.attrs.get("start", 1))) if node.type == _LISTS[1] else None
                yield Listing(items, start, _language(node))
            elif node.type == "inline":
                yield Paragraph(self._inlines(node))
            elif node.children:
                yield from self.blocks(node)
            elif node.content:
                yield Paragraph((Words(node.content.strip()),))

    def _inlines(self, parent: SyntaxTreeNode) -> tuple[Inline, ...]:
        found = (inline for node in parent.children for inline in self._inline(node))
        return tuple(inline for inline in found if inline != Words(""))

    def _inline(self, node: SyntaxTreeNode) -> Iterator[Inline]:
        if node.type in _STYLES:
            yield Styled(_STYLES[node.type], self._inlines(node))
        elif node.type == "code_inline":
            yield Styled(Style.CODE, (Words(node.content),))
        elif node.type == "softbreak":
            yield Words(" ")
        elif node.type == "hardbreak":
            yield Break()
        elif node.type == "span" and (language := _language(node)):
            yield Foreign(language, self._inlines(node))
        elif node.type == "link":
            yield from self._link(str(node.attrs.get("href", "")), self._inlines(node))
        elif node.type == "myst_role":
            yield _role(str(node.meta["name"]), node.content)
        elif node.content:
            yield Words(node.content)
        else:
            yield from self._inlines(node)

    def _link(self, href: str, content: tuple[Inline, ...]) -> Iterator[Inline]:
        page, _, fragment = href.partition("#")
        if not LINK.fullmatch(href):
            yield from content
        elif fragment and (not page or page.endswith(".md")):
            yield Pointer(fragment, content)
        elif page.endswith(".md"):
            name = page.removesuffix(".md")
            yield PageLink(name[1:] if name.startswith("/") else f"{self.folder}/{name}", content)
        else:
            yield Link(href, content)


def _role(name: str, content: str) -> Inline:
    if name in _CITATIONS:
        keys = tuple(key.strip() for key in content.split(",") if key.strip())
        return Cited(keys, in_parentheses=_CITATIONS[name])
    if name in _POINTERS:
        titled = _TITLED.fullmatch(content)
        if titled:
            return Pointer(titled["id"], (Words(titled["words"]),))
        return Pointer(content)
    return Words(content)


def _language(node: SyntaxTreeNode) -> str:
    return language_of(str(node.attrs.get("class", "")))
