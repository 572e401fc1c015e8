# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""A PDF is set again when anything is that would change it, and only then."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from postilla.builders.pdf import kept, memory, press
from postilla.builders.pdf.compile import Apparatus, Setting, Wish, compile_pdf
from postilla.builders.pdf.fonts import ScriptFont
from postilla.builders.pdf.kept import Kept
from postilla.builders.pdf.press import Book, find_books, set_books
from postilla.builders.pdf.source import Source
from postilla.model.errors import PostillaError
from tests.builders.pdf.conftest import ANNOTATED, copy_sample


@dataclass
class Shelf:
    """A book, where it is noted, and how often it was set."""

    book: Book
    kept: Kept
    times: int = 0

    def build(self, **changes: object) -> bytes:
        """Have the book ready, as a build does."""
        book = replace(self.book, **changes)  # type: ignore[arg-type]
        books, found = find_books([book], self.kept)
        (pdf,) = set_books(books, self.kept, found).values()
        book.path.write_bytes(pdf)
        return pdf


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shelf:
    """Give a book that has been set once, by what only counts how often."""
    font = tmp_path / "naskh.ttf"
    font.write_bytes(b"letters")
    wish = Wish(
        paper="a4",
        timestamp=0,
        fonts=(ScriptFont(family="Naskh", letters=r"\p{sc=Arab}", file=font),),
    )
    book = Book(
        path=tmp_path / "book.pdf",
        source=Source("#[words]", (None,)),
        inputs={"words": "{}", "a.xml": "<a/>"},
        wish=wish,
        sizes={},
        pictures={"a.png": b"picture"},
    )
    shelf = Shelf(book, Kept(tmp_path / "notes"))

    def compiled(*_: object) -> Setting:
        shelf.times += 1
        return Setting(pdf=b"%%PDF %d" % shelf.times, apparatus=Apparatus.PAGE)

    monkeypatch.setattr(press, "compile_pdf", compiled)
    monkeypatch.setattr(press, "packed", lambda pdf: pdf)
    shelf.build()
    return shelf


def test_what_is_there_is_kept(shelf: Shelf) -> None:
    assert shelf.build() == b"%PDF 1"
    assert shelf.build(source=Source("#[words]", ())) == b"%PDF 1"
    assert shelf.times == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"source": Source("#[word]", (None,))},
        {"inputs": {"words": "{}", "a.xml": "<b/>"}},
        {"inputs": {"words": "{}", "b.xml": "<a/>"}},
        {"inputs": {"words": "{}"}},
        {"pictures": {}},
        {"pictures": {"a.png": b"another"}},
        {"pictures": {"b.png": b"picture"}},
    ],
    ids=["words", "attachment", "name", "input", "no-picture", "picture", "picture-name"],
)
def test_what_is_made_from_something_else_is_set_again(
    shelf: Shelf, changes: dict[str, object]
) -> None:
    assert shelf.build(**changes) == b"%PDF 2"
    assert shelf.build(**changes) == b"%PDF 2"
    assert shelf.build() == b"%PDF 3"


@pytest.mark.parametrize(
    "changes",
    [
        {"paper": "book"},
        {"print": "large"},
        {"timestamp": 1},
        {"apparatus": Apparatus.CHAPTER},
        {"fonts": ()},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_what_shall_look_otherwise_is_set_again(shelf: Shelf, changes: dict[str, object]) -> None:
    wish = replace(shelf.book.wish, **changes)  # type: ignore[arg-type]
    assert shelf.build(wish=wish) == b"%PDF 2"


def test_a_book_with_another_first_page_is_set_again(shelf: Shelf) -> None:
    assert shelf.book.find(shelf.kept) == b"%PDF 1"
    assert shelf.book.find(shelf.kept, 7) is None


def test_only_what_is_to_be_set_needs_memory(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "available", lambda: 0.0)
    assert shelf.build() == b"%PDF 1"
    with pytest.raises(PostillaError) as caught:
        shelf.build(source=Source("#[word]", (None,)))
    assert [finding.code for finding in caught.value.diagnostics] == ["pdf/memory"]


@pytest.mark.parametrize(("changed", "expected"), [(0, 0), (1, 1), (2, 2), (None, 3)])
def test_parts_are_found_up_to_one_that_is_to_be_set(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch, changed: int | None, expected: int
) -> None:
    monkeypatch.setattr(press, "pages_of_text", lambda _: 3)
    parts = [
        replace(shelf.book, path=shelf.book.path.with_name(f"part-{number}.pdf"))
        for number in range(3)
    ]
    for path, pdf in set_books(parts, shelf.kept, {}).items():
        path.write_bytes(pdf)
    if changed is not None:
        parts[changed].path.unlink()
    books, found = find_books(iter(parts), shelf.kept)
    assert books == tuple(parts)
    assert list(found) == [one.path for one in parts[:expected]]
    before = shelf.times
    assert list(set_books(books, shelf.kept, found)) == [one.path for one in parts]
    assert shelf.times - before == (changed is not None)


@pytest.mark.parametrize("name", ["compile.py", "template/foot.typ", "visitors/inline.py"])
def test_other_code_sets_it_again(
    shelf: Shelf, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = tmp_path / "code"
    shutil.copytree(Path(kept.__file__).parent, code)
    monkeypatch.setattr(kept, "_CODE", code)
    assert shelf.build() == b"%PDF 1"
    with (code / name).open("ab") as file:
        file.write(b"\n")
    assert shelf.build() == b"%PDF 2"


def test_another_typst_sets_it_again(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "version", lambda name: f"{name} 0")
    assert shelf.build() == b"%PDF 2"


def _change_font(shelf: Shelf) -> None:
    shelf.book.wish.fonts[0].file.write_bytes(b"other letters")


def _change_pdf(shelf: Shelf) -> None:
    shelf.book.path.write_bytes(b"%PDF 0")


def _lose_pdf(shelf: Shelf) -> None:
    shelf.book.path.unlink()


def _spoil_note(shelf: Shelf) -> None:
    (note,) = shelf.kept.folder.iterdir()
    note.write_bytes(b"\xff")


def _lose_note(shelf: Shelf) -> None:
    (note,) = shelf.kept.folder.iterdir()
    note.unlink()


@pytest.mark.parametrize(
    "happening", [_change_font, _change_pdf, _lose_pdf, _spoil_note, _lose_note]
)
def test_what_was_changed_on_disk_is_set_again(
    shelf: Shelf, happening: Callable[[Shelf], None]
) -> None:
    happening(shelf)
    assert shelf.build() == b"%PDF 2"
    assert shelf.build() == b"%PDF 2"


def test_a_build_keeps_the_pdf_until_a_word_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    manuscript = copy_sample(tmp_path, ANNOTATED)
    first = manuscript.build().path.read_bytes()
    times = []

    def counted(*given: Any) -> Setting:
        times.append(1)
        return compile_pdf(*given)

    monkeypatch.setattr(press, "compile_pdf", counted)
    assert manuscript.build().path.read_bytes() == first
    assert times == []
    manuscript.replace("edition.toml", 'publisher = "', 'publisher = "New ')
    assert manuscript.build().path.read_bytes() != first
    assert times == [1]
