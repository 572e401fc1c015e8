# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The PDF itself: what a reader, a screen reader and an archive find in it."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

import pikepdf
import pytest
from lxml import etree

from postilla.sphinx_ext.digest import source_digest
from tests.builders.pdf.conftest import needed
from tests.builders.pdf.tagged import Element, contents_of

if TYPE_CHECKING:
    from tests.builders.pdf.conftest import Book, Manuscript

SOFT_HYPHEN = "\xad"


def whole(book: Book) -> str:
    return " ".join(element.text() for element in book.text)


# --- standards


def test_the_metadata_claim_both_standards(book: Book) -> None:
    with book.pdf.open_metadata() as metadata:
        assert metadata["pdfaid:part"] == "3"
        assert metadata["pdfaid:conformance"] == "A"
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] == "ON THE BRIDGES OF LENOVA"
        assert metadata["dc:creator"] == ["Ada Lenova"]
        assert metadata["dc:language"] == {"en"}
        assert metadata["xmp:CreateDate"] == "1901-01-01T00:00:00+00:00"
        assert metadata["pdf:Keywords"] == "bridges, Lenova, oak"
        assert "A text written for the tests." in metadata["dc:description"]


def test_the_file_is_tagged_and_names_its_language_and_title(book: Book) -> None:
    root = book.pdf.Root
    assert root.Lang == "en"
    assert bool(root.MarkInfo.Marked)
    assert bool(root.ViewerPreferences.DisplayDocTitle)
    assert book.tags.kind == "Document"


def test_fonts_are_embedded_and_have_their_letters(book: Book) -> None:
    fonts = [font for page in book.pdf.pages for font in page.resources.get("/Font", {}).values()]
    assert fonts
    for font in fonts:
        assert "/ToUnicode" in font
        assert {"/FontFile2", "/FontFile3"} & font.DescendantFonts[0].FontDescriptor.keys()


def test_qpdf_finds_nothing(book: Book) -> None:
    qpdf = needed("qpdf", "qpdf")
    run = subprocess.run([qpdf, "--check", book.path], capture_output=True, check=False)
    assert run.returncode == 0, run.stdout


def test_the_tei_is_its_source_and_is_attached(book: Book) -> None:
    attached = book.pdf.attachments["lenova-book.xml"]
    root = etree.fromstring(attached.get_file().read_bytes())
    assert root.tag == "{http://www.tei-c.org/ns/1.0}TEI"
    assert attached.get_file().mime_type == "application/tei+xml"
    assert attached.relationship == pikepdf.Name.Source
    names = {str(file.UF) for file in book.pdf.Root.AF}
    assert names == {"lenova-book.xml", "source.sha256"}


def test_the_digest_of_the_source_is_attached(book: Book) -> None:
    digest = book.pdf.attachments["source.sha256"].get_file().read_bytes().decode()
    assert digest == f"{source_digest(book.path.parents[2] / 'source')}\n"


# --- structure


def test_headings_are_in_order(book: Book) -> None:
    found = [
        (element.kind, element.words()) for element in book.text if element.kind.startswith("H")
    ]
    assert found == [
        ("H1", "ON THE BRIDGES OF LENOVA"),
        ("H2", "Abstract"),
        ("H1", "LENOVA KÖPRÜLERİ ÜZERİNE"),
        ("H2", "Öz"),
        ("H1", "1) Of bridges"),
        ("H2", "Of the ferry"),
        ("H1", "2) Of lists"),
        ("H1", "3) Of signs"),
        ("H1", "Bibliography"),
    ]


def test_the_text_without_calls_and_notes_is_in_one_piece(book: Book) -> None:
    paragraph = next(element for element in book.text if "Monday" in element.text())
    assert paragraph.kind == "P"
    assert paragraph.words().replace(SOFT_HYPHEN, "") == (
        "The first bridge was opened on a Monday. The second one is longer, as every child of "
        "the town knows, and köprü sözü says; a settlement."
    )


def test_emphasis_is_tagged(book: Book) -> None:
    assert "longer, as every" in [one.text() for one in all_of(book, "Em")]
    assert "of the" in [one.text() for one in all_of(book, "Strong")]


def test_a_list_keeps_its_printed_numbers(book: Book) -> None:
    numbered = [one for one in book.text if one.kind == "L"][1]
    assert [one.text() for one in numbered.all("Lbl")] == ["3)", "4)"]
    assert [one.text() for one in numbered.all("LBody")] == ["third", "fourth"]


def all_of(book: Book, kind: str) -> list[Element]:
    return [found for element in book.text for found in element.all(kind)]


