# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What holds for every transcript, however odd: nothing is lost, nothing comes from nowhere."""

from __future__ import annotations

import html
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from postilla.importer.derive import Derivation, derive
from postilla.importer.ledger import Category, LedgerRow
from postilla.model.block import Block, BlockKind
from postilla.model.content import PointKind
from postilla.model.errors import PostillaError
from postilla.model.identifiers import kind_of
from postilla.model.lock import lock_rows
from postilla.syntax.reader import read_chapter
from postilla.syntax.writer import write_chapter

_REFERENCE = re.compile(r"&#?\w+;")


def run(transcript: str, recipe: str = "") -> Derivation:
    return derive(
        transcript.encode(), recipe, witness_path="transcript.txt", recipe_path="recipe.toml"
    )


def letters(words: str) -> str:
    folded = unicodedata.normalize("NFKC", words)
    return "".join(filter(str.isalnum, folded))


def shown(row: LedgerRow, witness: str) -> str:
    """Give the characters that a row's characters stand for."""
    words = witness[row.start : row.end]
    meant = html.unescape(words) if _REFERENCE.fullmatch(words) else words
    return meant if meant.isprintable() and meant.strip() else words


def walk(derivation: Derivation) -> Iterator[Block]:
    for chapter in derivation.chapters:
        yield from chapter.walk()


def check_ledger(derivation: Derivation) -> None:
    """Every character stands in the ledger, once."""
    rows, text = derivation.ledger, derivation.witness.text
    assert "".join(text[row.start : row.end] for row in rows) == text
    assert all(one.end == two.start for one, two in pairwise(rows))
    white = [text[row.start : row.end] for row in rows if row.category is Category.WHITE]
    assert "".join(white).strip() == ""


def check_letters(derivation: Derivation) -> None:
    """A block has the letters that the ledger says, in order, and no others."""
    text = derivation.witness.text
    blocks = {block.id: block for block in walk(derivation)}
    sent: dict[str, str] = dict.fromkeys(blocks, "")
    for row in derivation.ledger:
        if row.category in (Category.TEXT, Category.NOTE):
            sent[row.place] += letters(shown(row, text))
    for name, block in blocks.items():
        found = letters(block.content.text)
        if block.kind is BlockKind.NOTE:
            sent_letters, found_letters = Counter(sent[name]), Counter(found)
            assert not found_letters - sent_letters
            marker = (sent_letters - found_letters).total()
            assert marker <= len("<sup>") + len(name.removeprefix("fn-")) + len("</sup>")
        else:
            assert found == sent[name]


def check_ids(derivation: Derivation) -> None:
    names = [block.id for block in walk(derivation)]
    assert len(names) == len(set(names))
    assert [name for name in names if kind_of(name) is None] == []


def check_calls(derivation: Derivation) -> None:
    notes = {block.id for block in walk(derivation) if block.kind is BlockKind.NOTE}
    calls = [
        (block.id, f"fn-{point.value}")
        for block in walk(derivation)
        for point in block.content.of(PointKind.CALL)
    ]
    assert {note for _, note in calls} <= notes
    rows = Counter(row.place for row in derivation.ledger if row.category is Category.CALL)
    assert Counter(place for place, _ in calls) == rows


def check_files(derivation: Derivation) -> None:
    """What is written is read back, and nothing in it is refused."""
    read = [
        read_chapter(write_chapter(chapter), chapter.name, f"{chapter.name}.md")
        for chapter in derivation.chapters
    ]
    assert [finding for one in read for finding in one.findings] == []
    assert tuple(one.chapter for one in read) == derivation.chapters
    assert lock_rows(tuple(one.chapter for one in read)) == derivation.lock.rows


def check_all(derivation: Derivation) -> None:
    check_ledger(derivation)
    check_letters(derivation)
    check_ids(derivation)
    check_calls(derivation)
    check_files(derivation)


SIGNS = "\n\n\n  \t.,;:!?-–—*_`~#>|+=^$&\\/<>[](){}\"'“”«»…©0123456789⁰¹²³⁸⁹"
LETTERS = st.characters(categories=["Lu", "Ll", "Lo", "Nd", "Mn"])
PIECES = st.sampled_from(
    [
        *(
            "|24|",
            "|25|\n",
            "\n26\n",
            "^{|27|}",
            "- 28 -",
            "^{3}",
            "^{4 &}",
            "<sup>5</sup>",
            "[^6]",
        ),
        *(
            "\n³ ",
            "\n[^6]: ",
            "\n^a ",
            "\n- ",
            "\n1. ",
            "\n2) ",
            "\n# ",
            "\nAbstract\n",
            "\n* * *\n",
        ),
        *("\nKeywords: ", "\nREFERENCES\n", "\n$https://a.example/b$\n", "&amp;", "&quot;", "&#8;"),
        *("\\$", "\\*", "**", "*", "e.g. ", "Dr. ", "THE TOWN", " the bridges ", "\n\n", "\r\n"),
        *(
            "{pb}`1`",
            "{#p-1-1}\n",
            "\n:::{cites} a\n",
            "\n---\n",
            "\n| a | b |\n|---|---|\n",
            "    x",
        ),
    ]
)
WILD = st.lists(
    st.one_of(st.text(st.one_of(st.sampled_from(SIGNS), LETTERS), max_size=12), PIECES), max_size=30
).map("".join)


@given(WILD)
@settings(max_examples=600)
def test_whatever_stands_in_a_transcript_nothing_is_lost(transcript: str) -> None:
    try:
        derivation = run(transcript)
    except PostillaError:
        return
    check_all(derivation)


@given(WILD)
def test_the_same_input_gives_the_same_text(transcript: str) -> None:
    try:
        first = run(transcript)
    except PostillaError:
        return
    assert run(transcript) == first
