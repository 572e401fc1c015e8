# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The edition of this repository as a document, whole."""

from __future__ import annotations

import re

import pytest
from lxml import etree

from postilla import __version__
from postilla.builders.source import read_source
from postilla.builders.tei import make_tei
from postilla.model.block import BlockKind
from postilla.model.content import PointKind
from postilla.model.identifiers import IdKind, kind_of
from postilla.model.kinds import CITES, NAME
from postilla.model.names import NameFinder
from postilla.model.tree import CHAPTERS, EDITION, NAMES
from postilla.syntax.anchored import anchored_chapter
from postilla.syntax.names import read_names
from postilla.syntax.reader import ReadChapter, read_chapter
from postilla.tei.names import XML_ID, XML_LANG
from postilla.tei.validate import validate
from tests.tei.conftest import find, stated
from tests.this_edition import REPOSITORY


@pytest.fixture(scope="module")
def chapters() -> list[ReadChapter]:
    paths = sorted((REPOSITORY / CHAPTERS).glob("*.md"))
    return [read_chapter(path.read_text("utf-8"), path.stem, path.name) for path in paths]


@pytest.fixture(scope="module")
def data(chapters: list[ReadChapter]) -> bytes:
    paths = [f"{CHAPTERS}/{one.chapter.name}.md" for one in chapters]
    name, made = make_tei(read_source(REPOSITORY / "source", paths))
    assert name == "rusad-13-2025"
    return made


@pytest.fixture(scope="module")
def document(data: bytes) -> etree._Element:
    return etree.fromstring(data)


def test_it_is_valid(data: bytes, schema: etree._ElementTree) -> None:
    assert validate(data, schema, "rusad-13-2025.xml") == ()


def transmitted_words(element: etree._Element) -> str:
    """Give the words of an element, of emended ones those that are transmitted."""
    texts = find(element, ".//text()[not(ancestor::tei:corr)]")
    return "".join(map(str, texts)).replace("\n", " ")


def test_every_block_has_its_words(chapters: list[ReadChapter], document: etree._Element) -> None:
    places = {place.get(XML_ID): place for place in document.iter(etree.Element)}
    for one in chapters:
        for block in one.chapter.walk():
            if block.kind is BlockKind.LIST:
                continue
            place = places[block.id]
            own = place[0] if kind_of(block.id) is IdKind.SECTION else place
            assert transmitted_words(own) == block.content.text
            assert own.get(XML_LANG, "") == block.language


def test_the_text_is_in_order(chapters: list[ReadChapter], document: etree._Element) -> None:
    wanted = [block.id for one in chapters for block in one.chapter.blocks]
    found = [str(name) for name in find(document, "//tei:text//@xml:id")]
    assert [name for name in found if name in set(wanted)] == wanted


def test_pages_notes_and_entries_are_there(
    chapters: list[ReadChapter], document: etree._Element
) -> None:
    blocks = [block for one in chapters for block in one.chapter.walk()]
    calls = [point for block in blocks for point in block.content.of(PointKind.CALL)]
    pages = find(document, "//tei:pb/@n")
    assert pages == [str(number) for number in range(240, 274)]
    assert len(find(document, "//tei:ptr[@type = 'noteref']")) == len(calls)
    notes = [note.id for one in chapters for note in one.chapter.notes]
    assert find(document, "//tei:note[@place = 'foot']/@xml:id") == notes
    entries = find(document, "//tei:back//tei:bibl")
    assert [entry.get("n") for entry in entries] == [str(n) for n in range(1, len(entries) + 1)]
    assert all(entry.get("corresp") for entry in entries)


def test_the_parts_of_the_book_are_told_apart(document: etree._Element) -> None:
    parts = {
        name: find(document, f"//tei:{name}/tei:div//tei:head")
        for name in ("front", "body", "back")
    }
    assert [head.get(XML_ID) for head in parts["front"] if head.get(XML_ID)] == [
        "title-en",
        "title-tr",
        "title-ru",
    ]
    assert parts["body"][0].getparent().get(XML_ID) == "s-intro"
    assert parts["body"][-1].getparent().get(XML_ID) == "s-decl-en"
    assert [head.getparent().get(XML_ID) for head in parts["back"]] == ["s-bibl"]


def test_every_citation_is_an_annotation(
    chapters: list[ReadChapter], document: etree._Element
) -> None:
    cites = find(document, "//tei:standOff/tei:note[@type = 'cites']")
    assert [(note.get("target"), note[0].get("corresp")) for note in cites] == [
        (f"#{annotation.anchor}", f"#work.{annotation.argument}")
        for one in chapters
        for annotation in one.annotations
        if annotation.kind == CITES
    ]


def test_every_address_is_declared(document: etree._Element) -> None:
    patterns = [re.compile(one) for one in find(document, "//tei:cRefPattern/@matchPattern")]
    ids = [one for one in find(document, "//tei:text//@xml:id") if "." not in one]
    ids += [one for one in find(document, "//tei:note/@xml:id") if "." not in one]
    assert len(ids) > 1000
    for identifier in ids:
        found = next(one for one in patterns if one.fullmatch(identifier))
        assert found.sub(r"#\1", identifier) == f"#{identifier}"


def test_every_pattern_is_of_some_address(document: etree._Element) -> None:
    ids = find(document, "//tei:text//@xml:id | //tei:note/@xml:id | //tei:span/@xml:id")
    for pattern in find(document, "//tei:cRefPattern/@matchPattern"):
        assert any(re.fullmatch(pattern, one) for one in ids), pattern


def test_keywords_are_those_that_are_printed(document: etree._Element) -> None:
    lists = find(document, "//tei:keywords")
    assert [one.get(XML_LANG) for one in lists] == ["en", "tr", "ru"]
    for one in lists:
        (printed,) = find(document, f"//tei:p[@xml:id = 'keywords-{one.get(XML_LANG)}']")
        words = transmitted_words(printed).partition(": ")[2].removesuffix(".")
        assert [term.text for term in one] == words.split(", ")


def test_languages_are_those_in_use(document: etree._Element) -> None:
    listed = find(document, "//tei:language/@ident")
    used = set(find(document, "(//tei:standOff | //tei:text)//@xml:lang")) - {"und"}
    assert sorted(listed) == sorted(used | {"en"})


def test_names_stand_where_they_are_found(
    chapters: list[ReadChapter], document: etree._Element
) -> None:
    finder = NameFinder(read_names((REPOSITORY / NAMES).read_text("utf-8"), NAMES))
    anchored = [anchored_chapter(one, one.chapter.name, finder, "en") for one in chapters]
    found = [mention for one in anchored for mention in one.mentions]
    decided = [
        annotation
        for one in anchored
        for annotation in one.annotations
        if annotation.annotation.kind == NAME and annotation.annotation.field("ref")
    ]
    elements = find(
        document,
        "//tei:text//*[self::tei:persName or self::tei:placeName or self::tei:orgName]"
        "[not(@prev)]/@ref",
    )
    expected = sorted(f"#name.{one.annotation.field('ref')}" for one in (*found, *decided))
    assert sorted(map(str, elements)) == expected
    assert len(expected) > 1000


def test_it_says_what_made_it(document: etree._Element) -> None:
    assert find(document, "//tei:application/@version") == [__version__]


def test_nothing_is_dated_by_the_clock(document: etree._Element) -> None:
    dates = find(document, "//tei:teiHeader//tei:date/@when")
    version = stated((REPOSITORY / EDITION).read_text(encoding="utf-8")).versions[0]
    assert dates == [version.date, version.date, "2025"]
