# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What the writer writes, the reader reads; and each character is found where it stands."""

from __future__ import annotations

from hypothesis import given, note, settings
from hypothesis import strategies as st

from postilla.model.block import Block, BlockKind, Chapter
from postilla.model.content import Content, Span, SpanKind
from postilla.syntax.reader import read_chapter
from postilla.syntax.writer import write_chapter
from tests.strategies import CHARACTERS, chapters


@given(chapters())
@settings(max_examples=60)
def test_reader_undoes_writer(chapter: Chapter) -> None:
    text = write_chapter(chapter)
    note(text)
    read = read_chapter(text, chapter.name, "x.md")
    assert read.findings == ()
    assert read.chapter == chapter


@given(chapters())
@settings(max_examples=30)
def test_each_character_has_its_place(chapter: Chapter) -> None:
    text = write_chapter(chapter)
    note(text)
    lines = text.split("\n")
    read = read_chapter(text, chapter.name, "x.md")
    for block in read.chapter.walk():
        for offset, character in enumerate(block.content.text):
            if offset + 1 in block.content.sentences:
                continue  # a line end stands for the space between two sentences
            line, column = read.places[block.id].of(offset)
            there = lines[line - 1][column - 1 :]
            written = (character, f"\\{character}", f"&#{ord(character)};")
            assert there.startswith(written), (block.id, offset, character, there)


@given(chapters())
@settings(max_examples=20)
def test_each_block_has_its_line(chapter: Chapter) -> None:
    read = read_chapter(write_chapter(chapter), chapter.name, "x.md")
    for block in read.chapter.walk():
        if block.content.text:
            below = 1 if block.kind is BlockKind.IMAGE else 0  # its caption
            assert block.line == read.places[block.id].of(0)[0] - below


@given(st.text(CHARACTERS.filter(lambda character: character != " "), min_size=2), st.data())
@settings(max_examples=30)
def test_languages_inside_words(text: str, data: st.DataObject) -> None:
    end = data.draw(st.integers(1, len(text) - 1))
    spans = (
        Span(0, end, SpanKind.LANGUAGE, "ru"),
        Span(end, len(text), SpanKind.LANGUAGE, "tr"),
    )
    block = Block(id="p-1-1", kind=BlockKind.PARAGRAPH, content=Content(text, (), spans))
    chapter = Chapter(name="x", blocks=(block,))
    assert read_chapter(write_chapter(chapter), "x", "x.md").chapter == chapter


@given(st.text("abcжçı", min_size=1), st.text("abcжçı", min_size=1), st.text("abcжçı"))
def test_emphasis_inside_words(before: str, inside: str, after: str) -> None:
    span = Span(len(before), len(before + inside), SpanKind.EMPHASIS)
    content = Content(before + inside + after, (), (span,))
    block = Block(id="p-1-1", kind=BlockKind.PARAGRAPH, content=content)
    chapter = Chapter(name="x", blocks=(block,))
    assert read_chapter(write_chapter(chapter), "x", "x.md").chapter == chapter
