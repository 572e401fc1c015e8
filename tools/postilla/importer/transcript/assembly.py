# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Put segments together to blocks: paragraphs over page seams, lists, entries, notes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from postilla.importer.blocks.draft import Draft
from postilla.importer.blocks.labels import Part, label_before_colon, label_of
from postilla.importer.blocks.segment import NOTES, Segment, SegmentKind
from postilla.importer.decision import Decision, by_recipe
from postilla.importer.recipe import Recipe, Row, write_row
from postilla.importer.settings import write_setting
from postilla.importer.transcript.foot import IN_FOOT
from postilla.importer.transcript.wording import goes_on, is_finished
from postilla.importer.witness import Witness
from postilla.model.block import BlockKind
from postilla.model.note_marks import mark_key

_HEADINGS = (SegmentKind.TITLE, SegmentKind.HEADING)
_LONG = 80
"""Characters of a line that is a paragraph even if no full stop ends it."""


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
        self.settings = recipe.settings
        self.blocks: list[Draft] = []
        self.notes: dict[str, Draft] = {}
        self.decisions: list[Decision] = []
        self.more: list[tuple[Draft | None, Segment]] = []
        self.last_note: Draft | None = None
        self.aside: list[Draft] = []
        """What stands in the way of a paragraph that may still go on."""
        self.in_bibliography = False
        self.has_endnotes = False
        self.line = 0

    def run(self, segments: Sequence[Segment]) -> None:
        """Assemble all segments.

        :param segments: in reading order.
        :raises PostillaError: when a ``join`` row has nothing to join its line to.
        """
        for row in self.joins.values():
            row.range_in(self.witness)
        self.has_endnotes = any(one.kind is SegmentKind.NOTES_HEADING for one in segments)
        for place, one in enumerate(segments):
            if one.kind in NOTES:
                self._note(one)
            elif one.is_body:
                self._body(place, one)
                self.line = one.line
        for draft, one in self.more:
            (draft or self.notes[mark_key(one.value)]).add(one, "")
        self._put(())

    def _note(self, one: Segment) -> None:
        key = mark_key(one.value)
        if one.kind is SegmentKind.NOTE_MORE:
            last = self.last_note
            self.more.append((last if last and last.mark == one.value else None, one))
            return
        draft = Draft(kind=BlockKind.NOTE, line=one.line, mark=one.value, after_line=self.line)
        draft.add(one, "")
        self.last_note = draft
        if key in self.notes:
            draft.kind = BlockKind.PARAGRAPH
            draft.ranges = [(one.start, one.end)]
            self.aside.append(draft)
            self._decide_doubled(one)
        else:
            self.notes[key] = draft

    def _decide_doubled(self, one: Segment) -> None:
        numbering = self.settings.numbering
        remedy = write_row("classify", line=one.line, **{"as": "note"}, value="…")
        if numbering == "text":
            remedy = write_setting("numbering", "chapter" if self.has_endnotes else "page")
        self.decisions.append(
            Decision(
                line=one.line,
                topic="note",
                code="import/note-twice",
                what=f"a second note {one.value} is kept as a paragraph",
                ground="two notes with one mark"
                + (
                    ", which may begin anew on each page or in each chapter"
                    if numbering == "text"
                    else ""
                ),
                sure=False,
                remedy=remedy,
            )
        )

    def _body(self, place: int, one: Segment) -> None:
        page = self.pages.get(place, "")
        if self._joins_before(place, one):
            self._last().add(one, page)
        elif one.kind in _HEADINGS:
            self._heading(one, page)
        elif one.kind is SegmentKind.ADDRESS and not self.in_bibliography:
            self.aside.append(self._draft(one, BlockKind.PARAGRAPH, page))
            ground = "an address on its own line, and nothing before it breaks off"
            if one.value == IN_FOOT:
                ground = "an address among notes, of which none, or more than one, breaks off"
            remedy = write_row("join", line=one.line, to="fn-…")
            self._decide(one, "block", "kept as a paragraph", ground, sure=False, remedy=remedy)
        elif one.kind in (SegmentKind.ITEM, SegmentKind.ENTRY) or self.in_bibliography:
            self._item(one, page)
        else:
            draft = self._draft(one, BlockKind.PARAGRAPH, page)
            draft.label = label_before_colon(self._words(one))
            self._put((draft,))

    def _heading(self, one: Segment, page: str) -> None:
        draft = self._draft(one, BlockKind.HEADING, page)
        draft.is_title = one.kind is SegmentKind.TITLE
        draft.level = int(one.value) if one.value else 0
        draft.label = label_of(self._words(one))
        self.in_bibliography = draft.label is not None and draft.label.part is Part.BIBLIOGRAPHY
        self._put((draft,))

    def _item(self, one: Segment, page: str) -> None:
        if self.in_bibliography or one.kind is SegmentKind.ENTRY:
            draft = self._draft(one, BlockKind.PARAGRAPH, page)
            draft.is_entry = True
            self._put((draft,))
            return
        number = int(one.value) if one.value.isdecimal() else None
        last = self.blocks[-1] if self.blocks else None
        if last is None or last.kind is not BlockKind.LIST or not _continues(last, number):
            last = Draft(kind=BlockKind.LIST, line=one.line, start=number)
            self._put((last,))
        last.children.append(self._draft(one, BlockKind.ITEM, page))

    def _draft(self, one: Segment, kind: BlockKind, page: str) -> Draft:
        draft = Draft(kind=kind, line=one.line)
        draft.add(one, page)
        return draft

    def _put(self, drafts: Sequence[Draft]) -> None:
        """Let a block end, and what stood in its way and the next blocks follow."""
        self.blocks += self.aside
        self.blocks += drafts
        self.aside = []

    def _last(self) -> Draft:
        last = self.blocks[-1]
        return last.children[-1] if last.kind is BlockKind.LIST else last

    def _joins_before(self, place: int, one: Segment) -> bool:
        """Decide whether a segment goes on with the block before it."""
        if row := self.joins.get(one.line):
            self._join_by_row(row, one)
            return True
        if not self.blocks or self.blocks[-1].kind is BlockKind.HEADING or one.starts_block:
            return False
        if one.kind is SegmentKind.ADDRESS:
            return self._is_address_of_block(place, one)
        if one.kind is not SegmentKind.PARAGRAPH:
            return False
        if place not in self.seams and self._is_next_line(one):
            return True
        if self.in_bibliography:
            return self._is_begun_small(one, "joined to the entry before")
        return self._is_continued(place, one)

    def _is_next_line(self, one: Segment) -> bool:
        """Say whether a segment goes on where the last one ended, in its line or the next."""
        is_below = self.settings.is_in_printed_lines and one.line == self.line + 1
        return one.line == self.line or is_below

    def _join_by_row(self, row: Row, one: Segment) -> None:
        is_heading = bool(self.blocks) and self.blocks[-1].kind is BlockKind.HEADING
        if not self.blocks or (is_heading and one.kind not in _HEADINGS):
            raise row.fail(
                "nothing-before",
                f"Before line {one.line} stands no block to join it to.",
                "Only a heading can go on with a heading.",
            )
        self.decisions.append(by_recipe(row, "block", "joined to the block before"))

    def _is_address_of_block(self, place: int, one: Segment) -> bool:
        last = self._last()
        is_open = one.value != IN_FOOT and place not in self.seams
        is_open = is_open and not is_finished(self._end_of(last))
        if last.is_entry or is_open:
            self._decide(one, "block", "joined to the block before", "an address on its own line")
            return True
        return False

    def _is_begun_small(self, one: Segment, what: str) -> bool:
        if goes_on(self._words(one)):
            self._decide(one, "block", what, "begins with a small letter")
            return True
        return False

    def _is_continued(self, place: int, one: Segment) -> bool:
        last = self._last()
        at_seam = place in self.seams
        where = "over the page seam" if at_seam else "within the page"
        what = f"joined to the paragraph before, {where}"
        if self._is_begun_small(one, what):
            return True
        before = self._end_of(last)
        is_short = last.kind is BlockKind.ITEM or self.settings.is_in_printed_lines
        is_text = at_seam if is_short else len(before) > _LONG
        if is_text and not is_finished(before):
            self._decide(one, "block", what, "the sentence before is not finished", sure=at_seam)
            return True
        if at_seam:
            self._decide(
                one,
                "block",
                "a new paragraph at the top of a page",
                "the sentence before is finished; whether the paragraph is, can't be seen",
                sure=False,
                remedy=write_row("join", line=one.line),
            )
        return False

    def _words(self, one: Segment) -> str:
        return self.witness.text[one.start : one.end]

    def _end_of(self, draft: Draft) -> str:
        """Give the words of the last line of a block so far."""
        start, end = draft.ranges[-1] if draft.ranges else (0, 0)
        return self.witness.text[start:end]

    def _decide(
        self,
        one: Segment,
        topic: str,
        what: str,
        ground: str,
        *,
        sure: bool = True,
        remedy: str = "",
    ) -> None:
        self.decisions.append(
            Decision(line=one.line, topic=topic, what=what, ground=ground, sure=sure, remedy=remedy)
        )


def _continues(block: Draft, number: int | None) -> bool:
    if block.start is None or number is None:
        return block.start is None and number is None
    return number == block.start + len(block.children)
