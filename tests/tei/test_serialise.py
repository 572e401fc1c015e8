# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The bytes of a document."""

from __future__ import annotations

from hypothesis import given, settings
from lxml import etree

from postilla.model.block import Chapter
from postilla.tei.document import edition_to_tei
from postilla.tei.names import element
from postilla.tei.serialise import serialise
from tests.strategies import editions
from tests.tei.conftest import stated, tei_of

Tree = tuple[object, ...]


def tree(place: etree._Element) -> Tree:
    """Read an element as a value, white space that stands alone left out."""
    names = tuple(place.attrib.items())
    text, tail = ((words or "").strip() and words for words in (place.text, place.tail))
    return (place.tag, names, text, tail, tuple(map(tree, place)))


def test_words_are_never_indented() -> None:
    paragraph = element("p", element("s", "One."), "\n", element("s", element("hi", "Two.")))
    document = element("div", element("head", "Bridges"), paragraph)
    declaration, schema, *written = serialise(document).decode().splitlines(keepends=True)
    assert declaration == '<?xml version="1.0" encoding="UTF-8"?>\n'
    assert schema.startswith("<?xml-model href=")
    assert "".join(written) == (
        '<div xmlns="http://www.tei-c.org/ns/1.0">\n'
        "  <head>Bridges</head>\n"
        "  <p><s>One.</s>\n<s><hi>Two.</hi></s></p>\n"
        "</div>\n"
    )


def test_the_document_is_left_as_it_is() -> None:
    document = tei_of()
    before = etree.tostring(document)
    serialise(document)
    assert etree.tostring(document) == before


@given(editions())
@settings(max_examples=25)
def test_what_is_written_is_read_back(chapters: tuple[Chapter, ...]) -> None:
    document = edition_to_tei(stated(), chapters, (), ())
    data = serialise(document)
    parsed = etree.fromstring(data)
    assert tree(parsed) == tree(document)
    assert serialise(parsed) == data


@given(editions())
@settings(max_examples=25)
def test_the_same_edition_gives_the_same_bytes(chapters: tuple[Chapter, ...]) -> None:
    first, second = (edition_to_tei(stated(), chapters, (), ()) for _ in range(2))
    assert serialise(first) == serialise(second)
