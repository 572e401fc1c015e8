# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What this edition promises of its annotations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from postilla.model.annotation_index import AnnotationIndex
from postilla.model.block import BlockKind
from postilla.model.identifiers import IdKind, kind_of
from postilla.model.kinds import CLAIM, EVIDENCE, TRANSLATION
from postilla.syntax.anchoring import anchor, passages_of
from postilla.syntax.bibtex import read_bibtex
from postilla.syntax.reader import ReadChapter, read_chapter

SOURCE = Path(__file__).parents[2] / "source"
LISTED = re.compile(r"\{block\}`([a-z0-9-]+)`")


@pytest.fixture(scope="module")
def chapters() -> list[ReadChapter]:
    paths = sorted((SOURCE / "chapters").glob("*.md"))
    return [read_chapter(path.read_text(encoding="utf-8"), path.stem, path.name) for path in paths]


@pytest.fixture(scope="module")
def index(chapters: list[ReadChapter]) -> AnnotationIndex:
    return AnnotationIndex(
        (one.chapter.name, anchor(one.annotations, passages_of(one.chapter)).anchored)
        for one in chapters
    )


def paragraphs(chapters: list[ReadChapter]) -> Iterator[tuple[str, set[str]]]:
    """Give each paragraph and list of the text, with the ids of all that is in it."""
    for one in chapters:
        for block in one.chapter.blocks:
            if block.kind is not BlockKind.HEADING and kind_of(block.id) is not IdKind.ENTRY:
                yield block.id, {inner.id for inner in block.walk()}


def test_every_paragraph_has_a_claim_or_is_listed_as_having_none(
    chapters: list[ReadChapter], index: AnnotationIndex
) -> None:
    text = (SOURCE / "apparatus" / "claims.md").read_text(encoding="utf-8")
    claimed = {part.block for one in index.of_kind(CLAIM.name) for part in one.anchored.parts}
    without = [name for name, inside in paragraphs(chapters) if not inside & claimed]
    assert sorted(LISTED.findall(text)) == sorted(without)
    assert len(list(index.of_kind(CLAIM.name))) >= 90


def test_evidence_is_taken_from_sources_of_the_edition_that_say_how_they_were_read(
    index: AnnotationIndex,
) -> None:
    works = {work.key: work for work in read_bibtex((SOURCE / "refs.bib").read_text("utf-8"))}
    for entry in index.of_kind(EVIDENCE.name):
        work = works[entry.anchored.annotation.argument]
        if "edition" in work.keywords:
            assert "Archived copy consulted." in work.note, work.key


def test_translations_are_by_machine_as_long_as_no_person_signs_them(
    index: AnnotationIndex,
) -> None:
    for entry in index.of_kind(TRANSLATION.name):
        annotation = entry.anchored.annotation
        assert annotation.field("by") or annotation.field("origin") == "machine"
