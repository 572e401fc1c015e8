# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""From the witness's bytes and the recipe to the base text: the importer as one function."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from postilla.importer.decision import Decision, by_recipe, check_all_decided
from postilla.importer.ledger import LedgerRow, make_ledger
from postilla.importer.recipe import Recipe, Row, read_recipe
from postilla.importer.references import References, guessed_languages, read_references
from postilla.importer.transcript.assembly import Assembler
from postilla.importer.transcript.calls import bind_calls
from postilla.importer.transcript.chapters import make_chapters
from postilla.importer.transcript.composition import Composition
from postilla.importer.transcript.corrections import Corrections
from postilla.importer.transcript.draft import Draft
from postilla.importer.transcript.foot import bind_note_lines
from postilla.importer.transcript.naming import name_blocks, name_notes
from postilla.importer.transcript.pages import find_pages
from postilla.importer.transcript.reading import TokenReader, compose_all, walk
from postilla.importer.transcript.segment import Segment, SegmentKind, after_furniture
from postilla.importer.transcript.segmentation import segment
from postilla.importer.witness import Witness, read_witness
from postilla.model.block import BlockKind, Chapter
from postilla.model.content import Span
from postilla.model.diagnostic import Position
from postilla.model.errors import stop
from postilla.model.lock import Lock, lock_rows

Progress = Callable[[str], None]
"""Called with the name of each stage as it begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Derivation:
    """All that follows from a witness and its recipe."""

    witness: Witness
    recipe: Recipe
    chapters: tuple[Chapter, ...]
    lock: Lock
    ledger: tuple[LedgerRow, ...]
    references: References
    decisions: tuple[Decision, ...]
    """By line."""
    page_marks: tuple[str, ...]
    """The numbers of all page marks, as printed."""
    lines: Mapping[str, int]
    """Id of a block or note -> 1-based line of the witness at which it begins."""
    starts: Mapping[str, int]
    """Id of a block or note -> offset in the witness of its first word."""


def derive(
    witness: bytes,
    recipe: str,
    *,
    witness_path: str,
    recipe_path: str,
    progress: Progress = lambda stage: None,
) -> Derivation:
    """Derive the base text.

    :param witness: the bytes of the transcript.
    :param recipe: the text of its recipe, TOML.
    :param witness_path: its name in errors.
    :param recipe_path: its name in errors.
    :param progress: is told of each stage.
    :return: chapters, lock, ledger and the rest; the same for the same input.
    :raises PostillaError: when the witness is no text, is not the one that the recipe was made
        for, or a row of the recipe does not fit.
    """
    progress("witness")
    read = read_witness(witness, witness_path)
    return _Deriver(read, read_recipe(recipe, recipe_path), progress).run()


class _Deriver:
    def __init__(self, witness: Witness, recipe: Recipe, progress: Progress) -> None:
        self.witness, self.recipe, self.progress = witness, recipe, progress
        self.decisions: list[Decision] = []

    def run(self) -> Derivation:
        self._check_digest()
        self.progress("lines")
        segments = self._segments()
        self.progress("pages")
        blocks, notes = self._assemble(segments)
        self.progress("notes")
        name_notes(notes)
        drafts = [*walk(blocks), *notes.values()]
        self._read_tokens(drafts, blocks, notes)
        self.progress("sentences")
        words = dict(compose_all(drafts))
        plain = {key: one.content.text for key, one in words.items()}
        chapters, decisions = name_blocks(blocks, plain, self.recipe, self.witness)
        self._decide(decisions)
        self._finish_words(blocks, notes.values(), words)
        check_all_decided(self.recipe.rows, self.decisions)
        self.progress("bibliography")
        finished = tuple(make_chapters(chapters, notes, words))
        return Derivation(
            witness=self.witness,
            recipe=self.recipe,
            chapters=finished,
            lock=self._lock(finished),
            ledger=make_ledger(self.witness.text, segments, drafts),
            references=self._references(blocks, notes.values(), words),
            decisions=tuple(sorted(self.decisions, key=lambda decision: decision.line)),
            page_marks=tuple(one.value for one in segments if one.kind is SegmentKind.PAGE_MARK),
            lines={draft.id: draft.line for draft in drafts},
            starts={draft.id: draft.first for draft in drafts},
        )

    def _decide(self, decisions: Iterable[Decision]) -> None:
        self.decisions += decisions

    def _check_digest(self) -> None:
        expected = self.recipe.sha256
        if expected and expected != self.witness.sha256:
            raise stop(
                "recipe/other-witness",
                f"The recipe was made for a witness with the SHA-256 {expected[:12]}…; "
                f"{self.witness.path} has {self.witness.sha256[:12]}….",
                at=Position(self.recipe.path),
                hint="Take the witness back from version control, and give the corrected one "
                "to “postilla import FILE”.",
            )

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

    def _finish_words(
        self, blocks: Sequence[Draft], notes: Iterable[Draft], words: dict[int, Composition]
    ) -> None:
        """Give all words their languages, and running text its sentences."""
        corrections = Corrections(self.recipe, self.witness)
        for block in (*blocks, *notes):
            for draft in walk([block]):
                own = words[id(draft)]
                guessed: tuple[Span, ...] = ()
                if draft.is_entry or draft.kind is BlockKind.NOTE:
                    guessed = guessed_languages(own, self.recipe.languages, is_entry=draft.is_entry)
                own = corrections.mark_languages(draft, own, guessed, block.language)
                if _has_sentences(draft):
                    own = corrections.split(own, block.language)
                words[id(draft)] = own
        self._decide(corrections.decisions)

    def _references(
        self, blocks: Sequence[Draft], notes: Iterable[Draft], words: Mapping[int, Composition]
    ) -> References:
        printed = [note for note in notes if note.mark.isdecimal()]
        return read_references(
            [(one.id, words[id(one)]) for one in blocks if one.is_entry],
            [(one.id, words[id(one)]) for one in sorted(printed, key=lambda note: int(note.mark))],
            self.recipe.languages,
        )

    def _lock(self, chapters: tuple[Chapter, ...]) -> Lock:
        return Lock(
            witness=self.witness.sha256,
            recipe=self.recipe.digest,
            chapters=tuple(chapter.name for chapter in chapters),
            rows=lock_rows(chapters),
        )


def _has_sentences(draft: Draft) -> bool:
    """Say whether a block is divided into sentences: running text, not headings or notes."""
    is_text = draft.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM)
    return is_text and not draft.is_entry and not draft.id.startswith("keywords-")
