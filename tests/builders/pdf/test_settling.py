# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Books come to rest: nothing that stands on their pages moves what it was taken from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.builders.pdf.conftest import Book, Manuscript

FRONT = "chapters/00-front.md"
LANGUAGES = ("tr", "ru", "az", "fr", "de", "it")
SENTENCE = "A bridge was built of oak, and of stone the second one. "


def heads(book: Book, title: str) -> list[tuple[str, bool]]:
    """Give the labels of the pages with a title, and whether it is the first thing on its page."""
    pages = [one.page for one in book.text]
    return [
        (str(book.pdf.pages[one.page].label), pages.index(one.page) == number)
        for number, one in enumerate(book.text)
        if one.page is not None and one.text().startswith(title)
    ]


@pytest.mark.parametrize("paper", ["a4", "book"])
@pytest.mark.parametrize("length", [4, 21, 40, 77])
def test_each_title_below_an_abstract_finds_its_page(
    manuscript: Manuscript, length: int, paper: str
) -> None:
    path = manuscript.source / FRONT
    before, after = path.read_text(encoding="utf-8").split("{#title-tr")
    notes = after[after.index("[^a]:") :]
    titles = "".join(
        f"{{#title-{one} .language-{one}}}\n## TITLE\n\n{{#abstract-{one}}}\n{SENTENCE * length}\n\n"
        for one in LANGUAGES
    )
    path.write_text(before + titles + notes, encoding="utf-8")
    book = manuscript.build(postilla_pdf_paper=paper)
    assert book.log == ()
    assert len(heads(book, "TITLE")) == len(LANGUAGES)
    print(heads(book, "TITLE"))
