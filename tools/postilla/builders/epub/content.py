# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Makes an EPUB content document of a page that Sphinx wrote as HTML.

What the page says by roles of the `Digital Publishing WAI-ARIA Module
<https://www.w3.org/TR/dpub-aria-1.1/>`_ is also said by the terms of the `EPUB Structural
Semantics Vocabulary <https://www.w3.org/TR/epub-ssv-11/>`_, which have the same names: some
reading systems know only one of the two.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Collection
from copy import deepcopy
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from lxml import etree

from postilla.builders.epub.annotations import name_section, settle_annotations
from postilla.builders.epub.xml import (
    LANG,
    OPS_NS,
    SVG_NS,
    TYPE,
    XHTML_NS,
    h,
    of_class,
    remove,
    serialise_xhtml,
    tag,
    unwrap,
)
from postilla.model.parallel import direction

FOLDER: Final = "text"
"""Where content documents lie, so that none can take the place of another file."""
SUFFIX: Final = ".xhtml"
PICTURES: Final = "images"
"""Where the pictures of the text lie."""
STYLESHEET: Final = "style.css"

_ROLES: Final = (
    (re.compile(r"s-intro"), "doc-introduction"),
    (re.compile(r"s-[0-9]+"), "doc-chapter"),
    (re.compile(r"s-concl"), "doc-conclusion"),
    (re.compile(r"s-bibl"), "doc-bibliography"),
    (re.compile(r"s-abstract-.+"), "doc-abstract"),
)
"""What the id of a section says of its part in the work."""

_DIVISIONS: Final = (
    (re.compile(r"title-.+"), "frontmatter"),
    (re.compile(r"s-(?:intro|[0-9]+|concl)"), "bodymatter"),
    (re.compile(r".*"), "backmatter"),
)
"""What the id of its first section says of the part in which a document stands."""


_NO_WORDS: Final = ("pagebreak", "call", "apparatus")
"""Classes of what stands in a heading but is not of its words."""

_URI_CHARACTERS: Final = ":/?@!$&'()*+,;=%-._~"
"""What RFC 3986 lets stand before a fragment and in it, if the host is no number."""
_LONE_PERCENT: Final = re.compile(r"%(?![0-9A-Fa-f]{2})")


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentDocument:
    """One of the documents that the publication is read in."""

    name: str
    """Docname."""
    body: etree._Element

    def __reduce__(self) -> tuple[Callable[[str, bytes], ContentDocument], tuple[str, bytes]]:
        """Let it come from another process, as what can be read again."""
        return _read_again, (self.name, etree.tostring(self.body))

    @property
    def path(self) -> str:
        """Give its place, as seen from the package document."""
        return f"{FOLDER}/{self.name}{SUFFIX}"

    @property
    def title(self) -> str:
        """Give the words of its first heading."""
        heading = self.body.find(f".//{tag('h1')}")
        words = "" if heading is None else "".join(map(str, words_of(heading).itertext()))
        return " ".join(words.split())

    @property
    def pictures(self) -> frozenset[str]:
        """Give the names of the files of its pictures."""
        return frozenset(
            posixpath.basename(image.get("src", "")) for image in self.body.iter(tag("img"))
        )

    @property
    def has_drawings(self) -> bool:
        """Tell whether there is SVG in it."""
        return next(self.body.iter(f"{{{SVG_NS}}}svg"), None) is not None

    def serialise(self, language: str, say: Callable[[str], str] = str) -> bytes:
        """Write it.

        :param language: BCP 47, the main language of the publication.
        :param say: says the words of the interface in that language.
        :return: the document, UTF-8.
        """
        style = posixpath.relpath(STYLESHEET, posixpath.dirname(self.path))
        body = deepcopy(self.body)
        for name in ("notes", "edition-notes"):
            for section in of_class(body, name):
                name_section(section, say(section.get("aria-label", "")))
        return serialise_xhtml(page(self.title, language, style, body))


def page(title: str, language: str, style: str, body: etree._Element) -> etree._Element:
    """Put what a document needs around its body.

    :param title: of the document.
    :param language: BCP 47.
    :param style: relative address of the stylesheet.
    :param body: the element ``body``.
    :return: the element ``html``.
    """
    head = h(
        "head",
        h("meta", charset="utf-8"),
        h("title", title),
        h("link", rel="stylesheet", type="text/css", href=style),
    )
    html = h("html", head, body, lang=language, **{LANG: language})
    _state_directions(html)
    return html


def _state_directions(html: etree._Element) -> None:
    """State in which direction lines run where another language turns them, for none implies it."""
    for element in html.iter("{*}*"):
        if language := element.get("lang"):
            around = next(filter(None, (one.get("lang") for one in element.iterancestors())), "")
            if direction(language) != direction(around):
                element.set("dir", direction(language))


def words_of(heading: etree._Element) -> etree._Element:
    """Copy the words of a heading, with their languages.

    :param heading: of a document.
    :return: a copy without page breaks and calls, without ids, links and quotations.
    """
    copied: etree._Element = deepcopy(heading)
    copied.tail = None
    for name in _NO_WORDS:
        for element in of_class(copied, name):
            remove(element)
    for element in list(copied.iterdescendants("{*}*")):
        element.attrib.pop("id", "")
        if element.tag == tag("a") or (element.tag == tag("span") and "lang" not in element.attrib):
            unwrap(element)
    return copied


