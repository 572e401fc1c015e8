# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Files of markup as trees, trusting none of them: no entities, no network, no comments."""

from __future__ import annotations

from typing import cast

import lxml.html
from lxml import etree

from postilla.fidelity.hints import ANEW
from postilla.model.diagnostic import Position
from postilla.model.errors import PostillaError, stop


def parse_html(data: bytes, path: str) -> etree._Element:
    """Read a page of HTML.

    :param data: UTF-8.
    :param path: its name in errors.
    :return: the element ``html``.
    :raises PostillaError: with ``product/markup`` when there is none.
    """
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        return lxml.html.document_fromstring(data, parser=parser)
    except etree.ParserError as error:
        raise _not_read(str(error), path) from error


def parse_xml(data: bytes, path: str) -> etree._Element:
    """Read a document of XML.

    :param data: in an encoding that it states.
    :param path: its name in errors.
    :return: its outermost element.
    :raises PostillaError: with ``product/markup`` when it is not well-formed, or has entities.
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise _not_read(str(error), path) from error
    if next(root.iter(etree.Entity), None) is not None:
        raise _not_read("it refers to entities", path)
    return root


def parse_xhtml(data: bytes, path: str) -> etree._Element:
    """Read a page of XHTML.

    :param data: in an encoding that it states.
    :param path: its name in errors.
    :return: the element ``html``; elements of XHTML bear their local names.
    :raises PostillaError: with ``product/markup`` when it is not well-formed.
    """
    root = parse_xml(data, path)
    for element in root.iter("{http://www.w3.org/1999/xhtml}*"):
        element.tag = etree.QName(element).localname
    return root


def line_of(element: etree._Element) -> int:
    """Say where an element begins.

    :param element: one that was read from a file.
    :return: the 1-based line.
    """
    return cast("int | None", element.sourceline) or 0


def words_of(element: etree._Element) -> str:
    """Give all words in an element.

    :param element: the element.
    :return: its words, white space folded.
    """
    return " ".join("".join(map(str, element.itertext())).split())


def _not_read(message: str, path: str) -> PostillaError:
    return stop("product/markup", f"It can't be read: {message}.", at=Position(path), hint=ANEW)
