# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Contents, landmarks and the list of printed pages."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import etree

from postilla.builders.epub.content import content_document
from postilla.builders.epub.navigation import printed_pages
from tests.builders.epub.conftest import Book, found, words


def toc(book: Book) -> list[Any]:
    """Give the contents as nested lists of words and address."""

    def items(ol: etree._Element) -> list[Any]:
        return [
            (
                "".join(found(item, "h:a//text()")),
                item.find("{*}a").get("href").removeprefix("text/"),
                *map(items, found(item, "h:ol")),
            )
            for item in found(ol, "h:li")
        ]

    (top,) = found(book.nav, "//h:nav[@epub:type='toc' and @role='doc-toc']/h:ol")
    return items(top)


def test_contents_follow_the_tables_of_contents_and_the_headings(nested: Book) -> None:
    assert toc(nested) == [
        ("Title page", "index.xhtml"),
        (
            "The upper river",
            "chapters/01-river.xhtml",
            [("Of its springs", "chapters/01-river.xhtml#s-1-1")],
        ),
        ("2) Of the mouth", "chapters/02-mouth.xhtml"),
        ("Declarations", "chapters/03-declarations.xhtml"),
        ("Thanks", "chapters/03-declarations.xhtml#s-decl-thanks"),
        ("About this edition", "about/edition.xhtml", [("The paper", "about/paper.xhtml")]),
    ]


def test_headings_are_listed_by_their_words_alone(hard: Book) -> None:
    (link,) = found(hard.nav, "//h:nav[1]//h:a[contains(@href, '01-bridges')]")
    assert words(link) == "1) Of bridges and köprüler"
    assert found(link, ".//h:span[@lang='tr' and @xml:lang='tr']/text()") == ["köprüler"]
    assert not found(link, ".//@id | .//h:a")


def test_a_title_that_the_contents_give_is_text(hard: Book) -> None:
    assert toc(hard)[1][:2] == ('Titles & "signs"', "chapters/00-front.xhtml")


def test_contents_are_in_reading_order(this_edition: Book) -> None:
    links = found(this_edition.nav, "//h:nav[@epub:type='toc']//h:a/@href")
    order = [this_edition.spine.index(f"EPUB/{link.partition('#')[0]}") for link in links]
    assert order == sorted(order)
    assert set(this_edition.spine) - {"EPUB/nav.xhtml"} == {
        f"EPUB/{link.partition('#')[0]}" for link in links
    }


def test_landmarks_lead_to_the_parts(hard: Book, nested: Book) -> None:
    landmarks = "//h:nav[@epub:type='landmarks']//h:a"
    assert [(a.get("href"), *found(a, "@epub:type")) for a in found(hard.nav, landmarks)] == [
        ("nav.xhtml#toc", "toc"),
        ("text/index.xhtml#title-page", "titlepage"),
        ("text/chapters/01-bridges.xhtml", "bodymatter"),
        ("text/chapters/02-bibliography.xhtml#s-bibl", "bibliography"),
    ]
    assert found(nested.nav, f"{landmarks}/@epub:type") == ["toc", "titlepage", "bodymatter"]


def test_pages_are_listed_as_printed(this_edition: Book) -> None:
    numbers = found(this_edition.nav, "//h:nav[@epub:type='page-list']//h:a/text()")
    assert numbers == [str(number) for number in range(240, 274)]


def test_a_page_that_begins_in_a_note_is_listed_in_its_order(hard: Book) -> None:
    numbers = found(hard.nav, "//h:nav[@role='doc-pagelist']//h:a/text()")
    assert numbers == ["9", "10", "11", "12", "13", "14"]


def test_pages_with_other_numbers_are_listed_as_they_stand() -> None:
    fragment = "".join(
        f'<span class="pagebreak" role="doc-pagebreak" id="pg-{number}"></span>'
        f'<a class="apparatus page-number">{number}</a>'
        for number in ("x", "ix", "2", "1")
    )
    document = content_document("one", f"<p>{fragment}</p>", {"one"})
    assert [number for number, _ in printed_pages([document])] == ["x", "ix", "2", "1"]


@pytest.mark.parametrize("name", ["this_edition", "hard", "sample"])
def test_list_and_page_breaks_are_the_same(name: str, request: pytest.FixtureRequest) -> None:
    book: Book = request.getfixturevalue(name)
    listed = {
        link.get("href"): link.text
        for link in found(book.nav, "//h:nav[@epub:type='page-list']//h:a")
    }
    marked = {
        f"{path.removeprefix('EPUB/')}#{place.get('id')}": place.get("title")
        for path, place in book.everywhere("//h:*[@epub:type='pagebreak']")
    }
    assert {address: f"Page {number}" for address, number in listed.items()} == marked


def test_a_book_without_pages_has_no_list_of_them(nested: Book) -> None:
    assert not found(nested.nav, "//h:nav[@epub:type='page-list']")
