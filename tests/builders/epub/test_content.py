# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The documents that are read: what they say, and what they leave out."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from urllib.parse import urlsplit

import pytest
from lxml import etree

from postilla.builders.epub.content import content_document
from postilla.builders.epub.xml import serialise_xhtml
from tests.builders.epub.conftest import Book, found, words

BRIDGES = "chapters/01-bridges"


@pytest.fixture(params=["this_edition", "sample", "nested", "hard", "hardest", "annotated"])
def book(request: pytest.FixtureRequest) -> Book:
    result: Book = request.getfixturevalue(request.param)
    return result


def test_nothing_is_warned_of(book: Book) -> None:
    assert book.warnings == ()


def test_no_id_stands_twice(book: Book) -> None:
    for path, document in book.documents.items():
        repeated = [id_ for id_, times in Counter(found(document, "//@id")).items() if times > 1]
        assert repeated == [], path


def test_every_link_leads_somewhere(book: Book) -> None:
    ids = {path: set(found(document, "//@id")) for path, document in book.documents.items()}
    for path, href in book.everywhere("//h:a/@href"):
        address = urlsplit(href)
        if not address.scheme:
            target = book.resolve(path, address.path) if address.path else path
            assert target in ids, (path, href)
            assert not address.fragment or address.fragment in ids[target], (path, href)


def test_nothing_runs_and_nothing_is_loaded(book: Book) -> None:
    assert not list(book.everywhere("//h:script | //h:iframe | //h:object | //h:*[@style]"))
    sources = {
        book.resolve(path, href) for path, href in book.everywhere("//h:link/@href | //h:*/@src")
    }
    assert sources == {"EPUB/style.css"}
    assert not re.search(rb"@import|@font-face|url\(|https?:", book.files["EPUB/style.css"])


def test_languages_are_stated_twice(book: Book) -> None:
    for _, element in book.everywhere("//*[@lang or @xml:lang]"):
        assert found(element, "string(@lang)") == found(element, "string(@xml:lang)")
    for path, document in book.documents.items():
        assert document.get("lang") == "en", path


def test_every_element_has_its_end(book: Book) -> None:
    """A reading system that reads XHTML as HTML takes ``<span/>`` for a beginning."""
    void = rb"<(?!(?:br|col|hr|img|link|meta)\b)[a-z0-9]+(?:\s[^<>]*)?/>"
    assert not [path for path in book.documents if re.search(void, book.files[path])]


def test_passages_keep_their_language(hard: Book) -> None:
    spans = found(hard.page(BRIDGES), "//h:p[@id='p-1-1']//h:span[@lang]")
    assert [(span.get("lang"), span.text) for span in spans] == [
        ("he", "שלום עולם"),
        ("ar", "سلام"),
        ("got", "𐌲𐌿𐍄𐌹𐍃𐌺"),
        ("ru-Latn", "kniga"),
    ]
    assert found(hard.page(BRIDGES), "//h:p[@lang='fr']/@id") == ["p-1-2"]


def test_a_page_begins_at_its_word(hard: Book) -> None:
    page = hard.page(BRIDGES)
    (word,) = found(page, "//h:*[@id='pg-10']")
    assert word.getprevious() is None
    assert (word.getparent().text, word.tail) == ("A reset", "tlement, ")
    assert "".join(found(page, "//h:span[@id='p-1-1-s1']//text()")).startswith("A resettlement, a")
    assert found(page, "//h:*[@id='pg-11']/parent::h:em/@id") == []
    assert found(page, "//h:h1//h:*[@epub:type='pagebreak']/@title") == ["Page 9"]


def test_signs_are_text(hard: Book) -> None:
    text = "".join(found(hard.page(BRIDGES), "//h:span[@id='p-1-1-s1']//text()"))
    assert text.endswith("""5 < 6 & "7" > 'x'.2""")
    title = found(hard.documents["EPUB/text/index.xhtml"], "//h:h1/text()")
    assert title == ['Bridges & "Ferries" <of Lenova>']
    assert "".join(found(hard.page("about/editorial"), "//h:pre//text()")) == "code <& more>\n"


def test_the_title_of_a_document_is_its_heading(hard: Book) -> None:
    assert found(hard.page(BRIDGES), "/h:html/h:head/h:title/text()") == [
        "1) Of bridges and köprüler"
    ]


def test_parts_of_the_work_are_named(this_edition: Book) -> None:
    parts = [
        (posixpath.basename(path)[:2], section.get("id"), section.get("role"))
        for path, section in this_edition.everywhere("//h:section[starts-with(@id, 's-')]")
    ]
    assert parts[:5] == [
        ("00", "s-abstract-en", "doc-abstract"),
        ("00", "s-abstract-tr", "doc-abstract"),
        ("00", "s-abstract-ru", "doc-abstract"),
        ("01", "s-intro", "doc-introduction"),
        ("02", "s-1", "doc-chapter"),
    ]
    assert parts[-4:] == [
        ("11", "s-concl", "doc-conclusion"),
        ("12", "s-decl", None),
        ("12", "s-decl-en", None),
        ("13", "s-bibl", "doc-bibliography"),
    ]


