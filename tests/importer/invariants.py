# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What holds of every derivation: nothing is lost, nothing comes from nowhere."""

from __future__ import annotations

import html
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from postilla.importer.derive import Derivation
from postilla.importer.ledger import Category, LedgerRow
from postilla.model.block import Block, BlockKind
from postilla.model.content import PointKind
from postilla.model.identifiers import kind_of, note_id
from postilla.model.lock import lock_rows
from postilla.syntax.reader import read_chapter
from postilla.syntax.writer import write_chapter

_MARK = re.compile(r"\W*(?:<sup>)?\w{0,8}(?:</sup>)?\W*")
_REFERENCE = re.compile(r"&#?\w+;")


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


def check_letters(derivation: Derivation, *, in_order: bool) -> None:
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
        elif in_order:
            assert found == sent[name]
        else:
            assert sorted(found) == sorted(sent[name])


def check_ids(derivation: Derivation) -> None:
    names = [block.id for block in walk(derivation)]
    assert len(names) == len(set(names))
    assert [name for name in names if kind_of(name) is None] == []


def check_calls(derivation: Derivation) -> None:
    notes = {block.id for block in walk(derivation) if block.kind is BlockKind.NOTE}
    calls = [
        (block.id, note_id(point.value))
        for block in walk(derivation)
        for point in block.content.of(PointKind.CALL)
    ]
    assert {note for _, note in calls} <= notes
    rows = [row for row in derivation.ledger if row.category is Category.CALL]
    assert Counter(place for place, _ in calls) == Counter(row.place for row in rows)
    marks = [derivation.witness.text[row.start : row.end] for row in rows]
    assert all(_MARK.fullmatch(mark) for mark in marks), "a call is a mark and nothing else"


def check_files(derivation: Derivation) -> None:
    """What is written is read back, and nothing in it is refused."""
    read = [
        read_chapter(write_chapter(chapter), chapter.name, f"{chapter.name}.md")
        for chapter in derivation.chapters
    ]
    assert [finding for one in read for finding in one.findings] == []
    assert tuple(one.chapter for one in read) == derivation.chapters
    assert lock_rows(tuple(one.chapter for one in read)) == derivation.lock.rows


def check_all(derivation: Derivation, *, in_order: bool = True) -> None:
    check_ledger(derivation)
    check_letters(derivation, in_order=in_order)
    check_ids(derivation)
    check_calls(derivation)
    check_files(derivation)
