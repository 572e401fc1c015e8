# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The publication of the bare text: the author's words as transmitted, and nothing beside them."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.builders.epub.conftest import Book, Edition, found, words

BOOKS = ("this_edition", "sample", "annotated", "trilingual")


@pytest.fixture(params=BOOKS)
def book(request: pytest.FixtureRequest) -> Book:
    whole: Book = request.getfixturevalue(request.param)
    return whole


def test_only_the_title_page_and_the_chapters_are_there(book: Book) -> None:
    bare = book.bare
    assert bare.path.name == f"{book.path.stem}-text.epub"
    first, nav, *others = bare.spine
    assert (first, nav) == ("EPUB/text/index.xhtml", "EPUB/nav.xhtml")
    assert others == [path for path in book.spine if path.startswith("EPUB/text/chapters/")]
    assert "without annotations" in words(bare.documents[first])
    assert "without annotations" not in words(book.documents[first])


def test_the_edition_says_nothing_but_the_name_of_the_notes(book: Book) -> None:
    said = [words(one) for _, one in book.bare.everywhere("//*[contains(@class, 'apparatus')]")]
    assert set(said) <= {"The author’s notes"}
    classes = ("annotation", "quoted", "restored", "transmitted", "annotation-call", "permalink")
    of_classes = {name for _, one in book.bare.everywhere("//@class") for name in one.split()}
    assert of_classes.isdisjoint(classes)
    assert not list(book.bare.everywhere("//@id[contains(., '--words')]"))


def test_every_link_leads_somewhere(book: Book) -> None:
    ids = {f"{path}#{one}" for path, one in book.bare.everywhere("//@id")}
    for path, address in book.bare.everywhere("//h:a/@href"):
        if ":" not in address:
            place, _, fragment = address.partition("#")
            target = book.resolve(path, place) if place else path
            assert target in book.bare.documents
            assert not fragment or f"{target}#{fragment}" in ids


def test_it_is_a_publication_of_its_own(book: Book) -> None:
    identifiers = [found(one.package, "//dc:identifier")[0].text for one in (book, book.bare)]
    assert len(set(identifiers)) == 2
    assert all(re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", one) for one in identifiers)
    titles = [found(one.package, "//dc:title/text()") for one in (book, book.bare)]
    assert titles[1] == [*titles[0], "The text alone, as it was transmitted, without annotations"]


@pytest.mark.parametrize("reading", ["restored", "transmitted"])
def test_emended_words_are_as_transmitted(
    reading: str, edition: Callable[[str], Edition], tmp_path: Path
) -> None:
    source = edition("test-epub-annotated")
    source.replace("edition.toml", 'reading = "restored"', f'reading = "{reading}"')
    book = source.build(tmp_path / reading)
    chapter = words(book.bare.page("chapters/01-bridges"))
    assert all(word in chapter for word in ("brigdes", "It it", "ferryy"))
    assert "bridges & “more”" not in chapter
    shown = words(found(book.page("chapters/01-bridges"), "//h:h1")[0])
    assert ("brigdes" in shown) is (reading == "transmitted")