def test_divisions_are_named(this_edition: Book) -> None:
    divisions = [one for _, one in this_edition.everywhere("//h:body/@epub:type")]
    assert divisions == [*["frontmatter"] * 3, *["bodymatter"] * 11, *["backmatter"] * 9]


def test_types_and_roles_say_the_same(book: Book) -> None:
    for _, element in book.everywhere("//h:body//*[starts-with(@role, 'doc-')]"):
        term = element.get("role").removeprefix("doc-").replace("pagelist", "page-list")
        assert found(element, "@epub:type") == [term]


def test_no_role_is_deprecated(book: Book) -> None:
    deprecated = "//*[@role='doc-biblioentry' or @role='doc-endnote']"
    assert not list(book.everywhere(deprecated))


def test_the_printed_bibliography_is_a_list(hard: Book) -> None:
    page = hard.page("chapters/02-bibliography")
    (list_,) = found(page, "//h:section[@role='doc-bibliography']/h:ul")
    assert found(list_, "h:li/@id") == ["b-1", "b-2"]
    cited = found(list_, "h:li[@id='b-1']//h:span[@class='apparatus']")
    assert [words(one) for one in cited] == ["[Cited in: n. 2 (pp. 63-65)]"]
    assert found(cited[0], "h:a/@href") == ["01-bridges.xhtml#fn-2"]


def test_what_is_left_out_is_not_linked(nested: Book) -> None:
    assert not [path for path in nested.files if "guides" in path]
    page = nested.page("about/edition")
    assert "in the guide" in words(page)
    assert found(page, "//h:p//h:a/@href") == ["paper.xhtml", "../chapters/01-river.xhtml#p-1-1"]


def test_contents_stand_in_their_own_document_only(nested: Book) -> None:
    assert not list(nested.everywhere("//h:*[contains(@class, 'toctree')]"))
    text = words(nested.page("index"))
    assert "A word of the editors on the title page." in text
    assert "Contents" not in text


@pytest.mark.parametrize(
    ("href", "valid"),
    [
        ("https://example.org/a?b=1&amp;c=[2]#d", "https://example.org/a?b=1&c=%5B2%5D#d"),
        ("https://example.org/мост", "https://example.org/%D0%BC%D0%BE%D1%81%D1%82"),
        ("https://example.org/%D0%BC", "https://example.org/%D0%BC"),
        ("https://example.org/100%", "https://example.org/100%25"),
        ("https://example.org/#a#b", "https://example.org/#a%23b"),
        ("mailto:ada@example.org", "mailto:ada@example.org"),
        ("#pg-9", "#pg-9"),
    ],
)
def test_addresses_are_made_valid(href: str, valid: str) -> None:
    document = content_document("one", f'<p><a href="{href}">it</a></p>', {"one"})
    assert found(document.body, "//h:a/@href") == [valid]


def test_text_around_what_is_taken_out_stays() -> None:
    fragment = (
        '<p>one <a class="page-number">1</a>two<b>three</b> <a class="page-number">2</a> four</p>'
        '<div class="toctree-wrapper"><ul></ul></div>five'
    )
    body = content_document("one", fragment, {"one"}).body
    assert words(body) == "one twothree  fourfive"


def test_no_space_is_added() -> None:
    body = content_document("one", "<p>a<b>b</b><i>c</i>\n<span></span>d</p>", {"one"}).body
    expected = "<p>a<b>b</b><i>c</i>\n<span></span>d</p>"
    assert expected in serialise_xhtml(body).decode()


def test_what_is_not_well_formed_is_refused() -> None:
    with pytest.raises(etree.XMLSyntaxError):
        content_document("one", "<p>a<br></p>", {"one"})


def test_lines_have_a_direction_where_a_language_turns_them() -> None:
    fragment = (
        '<p lang="ar">x <i lang="he">y</i> <i lang="tr">z <b lang="fa">a</b></i></p>'
        '<p lang="tr">b</p>'
    )
    document = etree.fromstring(content_document("one", fragment, {"one"}).serialise("en"))
    stated = [(one.get("lang"), one.get("dir")) for one in found(document, "//*[@lang]")]
    assert stated == [
        *(("en", None), ("ar", "rtl"), ("he", None)),
        *(("tr", "ltr"), ("fa", "rtl"), ("tr", None)),
    ]


def test_a_whole_book_from_right_to_left_says_so() -> None:
    document = content_document("one", '<p lang="en">x</p>', {"one"}).serialise("he")
    root = etree.fromstring(document)
    assert (root.get("dir"), found(root, "//h:p/@dir")) == ("rtl", ["ltr"])
