# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Notes where they are hard to place."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.builders.pdf.conftest import Manuscript

BRIDGES = "chapters/01-bridges.md"


def add(manuscript: Manuscript, notes: int, *, words: int, between: int) -> None:
    """Add a paragraph with many notes."""
    marks = range(100, 100 + notes)
    text = " ".join(f"{'word ' * between}[^{mark}]" for mark in marks)
    foot = "\n\n".join(f"[^{mark}]: {'A note. ' * words}" for mark in marks)
    manuscript.replace(BRIDGES, "{#s-1-1}", f"{{#p-1-9}}\n{text}\n\n{foot}\n\n{{#s-1-1}}")


def test_long_notes_keep_to_the_pages_of_their_calls(manuscript: Manuscript) -> None:
    add(manuscript, 60, words=90, between=12)
    book = manuscript.build()
    assert book.log == ()
    places = book.destinations
    notes = {name.removeprefix("fn-") for name in places if name.startswith("fn-1")}
    assert len(notes) > 60
    assert not {note for note in notes if places[f"fn-{note}"] != places[f"fnref-{note}"]}


def test_a_note_longer_than_a_page_begins_where_it_is_called(manuscript: Manuscript) -> None:
    add(manuscript, 1, words=1500, between=3)
    book = manuscript.build()
    assert book.log == ()
    assert book.destinations["fn-100"] == book.destinations["fnref-100"]
    assert len(book.pdf.pages) >= 9


def test_many_notes_of_one_line_keep_to_its_page(manuscript: Manuscript) -> None:
    add(manuscript, 400, words=1, between=1)
    book = manuscript.build()
    assert book.log == ()
    places = book.destinations
    notes = {name.removeprefix("fn-") for name in places if name.startswith("fn-1")}
    assert not {note for note in notes if places[f"fn-{note}"] != places[f"fnref-{note}"]}


def test_notes_that_can_not_be_kept_stop_the_book_and_are_named(manuscript: Manuscript) -> None:
    """Those of one line are longer than a page."""
    add(manuscript, 120, words=40, between=1)
    book = manuscript.build()
    assert not book.path.exists()
    (line,) = book.log
    assert "begins on another page than its call" in line
    assert line.startswith(f"{BRIDGES}:")


def test_pages_of_the_print_may_begin_anywhere_between_notes(manuscript: Manuscript) -> None:
    """Also where a page of the book begins, right behind the notes of the one before."""
    text = " ".join(f"{{pb}}`{number}`word" for number in range(1000, 1900))
    marks = range(100, 106)
    for number, mark in enumerate(marks):
        word = f"`{1040 + 150 * number}`word"
        text = text.replace(word, f"{word}[^{mark}]")
    foot = "\n\n".join(f"[^{mark}]: See https://example.org/{mark} ." for mark in marks)
    manuscript.replace(BRIDGES, "{#s-1-1}", f"{{#p-1-9}}\n{text}\n\n{foot}\n\n{{#s-1-1}}")
    book = manuscript.build()
    assert book.log == ()
    assert {f"pg-{number}" for number in range(1000, 1900)} <= book.destinations.keys()
