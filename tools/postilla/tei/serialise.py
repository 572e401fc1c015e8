# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""From elements to bytes: the same element, the same bytes."""

from __future__ import annotations

from copy import deepcopy
from typing import Final

from lxml import etree

from postilla.tei.names import tei

_DECLARATION: Final = (
    b'<?xml version="1.0" encoding="UTF-8"?>\n'
    b"<?xml-model"
    b' href="https://tei-c.org/release/xml/tei/custom/schema/relaxng/tei_all.rng"'
    b' type="application/xml" schematypens="http://relaxng.org/ns/structure/1.0"?>\n'
)
"""What stands before the document: its encoding, and the schema by which editors of XML check it
(W3C, “Associating Schemas with XML documents”)."""

_INDENT: Final = "  "

_ELEMENT_ONLY: Final = frozenset(
    map(
        tei,
        (
            *("TEI", "teiHeader", "fileDesc", "titleStmt", "editionStmt", "publicationStmt"),
            *("availability", "sourceDesc", "listWit", "encodingDesc", "editorialDecl"),
            *("correction", "normalization", "quotation", "hyphenation", "segmentation"),
            *("refsDecl", "profileDesc", "langUsage", "standOff", "listBibl", "biblStruct"),
            *("analytic", "monogr", "series", "imprint", "text", "front", "body", "back"),
            *("div", "list", "respStmt", "classDecl", "taxonomy", "category", "spanGrp"),
            *("listRelation", "cit", "quote", "listPerson", "person", "listPlace", "place"),
            *("listOrg", "org", "projectDesc", "interpretation", "cRefPattern", "appInfo"),
            *("application", "textClass", "keywords"),
        ),
    )
)
"""The elements in which white space says nothing, for they hold no words of their own; so do those
that stand beside the text. Inside all others it is text, so nothing is added there."""

_BESIDE: Final = tei("standOff")


def serialise(element: etree._Element) -> bytes:
    """Write a document.

    :param element: its outermost element, which is left as it is.
    :return: XML in UTF-8, with a declaration and the name of its schema, a line feed at its
        end, and indentation in elements that hold no words.
    """
    copy = deepcopy(element)
    copy.tail = None
    _indent(copy, "\n")
    return _DECLARATION + etree.tostring(copy, encoding="UTF-8", xml_declaration=False) + b"\n"


def _indent(element: etree._Element, line: str) -> None:
    """Indent what an element holds.

    :param element: the element, changed in place.
    :param line: a line feed and the white space in front of the element.
    """
    children = list(element)
    if children and _holds_no_words(element):
        element.text = line + _INDENT
        for child in children[:-1]:
            child.tail = line + _INDENT
        children[-1].tail = line
    for child in children:
        _indent(child, line + _INDENT)


def _holds_no_words(element: etree._Element) -> bool:
    parent = element.getparent()
    return element.tag in _ELEMENT_ONLY or (parent is not None and parent.tag == _BESIDE)