def test_a_note_stands_behind_its_call_with_the_printed_mark(book: Book) -> None:
    notes = [(one.text(), next(one.all("Lbl")).text()) for one in all_of(book, "Note")]
    assert notes == [
        ("aBridge warden, Lenova.", "a"),
        ("1Chronicle (https://example.org/chronicle?page=1&line=2), fol. 3. entry\xa01", "1"),
        ("2Smith, ibid.", "2"),
        ("7A note that no call leads to.", "7"),
    ]


def test_a_second_call_leads_to_the_same_note(book: Book) -> None:
    paragraph = next(element for element in book.text if "Monday" in element.text())
    calls = [one for one in paragraph.all("Link") if one.destination == "fn-2"]
    assert [one.text().strip("\u2060") for one in calls] == ["2", "2"]
    assert [one.description for one in calls] == ["n. 2, page 2", "n. 2, page 2"]


def test_a_note_without_a_call_is_kept_and_says_so(book: Book) -> None:
    paragraph = next(one for one in book.text if "no call of this note" in one.text())
    (note,) = paragraph.all("Note")
    assert note.text() == "7A note that no call leads to."
    (link,) = (one for one in paragraph.children if isinstance(one, Element) and one.kind == "Link")
    assert link.text() == "The text has no call of this note.7"
    assert "fn-7" in book.destinations


def test_page_marks_line_numbers_and_heads_are_artifacts(book: Book) -> None:
    page = book.destinations["pg-241"]
    artifacts = contents_of(book.pdf.pages[page])[-1]
    assert "240" in artifacts
    assert "241" in artifacts
    assert not re.search(r"24[01]", whole(book))
    assert "5" in artifacts


def test_the_edition_s_links_are_told_apart_from_the_text(book: Book) -> None:
    """By this a program knows what is not the author's."""
    (entry,) = (one for one in all_of(book, "Link") if one.destination == "b-1")
    assert (entry.text(), entry.description) == ("entry\xa01", "entry 1, page 3")
    cited = next(one for one in book.text if one.text().startswith("Cited in"))
    (link,) = cited.all("Link")
    assert (cited.kind, link.destination) == ("P", "fn-1")


# --- languages


def test_the_language_of_passages_is_stated(book: Book) -> None:
    languages = {one.text(): one.language for one in book.text if one.language}
    assert languages["LENOVA KÖPRÜLERİ ÜZERİNE"] == "tr"
    assert languages["Lenova'nın üç köprüsü vardır."] == "tr"
    assert languages["Көрпү."] == "az"
    assert any(language == "tr" for text, language in languages.items() if "Kaya" in text)


def test_the_language_of_words_is_stated(book: Book) -> None:
    page = book.pdf.pages[book.destinations["p-1-1"]]
    instructions = pikepdf.parse_content_stream(page)
    marks = [one.operands[1] for one in instructions if str(one.operator) == "BDC"]
    assert {str(mark.Lang) for mark in marks if "/Lang" in mark} == {"en", "tr", "pt-BR"}


# --- navigation


def test_every_id_is_a_named_destination(book: Book) -> None:
    """So that ``book.pdf#p-1-1`` leads there."""
    wanted = set(re.findall(r'(?:target|section|work-title|page-mark)\("([^"]+)"', book.typst))
    wanted |= set(re.findall(r'call(?:-again)?\("([^"]+)"', book.typst))
    assert wanted == book.destinations.keys()
    assert wanted >= {
        *("title-en", "title-tr", "s-1", "s-1-1", "abstract-tr", "abstract-tr-s1", "keywords-en"),
        *("p-1-1", "p-1-1-s2", "p-2-1", "p-2-1-i2-i1", "p-2-1-i2-i1-s1", "p-2-2-i2"),
        *("fn-a", "fnref-a", "fn-2", "fnref-2", "fnref-2-2", "fn-7"),
        *("b-1", "b-2", "pg-240", "pg-241"),
        "about/edition:about-this-edition",
    }


def test_pages_before_the_text_have_roman_numbers(book: Book) -> None:
    labels = [str(page.label) for page in book.pdf.pages]
    assert labels == ["i", "ii", "iii", "iv", "1", "2", "3"]


def test_bookmarks_lead_to_all_headings(book: Book) -> None:
    with book.pdf.open_outline() as outline:
        titles = [(one.title, [child.title for child in one.children]) for one in outline.root]
    assert titles == [
        ("Contents", []),
        ("About this edition", ["How works are listed"]),
        ("ON THE BRIDGES OF LENOVA", ["Abstract"]),
        ("LENOVA KÖPRÜLERİ ÜZERİNE", ["Öz"]),
        ("1) Of bridges", ["Of the ferry"]),
        ("2) Of lists", []),
        ("3) Of signs", []),
        ("Bibliography", []),
    ]


