# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""From a chapter and a plain translation to a proposal; ``cases/*/golden.md`` is what is proposed.

Golden files are written anew with ``pytest tests/alignment --regen``.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from postilla.alignment.page import Page, write_page
from postilla.alignment.pairing import pair
from postilla.alignment.passages import read_passages
from postilla.model.block import Chapter
from postilla.syntax.reader import read_chapter
from postilla.syntax.translation import read_translation
from tests.conftest import Golden

CASES = Path(__file__).parent / "cases"
MILL = CASES / "mill"


def sentences(words: str) -> Sequence[str]:
    return [f"{one}." for one in words.split(". ")[:-1]] + [words.rpartition(". ")[2]]


def chapter_of(case: Path = MILL) -> Chapter:
    return read_chapter((case / "chapter.md").read_text("utf-8"), "01-mill", "x.md").chapter


def propose(
    translation: str, existing: str = "", *, chapter: Chapter | None = None, markdown: bool = True
) -> Page:
    passages = read_passages(translation, sentences, is_markdown=markdown)
    chapter = chapter or chapter_of()
    return write_page(chapter, pair(chapter, passages), existing)


def mill() -> str:
    return (MILL / "translation.md").read_text("utf-8")


def test_golden(golden: Golden) -> None:
    page = propose(mill())
    golden(MILL / "golden.md", page.text)
    assert page.missing == ("p-1-4",)
    lines = page.text.split("\n")
    for doubt in page.doubts:
        assert doubt.block.startswith(lines[doubt.line - 1].strip("{#}"))


def test_what_is_proposed_can_be_read() -> None:
    read = read_translation(propose(mill()).text, "01-mill", "x.md")
    assert read.findings == ()
    assert read.proposed == {"p-1-1", "p-1-2", "p-1-3-i2"}


def test_no_word_is_lost() -> None:
    page = propose("Eins zwei drei.\n\nVier fünf sechs sieben.\n" * 40)
    assert page.text.count("sieben") == 40


def test_a_second_run_changes_nothing() -> None:
    first = propose(mill())
    again = propose(mill(), first.text)
    assert (again.text, again.written, again.doubts) == (first.text, (), ())


def test_what_a_person_corrected_stays() -> None:
    first = propose(mill())
    corrected = first.text.replace("{align?}`1 1 2 3`", "{align}`1 2 2 3`").replace("Alt", "Uralt")
    without = corrected.replace(corrected[corrected.index("{#p-1-2}") :], "")
    again = propose(mill(), without)
    assert again.text == corrected.replace("{align}`1 2 2 3`\n", "{align}`1 2 2 3`\n")
    assert set(again.written) == {"p-1-2", "p-1-3-i1", "p-1-3-i2", "fn-1"}


def test_a_block_that_the_text_does_not_have_stays() -> None:
    assert "{#p-9-9}\nWas?" in propose(mill(), "{#p-9-9}\nWas?\n").text


def test_plain_text_is_no_markup() -> None:
    page = propose("Die *Mühle* <b>steht</b> [hier](x).", markdown=False)
    assert r"\*Mühle\*" in page.text
    assert read_translation(page.text, "01-mill", "x.md").findings == ()


def test_a_line_is_a_paragraph_where_no_line_is_empty() -> None:
    parted = mill().partition("- Der")[0]
    lines = parted.replace("Stadt.\n", "Stadt. ").replace("\n\n", "\n")
    assert propose(lines).text == propose(parted).text


@pytest.mark.parametrize("text", ["", "\n\n", "#\n", "- \n", "[^1]:\n"])
def test_nothing_gives_nothing(text: str) -> None:
    assert propose(text).written == ()


def test_an_item_that_nothing_renders_keeps_its_place() -> None:
    chapter = read_chapter(
        "{#p-1-1}\n1. One short.\n2. Two is a much longer sentence about the river.\n", "a", "x.md"
    ).chapter
    page = propose("1. Zwei ist ein viel längerer Satz über den Fluss.\n", chapter=chapter)
    read = read_translation(page.text, "a", "x.md")
    items = [item.content.text for item in read.chapter.blocks[0].children]
    assert items == ["", "Zwei ist ein viel längerer Satz über den Fluss."]
