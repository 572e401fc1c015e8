# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What is hard to set: tests/roots/test-pdf-hard, and what can't be set at all."""

from __future__ import annotations

import io
import re
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest

from postilla.fidelity.products import PRODUCTS
from postilla.fidelity.undo import undo
from postilla.syntax.reader import read_chapter
from tests.builders.pdf.conftest import REPOSITORY, copy_sample, needed

if TYPE_CHECKING:
    from tests.builders.pdf.conftest import Book, Manuscript

HARD = REPOSITORY / "tests" / "roots" / "test-pdf-hard"
SCRIPTS = "chapters/04-scripts.md"
MARGINS = {"a4": (57, 210), "book": (27, 170)}
"""On the right, where there is least, and the width of the paper, in mm."""
HEAD = 100
"""Where the head of a page has ended, in points from the top."""
REVERSED = pikepdf.Name("/ReversedChars")
"""What Typst marks words with that are read from the right."""
P_4_1 = "The word جسر، نهر is “bridge, river”, and سال ١٩٠١ a year."


@pytest.fixture(scope="module")
def hard(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """Build the root as it is, once."""
    return copy_sample(tmp_path_factory.mktemp("hard"), HARD).build()


@pytest.fixture
def hard_manuscript(tmp_path: Path) -> Manuscript:
    """Copy the root, to be changed and built."""
    return copy_sample(tmp_path, HARD)


def fonts_of(book: Book) -> set[str]:
    """Give the names of the fonts, without the six letters of a subset."""
    return {
        str(font.BaseFont).partition("+")[2].removesuffix("-Identity-H")
        for page in book.pdf.pages
        for font in page.resources.get("/Font", {}).values()
    }


def words_on_pages(path: Path) -> list[tuple[float, str]]:
    """Give the right edge of each word, in mm."""
    pdftotext = needed("pdftotext", "poppler-utils")
    run = subprocess.run(
        [pdftotext, "-bbox", path, "-"], capture_output=True, text=True, check=True
    )
    found = re.findall(r'xMax="([0-9.]+)" yMax="[0-9.]+">([^<]*)<', run.stdout)
    return [(float(right) / 72 * 25.4, word) for right, word in found]


def test_all_of_it_is_set_and_proven_word_by_word(hard: Book) -> None:
    assert hard.log == ()
    shown = PRODUCTS["pdf"].read({"x.pdf": hard.path.read_bytes()}, "en")
    assert not shown.findings
    found = {
        one.id: (one.content.text, one.content.points)
        for whole in undo(shown, shown.chapters)
        for one in whole.walk()
    }
    for path in sorted((HARD / "chapters").glob("*.md")):
        base = read_chapter(path.read_text(encoding="utf-8"), path.stem, str(path)).chapter
        for block in base.walk():
            assert found[block.id] == (block.content.text, block.content.points)


@pytest.mark.parametrize("paper", ["a4", "book"])
def test_no_word_runs_off_the_text(hard_manuscript: Manuscript, paper: str) -> None:
    book = hard_manuscript.build(postilla_pdf_paper=paper)
    right, width = MARGINS[paper]
    edges = words_on_pages(book.path)
    # Numbers of lines and of the pages of the print stand in the margins.
    assert max(edge for edge, word in edges if not word.isdigit()) < width - right + 1
    assert sum("Donau" in word for _, word in edges) > 3


def test_notes_that_fill_pages_stand_on_those_of_their_calls(hard: Book) -> None:
    notes = {
        one.text(): one.page
        for element in hard.text
        for one in element.all("Note")
        if one.text().endswith("Ibid.")
    }
    assert len(notes) == 400
    assert max(map(list(notes.values()).count, set(notes.values()))) > 25


def test_an_annotation_over_ten_items_is_told_once(hard: Book) -> None:
    links = [one for element in hard.text for one in element.all("Link")]
    marks = [one for one in links if one.destination == "ten"]
    # One behind the words, and one in the index of claims.
    assert [one.text().strip("\u2060") for one in marks] == ["c1", "c1"]


def test_emphasis_in_emphasis_has_its_style_and_the_schwa(hard: Book) -> None:
    assert {"LibertinusSerif-SemiboldItalic", "LibertinusSerif-Semibold"} <= fonts_of(hard)
    strong = {one.text() for element in hard.text for one in element.all("Strong")}
    assert any("söz ə" in words for words in strong)


def test_a_script_is_set_with_its_font(hard: Book) -> None:
    assert "Amiri-Regular" in fonts_of(hard)
    letters = set("".join(one.text() for one in hard.text))
    assert letters > set("جسر، نهر")
    assert letters > {"\U0001ee00", "\U0001ee01"}


def test_a_paragraph_from_right_to_left_begins_on_the_right(hard: Book) -> None:
    pdftotext = needed("pdftotext", "poppler-utils")
    page = str(hard.destinations["p-4-2"] + 1)
    run = subprocess.run(
        [pdftotext, "-f", page, "-l", page, "-bbox", hard.path, "-"],
        capture_output=True,
        text=True,
        check=True,
    )
    words = re.findall(r'xMin="([0-9.]+)" yMin="([0-9.]+)"[^>]*>([^<]+)<', run.stdout)
    height = next(float(y) for _, y, word in words if word == "Lenova" and float(y) > HEAD)
    line = sorted((float(x), word) for x, y, word in words if abs(float(y) - height) < 5)
    # The full stop ends it on the left, where the number of the line stands, too.
    line = [(x, word) for x, word in line if not word.isdigit()]
    assert "." in line[0][1]


def test_other_software_reads_the_same_words_from_right_to_left(hard: Book) -> None:
    pdftotext = needed("pdftotext", "poppler-utils")
    page = str(hard.destinations["s-4"] + 1)
    run = subprocess.run(
        [pdftotext, "-f", page, "-l", page, hard.path, "-"],
        capture_output=True,
        text=True,
        check=True,
    )
    words = re.compile("[\u0621-\u064a\U0001ee00-\U0001ee01]+")
    source = (HARD / SCRIPTS).read_text(encoding="utf-8")
    # Where a font joins a letter to the next one only in shape, the letter is set apart.
    joined = re.sub("[\u202a-\u202c]", "", run.stdout)
    assert set(words.findall(source)) <= set(words.findall(joined))


def turn_letters(words: Sequence[Any]) -> None:
    """Let a word be shown with its letters in the order in which they are read."""
    codes = bytes(words[0][0])
    pairs = [codes[at : at + 2] for at in range(0, len(codes), 2)]
    words[0][0] = pikepdf.String(b"".join(reversed(pairs)))


def exchange(words: Sequence[Any]) -> None:
    """Exchange two words that are read from the right."""
    words[0][0], words[1][0] = words[1][0], words[0][0]


@pytest.mark.parametrize("edit", [turn_letters, exchange])
def test_a_change_of_words_from_right_to_left_is_seen(
    hard: Book, edit: Callable[[Sequence[Any]], None]
) -> None:
    buffer = io.BytesIO()
    with pikepdf.open(hard.path) as pdf:
        page = pdf.pages[hard.destinations["p-4-1"]]
        content = [*pikepdf.parse_content_stream(page)]
        shown = [one.operands[0] for one in content if str(one.operator) == "TJ"]
        first = next(n for n, one in enumerate(content) if REVERSED in one.operands)
        edit(shown[sum(str(one.operator) == "TJ" for one in content[:first]) :])
        page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(content))
        pdf.save(buffer)
    read = PRODUCTS["pdf"].read({"x.pdf": buffer.getvalue()}, "en").chapters
    texts = {one.id: one.content.text for whole in read for one in whole.walk()}
    assert texts["p-4-1"] not in ("", P_4_1)


