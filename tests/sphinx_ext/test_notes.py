# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The author's notes: their marks, their order, their links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postilla.sphinx_ext.nodes import notes

if TYPE_CHECKING:
    from tests.sphinx_ext.conftest import Built, Edition

BRIDGES = "chapters/01-bridges"


def test_marks_are_shown_as_printed(sample: Built) -> None:
    page = sample.page(BRIDGES)
    calls = [call.text_content() for call in page.xpath("//sup[@class='call']")]
    assert calls == ["1", "2", "2"]
    front = sample.page("chapters/00-front")
    assert [call.text_content() for call in front.xpath("//sup[@class='call']")] == ["a"]
    assert front.xpath("//li[@id='fn-a']//*[@role='doc-backlink']/text()") == ["a"]


def test_notes_keep_the_order_of_the_source(sample: Built) -> None:
    assert sample.page(BRIDGES).xpath("//*[@role='doc-endnotes']/ol/li/@id") == [
        "fn-2",
        "fn-1",
        "fn-7",
    ]


def test_notes_are_the_last_thing_in_their_document(sample: Built) -> None:
    last = sample.doctree(BRIDGES).children[-1]
    assert isinstance(last, notes)


def test_calls_and_notes_lead_to_each_other(sample: Built) -> None:
    page = sample.page(BRIDGES)
    assert page.xpath("//sup[@id='fnref-1']/a[@role='doc-noteref']/@href") == ["#fn-1"]
    assert page.xpath("//sup[@id='fnref-2-2']/a/@href") == ["#fn-2"]
    assert page.xpath("//li[@id='fn-1']//a[@role='doc-backlink']/@href") == ["#fnref-1"]
    assert page.xpath("//li[@id='fn-2']//a[starts-with(@href, '#fnref-')]/@href") == [
        "#fnref-2",
        "#fnref-2-2",
    ]


def test_a_note_without_a_call_is_kept_and_says_so(sample: Built) -> None:
    (note,) = sample.page(BRIDGES).xpath("//li[@id='fn-7']")
    assert "A note that no call leads to." in note.text_content()
    assert note.xpath("p[@class='apparatus']/text()") == ["The text has no call of this note."]
    assert not note.xpath(".//*[@role='doc-backlink']")
    assert not sample.warnings


def test_a_call_without_a_note_is_shown_and_named(edition: Edition) -> None:
    edition.replace(f"{BRIDGES}.md", "on a Monday", "on a Monday[^99]")
    built = edition.build()
    (warning,) = built.warnings
    assert warning.startswith(f"{BRIDGES}.md:5: WARNING: The call [^99] has no note")
    assert "[postilla.base/note-missing]" in warning
    (call,) = built.page(BRIDGES).xpath("//sup[@id='fnref-99']")
    assert (call.text_content(), call.xpath(".//@href")) == ("99", [])


def test_a_note_that_is_written_twice_is_named(edition: Edition) -> None:
    edition.replace(f"{BRIDGES}.md", "[^7]: A note", "[^2]: A note")
    built = edition.build()
    (warning,) = built.warnings
    assert "The id “fn-2” stands twice in this file." in warning
    assert "A note that no call leads to." in built.html(BRIDGES)