def test_the_contents_list_sections_but_neither_titles_nor_marks(book: Book) -> None:
    (contents,) = (
        one for one in book.tags.children if isinstance(one, Element) and one.kind == "TOC"
    )
    entries = [re.sub(r"\W+\w+$", "", one.text()) for one in contents.all("Reference")]
    assert entries == [
        *("About this edition", "Abstract", "Öz", "1) Of bridges", "Of the ferry"),
        *("2) Of lists", "3) Of signs", "Bibliography"),
    ]


def test_a_heading_that_is_printed_bold_is_like_others_in_the_contents(
    manuscript: Manuscript,
) -> None:
    manuscript.replace("chapters/04-bibliography.md", "# Bibliography", "# **Bibliography**")
    book = manuscript.build()
    contents = next(
        one for one in book.tags.children if isinstance(one, Element) and one.kind == "TOC"
    )
    page = str((contents.page or 0) + 1)
    pdftohtml = needed("pdftohtml", "poppler-utils")
    run = subprocess.run(
        [pdftohtml, "-xml", "-i", "-stdout", "-f", page, "-l", page, book.path],
        capture_output=True,
        check=True,
    )
    shown = etree.fromstring(run.stdout, etree.XMLParser(load_dtd=False, no_network=True))
    (entry,) = (
        one for one in shown.iter("text") if "Bibliography" in "".join(map(str, one.itertext()))
    )
    (font,) = (one for one in shown.iter("fontspec") if one.get("id") == entry.get("font"))
    assert font.get("family", "").endswith("LibertinusSerif")


def test_links_of_the_edition_s_pages_lead_into_the_text(book: Book) -> None:
    links = {one.text(): one.destination for one in book.tags.all("Link")}
    assert links["2) Of lists"] == "s-2"
    assert links["p.\xa0241"] == "pg-241"
    assert links["the web"] == "https://example.org/a?b=c&d=e#f"
    assert "the bridges" in links
    assert "The guide" not in links


# --- text


def test_signs_of_typst_stay_signs(book: Book) -> None:
    expected = (
        'A bridge is #panic("no") and ] and [ and " and \\ and @oak and $x$ and // and /* and */ '
        'and * and _ and ` and ~ and <oak> and = and - and "" + read("oak") + "\\u{41}".'
    )
    paragraph = next(one for one in book.text if one.text().startswith("A bridge is"))
    assert paragraph.text().replace(SOFT_HYPHEN, "").startswith(expected)
    assert "Between words  two spaces" in paragraph.text()


def test_a_long_address_breaks_and_gains_no_sign(book: Book) -> None:
    entry = next(one for one in book.text if one.text().startswith("Kaya"))
    (link,) = entry.all("Link")
    assert link.text() == link.destination
    assert len(link.text()) > 200


def test_a_long_address_stays_in_the_measure(book: Book) -> None:
    pdftotext = needed("pdftotext", "poppler-utils")
    page = str(book.destinations["b-2"] + 1)
    run = subprocess.run(
        [pdftotext, "-f", page, "-l", page, "-bbox", book.path, "-"],
        capture_output=True,
        text=True,
        check=True,
    )
    words = re.findall(r'xMax="([0-9.]+)" yMax="[0-9.]+">(?:https:|aaa)', run.stdout)
    assert len(words) > 1
    width, right = float(book.pdf.pages[-1].mediabox[2]), 57 / 25.4 * 72
    assert max(map(float, words)) < width - right + 1


@pytest.mark.parametrize(("paper", "size"), [("a4", (595, 842)), ("us-letter", (612, 792))])
def test_the_paper_can_be_chosen(manuscript: Manuscript, paper: str, size: tuple[int, int]) -> None:
    made = manuscript.build(postilla_pdf_paper=paper)
    assert tuple(round(float(one)) for one in made.pdf.pages[0].mediabox)[2:] == size


def test_a_long_title_is_shortened_above_the_pages(manuscript: Manuscript) -> None:
    manuscript.replace("chapters/03-signs.md", "Of signs", "Of " + "signs " * 30 + "x" * 200)
    manuscript.replace("chapters/03-signs.md", "A bridge", "A bridge. " * 900)
    book = manuscript.build()
    assert book.log == ()
    heads = contents_of(book.pdf.pages[book.destinations["s-3"] + 2])[-1]
    assert "3) Of signs signs" in heads
    assert "signs…" in heads