def test_a_letter_that_neither_font_has_names_the_mend(hard_manuscript: Manuscript) -> None:
    hard_manuscript.replace(SCRIPTS, "جسر، نهر", "جسر ࢠ")
    (line,) = hard_manuscript.build().log
    assert line.startswith(f"{SCRIPTS}:5: ERROR: ")
    assert "U+08A0 ARABIC LETTER BEH WITH SMALL V BELOW" in line
    assert "script: Arabic" in line
    assert "under [fonts] in edition.toml" in line


@pytest.mark.parametrize(
    ("font", "message"),
    [
        ('Arab = "fonts/none.ttf"', "There is no font “fonts/none.ttf” for Arab."),
        ('Arab = "fonts/no-font.ttf"', "The font “fonts/no-font.ttf” for Arab can't be read."),
        ('Abcd = "fonts/Amiri-Arabic.ttf"', "Unicode knows no script “Abcd”."),
    ],
)
def test_a_font_that_can_not_be_used_is_named(
    hard_manuscript: Manuscript, font: str, message: str
) -> None:
    (hard_manuscript.source / "fonts" / "no-font.ttf").write_text("no font", encoding="utf-8")
    hard_manuscript.replace("edition.toml", 'Arab = "fonts/Amiri-Arabic.ttf"', font)
    book = hard_manuscript.build()
    (line,) = book.log
    assert line.startswith(f"source/edition.toml:1: ERROR: {message}")
    assert "[postilla.pdf/font]" in line
    assert not book.path.exists()


def test_an_empty_note_is_named(hard_manuscript: Manuscript) -> None:
    hard_manuscript.replace("chapters/01-hard.md", "[^1]: ?", "[^1]:")
    log = hard_manuscript.build().log
    assert any("The note fn-1 is not a single paragraph." in line for line in log)
