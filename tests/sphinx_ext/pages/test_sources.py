# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The list of works: whose they are, and all that uses them."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

from lxml import etree

from tests.sphinx_ext.pages.reading import fields, items, words

if TYPE_CHECKING:
    from tests.sphinx_ext.conftest import Built, Edition

SOURCES = "apparatus/sources"


def test_the_text_s_works_and_the_edition_s_stand_apart(apparatus: Built) -> None:
    page = apparatus.page(SOURCES)
    assert items(page, "//h2") == [
        "Works that the text cites (2)",
        "Sources that the edition adds (3)",
    ]
    assert items(page, "//ul[@class='works']/li/p[1]") == [
        "Kaya, Deniz; Ferrer, Ana; Holm, Ole: Vapurlar. Şehir 4/2, 2001, pp. 1-9.",
        "Smith, Jane: Ferries of the Plain. Lenova: Lenova Press, 1990.",
        "A page that nobody uses. https://example.org/unused.",
        "Harbour Board of Lenova: Register of ships. 1901.",
        "Tide table. https://example.org/tides (accessed 2026-03-31). Archived copy consulted.",
    ]
    assert items(page, "//em[@lang='tr']") == ["Vapurlar"]


def test_each_work_says_what_uses_it_and_how_often(apparatus: Built) -> None:
    page = apparatus.page(SOURCES)
    kaya, smith, unused, board, tides = page.xpath("//ul[@class='works']/li")
    assert fields(kaya) == {
        "Printed as": "entry 2",
        "Cited by the text (1)": "n. 2",
        "Claims that rest on it (1)": "claim c2, par. 1.1",
    }
    assert fields(smith)["Cited by the text (1)"] == "n. 1 (p. 63)"
    assert fields(smith)["Claims that rest on it (2)"] == "claim c1, par. 1.1, claim c3, par. 2.1"
    assert fields(unused) == {"Used": "nowhere"}
    assert fields(board) == {"Evidence (1)": "claim c1, par. 1.1 (qualifies)"}
    assert fields(tides) == {
        "Evidence (3)": "claim c1, par. 1.1 (gives the other side), "
        "claim c3, par. 2.1 (supports), claim c3, par. 2.1 (contradicts)",
        "Cited by the editors (1)": "editorial note n2, par. 2.1",
    }


def test_evidence_and_citations_lead_to_the_list(apparatus: Built) -> None:
    place = "../apparatus/sources.html#cite-tide-table"
    weather = apparatus.page("chapters/02-weather")
    assert (
        weather.xpath("//*[contains(@class, 'annotation-source')]/ancestor::a/@href") == [place] * 2
    )
    assert weather.xpath("//span[@class='bibtex-citation']/a/@href") == [place]
    assert apparatus.page("about/colophon").xpath("//span[@class='bibtex-citation']/a/@href") == [
        place
    ]


def test_works_of_one_origin_need_no_headings(apparatus_edition: Edition) -> None:
    apparatus_edition.write(f"{SOURCES}.md", '# Sources\n\n```{bibliography}\n'
                            ':filter: keywords % "edition"\n```\n')  # fmt: skip
    page = apparatus_edition.build().page(SOURCES)
    assert not page.xpath("//h2")
    assert len(page.xpath("//ul[@class='works']/li")) == 3


def test_works_with_neither_origin_are_not_lost(apparatus_edition: Edition) -> None:
    apparatus_edition.replace("refs.bib", "  url = {https://example.org/unused},\n"
                              "  keywords = {edition},\n", "")  # fmt: skip
    page = apparatus_edition.build().page(SOURCES)
    assert items(page, "//h2")[-1] == "Other works (1)"


def test_titles_are_words_and_never_markup(apparatus_edition: Edition) -> None:
    apparatus_edition.replace("refs.bib", "Tide table", "</svg><script>alert(1)</script> table")
    built = apparatus_edition.build()
    for name in ("sources", "map"):
        page = built.page(f"apparatus/{name}")
        assert not page.xpath("//script[not(@src)]")
        assert "<script>alert(1)" in words(page)


def test_citations_lead_there_in_the_epub_as_well(apparatus_edition: Edition) -> None:
    everything = ["about/*", "apparatus/*"]
    built = apparatus_edition.build("epub", postilla_book_pages=everything)
    book = built.folder / "ferries-1-1903.epub"
    with zipfile.ZipFile(book) as archive:
        note = etree.fromstring(archive.read("EPUB/text/apparatus/notes.xhtml"))
        sources = etree.fromstring(archive.read(f"EPUB/text/{SOURCES}.xhtml"))
        package = archive.read("EPUB/package.opf").decode()
    links = note.xpath("//*[@class='bibtex-citation']/*/@href")
    assert links == ["sources.xhtml#cite-tide-table"]
    assert sources.xpath("//*[@id='cite-tide-table']")
    assert (
        'href="text/apparatus/map.xhtml" media-type="application/xhtml+xml" properties="svg"'
        in package
    )
