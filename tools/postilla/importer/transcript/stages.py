# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""From a transcript to its blocks: the transcript's stages one after the other."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence

from postilla.importer.blocks.draft import Draft, walk
from postilla.importer.blocks.naming import name_notes
from postilla.importer.blocks.segment import Segment, SegmentKind, after_furniture
from postilla.importer.blocks.skeleton import Skeleton
from postilla.importer.decision import Decision, by_recipe
from postilla.importer.recipe import Recipe, Row
from postilla.importer.transcript.assembly import Assembler
from postilla.importer.transcript.calls import bind_calls
from postilla.importer.transcript.foot import bind_note_lines
from postilla.importer.transcript.pages import find_pages
from postilla.importer.transcript.reading import TokenReader
from postilla.importer.transcript.segmentation import segment
from postilla.importer.witness import Witness
from postilla.model.diagnostic import Position
from postilla.model.errors import stop


def read_transcript(witness: Witness, recipe: Recipe, progress: Callable[[str], None]) -> Skeleton:
    """Find the blocks, the notes and the pages of a transcript.

    :param witness: the transcript.
    :param recipe: what no rule can decide about it.
    :param progress: is told of each stage.
    :return: its blocks, with tokens; notes have their ids.
    :raises PostillaError: ``witness/no-text``; and what keeps a row from being carried out.
    """
    return _Reader(witness, recipe, progress).run()


class _Reader:
    def __init__(self, witness: Witness, recipe: Recipe, progress: Callable[[str], None]) -> None:
        self.witness, self.recipe, self.progress = witness, recipe, progress
        self.decisions: list[Decision] = []

    def run(self) -> Skeleton:
        self.progress("lines")
        segments = self._segments()
        self.progress("pages")
        blocks, notes = self._assemble(segments)
        self.progress("notes")
        name_notes(notes)
        self._read_tokens([*walk(blocks), *notes.values()], blocks, notes)
        return Skeleton(
            witness=self.witness,
            segments=segments,
            blocks=blocks,
            notes=notes,
            decisions=self.decisions,
            page_marks=tuple(one.value for one in segments if one.kind is SegmentKind.PAGE_MARK),
        )

    def _decide(self, decisions: Iterable[Decision]) -> None:
        self.decisions += decisions

    def _segments(self) -> list[Segment]:
        segments, decisions = segment(self.witness, self.recipe)
        self._decide(decisions)
        segments, decisions = bind_note_lines(segments, self.witness, self.recipe)
        self._decide(decisions)
        if not any(one.is_body for one in segments):
            raise stop(
                "witness/no-text",
                "There are only notes, page marks and the like in this file, and no text.",
                at=Position(self.witness.path),
                hint="Classify a line as text in the recipe if it is one.",
            )
        return segments

    def _assemble(self, segments: Sequence[Segment]) -> tuple[list[Draft], dict[str, Draft]]:
        """Find the pages and put the blocks and the notes together."""
        rows = {row.range_in(self.witness)[0]: row for row in self.recipe.of("page-break")}
        starts = {one.words[0][0]: place for place, one in enumerate(segments) if one.words}
        forced = {starts[at]: row.text("number") for at, row in rows.items() if at in starts}
        given = {row.text("number") for row in rows.values()}
        breaks, decisions = find_pages(segments, self.witness, forced, given)
        self._decide(decisions)
        pages = {one.segment: one.number for one in breaks if one.number not in given} | forced
        seams = frozenset((*pages, *after_furniture(segments)))
        assembler = Assembler(self.witness, self.recipe, pages, seams)
        assembler.run(segments)
        self._decide(assembler.decisions)
        self._break_pages(assembler.blocks, rows)
        return assembler.blocks, assembler.notes

    def _break_pages(self, blocks: Sequence[Draft], rows: Mapping[int, Row]) -> None:
        """Put the page breaks of the recipe that stand within a line, and note them all."""
        offsets = sorted(rows)
        for draft in walk(blocks) if rows else ():
            for start, end in draft.ranges:
                low, high = bisect_left(offsets, start), bisect_left(offsets, end)
                for at in offsets[low:high]:
                    draft.breaks[at] = rows[at].text("number")
                    what = f"page {draft.breaks[at]} begins here"
                    self.decisions.append(by_recipe(rows[at], "page", what))

    def _read_tokens(
        self, drafts: Sequence[Draft], blocks: Sequence[Draft], notes: Mapping[str, Draft]
    ) -> None:
        reader = TokenReader(self.recipe, self.witness, notes)
        for draft in drafts:
            reader.fill(draft)
        self._decide(reader.decisions)
        self._decide(bind_calls(list(walk(blocks)), notes, self.witness, reader.settled))
