# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The normal form: nothing of the text is lost in it, and all ways of writing come to one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

from postilla.fidelity.collector import UNNAMED, Collector, Style
from postilla.fidelity.normal import normal
from postilla.model.block import Block, BlockKind, Chapter
from postilla.model.comparison import compare
from postilla.model.content import Content, Span, SpanKind
from postilla.model.lock import Lock, lock_rows
from tests.strategies import contents, editions

ENGLISH = Style(language="en")


def paragraph(content: Content, language: str = "") -> tuple[Chapter, ...]:
    block = Block(id="p-1-1", kind=BlockKind.PARAGRAPH, content=content, language=language)
    return (Chapter(name="01", blocks=(block,)),)


@given(editions())
@settings(max_examples=20)
def test_nothing_is_lost(edition: tuple[Chapter, ...]) -> None:
    found = normal(edition, "en")
    for before, after in zip(edition, found, strict=True):
        pairs = list(zip(before.walk(), after.walk(), strict=True))
        assert pairs
        for one, other in pairs:
            assert other.content.text == one.content.text
            assert other.content.points == one.content.points
            assert (other.kind, other.level, other.start) == (one.kind, one.level, one.start)


@given(contents())
def test_sentences_and_spans_are_kept(content: Content) -> None:
    ((block, *_),) = (chapter.blocks for chapter in normal(paragraph(content), "en"))
    assert block.content.sentences == content.sentences
    for span in content.spans:
        kinds = {one.kind for one in block.content.spans}
        assert span.kind in kinds or span.value in ("en", "")


@given(editions())
@settings(max_examples=20)
def test_normal_form_is_its_own(edition: tuple[Chapter, ...]) -> None:
    once = normal(edition, "en")
    assert normal(once, "en") == once


@given(contents())
def test_differs_from_no_other_way_of_writing(content: Content) -> None:
    """A block in a language is a block whose words are all in that language."""
    plain = replace(content, spans=())
    whole = Span(0, len(content.text), SpanKind.LANGUAGE, "tr")
    one = normal(paragraph(plain, "tr"), "en")
    assert one == normal(paragraph(replace(plain, spans=(whole,))), "en")
    rows = lock_rows(one)
    lock = Lock(witness="", recipe="", chapters=("01",), rows=rows)
    assert bool(compare(lock, normal(paragraph(plain), "en"))) == bool(content.text.strip())


def test_white_space_is_folded() -> None:
    collector = Collector("en")
    with collector.block("p-1-1", BlockKind.PARAGRAPH):
        for text in ("  one", " \n", " two", "", "three ", " "):
            collector.words(text, ENGLISH)
    collector.chapter("")
    ((block,),) = (chapter.blocks for chapter in collector.chapters)
    assert block.content.text == "one twothree"


def test_words_outside_blocks_are_blocks_without_id() -> None:
    collector = Collector("en")
    collector.words(" ", ENGLISH)
    assert collector.chapters == []
    collector.words("stray", ENGLISH, 7)
    with collector.block("p-1-1", BlockKind.PARAGRAPH):
        collector.words("words", ENGLISH)
    collector.chapter("")
    ((stray, block),) = (chapter.blocks for chapter in collector.chapters)
    assert (stray.id, stray.content.text, stray.line) == (UNNAMED, "stray", 7)
    assert block.content.text == "words"


@pytest.mark.parametrize("kind", [BlockKind.NOTE, BlockKind.ITEM])
def test_notes_are_gathered_wherever_they_stand(kind: BlockKind) -> None:
    collector = Collector("en")
    with collector.block("p-1-1", BlockKind.PARAGRAPH):
        collector.words("before ", ENGLISH)
        with collector.block("fn-1", kind):
            collector.words("inner", ENGLISH)
        collector.words("after", ENGLISH)
    collector.chapter("")
    (chapter,) = collector.chapters
    assert chapter.blocks[0].content.text == "before after"
    inner = chapter.notes if kind is BlockKind.NOTE else chapter.blocks[0].children
    assert [block.content.text for block in inner] == ["inner"]
