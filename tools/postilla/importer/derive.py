# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""From the witness's bytes and the recipe to the base text: the importer as one function."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from postilla.importer.transcript.assembly import Assembler
from postilla.importer.transcript.calls import bind_calls
from postilla.importer.transcript.composition import Composition
from postilla.importer.decision import Decision
from postilla.importer.transcript.draft import Draft
from postilla.importer.transcript.foot import bind_note_lines
from postilla.importer.ledger import LedgerRow, make_ledger
from postilla.importer.transcript.naming import ChapterDraft, name_blocks, name_notes
from postilla.importer.transcript.pages import PageBreak, find_pages
from postilla.importer.transcript.reading import Corrections, compose_all, fill_tokens, walk
from postilla.importer.recipe import Recipe, Row, read_recipe
from postilla.importer.references import References, guessed_languages, read_references
from postilla.importer.transcript.segment import Segment
from postilla.importer.transcript.segmentation import segment
from postilla.importer.witness import Witness, read_witness
from postilla.model.block import Block, BlockKind, Chapter
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
    :raises PostillaError: when the witness is no text, or a row of the recipe does not fit.
    """
    progress("witness")
    read = read_witness(witness, witness_path)
    return _Deriver(read, read_recipe(recipe, recipe_path), progress).run()


class _Deriver:
    def __init__(self, witness: Witness, recipe: Recipe, progress: Progress) -> None:
        self.witness, self.recipe, self.progress = witness, recipe, progress
        self.decisions: list[Decision] = []

    def run(self) -> Derivation:
        self.progress("lines")
        segments = self._segments()
        self.progress("pages")
        assembler = self._assemble(segments)
        blocks, notes = assembler.blocks, assembler.notes
        self.progress("notes")
        name_notes(notes)
        drafts = [*walk(blocks), *notes.values()]
        for draft in drafts:
            fill_tokens(draft, self.witness)
        self.decisions += bind_calls(list(walk(blocks)), set(notes), self.witness)
        self.progress("sentences")
        words = dict(compose_all(drafts))
        plain = {key: one.content.text for key, one in words.items()}
        chapters = name_blocks(blocks, plain, self.recipe)
        self._finish_words(drafts, words)
        self.progress("bibliography")
        printed = [note for note in notes.values() if note.mark.isdecimal()]
        references = read_references(
            [(one.id, words[id(one)]) for one in blocks if one.is_entry],
            [(one.id, words[id(one)]) for one in sorted(printed, key=lambda note: int(note.mark))],
            self.recipe.languages,
        )
        finished = tuple(_chapters(chapters, notes, words))
        return Derivation(
            witness=self.witness,
            recipe=self.recipe,
            chapters=finished,
            lock=Lock(
                witness=self.witness.sha256,
                recipe=self.recipe.digest,
                chapters=tuple(chapter.name for chapter in finished),
                rows=lock_rows(finished),
            ),
            ledger=make_ledger(len(self.witness.text), segments, drafts),
            references=references,
            decisions=tuple(sorted(self.decisions, key=lambda decision: decision.line)),
            page_marks=tuple(one.value for one in segments if one.kind.value == "page-mark"),
        )

    def _segments(self) -> list[Segment]:
        segments, decisions = segment(self.witness, self.recipe)
        self.decisions += decisions
        segments, decisions = bind_note_lines(segments, self.witness, self.recipe)
        self.decisions += decisions
        return segments

    def _assemble(self, segments: Sequence[Segment]) -> Assembler:
        """Find the pages and put the blocks together."""
        rows = {row.range_in(self.witness)[0]: row for row in self.recipe.of("page-break")}
        starts = {one.words[0][0]: place for place, one in enumerate(segments) if one.words}
        forced = frozenset(starts[offset] for offset in rows if offset in starts)
        breaks, decisions = find_pages(segments, self.witness, forced)
        self.decisions += decisions
        numbers = {row.text("number") for row in rows.values()}
        pages = {one.segment: one.number for one in breaks if one.number not in numbers}
        pages |= {starts[at]: row.text("number") for at, row in rows.items() if at in starts}
        seams = frozenset(one.segment for one in breaks) | forced
        assembler = Assembler(self.witness, self.recipe, pages, seams)
        assembler.run(segments)
        self._break_inside(assembler, {at: row for at, row in rows.items() if at not in starts})
        self.decisions += assembler.decisions
        return assembler

    def _break_inside(self, assembler: Assembler, rows: Mapping[int, Row]) -> None:
        """Put the page breaks of the recipe that stand within a line."""
        left = dict(rows)
        for draft in walk(assembler.blocks) if rows else ():
            for start, end in draft.ranges:
                for offset in [at for at in left if start < at < end]:
                    draft.breaks[offset] = left.pop(offset).text("number")
        for row in left.values():
            raise row.fail("no-effect", "These words are in no block of text.")

    def _finish_words(self, drafts: Sequence[Draft], words: dict[int, Composition]) -> None:
        corrections = Corrections(self.recipe, self.witness)
        for draft in drafts:
            own = words[id(draft)]
            guessed = ()
            if draft.is_entry or draft.kind is BlockKind.NOTE:
                guessed = guessed_languages(own, self.recipe.languages, is_entry=draft.is_entry)
            own = corrections.mark_languages(draft, own, guessed)
            if _has_sentences(draft):
                own = corrections.split(draft, own)
            words[id(draft)] = own
        corrections.check_used()


def _has_sentences(draft: Draft) -> bool:
    """Say whether a block is divided into sentences: running text, not headings or notes."""
    is_text = draft.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM)
    return is_text and not draft.is_entry and not draft.id.startswith("keywords-")


def _chapters(
    drafts: Sequence[ChapterDraft], notes: Mapping[str, Draft], words: Mapping[int, Composition]
) -> Iterator[Chapter]:
    """Make the chapters, each with the notes that it calls first, or that stand at its feet."""
    homes = _homes(drafts, notes)
    for number, chapter in enumerate(drafts):
        own = [note for mark, note in notes.items() if homes[mark] == number]
        own.sort(key=lambda note: (not note.mark.isdecimal(), int(note.mark) if
                                   note.mark.isdecimal() else 0, note.line))  # fmt: skip
        yield Chapter(
            name=chapter.name,
            blocks=tuple(_block(draft, words) for draft in chapter.blocks),
            notes=tuple(_block(note, words) for note in own),
        )


def _homes(drafts: Sequence[ChapterDraft], notes: Mapping[str, Draft]) -> Mapping[str, int]:
    """Find the chapter of each note: printed mark -> number of the chapter."""
    homes: dict[str, int] = {}
    lines: dict[int, int] = {}
    for number, chapter in enumerate(drafts):
        for draft in walk(chapter.blocks):
            lines[draft.line] = number
            for token in draft.tokens:
                if token.kind.value == "call":
                    homes.setdefault(token.value, number)
    for mark, note in notes.items():
        before = max((line for line in lines if line <= note.after_line), default=None)
        homes.setdefault(mark, lines[before] if before is not None else 0)
    return homes


def _block(draft: Draft, words: Mapping[int, Composition]) -> Block:
    return Block(
        id=draft.id,
        kind=draft.kind,
        content=words[id(draft)].content,
        language=draft.language,
        level=draft.level,
        start=draft.start,
        children=tuple(_block(child, words) for child in draft.children),
    )
