# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""How documents are written: each one of the sample beside what it becomes.

A case is added as a chapter of tests/roots/test-pdf-book or, with annotations, of
tests/roots/test-pdf-annotated; ``pytest --regen`` writes its golden file, which is then to be
read.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from docutils import nodes

from postilla.builders.pdf.names import Names
from postilla.builders.pdf.source import SourceWriter
from postilla.builders.pdf.visitors.table import VISITORS
from postilla.builders.pdf.writer import Writer
from postilla.model.errors import PostillaError
from tests.builders.pdf.conftest import ANNOTATED, SAMPLE

if TYPE_CHECKING:
    from tests.builders.pdf.conftest import Book
    from tests.conftest import Golden

GOLDEN = Path(__file__).parent / "golden"
CASES = sorted(path.stem for path in (SAMPLE / "chapters").glob("*.md"))
ANNOTATED_CASES = sorted(path.stem for path in (ANNOTATED / "chapters").glob("*.md"))


def chapter(book: Book, label: str) -> str:
    """Cut out what a document has become."""
    return call(book, f'chapter("{label}:"')


def call(book: Book, beginning: str) -> str:
    """Cut out a call and what is in it."""
    lines = book.typst.splitlines(keepends=True)
    start = next(n for n, line in enumerate(lines) if beginning in line)
    indent = len(lines[start]) - len(lines[start].lstrip())
    end = next(n for n, line in enumerate(lines) if n > start and line[indent] in "})")
    return "".join(line[indent:] for line in lines[start : end + 1])


@pytest.mark.parametrize("case", CASES)
def test_a_chapter_is_written(book: Book, case: str, golden: Golden) -> None:
    golden(GOLDEN / f"{case}.typ", chapter(book, f"chapters/{case}"))


@pytest.mark.parametrize("case", ANNOTATED_CASES)
def test_a_chapter_with_annotations_is_written(annotated: Book, case: str, golden: Golden) -> None:
    notes = call(annotated, f'edition-notes("edition:chapters/{case}"')
    golden(GOLDEN / "annotated" / f"{case}.typ", chapter(annotated, f"chapters/{case}") + notes)


def test_the_apparatus_is_written(annotated: Book, golden: Golden) -> None:
    golden(GOLDEN / "annotated" / "apparatus.typ", call(annotated, "#let emendations ="))


def test_a_page_of_the_edition_is_written(book: Book, golden: Golden) -> None:
    golden(GOLDEN / "edition.typ", chapter(book, "about/edition"))


def test_the_book_around_them_is_written(book: Book, golden: Golden) -> None:
    golden(GOLDEN / "book.typ", outline(book.typst))


def outline(source: str) -> str:
    """Leave out what is in the documents."""
    kept: list[str] = []
    until = ""
    for line in source.splitlines(keepends=True):
        if until:
            until = "" if line == until else until
            continue
        kept.append(line)
        if "chapter(" in line:
            until = line[: len(line) - len(line.lstrip())] + "})\n"
    return "".join(kept)


def test_an_unknown_node_stops_the_writer() -> None:
    paragraph = nodes.paragraph("", "", nodes.math("", "x"))
    paragraph.source, paragraph.line = "/edition/source/chapters/01.md", 7
    document = nodes.document(None, None)  # type: ignore[arg-type]
    document += paragraph
    names = Names(phrase_of_id=str, docnames=frozenset({"chapters/01"}), root=Path("/edition"))
    with pytest.raises(PostillaError) as caught:
        Writer(VISITORS, names, SourceWriter()).document("chapters/01", document, listed=1)
    assert str(caught.value) == (
        "source/chapters/01.md:7: error: The PDF has no way to show the element “math”. "
        "Write it another way, or teach the PDF's writer to show it. [pdf/unknown-node]"
    )
