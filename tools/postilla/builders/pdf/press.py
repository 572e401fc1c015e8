# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Books on their way through Typst, part by part.

Typst keeps what it has worked out, for the next time, and gives no memory back. So a large book,
and each part of a book in several, is set in a process of its own, and in a further one where its
first pages will not do: all of them together then need as much memory as the largest. Pages are
numbered on from part to part.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from itertools import chain
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pikepdf
from sphinx.util import logging

from postilla.builders.pdf.compile import Wish, compile_pdf
from postilla.builders.pdf.kept import Kept, origin_of
from postilla.builders.pdf.memory import (
    LARGE,
    available,
    check_memory,
    keep_within,
    needed,
    too_large,
)
from postilla.builders.pdf.pack import packed
from postilla.builders.pdf.run import here
from postilla.builders.pdf.source import Source

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """A book, or a part of one, as Typst is given it."""

    path: Path
    """Of the PDF."""
    source: Source
    inputs: Mapping[str, str]
    wish: Wish
    sizes: Mapping[str, int]
    """Chapter -> characters of its source, in the order of the book."""
    pictures: Mapping[str, bytes]
    """Name of a file -> bytes."""

    def find(self, kept: Kept, first_page: int = 1) -> bytes | None:
        """Look whether it was set before.

        :param kept: what is known of earlier PDFs.
        :param first_page: the number of the first page of the text.
        :return: the PDF, if it is there as it would be set now.
        """
        return kept.find(self.path, self._origin(first_page))

    def set(self, kept: Kept, first_page: int = 1, *, apart: bool = False) -> bytes:
        """Set it; :func:`~postilla.builders.pdf.compile.compile_pdf` says what can go wrong.

        :param kept: where it is noted from what the PDF was made.
        :param first_page: the number of the first page of the text.
        :param apart: whether in a process of its own, as each large book is.
        :return: the PDF.
        """
        pdf = self._set(self._inputs(first_page), apart=apart)
        kept.note(self.path, self._origin(first_page), pdf)
        return pdf

    def _origin(self, first_page: int) -> str:
        return origin_of(self.source, self._inputs(first_page), self.wish, self.pictures)

    def _inputs(self, first_page: int) -> Mapping[str, str]:
        return {**self.inputs, "first-page": str(first_page)} if first_page > 1 else self.inputs

    def _set(self, inputs: Mapping[str, str], *, apart: bool) -> bytes:
        is_apart = apart or needed(self.source, self.sizes) > LARGE
        there = available() if is_apart else None
        run = partial(_apart, there) if is_apart else here
        try:
            setting = compile_pdf(self.source, inputs, self.wish, self.pictures, run)
        except BrokenProcessPool as error:  # killed, as a rule for want of memory
            need = max(needed(self.source, self.sizes), there or 0)
            raise too_large(self.sizes, need, there) from error
        if setting.apparatus is not self.wish.apparatus:
            logger.info(
                "No pages were found on which all emendations stand at the foot: "
                "they stand at the end of their chapters."
            )
        return packed(setting.pdf)


def _apart(there: float | None, work: Callable[..., Any], *given: Any) -> Any:
    """Call a function in a process of its own, within the megabytes that there are."""
    # Not a fork of this process, which has threads and all that was read.
    with ProcessPoolExecutor(
        1, get_context("spawn"), initializer=keep_within, initargs=(there,)
    ) as process:
        return process.submit(work, *given).result()


def find_books(books: Iterable[Book], kept: Kept) -> tuple[tuple[Book, ...], Mapping[Path, bytes]]:
    """Take the parts of a book as they are written, and see what there is to be set.

    :param books: its parts, in order.
    :param kept: what is known of the PDFs of earlier builds.
    :return: the parts; and path -> PDF of the first ones, up to one that has to be set.
    :raises PostillaError: with ``pdf/memory`` where there is too little to set what is not there.
    """
    written = iter(books)
    tried: list[Book] = []
    found: dict[Path, bytes] = {}
    for book, page in _numbered(written, found):
        tried.append(book)
        pdf = book.find(kept, page)
        if pdf is None:
            break
        found[book.path] = pdf
    to_set = []
    for book in chain(tried[len(found) :], written):
        check_memory(book.source, book.sizes)
        to_set.append(book)
    return (*tried[: len(found)], *to_set), found


def set_books(
    books: Sequence[Book], kept: Kept, found: Mapping[Path, bytes]
) -> Mapping[Path, bytes]:
    """Set the parts of a book, one after the other.

    :param books: they, in order.
    :param kept: what is known of the PDFs of earlier builds.
    :param found: path -> PDF of those that need not be set.
    :return: path of each -> the PDF.
    :raises PostillaError: with ``pdf/memory``, or with what Typst finds wrong.
    """
    pdfs = dict(found)
    for book, page in _numbered(books, pdfs):
        if book.path not in pdfs:
            pdf = book.find(kept, page)
            pdfs[book.path] = pdf or book.set(kept, page, apart=len(books) > 1)
    return pdfs


def _numbered(books: Iterable[Book], pdfs: Mapping[Path, bytes]) -> Iterator[tuple[Book, int]]:
    """Give each part with the number of its first page, which the PDFs before it decide."""
    page, before = 1, None
    for book in books:
        if before:
            page += pages_of_text(pdfs[before])
            if book.wish.paper == "book":  # a part begins on the right, where numbers are odd
                page += 1 - page % 2
        yield book, page
        before = book.path


def pages_of_text(pdf: bytes) -> int:
    """Count the pages of the text: those that have arabic numbers and nothing before them.

    :param pdf: a PDF.
    :return: how many there are.
    """
    with pikepdf.open(BytesIO(pdf)) as opened:
        return sum(str(page.label).isdecimal() for page in opened.pages)
