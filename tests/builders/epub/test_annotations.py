# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Annotations in a book: marks in the text, all else in a list at the end of the file."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from postilla.builders.epub.content import content_document
from postilla.builders.epub.xml import unwrap
from tests.builders.epub.conftest import Book, Edition, found, words

FRONT = "chapters/00-front"
BRIDGES = "chapters/01-bridges"
BIBLIOGRAPHY = "chapters/02-bibliography"
LIST = "/h:html/h:body/h:section[@class='apparatus edition-notes']"
CALLS = "//h:sup[@class='apparatus']/h:a"


def entry(book: Book, docname: str, identifier: str) -> etree._Element:
    (item,) = found(book.page(docname), f"{LIST}//h:li[@id='{identifier}']")
    assert isinstance(item, etree._Element)
    return item


def text(element: Any) -> str:
    """Give the words of an element, with single spaces."""
    return " ".join(words(element).split())


def test_marks_lead_to_entries_and_these_back_to_the_words(annotated: Book) -> None:
    calls = list(annotated.everywhere(CALLS))
    assert len(calls) == 24
    for path, call in calls:
        assert found(call, "@epub:type | @role") == ["doc-noteref", "noteref"]
        identifier = call.get("href").removeprefix("#")
        (item,) = found(annotated.documents[path], f"{LIST}/h:ol/h:li[@id='{identifier}']")
        (mark,) = found(item, "h:p[1]/h:a[@role='doc-backlink' and @epub:type='backlink']")
        assert mark.text == call.text
        (quoted,) = found(annotated.documents[path], f"//*[@id='{mark.get('href')[1:]}']")
        assert found(quoted, "ancestor-or-self::h:span[contains(@class, 'quoted')]")


def test_marks_are_named(annotated: Book) -> None:
    names = [call.get("aria-label") for call in found(annotated.page(BIBLIOGRAPHY), CALLS)]
    assert names == ["editorial note n1", "translation t2"]


def test_entries_stand_in_the_order_of_the_marks(annotated: Book) -> None:
    page = annotated.page(BRIDGES)
    marks = [call.text for call in found(page, CALLS)]
    assert found(page, f"{LIST}/h:ol/h:li/h:p[1]/h:a[1]/text()") == marks
    assert [int(re.sub("[a-z]", "", mark)) for mark in marks] == list(range(1, 20))


def test_the_lists_end_the_file_and_are_named(annotated: Book) -> None:
    page = annotated.page(BRIDGES)
    sections = found(page, "/h:html/h:body/h:section[@role='doc-endnotes']")
    assert [(one.get("class"), words(one[0]), one.get("aria-label")) for one in sections] == [
        ("notes", "The author’s notes", "The author’s notes"),
        ("apparatus edition-notes", "The edition’s notes", "The edition’s notes"),
    ]
    assert found(sections[-1], "following-sibling::*") == []
    assert found(sections[-1], "@epub:type") == ["endnotes"]
    assert not list(annotated.everywhere("//h:aside | //h:details | //h:form | //h:button"))


def test_a_file_without_annotations_has_no_list(annotated: Book) -> None:
    assert not found(annotated.page("about/sources"), LIST)


def test_evidence_is_a_list_in_its_claim(annotated: Book) -> None:
    claim = entry(annotated, BRIDGES, "across-all")
    evidence = found(claim, "h:ul[@class='evidence-list']/h:li")
    assert [text(one.find("{*}p")) for one in evidence] == [
        'Evidence supports: Kaya, Köprüler & <vapurlar> "1", 2001, pp. 63-65 & <66>',
        "Evidence gives the other side: Tide table",
    ]
    assert [text(one) for one in found(evidence[0], ".//h:blockquote")] == ["Taşlar gridir."]
    assert found(evidence[0], ".//h:blockquote//h:span/@xml:lang") == ["tr"]


def test_evidence_in_another_chapter_is_an_entry_of_its_own(annotated: Book) -> None:
    other = entry(annotated, BIBLIOGRAPHY, "tides-on-all")
    assert found(other, "h:dl/h:dd//h:a/@href") == ["01-bridges.xhtml#across-all"]
    claim = entry(annotated, BRIDGES, "across-all")
    assert found(claim, "h:dl/h:dd//h:a/@href") == [
        *("#fn-1", "02-bibliography.xhtml#b-1", "#counted", "#signs"),
        "02-bibliography.xhtml#tides-on-all",
    ]


def test_what_an_annotation_says_is_all_there(annotated: Book) -> None:
    claim = entry(annotated, BRIDGES, "across-all")
    (body,) = found(claim, "h:div[@class='annotation-body']")
    assert text(body).startswith("Said of bridges <b>and</b> ferries & “others”, see [Kaya, 2001]")
    assert found(body, ".//h:ul/h:li/h:p/text()") == ["a list in it", "with two items"]
    assert found(body, ".//h:a/@href") == [
        "../about/sources.xhtml#cite-kaya2001",
        "../about/sources.xhtml#cite-tide-table",
        "02-bibliography.xhtml#b-1",
        "https://example.org/%D0%BC%D0%BE%D1%81%D1%82?a=1&b=%5B2%5D",
    ]
    assert "the guide" in text(body)


