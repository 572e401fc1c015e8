# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Whatever is done to a chapter, both the check and the proof notice it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from postilla.checks.base_text import check_base_text
from postilla.checks.source import EditionSource
from postilla.fidelity.source import SourceProof, verify_source
from postilla.model.block import Block, BlockKind, Chapter
from postilla.model.content import Point, PointKind
from postilla.model.diagnostic import Diagnostic
from postilla.model.tree import chapter_path
from postilla.syntax.lock import write_lock
from postilla.syntax.reader import ReadChapter, read_chapter
from postilla.syntax.writer import write_chapter
from tests.strategies import editions, lock_of

Edition = tuple[Chapter, ...]


def read(name: str, text: str) -> ReadChapter:
    return read_chapter(text, name, chapter_path(name))


def check(original: Edition, chapters: Sequence[ReadChapter]) -> tuple[Diagnostic, ...]:
    lock = lock_of(original)
    source = EditionSource(
        chapters=tuple(chapters),
        lock=lock,
        recipe=lock.recipe,
        witnesses=(("source/witness/w.txt", lock.witness),),
    )
    found = [finding for chapter in chapters for finding in chapter.findings]
    return (*found, *check_base_text(source))


def verify(original: Edition, chapters: Sequence[ReadChapter]) -> SourceProof:
    lock = lock_of(original)
    return verify_source(chapters, write_lock(lock), derived=original, derived_lock=lock, lines={})


def codes(original: Edition, tampered: Edition) -> set[str]:
    """Give the codes that both find in a tampered edition, the same by both."""
    chapters = [read(chapter.name, write_chapter(chapter)) for chapter in tampered]
    by_check = {finding.code for finding in check(original, chapters)}
    by_verify = {finding.code for finding in verify(original, chapters).findings}
    assert by_check == by_verify
    return by_check


def in_chapter(edition: Edition, number: int, blocks: Sequence[Block]) -> Edition:
    chapter = replace(edition[number], blocks=tuple(blocks))
    return (*edition[:number], chapter, *edition[number + 1 :])


def paragraph(edition: Edition, block: Block) -> Edition:
    """Put another block in place of the second one of the second chapter."""
    blocks = edition[1].blocks
    return in_chapter(edition, 1, (blocks[0], block, *blocks[2:]))


def words(edition: Edition, **parts: Any) -> Edition:
    """Change the content of that block."""
    block = edition[1].blocks[1]
    return paragraph(edition, replace(block, content=replace(block.content, **parts)))


def block_of(edition: Edition) -> Block:
    return edition[1].blocks[1]


@given(editions())
@settings(max_examples=20)
def test_untouched(edition: Edition) -> None:
    assert codes(edition, edition) == set()


@given(editions(), st.data())
@settings(max_examples=20)
def test_letter(edition: Edition, data: st.DataObject) -> None:
    text = block_of(edition).content.text
    place = data.draw(st.sampled_from([n for n, char in enumerate(text) if char.isalpha()]))
    changed = text[:place] + ("x" if text[place] != "x" else "y") + text[place + 1 :]
    assert codes(edition, words(edition, text=changed)) == {"base/text-changed"}


@given(editions(), st.data())
@settings(max_examples=20)
def test_space(edition: Edition, data: st.DataObject) -> None:
    content = block_of(edition).content
    # Not at the edges of lines, where Markdown has no spaces.
    places = [n for n, char in enumerate(content.text) if char == " " and n > 1]
    place = data.draw(st.sampled_from(places))
    plain = replace(block_of(edition), content=replace(content, points=(), spans=(), sentences=()))
    edition = paragraph(edition, plain)
    removed = content.text[:place] + content.text[place + 1 :]
    added = content.text[: place - 1] + " " + content.text[place - 1 :]
    doubled = content.text[:place] + " " + content.text[place:]
    assert codes(edition, words(edition, text=removed)) == {"base/text-changed"}
    assert codes(edition, words(edition, text=added)) & {"base/text-changed", "base/space-changed"}
    assert codes(edition, words(edition, text=doubled)) == {"base/space-changed"}


@given(editions())
@settings(max_examples=10)
def test_points(edition: Edition) -> None:
    call, page_break = block_of(edition).content.points
    text = block_of(edition).content.text
    next_word = text.index(" ", page_break.offset) + 1
    for points, code in (
        ((page_break,), "call"),
        ((Point(call.offset, PointKind.CALL, "99"), page_break), "call"),
        ((Point(0, PointKind.CALL, call.value), page_break), "call"),
        ((call,), "page-break"),
        ((call, Point(page_break.offset, PointKind.PAGE_BREAK, "99")), "page-break"),
        ((call, Point(next_word, PointKind.PAGE_BREAK, page_break.value)), "page-break"),
        ((call, page_break, page_break), "page-break"),
    ):
        assert codes(edition, words(edition, points=points)) == {f"base/{code}-changed"}


@given(editions())
@settings(max_examples=10)
def test_order_of_points_at_one_place(edition: Edition) -> None:
    points = (Point(0, PointKind.CALL, "5"), Point(0, PointKind.PAGE_BREAK, "5"))
    edition = words(edition, points=points)
    assert codes(edition, words(edition, points=points[::-1])) == {"base/call-changed"}


