# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What books say of themselves, in the language of an edition."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from postilla.interface.apparatus import _BOOKS
from postilla.interface.words import words_in
from postilla.model.wording import FIELDS
from tests.builders.epub.conftest import copy_of, found
from tests.builders.pdf.conftest import ANNOTATED, copy_sample

if TYPE_CHECKING:
    from pathlib import Path

    from tests.builders.pdf.conftest import Book


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


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """Build a PDF in Turkish, once."""
    manuscript = copy_sample(tmp_path_factory.mktemp("turkish"), ANNOTATED)
    manuscript.replace("edition.toml", 'language = "en"', 'language = "tr"')
    manuscript.replace("edition.toml", '["tr", "ru"', '["en", "ru"')
    book = manuscript.build()
    assert book.log == ()
    return book


def test_a_pdf_in_turkish(pdf: Book) -> None:
    headings = [one.text() for one in pdf.tags.all("H1")]
    assert headings[0] == "İçindekiler"
    assert "İddialar dizini" in headings
    assert "Editörlerin notları" in {one.text() for one in pdf.tags.all("H2")}
    words = pdf.tags.text()
    assert "Kime atfediliyor" in words
    assert FIELDS["ascribed-to"] not in words
    assert re.search(r", s\.\xa0[0-9]+\.", words)
    assert not re.search(r"\bp\.\xa0[0-9]", words)


def test_the_foot_of_a_pdf_in_turkish(pdf: Book) -> None:
    notes = [one for element in pdf.text for one in element.all("Note")]
    foot = "\n".join(one.text() for one in notes if not any(one.all("Lbl")))
    said = ("önerilen:", "transkripsiyon;", "yazar;", "kesinlik: düşük", "hazırlayan: Jane Doe")
    assert [words for words in said if words not in foot] == []
    assert not re.search("proposed|transcript;|author;|undecided|certainty|by Jane", foot)


def test_what_is_read_aloud_of_links_of_a_pdf_in_turkish(pdf: Book) -> None:
    called = [link.description for element in pdf.text for link in element.all("Link")]
    assert any("c6 iddiasına ilişkin kanıt, par. 1.1" in one for one in called)
    assert not [one for one in called if "evidence on claim" in one or "words of" in one]


TURKISH = 'language = "tr"\nother-languages = ["en", "ru"]'
