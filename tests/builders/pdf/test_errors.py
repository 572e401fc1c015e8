# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What stops a book, in words that help."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from postilla.builders.pdf.findings import findings
from postilla.builders.pdf.source import SourceWriter
from postilla.model.diagnostic import Position
from tests.builders.pdf.conftest import run_sphinx

if TYPE_CHECKING:
    from tests.builders.pdf.conftest import Manuscript

BRIDGES = "chapters/01-bridges.md"
HINT = (
    "Look whether the transcript is damaged here; if not, name a font for the script under [fonts] "
    "in edition.toml."
)


@pytest.mark.parametrize(
    ("letter", "shown", "script"),
    [
        ("橋", "“橋” (U+6A4B CJK UNIFIED IDEOGRAPH-6A4B)", "Cjk"),
        ("ხ", "“ხ” (U+10EE GEORGIAN LETTER XAN)", "Georgian"),
        ("😀", "“😀” (U+1F600 GRINNING FACE)", "none"),
        ("\ue000", "U+E000 unnamed", "none"),
    ],
)
def test_a_letter_that_the_font_lacks_is_named(
    manuscript: Manuscript, letter: str, shown: str, script: str
) -> None:
    manuscript.replace(BRIDGES, "settle", f"settle{letter}")
    book = manuscript.build()
    assert book.log == (
        f"{BRIDGES}:7: ERROR: The PDF's font Libertinus Serif has no {shown} in this style; "
        f"script: {script}. {HINT} [postilla.pdf/missing-letter]",
    )
    assert not book.path.exists()


def test_a_letter_that_one_style_lacks_is_found_in_that_style(manuscript: Manuscript) -> None:
    manuscript.replace(BRIDGES, "first bridge", "ҏ")
    manuscript.replace(BRIDGES, "of the", "of thҏ")
    book = manuscript.build()
    assert [line.partition(" ERROR")[0] for line in book.log] == [f"{BRIDGES}:7:"]


def test_all_missing_letters_are_told_at_once(manuscript: Manuscript) -> None:
    manuscript.replace(BRIDGES, "Monday", "橋")
    manuscript.replace(BRIDGES, "Chronicle", "水")
    manuscript.replace(BRIDGES, "Of the ferry", "Of the 木")
    manuscript.replace("edition.toml", "KÖPRÜLERİ", "火")
    book = manuscript.build()
    places = [(line.split(":")[0:2], line.partition("“")[2][:1]) for line in book.log]
    assert sorted(places, key=str) == sorted(
        [
            ([BRIDGES, "5"], "橋"),
            ([BRIDGES, "15"], "水"),
            ([BRIDGES, "10"], "木"),
            (["source/edition.toml", "1"], "火"),
        ],
        key=str,
    )


def test_a_book_that_fails_leaves_the_one_before_and_nothing_half(manuscript: Manuscript) -> None:
    before = manuscript.build().path.read_bytes()
    manuscript.replace(BRIDGES, "Monday", "橋")
    path = manuscript.build().path
    assert path.read_bytes() == before
    assert {file.suffix for file in path.parent.iterdir() if file.is_file()} == {".pdf", ".typ"}


def test_the_shell_sees_a_line_a_finding_and_no_traceback(manuscript: Manuscript) -> None:
    manuscript.replace(BRIDGES, "Monday", "橋")
    run = run_sphinx(manuscript.source, manuscript.source.parent / "out")
    assert run.returncode == 1
    assert len(run.stderr.splitlines()) == 1
    assert "[postilla.pdf/missing-letter]" in run.stderr


def test_a_note_off_its_page_is_named() -> None:
    out = SourceWriter()
    out.call("target", "fn-7", "n. 7", place=Position("chapters/01.md", 9))
    report = (
        "error: assertion failed: [pdf/note-off-page] fn-7\n  ┌─ template.typ:3:4\n  │\n3 │ x\n\n"
    )
    (finding,) = findings(report, out.source())
    assert str(finding) == (
        "chapters/01.md:9: error: The note “fn-7” begins on another page than its call. Typst "
        "can't always keep them together: try another paper. [pdf/note-off-page]"
    )


@pytest.mark.parametrize(
    ("report", "place"),
    [
        ("error: wrong\n  ┌─ ../any where/__typst_py_bytes__.typ:1:9\n", "a.md:4"),
        ("error: wrong\n  ┌─ template.typ:1:9\n", "template.typ:1"),
        ("error: wrong", "template.typ:1"),
        ("wrong", "template.typ:1"),
    ],
)
def test_whatever_else_typst_says_becomes_a_finding(report: str, place: str) -> None:
    out = SourceWriter()
    out.call("text", "oak", place=Position("a.md", 4))
    (finding,) = findings(report, out.source())
    assert str(finding) == f"{place}: error: Typst can't set this: wrong. [pdf/typst]"
