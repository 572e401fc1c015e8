# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Put segments together to blocks: paragraphs over page seams, lists, entries, notes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from postilla.importer.decision import Decision
from postilla.importer.transcript.draft import Draft
from postilla.importer.transcript.labels import Part, label_before_colon, label_of
from postilla.importer.recipe import Recipe
from postilla.importer.transcript.segment import NOTES, Segment, SegmentKind
from postilla.importer.witness import Witness
from postilla.importer.transcript.wording import goes_on, is_finished
from postilla.model.block import BlockKind


class Assembler:
    """Goes through the segments once."""

    def __init__(
        self, witness: Witness, recipe: Recipe, pages: Mapping[int, str], seams: frozenset[int]
    ) -> None:
        """Prepare.

        :param witness: the witness.
        :param recipe: its ``join`` rows of blocks are carried out here.
        :param pages: index of a segment -> number of the printed page that begins with it.
        :param seams: the segments that follow a page seam.
        """
        self.witness, self.pages, self.seams = witness, pages, seams
        self.joins = {
            row.line: row
            for row in recipe.of("join")
            if row.text("unit") != "sentence" and not row.text("to")
        }
        self.blocks: list[Draft] = []
        self.notes: dict[str, Draft] = {}
        self.more: list[Segment] = []
        self.decisions: list[Decision] = []
        self.in_bibliography = False
        self.line = 0

    def run(self, segments: Sequence[Segment]) -> None:
        """Assemble all segments.

        :param segments: in reading order.
        :raises PostillaError: when a ``join`` row has nothing to join its line to.
        """
        for row in self.joins.values():
            row.range_in(self.witness)
        for place, one in enumerate(segments):
            if one.kind in NOTES:
                self._note(one)
            elif one.is_body:
                self._body(place, one)
                self.line = one.line
        for one in self.more:
            self.notes[one.value].add(one, "")

    def _note(self, one: Segment) -> None:
        if one.kind is SegmentKind.NOTE_MORE:
            self.more.append(one)
            return
        draft = Draft(kind=BlockKind.NOTE, line=one.line, mark=one.value, after_line=self.line)
        draft.add(one, "")
        if one.value in self.notes:
            self._decide(one, "note", f"a second note {one.value} is kept as a paragraph",
                         "two notes with one mark", sure=False)  # fmt: skip
            draft.kind = BlockKind.PARAGRAPH
            draft.ranges = [(one.start, one.end)]
            self.blocks.append(draft)
        else:
            self.notes[one.value] = draft

    def _body(self, place: int, one: Segment) -> None:
        page = self.pages.get(place, "")
        words = self.witness.text[one.start : one.end]
        if one.kind in (SegmentKind.TITLE, SegmentKind.HEADING):
            self._heading(one, words, page)
        elif self._joins_before(place, one, words):
            self._last().add(one, page)
        elif one.kind in (SegmentKind.ITEM, SegmentKind.ENTRY) or self.in_bibliography:
            self._item(one, page)
        else:
            label = label_before_colon(words)
            self._new(one, BlockKind.PARAGRAPH, page).label = label

    def _heading(self, one: Segment, words: str, page: str) -> None:
        draft = self._new(one, BlockKind.HEADING, page)
        draft.is_title = one.kind is SegmentKind.TITLE
        draft.level = int(one.value) if one.value else 0
        draft.label = label_of(words)
        part = draft.label.part if draft.label else None
        self.in_bibliography = part is Part.BIBLIOGRAPHY

    def _item(self, one: Segment, page: str) -> None:
        if self.in_bibliography or one.kind is SegmentKind.ENTRY:
            self._new(one, BlockKind.PARAGRAPH, page).is_entry = True
            return
        number = int(one.value) if one.value.isdecimal() else None
        last = self.blocks[-1] if self.blocks else None
        if last is None or last.kind is not BlockKind.LIST or not _continues(last, number):
            last = Draft(kind=BlockKind.LIST, line=one.line, start=number)
            self.blocks.append(last)
        item = Draft(kind=BlockKind.ITEM, line=one.line)
        item.add(one, page)
        last.children.append(item)

    def _new(self, one: Segment, kind: BlockKind, page: str) -> Draft:
        draft = Draft(kind=kind, line=one.line)
        draft.add(one, page)
        self.blocks.append(draft)
        return draft

    def _last(self) -> Draft:
        last = self.blocks[-1]
        return last.children[-1] if last.kind is BlockKind.LIST else last

    def _joins_before(self, place: int, one: Segment, words: str) -> bool:
        """Decide whether a segment goes on with the block before it."""
        row = self.joins.get(one.line)
        can_join = bool(self.blocks) and self.blocks[-1].kind is not BlockKind.HEADING
        if row:
            if not can_join:
                raise row.fail("nothing-before", f"Before line {one.line} stands no block to join.")
            self._decide(one, "block", "joined to the block before", f"recipe: {row.ground}")
            return True
        if not can_join or one.starts_block:
            return False
        if one.kind is SegmentKind.ADDRESS:
            self._decide(one, "block", "joined to the block before", "an address on its own line")
            return True
        if one.kind is not SegmentKind.PARAGRAPH:
            return False
        if self.in_bibliography:
            if goes_on(words):
                self._decide(one, "block", "joined to the entry before", "begins with a small letter")
            return goes_on(words)
        return self._is_continued(place, one, words)

    def _is_continued(self, place: int, one: Segment, words: str) -> bool:
        last = self._last()
        before = self.witness.text[last.ranges[-1][0] : last.ranges[-1][1]]
        where = "over the page seam" if place in self.seams else "within the page"
        if last.label and last.label.part is not Part.KEYWORDS:
            return False
        if goes_on(words):
            self._decide(one, "block", f"joined to the paragraph before, {where}",
                         "begins with a small letter")  # fmt: skip
            return True
        if not is_finished(before) and (last.kind is not BlockKind.PARAGRAPH or len(before) > 80):
            self._decide(one, "block", f"joined to the paragraph before, {where}",
                         "the sentence before is not finished", sure=place in self.seams)  # fmt: skip
            return True
        if place in self.seams:
            self._decide(one, "block", "a new paragraph at the top of a page",
                         "the sentence before is finished; whether the paragraph is, can't be seen",
                         sure=False)  # fmt: skip
        return False

    def _decide(
        self, one: Segment, topic: str, what: str, ground: str, *, sure: bool = True
    ) -> None:
        self.decisions.append(
            Decision(line=one.line, topic=topic, what=what, ground=ground, sure=sure)
        )


def _continues(block: Draft, number: int | None) -> bool:
    if block.start is None or number is None:
        return block.start is None and number is None
    return number == block.start + len(block.children)
