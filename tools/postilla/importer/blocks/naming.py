# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Ids, levels and chapters: what each block is called for ever."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from postilla.importer.blocks.draft import Draft
from postilla.importer.blocks.labels import Label, Part
from postilla.importer.decision import Decision, by_recipe
from postilla.importer.recipe import Recipe, Row
from postilla.importer.witness import Witness
from postilla.model.block import BlockKind
from postilla.model.identifiers import IdKind, cell_id, item_id, kind_of, note_id

_NUMBER = re.compile(r"(?P<number>[0-9]{1,3}(?:\.[0-9]{1,3})*)[.)]?\s")
_SLUG_WORDS = 4
_PART_SLUGS = {
    Part.INTRODUCTION: "introduction",
    Part.CONCLUSION: "conclusion",
    Part.DECLARATIONS: "declarations",
    Part.BIBLIOGRAPHY: "bibliography",
}
_OF_A_TITLE = (Part.ABSTRACT, Part.KEYWORDS)
_OF_HEADINGS = frozenset({IdKind.SECTION, IdKind.TITLE})
_OF_BLOCKS = frozenset({IdKind.BLOCK, IdKind.ABSTRACT, IdKind.KEYWORDS, IdKind.ENTRY})
_SCHEME = "Sections are s-…, blocks p-<section>-<number>, printed entries b-<number>."
_DEEPEST = 6
FRONT = "front"
"""The key of what stands before the first section."""


@dataclass(slots=True)
class ChapterDraft:
    """A chapter in the making."""

    name: str
    blocks: list[Draft] = field(default_factory=list)


def name_blocks(
    blocks: Sequence[Draft], words: Mapping[int, str], recipe: Recipe, witness: Witness
) -> tuple[list[ChapterDraft], list[Decision]]:
    """Give ids, levels and languages to all blocks, and divide them into chapters.

    :param blocks: in reading order; changed in place.
    :param words: ``id()`` of a draft -> its words.
    :param recipe: its ``id`` rows come first.
    :param witness: the witness.
    :return: the chapters, and the decisions of the recipe.
    :raises PostillaError: ``recipe/id`` when a row gives an id outside the scheme, or twice.
    """
    namer = _Namer(words, recipe, witness)
    return namer.run(blocks), namer.decisions


