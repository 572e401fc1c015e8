# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Books in a browser, as reading systems show them: on a small screen, in the reader's colours."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, Page

from tests.builders.epub.conftest import Book

NARROW: Final = 320
"""The width of a small telephone, in CSS pixels."""
NIGHT: Final = "html { background: rgb(0, 0, 1); color: rgb(200, 200, 201); font-family: fantasy }"
OWN: Final = "rgb(200, 200, 201); rgba(0, 0, 0, 0); fantasy"
SEEN: Final = """() => [...document.body.querySelectorAll(":not(pre, code)")].map((one) => {
  const { color, backgroundColor, fontFamily } = getComputedStyle(one);
  return [color, backgroundColor, fontFamily].join("; ");
})"""


@pytest.fixture(params=["hard", "hardest", "annotated", "trilingual", "this_edition"])
def book(request: pytest.FixtureRequest) -> Book:
    result: Book = request.getfixturevalue(request.param)
    return result


@contextmanager
def opened(book: Book, folder: Path, chromium: Browser) -> Iterator[Iterator[Page]]:
    """Open all documents, one after the other."""
    with zipfile.ZipFile(book.path) as archive:
        archive.extractall(folder)
    page = chromium.new_page(viewport={"width": NARROW, "height": 500})

    def pages() -> Iterator[Page]:
        for path in book.spine:
            page.goto((folder / path).as_uri())
            yield page

    yield pages()
    page.close()


def test_no_page_is_wider_than_a_small_screen(
    book: Book, chromium: Browser, tmp_path: Path
) -> None:
    with opened(book, tmp_path, chromium) as pages:
        widths = {page.url: page.evaluate("document.documentElement.scrollWidth") for page in pages}
    assert widths == dict.fromkeys(widths, NARROW)


def test_colours_and_fonts_are_the_readers_own(
    annotated: Book, chromium: Browser, tmp_path: Path
) -> None:
    with opened(annotated, tmp_path, chromium) as pages:
        for page in pages:
            page.add_style_tag(content=NIGHT)
            assert set(page.evaluate(SEEN)) == {OWN}, page.url


def test_lines_run_in_the_direction_of_their_language(
    hardest: Book, chromium: Browser, tmp_path: Path
) -> None:
    with opened(hardest, tmp_path, chromium) as pages:
        directions = {
            (language, direction)
            for page in pages
            for language, direction in page.evaluate(
                "[...document.querySelectorAll('[lang]')]"
                ".map((one) => [one.lang, getComputedStyle(one).direction])"
            )
        }
    assert directions == {
        *(("en", "ltr"), ("az", "ltr"), ("ar", "rtl"), ("fa", "rtl")),
    }