def content_document(
    name: str,
    fragment: str,
    names: Collection[str],
    settle: Callable[[etree._Element], None] = settle_annotations,
) -> ContentDocument:
    """Make a content document.

    :param name: docname.
    :param fragment: what Sphinx wrote for it, well-formed, to stand between the tags of ``body``.
    :param names: the docnames of all documents of the publication.
    :param settle: makes of what the edition says what the publication has of it.
    :return: the document.
    :raises lxml.etree.XMLSyntaxError: when the fragment is not well-formed.
    """
    body = _read(f'<body xmlns="{XHTML_NS}" xmlns:epub="{OPS_NS}">{fragment}</body>')
    _drop_contents(body)
    _move_page_numbers(body)
    settle(body)
    _move_note_marks(body)
    _bracket_apparatus(body)
    _place_pictures(body, name)
    _encode_addresses(body)
    _unlink(body, name, names)
    _state_division(body)
    _state_roles(body)
    _state_languages(body)
    return ContentDocument(name=name, body=body)


def _read(written: str | bytes) -> etree._Element:
    return etree.fromstring(written, etree.XMLParser(resolve_entities=False, no_network=True))


def _read_again(name: str, body: bytes) -> ContentDocument:
    return ContentDocument(name=name, body=_read(body))


def _drop_contents(body: etree._Element) -> None:
    """Drop tables of contents, for the publication has its own."""
    for contents in of_class(body, "toctree-wrapper"):
        remove(contents)


def _move_page_numbers(body: etree._Element) -> None:
    """Make an attribute of the number of a printed page, so that it cuts no word in two."""
    for link in of_class(body, "page-number"):
        pagebreak = link.getprevious()
        if pagebreak is not None and link.text:
            pagebreak.set("data-number", link.text)
        remove(link)


def _move_note_marks(body: etree._Element) -> None:
    """Begin each note with its mark, which stays there where there are no styles."""
    for mark in of_class(body, "note-mark"):
        note, first = mark.getparent(), mark.getnext()
        assert note is not None
        note.set(TYPE, "endnote")  # deprecated, but some show a note at its call only by this
        if first is None or first.tag != tag("p"):
            first = h("p")
            note.insert(0, first)
        mark.tail = f" {first.text or ''}"
        first.text = None
        first.insert(0, mark)


def _bracket_apparatus(body: etree._Element) -> None:
    """Put what the edition adds to a line in brackets: a reader may have set one font for all."""
    for words in of_class(body, "apparatus"):
        if words.tag == tag("span"):
            added = (words.text or "").lstrip()
            words.text = f"{(words.text or '').removesuffix(added)}[{added}"
            etree.SubElement(words, tag("span")).text = "]"


def _place_pictures(body: etree._Element, name: str) -> None:
    """Let pictures be found in the folder that the publication has for them."""
    here = posixpath.dirname(f"{FOLDER}/{name}")
    for image in body.iter(tag("img")):
        file = posixpath.basename(image.get("src", ""))
        image.set("src", posixpath.relpath(f"{PICTURES}/{file}", here))
        image.attrib.pop("loading", "")


def _encode_addresses(body: etree._Element) -> None:
    """Make addresses valid, for reading systems refuse what browsers forgive."""
    for link in body.iter("{*}a"):
        address, *fragment = link.get("href", "").split("#", 1)
        parts = [quote(part, safe=_URI_CHARACTERS) for part in (address, *fragment)]
        link.set("href", "#".join(_LONE_PERCENT.sub("%25", part) for part in parts))


def _unlink(body: etree._Element, name: str, names: Collection[str]) -> None:
    """Take the links off words that lead to documents which the publication leaves out."""
    for link in list(body.iter("{*}a")):
        path, _, _ = link.get("href", "").partition("#")
        if not path or ":" in path:  # within the document, or on the web
            continue
        target = posixpath.normpath(posixpath.join(posixpath.dirname(name), path))
        if target.removesuffix(SUFFIX) not in names:
            link.tag = tag("span") if link.tag == tag("a") else f"{{{SVG_NS}}}g"
            del link.attrib["href"]


def _state_division(body: etree._Element) -> None:
    first = body.find(tag("section"))
    identifier = "" if first is None else first.get("id", "")
    term = next(term for pattern, term in _DIVISIONS if pattern.fullmatch(identifier))
    body.set(TYPE, term)


def _state_roles(body: etree._Element) -> None:
    for section in body.iter(tag("section")):
        identifier = section.get("id", "")
        for pattern, role in _ROLES:
            if pattern.fullmatch(identifier):
                section.set("role", role)
    for element in body.iter("{*}*"):
        role = element.get("role", "")
        if role == "doc-biblioentry":  # deprecated; Sphinx gives it to items of a list
            element.set("role", "listitem")
        elif role.startswith("doc-"):
            element.set(TYPE, role.removeprefix("doc-"))


def _state_languages(body: etree._Element) -> None:
    for element in body.iter("{*}*"):
        if language := element.get("lang"):
            element.set(LANG, language)
