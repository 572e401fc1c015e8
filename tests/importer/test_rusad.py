# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What the importer makes of this edition's own witness, held against a reading by eye."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from postilla.importer.derive import Derivation, derive
from postilla.importer.files import first_files
from postilla.importer.ledger import Category
from postilla.importer.report import import_report
from postilla.model import tree
from postilla.model.block import Block, BlockKind
from postilla.model.content import PointKind
from postilla.syntax.config import read_edition
from postilla.syntax.reader import read_chapter

Golden = Callable[[Path, str], None]
ROOT = Path(__file__).parents[2]
GOLDEN = Path(__file__).with_name("rusad")

PAGES = """\
240 operational tactics and
241 has profoundly influenced
242 abolition on November
243 Armenian-occupied zones. An
244 for politicizing perceptions
245 media war in
246 James McConville. While
247 (the use of
248 armed groups operating
249 significance of the
250 The first principle
251 significant portion of
252 Azerbaijan, the Protocol
253 coordination within the
254 acceptable model for
255 established that would
256 positions held by
257 origin. Damaging civilian
258 concerns regarding Russia's
259 Threats to national
260 this was the
261 environment. From this
262 through Georgia despite
263 the West's overall
264 Caucasus and Eurasia.
265 global power centers.
266 strategic interests. Moreover,
267 Azerbaijan throughout the
268 and mutual support
269 Beyanname:
270 "Ərazi itkilərimizin səbəbləri
271 "Müzəffər Prezident və
272 "Report on the
273 Yeşilot, Okan, "Türkiye-Azerbaycan
"""
"""The number of each printed page and its first words, read in the witness."""


def text_of(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def witness_path() -> str:
    edition = read_edition(text_of(tree.EDITION), tree.EDITION)
    return f"{tree.WITNESS}/{edition.witnesses[0].file}"


@pytest.fixture(scope="module")
def article(witness_path: str) -> Derivation:
    return derive(
        (ROOT / witness_path).read_bytes(),
        text_of(tree.RECIPE),
        witness_path=witness_path,
        recipe_path=tree.RECIPE,
    )


@pytest.fixture(scope="module")
def blocks(article: Derivation) -> tuple[Block, ...]:
    return tuple(block for chapter in article.chapters for block in chapter.walk())


def leftovers(article: Derivation) -> Iterator[str]:
    """Give what of the witness is in no block although it is more than white space or a sign."""
    for row in article.ledger:
        words = article.witness.text[row.start : row.end]
        has_words = any(map(str.isalnum, words))
        if row.category in (Category.DEBRIS, Category.RUNNING_HEAD) or (
            row.category is Category.MARKUP and has_words
        ):
            at = article.witness.position(row.start)
            yield f"{at.line}:{at.column}\t{row.category.value}\t{words}\n"


def test_what_is_no_text(article: Derivation, golden: Golden) -> None:
    golden(GOLDEN / "debris.golden", "".join(leftovers(article)))


def test_decisions(article: Derivation, golden: Golden) -> None:
    lines = (
        f"{one.line}\t{one.topic}\t{'' if one.sure else 'unsure'}\t{one.what} – {one.ground}\n"
        for one in article.decisions
    )
    golden(GOLDEN / "decisions.golden", "".join(lines))


def test_report(article: Derivation, golden: Golden) -> None:
    golden(GOLDEN / "report.golden", import_report(article, every_decision=False))


def test_each_printed_page_begins_at_its_first_words(
    article: Derivation, blocks: tuple[Block, ...]
) -> None:
    found = [
        f"{point.value} {' '.join(block.content.text[point.offset :].split()[:3])}"
        for block in blocks
        for point in block.content.of(PointKind.PAGE_BREAK)
    ]
    assert found == PAGES.splitlines()
    assert list(article.page_marks) == [str(number) for number in range(240, 274)]


def test_each_note_is_called_once(blocks: tuple[Block, ...]) -> None:
    calls = Counter(point.value for block in blocks for point in block.content.of(PointKind.CALL))
    notes = [block.id for block in blocks if block.kind is BlockKind.NOTE]
    numbers = [str(number) for number in range(1, 68)]
    assert notes == ["fn-a", *(f"fn-{number}" for number in numbers)]
    assert calls == Counter(["a", *numbers])


def test_the_number_without_a_note_stays_in_the_text(blocks: tuple[Block, ...]) -> None:
    texts = [block.content.text for block in blocks]
    assert sum(text.count("by the Armenian army.83 Armenia violated") for text in texts) == 1


def test_printed_entries(blocks: tuple[Block, ...]) -> None:
    entries = [block for block in blocks if block.id.startswith("b-")]
    assert [entry.id for entry in entries] == [f"b-{number}" for number in range(1, 59)]
    assert entries[0].content.text.startswith('"44 gün sürən')
    assert entries[-1].content.text.endswith("(2022): 1021-1065.")


def test_three_abstracts_of_fourteen_sentences(blocks: tuple[Block, ...]) -> None:
    abstracts = {
        block.id: len(block.content.sentence_bounds())
        for block in blocks
        if block.id.startswith("abstract-")
    }
    assert abstracts == {"abstract-en": 14, "abstract-tr": 14, "abstract-ru": 14}


def test_the_chapters_are_what_the_witness_gives(article: Derivation) -> None:
    """People write annotations into the chapters; the base text and the lock are derived."""
    kept = tuple(
        read_chapter(text_of(path), chapter.name, path).chapter
        for chapter in article.chapters
        for path in [tree.chapter_path(chapter.name)]
    )
    assert kept == article.chapters
    assert text_of(tree.LOCK) == first_files(article)[tree.LOCK]
    names = {path.stem for path in (ROOT / tree.CHAPTERS).glob("*.md")}
    assert names == {chapter.name for chapter in article.chapters}
