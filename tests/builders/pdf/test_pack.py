# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""A packed PDF is smaller, and the same document."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pikepdf
import pytest

from postilla.builders.pdf import press
from postilla.builders.pdf.pack import packed
from tests.builders.pdf.conftest import ANNOTATED, Book, copy_sample

_TAG = b"/S/P"
"""How the tag of a paragraph begins, where one can read it in the file."""


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Give the annotated book with each object by itself, as Typst writes them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(press, "packed", lambda pdf: pdf)
        book = copy_sample(tmp_path_factory.mktemp("plain"), ANNOTATED).build()
    return book.path.read_bytes()


def test_a_book_is_packed(annotated: Book, plain: bytes) -> None:
    book = annotated.path.read_bytes()
    assert plain.count(_TAG) > 10
    assert book.count(_TAG) == 0
    assert book == packed(plain)
    assert len(book) < 0.6 * len(plain)


def test_nothing_is_said_otherwise(plain: bytes) -> None:
    with pikepdf.open(BytesIO(plain)) as before, pikepdf.open(BytesIO(packed(plain))) as after:
        assert described(after) == described(before)
        assert after.pdf_version == before.pdf_version


def test_programs_that_know_no_pdf_can_read_the_metadata(plain: bytes) -> None:
    assert b"<pdfuaid:part>1</pdfuaid:part>" in packed(plain)


def described(pdf: pikepdf.Pdf) -> dict[int, Any]:
    """Give all objects that one comes to from the root, numbered as they are met."""
    numbers: dict[tuple[int, int], int] = {}
    waiting: list[Any] = []

    def one(value: Any) -> Any:
        if isinstance(value, pikepdf.Object) and value.is_indirect:
            if value.objgen not in numbers:
                numbers[value.objgen] = len(numbers)
                waiting.append(value)
            return f"object {numbers[value.objgen]}"
        return content(value)

    def content(value: Any) -> Any:
        if isinstance(value, pikepdf.Stream):
            keys = sorted(set(value.keys()) - {"/Length", "/Filter", "/DecodeParms"})
            return [value.read_bytes(), *((key, one(value[key])) for key in keys)]
        if isinstance(value, pikepdf.Dictionary):
            return [(key, one(value[key])) for key in sorted(value.keys())]
        if isinstance(value, pikepdf.Array):
            return [one(part) for part in value]
        return bytes(value) if isinstance(value, pikepdf.String) else value

    one(pdf.Root)
    found: dict[int, Any] = {}
    while waiting:
        value = waiting.pop()
        found[numbers[value.objgen]] = content(value)
    return found
