# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Ace by DAISY: no violation in any book.

``make validate`` fetches it and runs it on this edition; where it was fetched, the tests run it
on books with everything that there is. Under CI, where nobody would see that they did not, they
fetch it themselves, fail where it can't run, and take this edition, too.
"""

from __future__ import annotations

import os
import zipfile
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

import pytest

from tests.builders.epub.conftest import Book
from tests.validators import ace

UNDER_CI: Final = "CI" in os.environ
BOOKS: Final = ("annotated", "trilingual", *(("this_edition",) if UNDER_CI else ()))


@pytest.fixture(scope="session")
def violations(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Mapping[str, Sequence[str]]:
    """Look at all books, two at a time."""
    if not ace.is_there():
        if not UNDER_CI:
            pytest.skip("Ace is not there: make validate fetches it")
        ace.fetch()
    books = {name: request.getfixturevalue(name) for name in BOOKS}
    paths = {name: book.path for name, book in books.items()}
    paths |= {f"{name}, bare text": book.bare.path for name, book in books.items()}
    paths["broken"] = broken(books["annotated"], tmp_path_factory.mktemp("broken"))
    with ThreadPoolExecutor(2) as pool:
        found = pool.map(lambda path: list(ace.violations(path)), paths.values())
        return dict(zip(paths, found, strict=True))


def broken(book: Book, folder: Path) -> Path:
    """Copy a book, but with words in no language that there is."""
    path = folder / "broken.epub"
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in book.files.items():
            archive.writestr(name, content.replace(b' lang="tr" xml:lang="tr"', b' lang="!"'))
    return path


@pytest.mark.parametrize("name", [*BOOKS, *(f"{name}, bare text" for name in BOOKS)])
def test_a_book_has_no_violation(name: str, violations: Mapping[str, Sequence[str]]) -> None:
    assert violations[name] == []


def test_violations_are_found(violations: Mapping[str, Sequence[str]]) -> None:
    assert violations["broken"]
