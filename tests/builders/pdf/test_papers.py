# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The papers, and large print on each of them."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

import pikepdf
import pytest

from postilla.fidelity.pdf_places import is_on_line
from postilla.fidelity.pdf_tags import read_tags
from tests.builders.pdf.conftest import needed
from tests.builders.pdf.tagged import Element

if TYPE_CHECKING:
    from tests.builders.pdf.conftest import Book, Manuscript

PAPERS = {"a4": (595, 842), "us-letter": (612, 792), "book": (482, 680)}
"""Width and height in points."""


def sizes_of(page: pikepdf.Page) -> set[float]:
    """Give the sizes of the letters on a page."""
    instructions = pikepdf.parse_content_stream(page)
    return {round(float(one.operands[1]), 1) for one in instructions if str(one.operator) == "Tf"}


def text_page(book: Book) -> pikepdf.Page:
    return book.pdf.pages[book.destinations["p-1-1"]]


@pytest.mark.parametrize("size", ["regular", "large"])
@pytest.mark.parametrize("paper", PAPERS)
def test_a_book_is_set_on_each_paper(
    annotated_manuscript: Manuscript, paper: str, size: str
) -> None:
    book = annotated_manuscript.build(postilla_pdf_paper=paper, postilla_pdf_print=size)
    assert book.log == ()
    assert tuple(round(float(one)) for one in book.pdf.pages[0].mediabox)[2:] == PAPERS[paper]
    if paper == "book":  # which is bound: what begins anew begins on the right
        labels = [str(page.label) for page in book.pdf.pages]
        assert [labels.index(label) % 2 for label in ("1", "ed. 1")] == [0, 0]
    assert (18.0 if size == "large" else 10.5) in sizes_of(text_page(book))
    pdftotext = needed("pdftotext", "poppler-utils")
    run = subprocess.run(
        [pdftotext, "-bbox", book.path, "-"], capture_output=True, text=True, check=True
    )
    edges = map(float, re.findall(r'xMax="([0-9.]+)"', run.stdout))
    assert max(edges) < PAPERS[paper][0] - 15


def test_pages_of_a_bound_book_mirror_each_other(manuscript: Manuscript) -> None:
    many = "".join(f"\n{{#p-4-{n}}}\nIt is long.{{pb}}`{n}`\n" for n in range(900, 960))
    manuscript.replace("chapters/03-signs.md", "{#s-3}", f"{{#s-4}}\n# Of pages\n{many}\n{{#s-3}}")
    book = manuscript.build(postilla_pdf_paper="book")
    assert book.log == ()
    tagged = read_tags(book.pdf)
    sides = {
        (place.page % 2, "left" if run.x < PAPERS["book"][0] / 2 else "right")
        for name, place in tagged.places.items()
        for run in tagged.unmarked
        if is_on_line(run, place) and name == f"pg-{run.text}"
    }
    assert sides == {(0, "right"), (1, "left")}


def test_large_print_has_no_small_letters_but_raised_ones(
    annotated_manuscript: Manuscript,
) -> None:
    book = annotated_manuscript.build(postilla_pdf_print="large")
    for page in book.pdf.pages:
        raised = {one for one in sizes_of(page) if one < 13}
        # Marks, which are raised: 0.64 of the words that they stand at, and of headings.
        assert all(one / 0.64 >= 15.9 for one in raised)


def test_large_print_has_its_apparatus_at_the_ends_of_chapters(
    annotated_manuscript: Manuscript,
) -> None:
    book = annotated_manuscript.build(postilla_pdf_print="large")
    notes = [note for element in book.text for note in element.all("Note")]
    assert notes
    assert all(any(note.all("Lbl")) for note in notes)


# --- what stands behind the text


def behind(book: Book, title: str) -> list[Element]:
    """Give what stands below a heading behind the text."""
    elements = list(book.text)
    start = next(n for n, one in enumerate(elements) if one.text() == title)
    return elements[start + 1 :]


def page_number(book: Book, destination: str) -> str:
    return str(book.pdf.pages[book.destinations[destination]].label)


def test_the_claims_are_listed_with_their_pages(annotated: Book) -> None:
    links = [link for one in behind(annotated, "Index of claims") for link in one.all("Link")]
    words = ["first-bridge", "every-child", "signs", "on-mondays"]
    marks, pages = links[::2], links[1::2]
    assert [one.text() for one in marks] == ["c6", "c8", "c18", "c1"]
    assert [one.destination for one in marks][:3] == words[:3]
    assert [one.destination for one in pages][:3] == [f"{name}--words" for name in words[:3]]
    for one in pages:
        assert one.text() == page_number(annotated, one.destination or "")


def test_the_lists_say_on_which_pages_places_are(annotated: Book) -> None:
    links = [link for one in behind(annotated, "Sources") for link in one.all("Link")]
    shown = {one.destination: one.text() for one in links}
    for name, words in (("b-1", "entry\xa01"), ("fn-1", "n.\xa01")):
        assert shown[name] == f"{words}\xa0→\u202f{page_number(annotated, name)}"


def test_a_book_with_all_claims_needs_no_index_of_them(annotated_manuscript: Manuscript) -> None:
    page = annotated_manuscript.source / "apparatus" / "claims.md"
    page.write_text("# Claims\n\n```{claims}\n```\n", encoding="utf-8")
    sources = "apparatus/sources"
    annotated_manuscript.replace("index.md", sources, f"{sources}\napparatus/claims")
    book = annotated_manuscript.build()
    assert book.log == ()
    assert "index-of-claims" not in book.typst
