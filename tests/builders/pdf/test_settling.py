# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Books come to rest: nothing that stands on their pages moves what it was taken from."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pikepdf
import pytest

from postilla.builders.pdf.compile import Wish, compile_pdf
from postilla.builders.pdf.source import Source
from tests.builders.pdf.tagged import contents_of

if TYPE_CHECKING:
    from tests.builders.pdf.conftest import Book, Manuscript

FRONT = "chapters/00-front.md"
LANGUAGES = ("tr", "ru", "az", "fr", "de", "it")
SENTENCE = "A bridge was built of oak, and of stone the second one. "
PAPERS = {"a4": (297, 30, 34), "book": (240, 24, 28)}
"""Height, and the margins above and below the text, in mm."""
ABOVE = 40
"""Between a title and what is above it, in points."""


def height_of(book: Book, name: str) -> float:
    """Give how far a destination is above the foot of its page, in points."""
    return float(pikepdf.NameTree(book.pdf.Root.Names.Dests)[name][3])


def head_of(page: pikepdf.Page) -> str:
    """Give what is no part of the text on a page: head, folio, numbers of lines."""
    return contents_of(page).get(-1, "")


@pytest.mark.parametrize(("sentences", "paper"), [(4, "a4"), (21, "a4"), (77, "book")])
def test_each_title_below_an_abstract_finds_its_page(
    manuscript: Manuscript, sentences: int, paper: str
) -> None:
    path = manuscript.source / FRONT
    before, after = path.read_text(encoding="utf-8").split("{#title-tr")
    titles = "".join(
        f"{{#title-{one} .language-{one}}}\n## KÖPRÜ {one}\n\n"
        f"{{#abstract-{one}}}\n{SENTENCE * sentences}\n\n"
        for one in LANGUAGES
    )
    path.write_text(before + titles + after[after.index("[^a]:") :], encoding="utf-8")
    book = manuscript.build(postilla_pdf_paper=paper)
    assert book.log == ()
    height, top, bottom = (mm / 25.4 * 72 for mm in PAPERS[paper])
    lowest = bottom + 0.7 * (height - top - bottom) - ABOVE
    pages = [book.destinations[f"title-{one}"] for one in LANGUAGES]
    assert all(height_of(book, f"title-{one}") > lowest for one in LANGUAGES)
    # A page that begins with a title has no head.
    begun = [height_of(book, f"title-{one}") > height - top - ABOVE for one in LANGUAGES]
    assert any(begun)
    for page, begins in zip(pages, begun, strict=True):
        assert not (begins and "KÖPRÜ" in head_of(book.pdf.pages[page]))


CONTENTS = """
#import "/template.typ": *
#let emendations = foot-entries()
#let edition = (
  title: "x", part: "", other-titles: (), authors: ("A",), journal: "J", publisher: "P",
  project: "p", witnesses: (), rights: "r", identifier: "i", description: "d", keywords: (),
  language: "en", region: none, fonts: (), attachments: (),
)
#let front = {
  new-page()
  chapter("front:", section("f", "F", 1, 1, text("TITLE")))
}
#show: body => book(edition, front, emendations, body)
#chapter("a:", for n in range(50) { section("s-" + str(n), "S", 2, 2, text("Of stone")) })
"""
FULL = "A chapter with a title that goes on to the"


@pytest.mark.parametrize("more", [33, 34, 43])
def test_a_number_in_the_contents_does_not_move_the_page_that_it_is_of(more: int) -> None:
    """The contents fill a page, and with a line more the page on which “iv” would be is “v”."""
    text = CONTENTS.replace("TITLE", FULL + "l" * more)
    source = Source(text, (None,) * len(text.splitlines()))
    setting = compile_pdf(source, {}, Wish(paper="a4", timestamp=0))
    with pikepdf.open(io.BytesIO(setting.pdf)) as pdf:
        labels = [str(page.label) for page in pdf.pages]
    assert labels[: labels.index("1")] in (["i", "ii", "iii", "iv"], ["i", "ii", "iii", "iv", "v"])