@given(editions())
@settings(max_examples=10)
def test_emphasis_and_sentences(edition: Edition) -> None:
    content = block_of(edition).content
    assert codes(edition, words(edition, spans=())) == {"base/emphasis-changed"}
    assert codes(edition, words(edition, sentences=())) == {"base/sentence-changed"}
    split = (*content.sentences, content.text.rindex(" ") + 1)
    assert codes(edition, words(edition, sentences=split)) == {"base/sentence-changed"}


@given(editions())
@settings(max_examples=10)
def test_properties_of_blocks(edition: Edition) -> None:
    block = block_of(edition)
    heading, *_, numbered = edition[1].blocks
    language = replace(block, language="az")
    assert codes(edition, paragraph(edition, language)) == {"base/language-changed"}
    assert codes(edition, paragraph(edition, replace(block, id="p-2-9"))) == {"base/id-changed"}
    kind = replace(block, kind=BlockKind.HEADING, level=2)
    assert "base/kind-changed" in codes(edition, paragraph(edition, kind))
    for other, code in (
        ((replace(heading, level=3), *edition[1].blocks[1:]), "level"),
        ((*edition[1].blocks[:-1], replace(numbered, start=2)), "start"),
        ((*edition[1].blocks[:-1], replace(numbered, start=None)), "start"),
    ):
        assert codes(edition, in_chapter(edition, 1, other)) == {f"base/{code}-changed"}


@given(editions())
@settings(max_examples=10)
def test_whole_blocks(edition: Edition) -> None:
    first, second, *rest = edition[1].blocks
    for blocks, code in (
        ((first, *rest), "block-missing"),
        ((first, second, second, *rest), "block-doubled"),
        ((first, second, replace(second, id="p-2-9"), *rest), "block-doubled"),
        ((second, first, *rest), "block-moved"),
        ((first, second, *rest[:-1]), "block-missing"),
        ((rest[-1], first, second, *rest[:-1]), "block-moved"),
    ):
        assert codes(edition, in_chapter(edition, 1, blocks)) == {f"base/{code}"}


@given(editions())
@settings(max_examples=10)
def test_blocks_across_chapters(edition: Edition) -> None:
    first, second, third = edition
    block = second.blocks[1]
    without = replace(second, blocks=(second.blocks[0], *second.blocks[2:]))
    with_it = replace(third, blocks=(*third.blocks, block))
    assert codes(edition, (first, without, with_it)) == {"base/block-moved"}
    assert codes(edition, (first, second, with_it)) == {"base/block-doubled"}
    assert codes(edition, (first, third)) == {"base/chapter-missing"}
    fourth = replace(first, name="99-more", blocks=(), notes=())
    assert codes(edition, (*edition, fourth)) == {"base/chapter-added"}


@given(editions())
@settings(max_examples=10)
def test_notes(edition: Edition) -> None:
    first, second, third = edition[1].notes
    for notes, code in (
        ((second, first, third), "note-order"),
        ((third, second, first), "note-order"),
        ((first, third), "block-missing"),
        ((replace(first, content=second.content), replace(second, content=first.content), third),
         "text-changed"),
    ):  # fmt: skip
        swapped = (edition[0], replace(edition[1], notes=notes), edition[2])
        assert codes(edition, swapped) == {f"base/{code}"}


@given(editions(), st.data())
@settings(max_examples=150)
def test_any_edit_of_the_file(edition: Edition, data: st.DataObject) -> None:
    """Findings are there if and only if the file says something else than the witness."""
    original = edition[1]
    text = write_chapter(original)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(start + 12, len(text))))
    pieces = st.sampled_from(["", " ", "\n", "\n\n", "*", "[^21]", "{#p-1-1}\n", "- ", "# ", "x"])
    inserted = data.draw(pieces) + data.draw(st.sampled_from(["", text[end : end + 9], "1"]))
    chapter = read(original.name, text[:start] + inserted + text[end:])
    chapters = [
        chapter if one is original else read(one.name, write_chapter(one)) for one in edition
    ]
    changed = chapter.chapter != original or bool(chapter.findings)
    assert bool(check(edition, chapters)) == changed
    assert bool(verify(edition, chapters).findings) == changed


@pytest.mark.parametrize("name", ["witness", "recipe", "chapter", "p-2-1"])
@given(edition=editions())
@settings(max_examples=3)
def test_lock_itself(edition: Edition, name: str) -> None:
    chapters = [read(chapter.name, write_chapter(chapter)) for chapter in edition]
    lock = lock_of(edition)
    lines = write_lock(lock).split("\n")
    number = next(n for n, line in enumerate(lines) if line.startswith(f"{name}\t"))
    changed = [*lines[:number], lines[number].replace("0", "x") + "x", *lines[number + 1 :]]
    proof = verify_source(
        chapters, "\n".join(changed), derived=edition, derived_lock=lock, lines={}
    )
    assert {(finding.code, finding.position.line) for finding in proof.findings} >= {
        ("lock/row", number + 1)
    }