class _Namer:
    def __init__(self, words: Mapping[int, str], recipe: Recipe, witness: Witness) -> None:
        self.words, self.recipe = words, recipe
        self.decisions: list[Decision] = []
        self.rows: dict[tuple[str, int], Row] = {}
        """By the line, or by the offset of words."""
        self.taken: set[str] = set()
        for row in recipe.of("id"):
            name = row.text("id")
            if name in self.taken:
                raise row.fail("id", f"“{name}” is given twice.", "Give one of the two another.")
            if kind_of(name) not in _OF_BLOCKS | _OF_HEADINGS:
                raise row.fail("id", f"“{name}” is no id that a block can have.", _SCHEME)
            self.taken.add(name)
            start, _ = row.range_in(witness)
            self.rows[("words", start) if row.text("words") else ("line", row.line)] = row
        self.count: Counter[str] = Counter()
        self.key = FRONT
        self.part: Part | None = None
        self.language = ""
        self.title_level = 0
        self.chapters: list[ChapterDraft] = []

    def run(self, blocks: Sequence[Draft]) -> list[ChapterDraft]:
        labels = _next_labels(blocks)
        for place, block in enumerate(blocks):
            row = self.rows.pop(("words", block.first), None)
            row = row or self.rows.pop(("line", block.line), None)
            if row:
                self._carry_out(row, block)
            if block.kind is BlockKind.HEADING:
                self._heading(block, row, labels[place])
            else:
                self._block(block, row, blocks[place - 1] if place else None)
            if not self.chapters:
                self.chapters.append(ChapterDraft(self._chapter_name(FRONT)))
            self.chapters[-1].blocks.append(block)
            _name_items(block)
        return self.chapters

    def _carry_out(self, row: Row, block: Draft) -> None:
        kinds = _OF_HEADINGS if block.kind is BlockKind.HEADING else _OF_BLOCKS
        kind = kind_of(row.text("id"))
        if kind not in kinds or (kind is IdKind.ENTRY) != block.is_entry:
            raise row.fail(
                "id", f"The block of line {row.line} can't be “{row.text('id')}”.", _SCHEME
            )
        block.id = row.text("id")
        self.decisions.append(by_recipe(row, "id", f"this is {block.id}"))

    def _heading(self, block: Draft, row: Row | None, next_label: Label | None) -> None:
        label = block.label
        announced = next_label.language if next_label else self.recipe.language
        language = block.language or announced
        is_title = block.is_title and f"title-{language.lower()}" not in self.taken
        if kind_of(block.id) is IdKind.TITLE or (is_title and not block.id):
            self.part = None
            self.title_level = 2 if self.title_level else 1
            self.language = self._foreign(language)
            block.id = block.id or self._take(f"title-{language.lower()}")
            block.level = self.title_level
        elif label and label.part in _OF_A_TITLE:
            self.part = label.part
            self.language = self._foreign(label.language)
            block.id = block.id or self._take(f"s-{label.part.value}-{label.language}")
            block.level = self.title_level + 1
        else:
            self._section(block, label.part if label else None, row)
        block.language = block.language or self.language

    def _section(self, block: Draft, part: Part | None, row: Row | None) -> None:
        words = self.words[id(block)]
        number = _NUMBER.match(words)
        same_part = part is not None and part is self.part
        self.part = part
        self.language = self._foreign(block.label.language) if block.label else ""
        key = part.value if part else number["number"].replace(".", "-") if number else slug(words)
        block.id = block.id or self._take(
            f"s-{key}", f"s-{key}-{block.label.language}" if block.label else ""
        )
        level = 1 + number["number"].count(".") if number and not part else 1
        if block.is_title and self.title_level:
            level = self.title_level + 1  # a second line of a title, no section
        else:
            self.key = block.id.partition("-")[2]
        block.level = min(block.level or level, _DEEPEST)
        if block.level == 1 and not same_part:
            own = _PART_SLUGS.get(part) if part else None
            name = (row.text("chapter") if row else "") or own or slug(words)
            self.chapters.append(ChapterDraft(self._chapter_name(name)))

    def _chapter_name(self, name: str) -> str:
        first = 0 if name == FRONT or (self.chapters and self.chapters[0].name == "00-front") else 1
        return f"{len(self.chapters) + first:02d}-{name}"

    def _block(self, block: Draft, row: Row | None, before: Draft | None) -> None:
        label = self._own_label(block, before)
        if not block.language:
            block.language = self._foreign(label.language) if label else self.language
        if block.id:
            return
        name = f"{label.part.value}-{label.language}" if label else ""
        if block.is_entry:
            block.id = self._next("b")
        elif name and name not in self.taken:
            block.id = self._take(name)
        else:
            block.id = self._next(f"p-{self.key}")

    def _own_label(self, block: Draft, before: Draft | None) -> Label | None:
        """Say whether a block is an abstract or a list of keywords, and in what language."""
        if block.label and block.label.part is Part.KEYWORDS:
            return block.label
        if block.label and block.label.part is Part.ABSTRACT and self.key == FRONT:
            return block.label
        follows = before is not None and before.kind is BlockKind.HEADING
        return before.label if before and follows and self.part in _OF_A_TITLE else None

    def _take(self, *names: str) -> str:
        """Give the first name that is free, or the next number after the first name."""
        name = next((name for name in names if name and name not in self.taken), "")
        while not name or name in self.taken:
            self.count[names[0]] += 1
            name = f"{names[0]}-{self.count[names[0]] + 1}"
        self.taken.add(name)
        return name

    def _next(self, prefix: str) -> str:
        """Give the next number that no row of the recipe gives to another block."""
        while True:
            self.count[prefix] += 1
            name = f"{prefix}-{self.count[prefix]}"
            if name not in self.taken:
                return name

    def _foreign(self, language: str) -> str:
        main = self.recipe.language
        return "" if language in (main, main.partition("-")[0]) else language


def _name_items(block: Draft) -> None:
    """Give items and cells their ids; a list inside an item has the item's."""
    if block.kind is BlockKind.TABLE:
        for place, cell in enumerate(block.children):
            row, column = divmod(place, block.level)
            cell.id = cell_id(block.id, row + 1, column + 1)
        return
    for number, item in enumerate(block.children, 1):
        item.id = item_id(block.id, number)
        for inner in item.children:
            inner.id = item.id
            _name_items(inner)


def name_notes(notes: Mapping[str, Draft]) -> None:
    """Give the notes their ids.

    :param notes: printed mark -> note; changed in place.
    """
    for note in notes.values():
        note.id = note_id(note.mark)


def slug(words: str) -> str:
    """Make a part of an id or of a file's name out of a heading.

    :param words: the heading.
    :return: its first words in small Latin letters, joined by hyphens; ``part`` if none.
    """
    folded = unicodedata.normalize("NFKD", words.replace("ı", "i").replace("ə", "e").casefold())
    plain = folded.encode("ascii", "ignore").decode()
    found = [word for word in re.findall(r"[a-z]+", plain) if len(word) > 3]
    return "-".join(found[:_SLUG_WORDS]) or "part"


def _next_labels(blocks: Sequence[Draft]) -> list[Label | None]:
    """Give, for each block, the next abstract's or keywords' label before the next title."""
    labels: list[Label | None] = []
    label: Label | None = None
    for block in reversed(blocks):
        labels.append(label)
        if block.is_title:
            label = None
        elif block.label and block.label.part in _OF_A_TITLE:
            label = block.label
    return labels[::-1]