def test_sources_that_the_book_does_not_list_are_named(
    edition: Callable[[str], Edition], tmp_path: Path
) -> None:
    source = edition("test-epub-annotated")
    book = source.build(tmp_path / "build", postilla_book_pages=[])
    claim = entry(book, BRIDGES, "across-all")
    assert "see [Kaya, 2001]" in text(claim)
    assert "Evidence gives the other side: Tide table" in text(claim)
    assert not found(claim, ".//h:a[contains(@href, 'sources')]")


def test_one_reading_stands_in_the_text(annotated: Book) -> None:
    page = annotated.page(BRIDGES)
    (paragraph,) = found(page, "//h:p[@id='p-1-1']")
    for mark in found(paragraph, ".//h:sup"):
        mark.text, mark[:] = "", []
    assert "It is said that" in text(paragraph)
    assert text(paragraph).endswith("1901 and the ferry came back.")
    assert found(page, "//h:p[@id='p-1-4']//h:span[@class='restored']/@data-annotation") == ["edge"]


def test_the_other_reading_stands_in_the_list(annotated: Book) -> None:
    assert text(entry(annotated, BRIDGES, "ferry").find("{*}p")) == (
        "e11 Emendation “ferryy”, proposed: “ferry”"
    )
    assert found(entry(annotated, BRIDGES, "edge"), "h:p//h:span/@class") == [
        *("annotation-kind", "transmitted-words", "ui", "nothing"),
    ]


def test_the_transmitted_reading(edition: Callable[[str], Edition], tmp_path: Path) -> None:
    source = edition("test-epub-annotated")
    source.replace("edition.toml", 'reading = "restored"', 'reading = "transmitted"')
    book = source.build(tmp_path / "build")
    assert "evvery" in words(found(book.page(FRONT), "//h:h1")[0])
    assert not list(book.everywhere("//h:span[@class='restored']"))
    assert text(entry(book, BRIDGES, "ferry").find("{*}p")).endswith("proposed: “ferry”")


def test_nothing_is_there_for_scripts(this_edition: Book) -> None:
    assert not list(this_edition.everywhere("//@data-names | //@data-annotations"))
    assert not list(this_edition.everywhere("//h:span[contains(@class, 'quoted-name')]"))


def test_nothing_comes_between_a_value_and_the_sign_after_it(this_edition: Book) -> None:
    fields = [one for _, one in this_edition.everywhere("//h:dl/h:dd[h:p]")]
    assert len(fields) > 1000
    assert not [words(one) for one in fields if words(one) != words(one).rstrip()]


def test_headings_are_listed_as_they_read(annotated: Book) -> None:
    links = found(annotated.nav, "//h:nav[@epub:type='toc']//h:a")
    assert [words(link) for link in links] == [
        "Title page",
        "Bridges, with notes on every word",
        "Köprüler",
        "1) Of bridges & “more” <bridges> and köprüler",
        "Bibliography",
        "Sources",
    ]
    assert not found(annotated.nav, "//h:nav[1]//h:span[not(@lang)] | //h:nav[1]//h:sup")
    assert found(annotated.page(FRONT), "/h:html/h:head/h:title/text()") == [words(links[1])]


def test_kinds_are_told_apart_without_colour(annotated: Book) -> None:
    style = annotated.files["EPUB/style.css"].decode()
    own = {
        kind: re.findall(rf"\n\.quoted-{kind} {{\n([^}}]*)}}", style)
        for kind in ("claim", "ednote", "emend", "translation")
    }
    lines = [re.search(r"(solid|dotted|dashed|double)", "".join(rules)) for rules in own.values()]
    assert [line[1] if line else "" for line in lines] == ["solid", "dotted", "double", "dashed"]
    colours = re.findall(r"color(?:-[a-z]+)?: *([^;]+)", style.replace("color-mix", ""))
    assert {one for one in colours if "currentColor" not in one} <= {"inherit"}


def test_the_same_bytes(annotated: Book, edition: Callable[[str], Edition], tmp_path: Path) -> None:
    again = edition("test-epub-annotated").build(tmp_path / "build", parallel=2)
    assert again.path.read_bytes() == annotated.path.read_bytes()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<p>a<b>b</b>c</p>", "<p>abc</p>"),
        ("<p><b>b<i>i</i>j</b></p>", "<p>b<i>i</i>j</p>"),
        ("<p><u>u</u>v<b><i>i</i></b>c</p>", "<p><u>u</u>v<i>i</i>c</p>"),
        ("<p><u>u</u>v<b/>c</p>", "<p><u>u</u>vc</p>"),
    ],
)
def test_what_is_unwrapped_keeps_its_place(before: str, after: str) -> None:
    root = etree.fromstring(before)
    unwrap(next(root.iter("b")))
    assert etree.tostring(root, encoding="unicode") == after


def test_words_around_an_annotation_stay() -> None:
    fragment = (
        '<ul><li><p>one</p>\n<aside class="annotation" id="a"><p>x</p></aside>\n</li></ul>\n'
        '<p>two</p><aside class="annotation" id="b"><p>y</p></aside>three'
    )
    body = content_document("one", fragment, {"one"}).body
    pieces = " ".join(map(str, body.itertext()))
    assert pieces.split() == ["one", "two", "three", "The", "edition’s", "notes", "x", "y"]
