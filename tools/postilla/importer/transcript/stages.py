# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""From a transcript to its blocks: the transcript's stages one after the other."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence

from postilla.importer.blocks.draft import Draft, walk
from postilla.importer.blocks.naming import name_notes
from postilla.importer.blocks.segment import FURNITURE, NOTES, Segment, SegmentKind, after_any
from postilla.importer.blocks.skeleton import Skeleton
from postilla.importer.decision import Decision, by_recipe
from postilla.importer.recipe import Recipe, Row
from postilla.importer.transcript.assembly import Assembler
from postilla.importer.transcript.calls import bind_calls
from postilla.importer.transcript.columns import find_columns
from postilla.importer.transcript.foot import bind_note_lines
from postilla.importer.transcript.pages import PageBreak, find_pages
from postilla.importer.transcript.reading import TokenReader
from postilla.importer.transcript.scopes import Scopes, find_scopes, name_by_pages
from postilla.importer.transcript.segmentation import segment
from postilla.importer.witness import Witness
from postilla.model.diagnostic import Position
from postilla.model.errors import stop
from postilla.model.note_marks import mark_key


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
        self.scopes = Scopes()

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
        self._decide(find_columns(segments, self.witness))
        segments, self.scopes, decisions = find_scopes(segments, self.witness, self.recipe)
        self._decide(decisions)
        if self.scopes.names and self.recipe.settings.numbering == "page":
            segments, self.scopes = self._named_by_pages(segments)
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

    def _named_by_pages(self, segments: Sequence[Segment]) -> tuple[list[Segment], Scopes]:
        """Find the pages once before, for the marks of notes that count by them."""
        forced, given, _ = self._page_rows(segments)
        found = find_pages(segments, self.witness, forced, given)
        breaks = {one.segment: one for one in found.breaks}
        breaks |= {place: PageBreak(segment=place, number=one) for place, one in forced.items()}
        in_order = [breaks[place] for place in sorted(breaks)]
        return name_by_pages(segments, self.scopes, in_order, found.first)

    def _page_rows(
        self, segments: Sequence[Segment]
    ) -> tuple[dict[int, str], set[str], Mapping[int, Row]]:
        """Give the page breaks of the recipe: by segment, their numbers, and by offset."""
        rows = {row.range_in(self.witness)[0]: row for row in self.recipe.of("page-break")}
        starts = {one.words[0][0]: place for place, one in enumerate(segments) if one.words}
        forced = {starts[at]: row.text("number") for at, row in rows.items() if at in starts}
        return forced, {mark_key(row.text("number")) for row in rows.values()}, rows

    def _assemble(self, segments: Sequence[Segment]) -> tuple[list[Draft], dict[str, Draft]]:
        """Find the pages and put the blocks and the notes together."""
        forced, given, rows = self._page_rows(segments)
        found = find_pages(segments, self.witness, forced, given)
        self._decide(found.decisions)
        breaks = (one for one in found.breaks if mark_key(one.number) not in given)
        pages = {one.segment: one.number for one in breaks} | forced
        between = FURNITURE | NOTES if self.recipe.settings.is_in_printed_lines else FURNITURE
        seams = frozenset((*pages, *after_any(segments, between)))
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
        reader = TokenReader(self.recipe, self.witness, notes, self.scopes)
        for draft in drafts:
            reader.fill(draft)
        self._decide(reader.decisions)
        called = list(walk(blocks))
        self._decide(bind_calls(called, notes, self.witness, self.scopes, reader.settled))
