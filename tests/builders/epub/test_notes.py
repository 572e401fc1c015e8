# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The author's notes: lists that can be read, with links both ways."""

from __future__ import annotations

import pytest

from postilla.builders.epub.content import content_document
from tests.builders.epub.conftest import Book, found, words

BRIDGES = "chapters/01-bridges"
NOTES = "//h:section[@class='notes' and @epub:type='endnotes' and @role='doc-endnotes']"


@pytest.mark.parametrize("name", ["this_edition", "hard", "sample", "annotated"])
def test_calls_and_notes_lead_to_each_other(name: str, request: pytest.FixtureRequest) -> None:
    book: Book = request.getfixturevalue(name)
    calls = list(book.everywhere("//h:sup[@class='call']/h:a"))
    assert calls
    for path, call in calls:
        assert found(call, "@epub:type | @role") == ["doc-noteref", "noteref"]
        (own,) = found(call, "ancestor::h:sup/@id")
        (note,) = found(book.documents[path], f"//h:li[@id='{call.get('href')[1:]}']")
        assert found(note, "ancestor::h:section/@role") == ["doc-endnotes"]
        assert found(note, "count(.//h:a[@href=$call])".replace("$call", f"'#{own}'")) == 1
        mark = found(note, "h:p[1]/h:span[@class='note-mark']/h:a[@epub:type='backlink']")
        assert [one.text for one in mark] == [call.text]


def test_all_notes_are_there(this_edition: Book) -> None:
    marks = [one.text for _, one in this_edition.everywhere(f"{NOTES}//h:a[@role='doc-backlink']")]
    assert marks == ["a", *(str(number) for number in range(1, 68))]


def test_notes_end_the_document_of_their_calls(hard: Book) -> None:
    page = hard.page(BRIDGES)
    assert found(page, f"{NOTES}/following-sibling::*") == []
    assert found(page, f"{NOTES}/h:ol/h:li/@id") == ["fn-1", "fn-2", "fn-3", "fn-4"]
    assert found(page, f"{NOTES}/h:ol/h:li/@epub:type") == ["endnote"] * 4


def test_no_note_is_an_aside(this_edition: Book) -> None:
    """Some reading systems hide them."""
    assert not list(this_edition.everywhere("//h:aside | //h:*[@hidden and not(self::h:nav)]"))


def test_a_note_begins_with_its_mark(hard: Book) -> None:
    page = hard.page(BRIDGES)
    firsts = found(page, f"{NOTES}/h:ol/h:li/h:p[1]")
    assert [words(one)[:9] for one in firsts] == [
        "1 The fir",
        "2 A note ",
        "3 A note ",
        "4 ",
    ]
    assert found(page, "//h:li[@id='fn-4']/h:ul/h:li/h:p/text()") == ["A note", "that is a list"]


def test_a_note_called_twice_leads_to_both_calls(hard: Book) -> None:
    links = found(hard.page(BRIDGES), "//h:li[@id='fn-2']//h:a[starts-with(@href, '#')]/@href")
    assert links == ["#fnref-2", "#fnref-2-2"]


def test_a_note_without_a_call_is_kept(hard: Book) -> None:
    (note,) = found(hard.page(BRIDGES), "//h:li[@id='fn-3']")
    assert "A note that no call leads to." in words(note)
    assert not found(note, ".//h:a")


def test_what_the_edition_adds_to_a_note_is_in_brackets(hard: Book) -> None:
    (added,) = found(hard.page(BRIDGES), "//h:li[@id='fn-2']//h:span[@class='apparatus']")
    assert words(added) == " [entry 1]"
    assert found(added, "h:a/@href") == ["02-bibliography.xhtml#b-1"]


def test_a_note_without_words_keeps_its_mark() -> None:
    fragment = '<ol><li id="fn-1"><span class="note-mark">1</span></li></ol>'
    body = content_document("one", fragment, {"one"}).body
    assert found(body, "//h:li/h:p/h:span/text()") == ["1"]
