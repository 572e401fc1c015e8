# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""From the witness's bytes and the recipe to the base text: the importer as one function."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Final

from postilla.importer.blocks.chapters import make_chapters
from postilla.importer.blocks.composition import Composition, compose_all
from postilla.importer.blocks.corrections import Corrections
from postilla.importer.blocks.draft import Draft, walk
from postilla.importer.blocks.linking import link
from postilla.importer.blocks.naming import name_blocks
from postilla.importer.blocks.passages import passages_in
from postilla.importer.blocks.skeleton import Loss, Skeleton
from postilla.importer.decision import Decision, check_all_decided
from postilla.importer.document.formats import document_format
from postilla.importer.document.pictures import Beside, nothing_beside
from postilla.importer.document.skeleton import read_document
from postilla.importer.keyed import read_keys
from postilla.importer.ledger import LedgerRow, make_ledger
from postilla.importer.recipe import Recipe, read_recipe
from postilla.importer.references import References, guessed_languages, read_references
from postilla.importer.transcript.stages import read_transcript
from postilla.importer.witness import Witness, read_witness
from postilla.model.block import BlockKind, Chapter
from postilla.model.content import Span
from postilla.model.diagnostic import Position
from postilla.model.errors import stop
from postilla.model.lock import Lock, lock_rows

_IN_SENTENCES: Final = frozenset(
    {BlockKind.PARAGRAPH, BlockKind.QUOTATION, BlockKind.ITEM, BlockKind.IMAGE}
)
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
    losses: tuple[Loss, ...] = ()
    """What the source has and the chapters have not."""
    pictures: Mapping[str, bytes] = field(default_factory=lambda: MappingProxyType({}))
    """Name of each picture's file -> its bytes."""
    beside: Mapping[str, bytes] = field(default_factory=lambda: MappingProxyType({}))
    """Path of a file as seen from the witness -> its bytes: what was taken from there."""


def derive(
    witness: bytes,
    recipe: str,
    *,
    witness_path: str,
    recipe_path: str,
    bibliography: str = "",
    beside: Beside = nothing_beside,
    progress: Progress = lambda stage: None,
) -> Derivation:
    """Derive the base text.

    :param witness: the bytes of the transcript or of the document.
    :param recipe: the text of its recipe, TOML.
    :param witness_path: its name in errors.
    :param recipe_path: its name in errors.
    :param bibliography: BibTeX of the works that a document cites by their keys.
    :param beside: gives the files that lie beside a document, for its pictures.
    :param progress: is told of each stage.
    :return: chapters, lock, ledger and the rest; the same for the same input.
    :raises PostillaError: when the witness is no text, is not the one that the recipe was made
        for, or a row of the recipe does not fit.
    """
    progress("witness")
    decisions = read_recipe(recipe, recipe_path)
    _check_digest(witness, decisions, witness_path)
    if form := document_format(witness_path):
        skeleton = read_document(
            witness,
            form,
            decisions,
            path=witness_path,
            bibliography=bibliography,
            beside=beside,
        )
    else:
        skeleton = read_transcript(read_witness(witness, witness_path), decisions, progress)
    return _Deriver(skeleton, decisions, progress).run()


def read_any(witness: bytes, path: str, bibliography: str) -> Witness:
    """Read a witness for its text alone.

    :param witness: the bytes of the transcript or of the document.
    :param path: its name in errors.
    :param bibliography: BibTeX of the works that a document cites by their keys.
    :return: the transcript, or the reading of the document.
    :raises PostillaError: when it can't be read.
    """
    if form := document_format(path):
        nothing = read_recipe("", "")
        return read_document(witness, form, nothing, path=path, bibliography=bibliography).witness
    return read_witness(witness, path)


