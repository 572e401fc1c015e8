# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The navigation document: contents, landmarks, and the list of printed pages.

See `EPUB 3.3, section 7 <https://www.w3.org/TR/epub-33/#sec-nav>`_.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from lxml import etree

from postilla.builders.epub.content import STYLESHEET, ContentDocument, page, words_of
from postilla.builders.epub.contents import Listing
from postilla.builders.epub.xml import TYPE, h, serialise_xhtml, tag

NAVIGATION: Final = "nav.xhtml"
"""Its place, as seen from the package document."""

_LANDMARKS: Final = MappingProxyType(
    {
        "titlepage": "Title page",
        "bodymatter": "Beginning of the text",
        "bibliography": "Bibliography",
    }
)
"""Term of the vocabulary -> how the landmark is called."""
_HEADINGS: Final = frozenset(tag(f"h{level}") for level in range(1, 7))


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An entry of the contents."""

    link: etree._Element
    """An element ``a``, of no document yet."""
    children: tuple[Entry, ...] = ()


def navigation(
    contents: Iterable[Listing],
    documents: Mapping[str, ContentDocument],
    language: str,
    say: Callable[[str], str] = str,
) -> bytes:
    """Make the navigation document.

    :param contents: the publication, in reading order.
    :param documents: docname -> document, in reading order.
    :param language: BCP 47, its main language.
    :param say: says the words of the interface in that language.
    :return: the document, UTF-8.
    """
    entries = [entry for listing in contents for entry in _entries(listing, documents, say)]
    landmarks = _landmarks(documents.values(), say)
    body = h(
        "body",
        _nav("toc", h("h1", say("Contents")), _items(entries), role="doc-toc"),
        _nav("landmarks", h("h2", say("Landmarks")), landmarks, hidden="hidden"),
        **{TYPE: "frontmatter"},
    )
    if pages := printed_pages(documents.values()):
        heading = h("h2", say("Printed pages"))
        items = [h("li", h("a", number, href=address)) for number, address in pages]
        body.append(_nav("page-list", heading, items, role="doc-pagelist", hidden="hidden"))
    return serialise_xhtml(page(say("Contents"), language, STYLESHEET, body))


def printed_pages(documents: Iterable[ContentDocument]) -> Sequence[tuple[str, str]]:
    """Give the printed pages.

    :param documents: in reading order.
    :return: number and address of each. They are in the order of their numbers, if these are
        all in digits: one that begins in a note stands after others of the same chapter.
    """
    pages = [
        (element.get("data-number", ""), f"{document.path}#{element.get('id')}")
        for document in documents
        for element in document.body.iter("{*}*")
        if element.get(TYPE) == "pagebreak" and "id" in element.attrib
    ]
    if all(number.isdecimal() for number, _ in pages):
        pages.sort(key=lambda found: int(found[0]))
    return pages


def _nav(
    name: str, heading: etree._Element, items: Iterable[etree._Element], **attributes: str
) -> etree._Element:
    heading.set("id", f"{name}-heading")
    own = {TYPE: name, "id": name, "aria-labelledby": f"{name}-heading"}
    return h("nav", heading, h("ol", *items), **own, **attributes)


def _items(entries: Iterable[Entry]) -> Iterator[etree._Element]:
    for entry in entries:
        below = [h("ol", *_items(entry.children))] if entry.children else []
        yield h("li", entry.link, *below)


def _entries(
    listing: Listing, documents: Mapping[str, ContentDocument], say: Callable[[str], str]
) -> Sequence[Entry]:
    """Give the headings of a document and, under the last, the documents listed below it."""
    document = documents[listing.name]
    entries = list(_outline(document.body, document.path))
    if listing.title or not entries:
        own = (*(entries[0].children if entries else ()), *entries[1:])
        entries = [Entry(link=h("a", say(listing.title) or listing.name), children=own)]
    entries[0].link.set("href", document.path)
    below = (entry for child in listing.children for entry in _entries(child, documents, say))
    entries[-1] = replace(entries[-1], children=(*entries[-1].children, *below))
    return entries


def _outline(parent: etree._Element, path: str) -> Iterator[Entry]:
    for section in parent.iterchildren(tag("section")):
        heading = next((child for child in section if child.tag in _HEADINGS), None)
        if heading is not None and (identifier := section.get("id")):
            link = words_of(heading)
            link.tag = tag("a")
            link.set("href", f"{path}#{identifier}")
            yield Entry(link=link, children=tuple(_outline(section, path)))


def _landmarks(
    documents: Iterable[ContentDocument], say: Callable[[str], str]
) -> Iterator[etree._Element]:
    yield h("li", h("a", say("Contents"), href=f"{NAVIGATION}#toc", **{TYPE: "toc"}))
    found: set[str] = set()
    for document in documents:
        for element in document.body.iter("{*}*"):
            term = element.get(TYPE, "")
            if term in _LANDMARKS and term not in found:
                found.add(term)
                place = f"#{element.get('id')}" if "id" in element.attrib else ""
                address = f"{document.path}{place}"
                yield h("li", h("a", say(_LANDMARKS[term]), href=address, **{TYPE: term}))
