# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The book of this repository's edition, held against its chapters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.builders.pdf.conftest import REPOSITORY

if TYPE_CHECKING:
    from tests.builders.pdf.conftest import Book

CHAPTERS = REPOSITORY / "source" / "chapters"


def test_nothing_is_said_while_it_is_built(this_book: Book) -> None:
    assert this_book.log == ()


def test_every_note_is_on_the_page_of_its_call(this_book: Book) -> None:
    places = this_book.destinations
    notes = {name.removeprefix("fn-") for name in places if name.startswith("fn-")}
    assert notes == {"a", *map(str, range(1, 68))}
    assert {note for note in notes if places[f"fn-{note}"] != places[f"fnref-{note}"]} == set()


def test_every_note_has_its_printed_mark(this_book: Book) -> None:
    notes = [note for element in this_book.text for note in element.all("Note")]
    labels = [next(note.all("Lbl"), None) for note in notes]  # the apparatus has none
    marks = [label.text() for label in labels if label]
    assert marks == ["a", *map(str, range(1, 68))]


def test_every_printed_page_is_a_place_in_order(this_book: Book) -> None:
    pages = {name: page for name, page in this_book.destinations.items() if name[:3] == "pg-"}
    assert pages.keys() == {f"pg-{number}" for number in range(240, 274)}
    in_order = [pages[f"pg-{number}"] for number in range(240, 274)]
    assert in_order == sorted(in_order)


def test_every_id_of_the_chapters_is_a_named_destination(this_book: Book) -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in CHAPTERS.glob("*.md"))
    ids = set(re.findall(r"^\{#([a-z0-9-]+)", source, re.MULTILINE))
    assert len(ids) > 100
    assert ids <= this_book.destinations.keys()


def test_no_name_stands_on_another_page_than_its_places(this_book: Book) -> None:
    items = [item for element in this_book.text for item in element.all("LI")]
    parts = [[*next(item.all("LBody")).all("P")] for item in items]
    names = [both for both in parts if len(both) > 1 and "mention" in both[1].text()]
    assert len(names) > 100
    assert [one.text() for one, places, *_ in names if one.page != places.page] == []


def test_every_sentence_begins_with_its_words(this_book: Book) -> None:
    """The words of a section, by the tags, are those of its chapter."""
    chapter = (CHAPTERS / "07-russias-stance.md").read_text(encoding="utf-8")
    paragraph = re.search(r"\{#p-6-1\}\n(.*?)\n\n", chapter, re.DOTALL)
    assert paragraph
    expected = re.sub(r"\{pb\}`\d+`|\[\^\d+\]", "", paragraph[1]).replace("\n", " ")
    found = next(one for one in this_book.text if one.text().startswith(expected[:40]))
    assert found.words().replace("\xad", "") == expected
