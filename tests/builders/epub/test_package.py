# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The container: what the package says of the book, and what is in it."""

from __future__ import annotations

import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from postilla.builders.epub.content import ContentDocument, content_document
from postilla.sphinx_ext.digest import source_digest
from postilla.syntax.config import read_edition
from tests.builders.epub.conftest import REPOSITORY, ROOTS, Book, Edition, found, words

META = "//opf:meta[@property='{}']"


def meta(book: Book, property_: str) -> list[str]:
    return [one.text for one in found(book.package, META.format(property_))]


def test_the_file_is_named_after_the_edition(this_edition: Book) -> None:
    assert this_edition.path.name == "rusad-13-2025.epub"


def test_the_container_is_that_of_an_epub(this_edition: Book) -> None:
    assert next(iter(this_edition.files)) == "mimetype"
    assert this_edition.files["mimetype"] == b"application/epub+zip"
    assert this_edition.package.get("version") == "3.0"


def test_all_files_are_in_the_manifest_and_no_others(this_edition: Book) -> None:
    listed = set(this_edition.manifest.values())
    packed = {path for path in this_edition.files if path.startswith("EPUB/")}
    assert packed - listed == {this_edition.package_path}
    assert listed <= packed


DRAWING = """<svg xmlns="http://www.w3.org/2000/svg"><a href="../chapters/01-river.xhtml#p-1-1">
<text>in</text></a><a href="../guides/annotating.xhtml"><text>out</text></a></svg>"""


