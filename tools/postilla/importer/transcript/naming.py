# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Ids, levels and chapters: what each block is called for ever."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from postilla.importer.transcript.draft import Draft
from postilla.importer.transcript.labels import Label, Part
from postilla.importer.recipe import Recipe, Row
from postilla.model.block import BlockKind
from postilla.model.identifiers import item_id, kind_of, note_id

_NUMBER = re.compile(r"(?P<number>\d{1,3}(?:\.\d{1,3})*)[.)]?\s")
_SLUG_WORDS = 4
_PART_SLUGS = {
    Part.INTRODUCTION: "introduction",
    Part.CONCLUSION: "conclusion",
    Part.DECLARATIONS: "declarations",
    Part.BIBLIOGRAPHY: "bibliography",
}
FRONT = "front"
"""The key of what stands before the first section."""


@dataclass(slots=True)
class ChapterDraft:
    """A chapter in the making."""

    name: str
    blocks: list[Draft] = field(default_factory=list)


def name_blocks(
    blocks: Sequence[Draft], words: Mapping[int, str], recipe: Recipe
) -> list[ChapterDraft]:
    """Give ids, levels and languages to all blocks, and divide them into chapters.

    :param blocks: in reading order; changed in place.
    :param words: ``id()`` of a draft -> its words.
    :param recipe: its ``id`` rows come first.
    :return: the chapters.
    :raises PostillaError: ``recipe/id`` when a row gives an id outside the scheme, or twice.
    """
    return _Namer(words, recipe).run(blocks)


class _Namer:
    def __init__(self, words: Mapping[int, str], recipe: Recipe) -> None:
        self.words, self.recipe = words, recipe
        self.rows: dict[int, Row] = {}
        self.taken: dict[str, Row] = {}
        for row in recipe.of("id"):
            if row.text("id") in self.taken:
                raise row.fail("id", f"“{row.text('id')}” is given twice.")
            self.taken[row.text("id")] = row
            if kind_of(row.text("id")) is None:
                raise row.fail("id", f"“{row.text('id')}” is no id of the scheme.",
                               "Sections are s-…, blocks p-<section>-<number>.")  # fmt: skip
            self.rows[row.line] = row
        self.count: Counter[str] = Counter()
        self.keys: Counter[str] = Counter()
        self.key = FRONT
        self.part: Part | None = None
        self.language = ""
        self.title_level = 0
        self.chapters: list[ChapterDraft] = []

    def run(self, blocks: Sequence[Draft]) -> list[ChapterDraft]:
        for place, block in enumerate(blocks):
            if block.kind is BlockKind.HEADING:
                self._heading(block, blocks[place + 1 :])
            else:
                self._block(block, blocks[place - 1] if place else None)
            block.language = block.language or self.language
            if not self.chapters:
                self.chapters.append(ChapterDraft(self._chapter_name(FRONT)))
            self.chapters[-1].blocks.append(block)
            for number, item in enumerate(block.children, 1):
                item.id = item_id(block.id, number)
        return self.chapters

    def _heading(self, block: Draft, after: Sequence[Draft]) -> None:
        row = self.rows.get(block.line)
        part = block.label.part if block.label else None
        if block.is_title:
            self._title(block, after)
        elif part is Part.ABSTRACT and block.label:
            self.part = part
            self.language = self._foreign(block.label.language)
            block.id = f"s-abstract-{block.label.language}"
            block.level = self.title_level + 1
        else:
            self._section(block, part, row)
        if row:
            block.id = row.text("id")

    def _title(self, block: Draft, after: Sequence[Draft]) -> None:
        self.part = None
        label = _next_label(after)
        language = label.language if label else self.recipe.language
        self.title_level = 1 if not self.count["title"] else 2
        self.count["title"] += 1
        self.language = self._foreign(language)
        block.id = f"title-{language.lower()}"
        block.level = self.title_level

    def _section(self, block: Draft, part: Part | None, row: Row | None) -> None:
        words = self.words[id(block)]
        number = _NUMBER.match(words)
        self.language = self._foreign(block.label.language) if block.label else ""
        same_part = part is not None and part is self.part
        self.part = part
        key = part.value if part else number["number"] if number else slug(words)
        if row:
            key = row.text("id").removeprefix("s-")
        key = key.replace(".", "-")
        if self.keys[key]:
            tail = block.label.language if block.label else str(self.keys[key] + 1)
            self.keys[key] += 1
            key = f"{key}-{tail}"
        self.keys[key] += 1
        self.key = key
        block.id = f"s-{key}"
        block.level = block.level or (1 + key.count("-") if number and not part else 1)
        if block.level == 1 and not same_part:
            own = _PART_SLUGS.get(part) if part else None
            name = (row.text("chapter") if row else "") or own or slug(words)
            self.chapters.append(ChapterDraft(self._chapter_name(name)))

    def _chapter_name(self, name: str) -> str:
        first = 0 if name == FRONT or self.chapters and self.chapters[0].name == "00-front" else 1
        return f"{len(self.chapters) + first:02d}-{name}"

    def _block(self, block: Draft, before: Draft | None) -> None:
        row = self.rows.get(block.line)
        after_label = before is not None and before.kind is BlockKind.HEADING and before.label
        if row:
            block.id = row.text("id")
        elif block.is_entry:
            block.id = self._next("b", "entry")
        elif block.label and block.label.part is Part.KEYWORDS:
            block.id = f"keywords-{block.label.language}"
            block.language = self._foreign(block.label.language)
        elif after_label and self.part is Part.ABSTRACT:
            block.id = f"abstract-{after_label.language}"
        else:
            block.id = self._next(f"p-{self.key}", self.key)

    def _next(self, prefix: str, counter: str) -> str:
        """Give the next number that no row of the recipe gives to another block."""
        while True:
            self.count[counter] += 1
            name = f"{prefix}-{self.count[counter]}"
            if name not in self.taken:
                return name

    def _foreign(self, language: str) -> str:
        return "" if language == self.recipe.language else language


def name_notes(notes: Mapping[str, Draft]) -> None:
    """Give the notes their ids.

    :param notes: printed mark -> note; changed in place.
    """
    for mark, note in notes.items():
        note.id = note_id(_key(mark))


def slug(words: str) -> str:
    """Make a part of an id or of a file's name out of a heading.

    :param words: the heading.
    :return: its first words in small Latin letters, joined by hyphens; ``part`` if none.
    """
    folded = unicodedata.normalize("NFKD", words.replace("ı", "i").replace("ə", "e").casefold())
    plain = folded.encode("ascii", "ignore").decode()
    found = [word for word in re.findall(r"[a-z]+", plain) if len(word) > 3]
    return "-".join(found[:_SLUG_WORDS]) or "part"


def _key(mark: str) -> str:
    return {"*": "star", "†": "dagger", "‡": "double-dagger"}.get(mark, mark.lower())


def _next_label(after: Sequence[Draft]) -> Label | None:
    for block in after:
        if block.is_title:
            return None
        if block.label and block.label.part in (Part.ABSTRACT, Part.KEYWORDS):
            return block.label
    return None