class _Deriver:
    """What is done alike with the blocks of every witness."""

    def __init__(self, skeleton: Skeleton, recipe: Recipe, progress: Progress) -> None:
        self.skeleton, self.recipe, self.progress = skeleton, recipe, progress
        self.witness = skeleton.witness
        self.decisions = list(skeleton.decisions)

    def run(self) -> Derivation:
        blocks, notes = self.skeleton.blocks, self.skeleton.notes
        drafts = [*walk(blocks), *notes.values()]
        self.progress("sentences")
        words = dict(compose_all(drafts))
        plain = {key: one.content.text for key, one in words.items()}
        chapters, decisions = name_blocks(blocks, plain, self.recipe, self.witness)
        self.decisions += decisions
        losses = list(link(drafts, words, self.skeleton.anchors))
        self._finish_words(blocks, notes.values(), words)
        check_all_decided(self.recipe.rows, self.decisions)
        self.progress("bibliography")
        finished = tuple(make_chapters(chapters, notes, words))
        return Derivation(
            witness=self.witness,
            recipe=self.recipe,
            chapters=finished,
            lock=self._lock(finished),
            ledger=make_ledger(self.witness.text, self.skeleton.segments, drafts),
            references=self._references(drafts, words),
            decisions=tuple(sorted(self.decisions, key=lambda decision: decision.line)),
            page_marks=self.skeleton.page_marks,
            lines={draft.id: draft.line for draft in drafts},
            starts={draft.id: draft.first for draft in drafts},
            losses=tuple(sorted((*self.skeleton.losses, *losses), key=lambda one: one.line)),
            pictures=self.skeleton.pictures,
            beside=self.skeleton.beside,
        )

    def _finish_words(
        self, blocks: Sequence[Draft], notes: Iterable[Draft], words: dict[int, Composition]
    ) -> None:
        """Give all words their languages, and running text its sentences."""
        corrections = Corrections(self.recipe, self.witness)
        for block in (*blocks, *notes):
            for draft in walk([block]):
                own = words[id(draft)]
                known = self._languages(draft, own)
                own = corrections.mark_languages(draft, own, known, block.language)
                if draft.kind is BlockKind.VERSE:
                    own = _in_lines(own)
                elif _has_sentences(draft):
                    own = corrections.split(own, block.language)
                words[id(draft)] = own
        self.decisions += corrections.decisions

    def _languages(self, draft: Draft, words: Composition) -> tuple[Span, ...]:
        """Give the passages whose language the source states; else those that a rule tells."""
        stated = tuple(passages_in(draft, words, self.skeleton.languages))
        if stated or not (draft.is_entry or draft.kind is BlockKind.NOTE):
            return stated
        return guessed_languages(words, self.recipe.languages, is_entry=draft.is_entry)

    def _references(self, drafts: Sequence[Draft], words: Mapping[int, Composition]) -> References:
        printed = [one for one in drafts if one.mark.isdecimal()]
        return read_references(
            [(one.id, words[id(one)]) for one in drafts if one.is_entry],
            [(one.id, words[id(one)]) for one in sorted(printed, key=lambda note: int(note.mark))],
            self.recipe.languages,
            keyed=read_keys(self.skeleton, drafts),
        )

    def _lock(self, chapters: tuple[Chapter, ...]) -> Lock:
        return Lock(
            witness=self.witness.sha256,
            recipe=self.recipe.digest,
            chapters=tuple(chapter.name for chapter in chapters),
            rows=lock_rows(chapters),
        )


def _check_digest(witness: bytes, recipe: Recipe, path: str) -> None:
    """Refuse a recipe that was made for another witness."""
    found = hashlib.sha256(witness).hexdigest()
    if recipe.sha256 and recipe.sha256 != found:
        raise stop(
            "recipe/other-witness",
            f"The recipe was made for a witness with the SHA-256 {recipe.sha256[:12]}…; "
            f"{path} has {found[:12]}….",
            at=Position(recipe.path),
            hint="Take the witness back from version control, and give the corrected one "
            "to “postilla import FILE”.",
        )


def _in_lines(words: Composition) -> Composition:
    """Divide verse into its lines, which are addressed as sentences are."""
    starts = tuple(end + 1 for end in words.line_ends)
    return replace(words, content=replace(words.content, sentences=starts))


def _has_sentences(draft: Draft) -> bool:
    """Say whether a block is divided into sentences: running text, not headings or notes."""
    is_text = draft.kind in _IN_SENTENCES
    return is_text and not draft.is_entry and not draft.id.startswith("keywords-")
