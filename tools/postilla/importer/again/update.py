# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Import again over an edition that people have worked on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from postilla.importer.again.additions import Additions, additions
from postilla.importer.again.carrying import ChangedBlock, carry, changed_blocks
from postilla.importer.again.describing import keep_descriptions
from postilla.importer.again.identity import id_rows, kept_ids
from postilla.importer.again.relining import append_rows, reline
from postilla.importer.bibliography.differences import Difference, differences
from postilla.importer.derive import Derivation, Progress, derive, read_any
from postilla.importer.document.pictures import Beside, nothing_beside
from postilla.importer.files import reading_file
from postilla.model import tree
from postilla.model.bibliography import Citation, Work
from postilla.model.block import Chapter
from postilla.model.kinds import CITES
from postilla.syntax.lock import write_lock
from postilla.syntax.reader import ReadChapter
from postilla.syntax.writer import write_chapter

CitationKey = tuple[str, str, str]
"""The id of the place that cites, the key of the work, the locator."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Existing:
    """An edition as it lies on disk."""

    chapters: tuple[ReadChapter, ...]
    """In the order of the lock."""
    works: tuple[Work, ...]
    """Those of ``refs.bib``."""
    references: str
    """The text of ``refs.bib``."""
    lock: str
    """The text of ``base.lock``."""
    recipe: str
    witness: bytes
    """The witness that the chapters were derived from."""
    reading: str = ""
    """Of a document: the text of ``reading.txt``."""
    bibliography: str = ""
    """BibTeX of the works that a document cites by their keys."""
    beside: Beside = nothing_beside
    """Gives the files that lie beside the witness on disk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """What importing again would do, and what it only reports."""

    derivation: Derivation
    files: Mapping[str, str]
    """Path -> text of the files that have to be written; empty when the text is the same."""
    removed: tuple[str, ...]
    """Paths of chapters that are no longer there."""
    changed: tuple[ChangedBlock, ...]
    works: tuple[Difference, ...]
    """Where ``refs.bib`` differs from what the parser reads, but for works that are added."""
    citations_missing: tuple[CitationKey, ...]
    """What the importer would bind and no chapter has; only those of new blocks are written."""
    citations_added: tuple[CitationKey, ...]
    """What a chapter has and the importer would not have bound."""


def update(
    existing: Existing,
    witness: bytes,
    *,
    witness_path: str,
    beside: Beside | None = None,
    progress: Progress = lambda stage: None,
) -> Update:
    """Work out what a witness, corrected or not, means for an edition.

    :param existing: the edition.
    :param witness: the bytes of the witness now.
    :param witness_path: its name in errors.
    :param beside: gives the files that lie beside the witness now, if not those of the edition.
    :param progress: is told of each stage.
    :return: the files to write and all that differs; what ``refs.bib`` and the chapters have of
        works and citations belongs to people, and nothing but additions is written.
    :raises PostillaError: when the witness is no text or a row of the recipe does not fit.
    """
    recipe = existing.recipe
    if witness != existing.witness:
        before, now = (
            read_any(data, witness_path, existing.bibliography)
            for data in (existing.witness, witness)
        )
        recipe = reline(recipe, tree.RECIPE, before, now)
    again = partial(
        derive,
        witness,
        witness_path=witness_path,
        recipe_path=tree.RECIPE,
        bibliography=existing.bibliography,
        beside=beside or existing.beside,
    )
    derivation = again(recipe, progress=progress)
    old = tuple(read.chapter for read in existing.chapters)
    names = kept_ids(old, derivation)
    if any(name != wanted for name, wanted in names.items()):
        progress("ids")
        recipe = append_rows(recipe, list(id_rows(old, derivation, names)))
        derivation = again(recipe)
    derivation = replace(derivation, chapters=keep_descriptions(old, derivation.chapters))
    added = additions(existing.chapters, existing.works, derivation)
    proposed = list(map(_key, derivation.references.citations))
    present = list(_present(existing.chapters))
    new = {tree.chapter_path(chapter.name) for chapter in derivation.chapters}
    return Update(
        derivation=derivation,
        files=_files(existing, derivation, recipe, added),
        removed=tuple(
            path for chapter in old if (path := tree.chapter_path(chapter.name)) not in new
        ),
        changed=tuple(changed_blocks(existing.chapters, derivation.chapters)),
        works=differences(derivation.references.works, (*existing.works, *added.works)),
        citations_missing=_without(proposed, [*present, *map(_key, added.citations)]),
        citations_added=_without(present, proposed),
    )


def _key(citation: Citation) -> CitationKey:
    return citation.target, citation.key, citation.locator


def _present(chapters: Sequence[ReadChapter]) -> Iterator[CitationKey]:
    for read in chapters:
        for annotation in read.annotations:
            if annotation.kind is CITES:
                yield annotation.anchor, annotation.argument, annotation.field("locator")


def _without(one: Sequence[CitationKey], other: Sequence[CitationKey]) -> tuple[CitationKey, ...]:
    known = set(other)
    return tuple(key for key in one if key not in known)


def _files(
    existing: Existing, derivation: Derivation, recipe: str, added: Additions
) -> Mapping[str, str]:
    """Write what differs, and nothing else."""
    placed = added.place(carry(existing.chapters, derivation.chapters), derivation)
    before = {read.chapter.name: read for read in existing.chapters}
    files = {
        tree.chapter_path(chapter.name): write_chapter(chapter, placed[chapter.name])
        for chapter in derivation.chapters
        if not _is_kept(before.get(chapter.name), chapter, placed[chapter.name])
    }
    lock = write_lock(derivation.lock)
    if lock != existing.lock:
        files[tree.LOCK] = lock
    if recipe != existing.recipe:
        files[tree.RECIPE] = recipe
    if added.works:
        files[tree.REFERENCES] = added.references(existing.references)
    for path, text in reading_file(derivation).items():
        if text != existing.reading:
            files[path] = text
    return files


def _is_kept(
    before: ReadChapter | None, chapter: Chapter, placed: Mapping[str, Sequence[str]]
) -> bool:
    """Say whether a chapter has the text and the annotations that it had."""
    if before is None or before.chapter != chapter:
        return False
    now = Counter(source for sources in placed.values() for source in sources)
    return now == Counter(annotation.source for annotation in before.annotations)
