# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Blocks, items, sentences, printed pages, languages: each has its place and its id."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from docutils import nodes

from postilla.sphinx_ext.nodes import pagebreak, sentence

if TYPE_CHECKING:
    from tests.sphinx_ext.conftest import Built, Edition


def test_a_span_over_two_sentences_is_split_and_keeps_its_meaning(sample: Built) -> None:
    page = sample.page("chapters/01-bridges")
    assert page.xpath("//*[@id='p-1-1-s2']/em/text()") == ["longer, as every"]
    assert page.xpath("//*[@id='p-1-1-s3']/em/text()") == ["child of"]
    assert page.xpath("//*[@id='p-1-1']//span[@lang='tr']/text()") == ["köprü", "sözü"]


def test_sentences_know_their_lines(sample: Built) -> None:
    found = {
        node["ids"][0]: node.line
        for node in sample.doctree("chapters/01-bridges").findall(sentence)
    }
    assert (found["p-1-1-s1"], found["p-1-1-s4"]) == (5, 8)


def test_items_are_numbered_within_their_list(sample: Built) -> None:
    page = sample.page("chapters/01-bridges")
    assert page.xpath("//ul[@id='p-1-2']/li/@id") == ["p-1-2-i1", "p-1-2-i2"]
    assert page.xpath("//li[@id='p-1-2-i2']//li/@id") == ["p-1-2-i2-i1", "p-1-2-i2-i2"]


def test_no_id_stands_twice_on_a_page(sample: Built) -> None:
    for docname in sample.app.env.all_docs:
        ids = Counter(sample.page(docname).xpath("//@id"))
        assert ids.total() == len(ids), docname


def test_a_printed_page_begins_at_one_named_place(sample: Built) -> None:
    page = sample.page("chapters/01-bridges")
    (mark,) = page.xpath("//p//*[@role='doc-pagebreak']")
    assert (mark.get("id"), mark.get("title"), mark.text) == ("pg-241", "Page 241", None)
    link = mark.getnext()
    assert (link.get("href"), link.text) == ("#pg-241", "241")
    assert "apparatus" in link.get("class")


def test_the_copies_of_a_heading_have_no_page_break(sample: Built) -> None:
    assert sample.page("chapters/01-bridges").xpath("//h1//*[@id='pg-240']")
    for docname in ("index", "chapters/00-front"):
        assert not sample.page(docname).xpath("//*[@role='doc-pagebreak']")
    env = sample.app.env
    assert not list(env.tocs["chapters/01-bridges"].findall(pagebreak))


def test_a_page_number_that_makes_no_id_is_named(edition: Edition) -> None:
    edition.replace("chapters/01-bridges.md", "{pb}`241`", "{pb}`24 1`")
    (warning,) = (line for line in edition.build().warnings if "page-number" in line)
    assert warning.startswith("chapters/01-bridges.md:5: WARNING: “24 1” is no number of a page.")


def test_an_id_twice_in_a_file_stays_with_the_first(edition: Edition) -> None:
    edition.replace("chapters/01-bridges.md", "{#p-1-3}", "{#p-1-1}")
    built = edition.build()
    (warning,) = (line for line in built.warnings if "id-repeated" in line)
    assert warning.startswith("chapters/01-bridges.md:21: WARNING: The id “p-1-1” stands twice")
    first = built.page("chapters/01-bridges").get_element_by_id("p-1-1")
    assert first.text_content().startswith("1.1 The first bridge")


def test_the_language_of_a_heading_is_that_of_its_words_only(sample: Built) -> None:
    page = sample.page("chapters/00-front")
    assert not page.xpath("//section[@lang]")
    assert page.xpath("//section[@id='title-tr']/h2/span/@lang") == ["tr"]
    assert page.xpath("//p[@id='abstract-tr']/@lang") == ["tr"]
    (english,) = page.xpath("//p[@id='p-front-2']")
    assert not english.xpath("ancestor-or-self::*[@lang and not(self::html)]")
    assert sample.page("index").xpath("//a[span/@lang='tr']/span/text()") == ["Beyanlar"]


def test_printed_punctuation_stays(sample: Built) -> None:
    words = sample.doctree("chapters/01-bridges").astext()
    assert "“it never sank”, says the chronicle -- and it is believed..." in words


def test_entries_are_a_list(sample: Built) -> None:
    (list_,) = sample.doctree("chapters/04-bibliography").findall(nodes.bullet_list)
    assert [item["ids"] for item in list_.findall(nodes.list_item)] == [["b-1"], ["b-2"]]
    page = sample.page("chapters/04-bibliography")
    assert page.xpath("//ul/li[@id='b-2']/p[1]/@lang") == ["tr"]
