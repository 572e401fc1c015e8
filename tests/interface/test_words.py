# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What books say of themselves, in the language of an edition."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from postilla.interface.apparatus import _BOOKS
from postilla.interface.words import words_in
from postilla.model.wording import FIELDS
from tests.builders.epub.conftest import copy_of, found
from tests.builders.pdf.conftest import ANNOTATED, copy_sample

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("language", ["tr", "ru-RU", "AZ"])
def test_a_book_says_nothing_in_english(language: str) -> None:
    say = words_in(language)
    assert not [words for words in (*_BOOKS, "Contents", "nothing") if say(words) == words]


def test_what_has_no_translation_stays() -> None:
    assert words_in("tr")("On the bridges") == "On the bridges"
    assert words_in("ka")("Contents") == "Contents"


def test_an_epub_in_turkish(tmp_path: Path) -> None:
    edition = copy_of("test-epub-annotated", tmp_path / "copy")
    edition.replace("edition.toml", 'language = "en"\nother-languages = ["tr", "ru"]', TURKISH)
    book = edition.build(tmp_path / "book")
    assert found(book.nav, "//h:nav/*[1]/text()")[:2] == ["İçindekiler", "Kitabın bölümleri"]
    headings = {
        words
        for name in book.documents
        for words in found(book.documents[name], "//h:section[@role='doc-endnotes']/h:h2/text()")
    }
    assert headings == {"Yazarın notları", "Editörlerin notları"}
    said = {
        words
        for document in book.documents.values()
        for words in found(document, "//h:*[contains(@class, 'annotation-kind')]//text()")
    }
    assert said == {"İddia", "Kanıt", "Editör notu", "Düzeltme", "Çeviri"}
    titles = {
        words
        for document in book.documents.values()
        for words in found(document, "//h:*[contains(@class, 'annotation-fields')]//h:dt/text()")
    }
    assert titles
    assert not titles & set(FIELDS.values())


def test_a_pdf_in_turkish(tmp_path: Path) -> None:
    manuscript = copy_sample(tmp_path, ANNOTATED)
    manuscript.replace("edition.toml", 'language = "en"', 'language = "tr"')
    manuscript.replace("edition.toml", '["tr", "ru"', '["en", "ru"')
    book = manuscript.build()
    headings = [one.text() for one in book.tags.all("H1")]
    assert headings[0] == "İçindekiler"
    assert "İddialar dizini" in headings
    assert "Editörlerin notları" in {one.text() for one in book.tags.all("H2")}
    words = book.tags.text()
    assert "Kime atfediliyor" in words
    assert FIELDS["ascribed-to"] not in words


TURKISH = 'language = "tr"\nother-languages = ["en", "ru"]'
