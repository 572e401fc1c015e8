# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The customisation of the TEI that says what documents have, and what it stands for.

``postilla.odd`` is a TEI document (TEI Guidelines, “Documentation Elements”): a division for each
part of an edition's document, with a group of elements in it. It is no schema by itself, and none
is made of it here: the stylesheets of the TEI can do that, and documents are valid against
``tei_all`` anyway.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from typing import Final

from lxml import etree

from postilla.tei.names import NAMESPACES, XML_ID

FILE: Final = "postilla.odd"
"""The file's name, here and where an edition offers it."""

_SPACE: Final = re.compile(r"\s+")


Run = tuple[str, bool]
"""Words, and whether they are a name of TEI or XML."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributeSpec:
    """An attribute of one element."""

    name: str
    """With the prefix ``xml:`` where it has one."""
    meaning: str
    values: tuple[tuple[str, str], ...]
    """All values that it can have, each with its meaning or nothing; none where it is free."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ElementSpec:
    """An element."""

    name: str
    module: str
    """Of the TEI."""
    meaning: str
    attributes: tuple[AttributeSpec, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of a document."""

    id: str
    title: str
    words: tuple[tuple[Run, ...], ...]
    """Paragraphs on it."""
    elements: tuple[ElementSpec, ...]


def customisation() -> bytes:
    """Give the customisation as it is."""
    return (files("postilla.tei") / FILE).read_bytes()


def read_odd(data: bytes) -> tuple[Part, ...]:
    """Read a customisation.

    :param data: its bytes.
    :return: the parts of a document, in its order.
    """
    root = etree.fromstring(data)
    return tuple(
        Part(
            id=place.get(XML_ID, ""),
            title=_words(place, "head"),
            words=tuple(tuple(_runs(one)) for one in place.iterfind("tei:p", NAMESPACES)),
            elements=tuple(_elements(place)),
        )
        for place in root.iterfind(".//tei:body/tei:div[tei:specGrp]", NAMESPACES)
    )


def _elements(part: etree._Element) -> Iterator[ElementSpec]:
    for place in part.iterfind("tei:specGrp/tei:elementSpec", NAMESPACES):
        attributes = place.iterfind("tei:attList/tei:attDef", NAMESPACES)
        yield ElementSpec(
            name=place.get("ident", ""),
            module=place.get("module", ""),
            meaning=_words(place, "desc"),
            attributes=tuple(map(_attribute, attributes)),
        )


def _attribute(place: etree._Element) -> AttributeSpec:
    values = place.iterfind("tei:valList/tei:valItem", NAMESPACES)
    return AttributeSpec(
        name=place.get("ident", ""),
        meaning=_words(place, "desc"),
        values=tuple((one.get("ident", ""), _words(one, "desc")) for one in values),
    )


def _words(place: etree._Element, name: str) -> str:
    found = place.find(f"tei:{name}", NAMESPACES)
    return "" if found is None else _text(found)


def _runs(paragraph: etree._Element) -> Iterator[Run]:
    """Read a paragraph; the elements in it are names, ``gi`` or ``att``."""
    yield _SPACE.sub(" ", (paragraph.text or "").lstrip()), False
    for name in paragraph:
        yield _text(name), True
        yield _SPACE.sub(" ", name.tail or ""), False


def _text(place: etree._Element) -> str:
    return " ".join("".join(map(str, place.itertext())).split())
