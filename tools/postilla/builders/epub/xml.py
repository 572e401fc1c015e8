# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Names of the XML that an EPUB publication consists of, and how it is written out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from lxml import etree

from postilla.tei.names import XML_LANG, append_words

XHTML_NS: Final = "http://www.w3.org/1999/xhtml"
SVG_NS: Final = "http://www.w3.org/2000/svg"
OPS_NS: Final = "http://www.idpf.org/2007/ops"
OPF_NS: Final = "http://www.idpf.org/2007/opf"
DC_NS: Final = "http://purl.org/dc/elements/1.1/"
CONTAINER_NS: Final = "urn:oasis:names:tc:opendocument:xmlns:container"

LANG: Final = XML_LANG
TYPE: Final = f"{{{OPS_NS}}}type"
"""The attribute ``epub:type``."""

# The stubs of lxml know no namespace without a prefix.
_XHTML: Final[Any] = {None: XHTML_NS, "epub": OPS_NS}
_OPF: Final[Any] = {None: OPF_NS, "dc": DC_NS}
_CONTAINER: Final[Any] = {None: CONTAINER_NS}
_VOID: Final = frozenset(
    f"{{{XHTML_NS}}}{name}"
    for name in ("area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr")
)


def tag(name: str) -> str:
    """Give the name of an XHTML element in Clark notation.

    >>> tag("p")
    '{http://www.w3.org/1999/xhtml}p'
    """
    return f"{{{XHTML_NS}}}{name}"


def h(name: str, /, *content: str | etree._Element, **attributes: str) -> etree._Element:
    """Make an element of XHTML, with its content and its attributes in their order."""
    return _element(etree.Element(tag(name), attributes, nsmap=_XHTML), content)


def opf(name: str, /, *content: str | etree._Element, **attributes: str) -> etree._Element:
    """Make an element of the package document."""
    return _element(etree.Element(f"{{{OPF_NS}}}{name}", attributes, nsmap=_OPF), content)


def dc(name: str, /, content: str, **attributes: str) -> etree._Element:
    """Make an element of the Dublin Core."""
    return _element(etree.Element(f"{{{DC_NS}}}{name}", attributes, nsmap=_OPF), [content])


def container(name: str, /, *content: str | etree._Element, **attributes: str) -> etree._Element:
    """Make an element of the description of a container."""
    made = etree.Element(f"{{{CONTAINER_NS}}}{name}", attributes, nsmap=_CONTAINER)
    return _element(made, content)


def _element(made: etree._Element, content: Iterable[str | etree._Element]) -> etree._Element:
    for part in content:
        if isinstance(part, str):
            append_words(made, part)
        else:
            made.append(part)
    return made


def of_class(root: etree._Element, name: str) -> Iterator[etree._Element]:
    """Give the elements of a class below one; they may be moved or removed meanwhile."""
    yield from [
        element
        for element in root.iterdescendants("{*}*")
        if name in element.get("class", "").split()
    ]


def remove(element: etree._Element) -> None:
    """Remove an element, but not the text after it, as lxml would."""
    parent = element.getparent()
    assert parent is not None
    _append_before(element, element.tail or "")
    parent.remove(element)


def unwrap(element: etree._Element) -> None:
    """Put what is in an element in its place."""
    _append_before(element, element.text or "")
    for child in list(element):
        element.addprevious(child)
    remove(element)


def _append_before(element: etree._Element, words: str) -> None:
    before, parent = element.getprevious(), element.getparent()
    assert parent is not None
    if before is None:
        parent.text = (parent.text or "") + words
    else:
        before.tail = (before.tail or "") + words


def serialise_xhtml(root: etree._Element) -> bytes:
    """Write an XHTML document.

    Elements without content keep their end tag, for there are reading systems that read XHTML
    as HTML; no white space is added, for it could come between words.

    :param root: the element ``html``.
    :return: the document, UTF-8.
    """
    for element in root.iter("{*}*"):
        if element.text is None and not len(element) and element.tag not in _VOID:
            element.text = ""
    return etree.tostring(root, encoding="utf-8", xml_declaration=True, doctype="<!DOCTYPE html>")


def serialise_xml(root: etree._Element) -> bytes:
    """Write a document in which no element holds both text and elements.

    :param root: its root; it is indented.
    :return: the document, UTF-8.
    """
    etree.indent(root)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"