def test_a_document_with_a_drawing_says_so(
    edition: Callable[[str], Edition], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def with_drawing(name: str, fragment: str, *others: Any) -> ContentDocument:
        drawing = DRAWING if name == "about/paper" else ""
        return content_document(name, fragment + drawing, *others)

    monkeypatch.setattr("postilla.builders.epub.builder.content_document", with_drawing)
    book = edition("test-epub-contents").build(tmp_path / "build")
    drawn = found(book.package, "//opf:item[@properties='svg']/@href")
    assert drawn == ["text/about/paper.xhtml"]
    links = found(book.page("about/paper"), "//svg:a/@href")
    assert links == ["../chapters/01-river.xhtml#p-1-1"]
    assert found(book.page("about/paper"), "//svg:g/svg:text/text()") == ["out"]


def test_there_is_nothing_of_older_formats(this_edition: Book) -> None:
    package = this_edition.package
    assert not found(package, "//opf:guide | //opf:meta[@name='cover'] | //opf:spine/@toc")
    assert not [path for path in this_edition.files if path.endswith((".ncx", ".js"))]


def test_reading_order_is_title_page_contents_chapters_apparatus_about(this_edition: Book) -> None:
    first, second, *documents, last = this_edition.spine
    assert (first, second) == ("EPUB/text/index.xhtml", "EPUB/nav.xhtml")
    number = len(list((REPOSITORY / "source" / "chapters").glob("*.md")))
    chapters, apparatus = documents[:number], documents[number:]
    assert chapters == sorted(chapters)
    own = ("parallel", "sources", "emendations", "names")
    pages = tuple(f"apparatus/{name}" for name in own)
    about = ("about/editorial-principles", "about/changes")
    assert apparatus == [f"EPUB/text/{name}.xhtml" for name in (*pages, *about)]
    assert last == "EPUB/text/about/colophon.xhtml"


def test_titles_are_given_in_their_languages(hard: Book) -> None:
    (title,) = found(hard.package, "//dc:title")
    assert (title.text, found(title, "string(@xml:lang)")) == (
        'Bridges & "Ferries" <of Lenova>',
        "en",
    )
    assert meta(hard, "title-type") == ["main"]
    others = found(hard.package, META.format("alternate-script"))
    assert [(found(one, "string(@xml:lang)"), one.text) for one in others] == [
        ("tr", "Köprüler & <Vapurlar>"),
        ("ru", "Мосты & паромы"),
    ]


def test_what_edition_toml_says_is_said(this_edition: Book) -> None:
    path = REPOSITORY / "source" / "edition.toml"
    edition = read_edition(path.read_text(encoding="utf-8"), "edition.toml")
    package = this_edition.package
    uid = package.get("unique-identifier")
    assert found(package, f"//dc:identifier[@id='{uid}']/text()") == [f"urn:uuid:{edition.uuid}"]
    assert found(package, "//dc:creator/text()") == ["Rauf Gurbanov"]
    assert found(package, "//dc:publisher/text()") == [edition.publisher]
    assert found(package, "//dc:source/text()") == ["RUSAD 13 (2025)"]
    assert found(package, "//dc:rights/text()") == [edition.rights.statement]


def test_a_published_version_has_its_day(edition: Callable[[str], Edition], tmp_path: Path) -> None:
    source = edition("test-epub-contents")
    version = '[[version]]\nnumber = "1.0"\ndate = "2026-01-31"\nchanges = "The first."\n'
    path = source.source / "edition.toml"
    path.write_text(f"{path.read_text(encoding='utf-8')}\n{version}", encoding="utf-8")
    book = source.build(tmp_path / "build")
    assert found(book.package, "//dc:date/text()") == ["2026-01-31"]
    assert "version 1.0" in words(book.page("index"))


def test_a_publication_without_versions_has_no_day(hard: Book) -> None:
    assert not found(hard.package, "//dc:date")


def test_each_author_is_named(nested: Book) -> None:
    assert found(nested.package, "//dc:creator/text()") == ["Ada Lenova", "Deniz Kaya"]
    refined = found(nested.package, f"{META.format('role')}/@refines")
    assert refined == [f"#{id_}" for id_ in found(nested.package, "//dc:creator/@id")]


def test_languages_are_those_of_the_words(hard: Book, nested: Book) -> None:
    languages = found(hard.package, "//dc:language/text()")
    assert languages == ["en", "tr", "ru", "ar", "fr", "got", "he", "ru-Latn"]
    assert found(nested.package, "//dc:language/text()") == ["en"]


def test_how_it_can_be_read_is_said(this_edition: Book) -> None:
    assert meta(this_edition, "schema:accessMode") == ["textual"]
    assert meta(this_edition, "schema:accessModeSufficient") == ["textual"]
    assert set(meta(this_edition, "schema:accessibilityFeature")) >= {
        *("pageBreakMarkers", "pageNavigation", "readingOrder"),
        *("structuralNavigation", "tableOfContents"),
    }
    assert meta(this_edition, "schema:accessibilityHazard") == ["none"]
    assert len(meta(this_edition, "schema:accessibilitySummary")) == 1
    assert meta(this_edition, "pageBreakSource") == ["RUSAD 13 (2025)"]
    (summary,) = found(this_edition.package, META.format("schema:accessibilitySummary"))
    assert found(summary, "string(@xml:lang)") == "en"


def test_conformance_is_claimed_where_somebody_vouches_for_it(
    edition: Callable[[str], Edition], tmp_path: Path
) -> None:
    source = edition("test-epub-contents")
    table = '[accessibility]\ncertified-by = "Lenova & Library"\n\n[rights]'
    source.replace("edition.toml", "[rights]", table)
    book = source.build(tmp_path / "build")
    for one in (book, book.bare):
        (claim,) = found(one.package, META.format("dcterms:conformsTo"))
        assert claim.text == "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"
        (by,) = found(one.package, META.format("a11y:certifiedBy"))
        assert (by.text, by.get("refines")) == ("Lenova & Library", f"#{claim.get('id')}")


def test_nothing_is_claimed_that_is_not_so(nested: Book, this_edition: Book) -> None:
    features = meta(nested, "schema:accessibilityFeature")
    assert not {"pageBreakMarkers", "pageNavigation"} & set(features)
    assert meta(nested, "pageBreakSource") == []
    (summary,) = meta(nested, "schema:accessibilitySummary")
    assert "Note" not in summary
    assert "page" not in summary
    for name in ("conformsTo", "certifiedBy"):
        assert not found(this_edition.package, f"//*[contains(@property, '{name}')]")


def test_the_cover_is_a_picture_of_its_own(this_edition: Book, sample: Book) -> None:
    (item,) = found(this_edition.package, "//opf:item[@properties='cover-image']")
    assert item.get("media-type") == "image/png"
    picture = this_edition.files["EPUB/cover.png"]
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", picture[16:24]) == (1600, 2400)
    assert picture != sample.files["EPUB/cover.png"]
    assert picture != this_edition.bare.files["EPUB/cover.png"]


def test_letters_that_the_cover_lacks_are_named(
    edition: Callable[[str], Edition], tmp_path: Path
) -> None:
    source = edition("test-epub-contents")
    source.replace("edition.toml", "The River", "The 河")
    (warning,) = source.build(tmp_path / "build").warnings
    assert warning.startswith("edition.toml:1: WARNING: The cover has boxes")
    assert "河" in warning
    assert "[postilla.epub/cover]" in warning


def test_a_title_of_any_length_fits_the_cover(
    edition: Callable[[str], Edition], tmp_path: Path
) -> None:
    source = edition("test-epub-contents")
    source.replace("edition.toml", "The River", "The River " * 60)
    book = source.build(tmp_path / "build")
    assert book.warnings == ()
    assert struct.unpack(">II", book.files["EPUB/cover.png"][16:24]) == (1600, 2400)


def test_the_book_says_what_it_was_made_from(this_edition: Book, hard: Book) -> None:
    for book, source in ((this_edition, REPOSITORY / "source"), (hard, ROOTS / "test-epub-hard")):
        stated = found(book.package, "//opf:meta[@name='postilla-source']/@content")
        assert stated == [source_digest(source)]


@pytest.mark.parametrize(
    ("epoch", "modified"), [("", "1901-01-01T00:00:00Z"), ("1767225600", "2026-01-01T00:00:00Z")]
)
def test_the_time_is_never_that_of_the_clock(
    epoch: str,
    modified: str,
    edition: Callable[[str], Edition],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    if not epoch:
        monkeypatch.delenv("SOURCE_DATE_EPOCH")
    book = edition("test-edition").build(tmp_path / "build")
    assert meta(book, "dcterms:modified") == [modified]


def test_a_page_that_is_not_well_formed_is_named_and_leaves_the_book_that_was_there(
    edition: Callable[[str], Edition], tmp_path: Path
) -> None:
    source = edition("test-epub-contents")
    before = source.build(tmp_path / "build").path.read_bytes()
    templates = source.source / "templates"
    templates.mkdir()
    (templates / "epub-title-page.xhtml").write_text("<p>open", encoding="utf-8")
    book = source.build(tmp_path / "build", templates_path=["templates"])
    (warning,) = book.warnings
    assert warning.startswith("index.md: ERROR: This page is not well-formed as XHTML: ")
    assert warning.endswith(". [postilla.epub/not-well-formed]")
    assert book.path.read_bytes() == before
