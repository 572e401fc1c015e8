# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""XML of others, read without entities and without a network."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final, cast

from lxml import etree

from postilla.importer.document.archive import SAVE_ANEW
from postilla.importer.document.words import SourceWords
from postilla.model.diagnostic import Position
from postilla.model.errors import stop

XML_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"


def parse_xml(data: bytes, path: str) -> etree._Element:
    """Read a document of XML.

    :param data: in an encoding that it states.
    :param path: its name in errors.
    :return: its outermost element.
    :raises PostillaError: ``document/markup`` when it is not well-formed, is nested beyond
        measure, or defines or uses entities.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        line = getattr(error, "lineno", 0) or 0
        message = f"It is no well-formed XML: {error}."
        raise stop("document/markup", message, at=Position(path, line), hint=SAVE_ANEW) from error
    entity = next(root.iter(etree.Entity), None)
    definitions = cast("Any", root.getroottree().docinfo.internalDTD)
    is_defined = definitions is not None and any(True for _ in definitions.entities())
    if entity is not None or is_defined:
        raise stop(
            "document/markup",
            "It uses entities that it defines itself, or that another file defines.",
            at=Position(path, line_of(entity)),
            hint="Write the characters themselves.",
        )
    return root


def local(element: etree._Element) -> str:
    """Give an element's name without its namespace; of a processing instruction, nothing.

    :param element: it.
    :return: the name.
    """
    tag = cast("object", element.tag)
    return etree.QName(element).localname if isinstance(tag, str) else ""


def line_of(element: etree._Element | None) -> int:
    """Say where an element begins.

    :param element: one that was read from a file, or none.
    :return: the 1-based line, 0 when it is not known.
    """
    return 0 if element is None else cast("int | None", element.sourceline) or 0


def words_in(element: etree._Element | None) -> str:
    """Give all words in an element, white space and all.

    :param element: it, or none.
    :return: the words.
    """
    return "" if element is None else "".join(map(str, element.itertext()))


def texts(
    element: etree._Element,
    inline: frozenset[str],
    is_silent: Callable[[etree._Element], bool] = lambda element: False,
) -> Iterator[SourceWords]:
    """Give all words in an element, in document order.

    :param element: it.
    :param inline: the local names of elements that may stand inside a word.
    :param is_silent: says of an element whether its words don't count.
    :return: stretches of words, each with the line at which it begins.
    """
    held: list[str] = []
    line = 0
    for words, at, is_inside in _pieces(element, inline, is_silent):
        if not is_inside and held:
            yield SourceWords("".join(held), line)
            held = []
        if words:
            line = line if held else at
            held.append(words)
    if held:
        yield SourceWords("".join(held), line)


def _pieces(
    element: etree._Element,
    inline: frozenset[str],
    is_silent: Callable[[etree._Element], bool],
) -> Iterator[tuple[str, int, bool]]:
    """Give words, their line, and whether they go on with those before."""
    line = line_of(element)
    yield element.text or "", line, local(element) in inline
    for child in element:
        if local(child) and not is_silent(child):
            yield from _pieces(child, inline, is_silent)
        is_inside = local(child) in inline or not local(child)
        yield child.tail or "", line_of(child), is_inside


def spaced(element: etree._Element, inline: frozenset[str]) -> str:
    """Give all words in an element, those of its blocks set apart.

    :param element: it.
    :param inline: the local names of elements that may stand inside a word.
    :return: the words, white space folded.
    """
    return " ".join(" ".join(one.text for one in texts(element, inline)).split())
