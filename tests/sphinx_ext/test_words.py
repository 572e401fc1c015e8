# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The words on the pages are those of the source: of the sample, and of this edition."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from lxml.html import HtmlElement

from postilla.model.block import Block, BlockKind
from postilla.model.identifiers import IdKind, kind_of
from postilla.syntax.reader import read_chapter

if TYPE_CHECKING:
    from tests.sphinx_ext.conftest import Site

NO_BASE_TEXT = {"apparatus", "call", "note-mark", "pagebreak", "restored"}


@pytest.fixture(params=["sample", "this_edition"])
def built(request: pytest.FixtureRequest) -> Site:
    found: Site = request.getfixturevalue(request.param)
    return found


def shown(element: HtmlElement) -> str:
    """Give the base text in an element; lists and their items are blocks of their own."""
    if NO_BASE_TEXT & set(element.get("class", "").split()):
        return ""
    parts = [element.text or ""]
    for child in element:
        parts.append("" if child.tag in ("ul", "ol") else shown(child))
        parts.append(child.tail or "")
    return "".join(parts)


def words(element: HtmlElement) -> str:
    heading = element.find("*[1]") if element.tag == "section" else element
    return " ".join(shown(heading).split())


def blocks(built: Site) -> Iterator[tuple[HtmlElement, Block]]:
    """Give all blocks of the source, each with the page that it is on."""
    for path in sorted((built.source / "chapters").glob("*.md")):
        page = built.page(f"chapters/{path.stem}")
        chapter = read_chapter(path.read_text(encoding="utf-8"), path.stem, path.name).chapter
        for block in chapter.walk():
            yield page, block


def test_no_warning(built: Site) -> None:
    assert built.warnings == ()


def test_every_block_shows_its_words_under_its_id(built: Site) -> None:
    compared = 0
    for page, block in blocks(built):
        element = page.get_element_by_id(block.id)
        if block.kind is not BlockKind.LIST:
            assert words(element) == block.content.text
            compared += 1
    assert compared > 10


def test_every_block_is_in_its_language(built: Site) -> None:
    for page, block in blocks(built):
        element = page.get_element_by_id(block.id)
        if element.tag == "section":
            element = element.find("*[1]/span[@lang]")
        elif kind_of(block.id) is IdKind.ENTRY:
            element = element.find("p")
        assert block.language == ("" if element is None else element.get("lang", ""))


def test_every_sentence_shows_its_words_under_its_id(built: Site) -> None:
    divided = (IdKind.BLOCK, IdKind.ITEM, IdKind.ABSTRACT)
    compared = 0
    for page, block in blocks(built):
        if kind_of(block.id) in divided and block.kind is not BlockKind.LIST:
            for number, (start, end) in enumerate(block.content.sentence_bounds(), 1):
                element = page.get_element_by_id(f"{block.id}-s{number}")
                assert words(element) == block.content.text[start:end]
                compared += 1
    assert compared > 10


def test_calls_and_page_breaks_stand_where_they_stand_in_the_source(built: Site) -> None:
    for page, block in blocks(built):
        if block.kind is BlockKind.LIST:
            continue
        element = page.get_element_by_id(block.id)
        place = element.find("*[1]") if element.tag == "section" else element
        own = place.xpath(
            ".//*[(@class='call' or @class='pagebreak') and not(ancestor::li[@id!=$id])]/@id",
            id=block.id,
        )
        marks = [name.split("-")[1] for name in own]
        assert marks == [point.value for point in block.content.points]
