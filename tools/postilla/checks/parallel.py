# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Texts in parallel: translations that fit the text and may be shown, blocks set side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from postilla.checks.parallel_rules import (
    ALIGN,
    KIND,
    LANGUAGE,
    MISSING,
    OUTDATED,
    PROPOSED,
    REFERENCE,
    REPEATED,
    RIGHTS,
    UNKNOWN_CHAPTER,
    UNKNOWN_UNIT,
    UNRECORDED,
)
from postilla.checks.source import EditionSource
from postilla.model.block import Block, Chapter
from postilla.model.diagnostic import Diagnostic, Position
from postilla.model.edition import Edition
from postilla.model.translation import State, Translation, units_of
from postilla.model.tree import TRANSLATION_FACTS, catalogue_place, parallel_path
from postilla.syntax.parallel import Set, parallel_sets

_REVISE = "Run “postilla catalogue”, revise the entry, and take its mark “fuzzy” away."
_TOLD = 3
"""How many blocks that are not translated are named."""


def check_parallel(source: EditionSource) -> Iterator[Diagnostic]:
    """Check all translations of chapters, and all references that set blocks side by side.

    :param source: the edition's source.
    :return: the findings.
    """
    chapters = [read.chapter for read in source.chapters]
    yield from source.translations.findings
    yield from check_translations(source.translations.all, chapters, source.edition)
    reference = References(chapters, source.translations.chapters)
    for page in source.pages:
        for sets in parallel_sets(page.text):
            for line, message in reference.faults(sets):
                yield REFERENCE.at(Position(page.path, line), message)


def check_translations(
    translations: Iterable[Translation], chapters: Sequence[Chapter], edition: Edition | None
) -> Iterator[Diagnostic]:
    """Check translations of chapters.

    :param translations: all of them.
    :param chapters: of the text.
    :param edition: the edition; without it its licence and language are not known.
    :return: the findings.
    """
    of_name = {chapter.name: chapter for chapter in chapters}
    folders: set[str] = set()
    for one in translations:
        if edition and one.language not in folders:
            folders.add(one.language)
            yield from _check_language(one, edition)
        if edition and one.is_forbidden(edition.rights.text):
            message = (
                f"The text's licence is {edition.rights.text}, and no permission is recorded "
                f"for the translation of {one.chapter.name}."
            )
            path = parallel_path(one.language, TRANSLATION_FACTS)
            yield RIGHTS.at(Position(path), message)
        chapter = of_name.get(one.chapter.name)
        if chapter is None:
            message = f"The text has no chapter “{one.chapter.name}”."
            yield UNKNOWN_CHAPTER.at(Position(one.path), message)
        else:
            yield from _check_blocks(one, chapter)


class References:
    """Looks after references that set blocks side by side."""

    def __init__(self, chapters: Iterable[Chapter], translated: Iterable[str]) -> None:
        """Take in what there is.

        :param chapters: of the text.
        :param translated: names of the chapters that have translations.
        """
        self._translated = frozenset(translated)
        self._counts: dict[str, int] = {}
        self._languages: dict[str, str] = {}
        for block in (block for chapter in chapters for block in units_of(chapter)):
            self._counts.setdefault(block.id, len(block.content.sentence_bounds()))
            self._languages.setdefault(block.id, block.language)

    def faults(self, sets: Sequence[Set]) -> Iterator[tuple[int, str]]:
        """Say what is wrong with one.

        :param sets: what it shows.
        :return: 1-based lines and sentences.
        """
        if len(sets) == 1 and len(sets[0].names) == 1:
            (name,) = sets[0].names
            if name not in self._translated:
                yield sets[0].line, f"No chapter “{name}” has a translation."
            return
        first: tuple[str, ...] | None = None
        for one in sets:
            if fault := self._fault(one.names):
                yield one.line, fault
                continue
            languages = tuple(self._languages[name] for name in one.names)
            first = first or languages
            if languages != first or len(set(languages)) < len(languages):
                yield one.line, "Each line names one block of each language, in the same order."

    def _fault(self, names: Sequence[str]) -> str:
        for name in names:
            if name not in self._counts:
                return f"There is no block “{name}” in this edition."
        if len({self._counts[name] for name in names}) > 1:
            told = ", ".join(f"“{name}” has {self._counts[name]}" for name in names)
            return f"The numbers of sentences differ: {told}."
        return ""


def _check_language(translation: Translation, edition: Edition) -> Iterator[Diagnostic]:
    at = Position(parallel_path(translation.language, TRANSLATION_FACTS))
    if translation.language == edition.language:
        yield LANGUAGE.at(at, f"“{translation.language}” is the language of the text itself.")
    elif translation.language not in edition.other_languages:
        yield LANGUAGE.at(at, f"“{translation.language}” is no language of this edition.")


def _check_blocks(translation: Translation, chapter: Chapter) -> Iterator[Diagnostic]:
    text = {block.id: block for block in units_of(chapter)}
    seen: set[str] = set()
    for own in units_of(translation.chapter):
        at = Position(translation.path, own.line, 1)
        block = text.get(own.id)
        if block is not None and not own.content.text:
            continue
        if own.id in seen:
            yield REPEATED.at(at, f"“{own.id}” stands here a second time.")
        elif block is None and own.id:
            yield UNKNOWN_UNIT.at(at, f"The chapter has no “{own.id}”.")
        elif block is not None:
            yield from _check_block(translation, block, own, at)
        seen.add(own.id)
    if missing := [block for block in text if block not in seen]:
        told = ", ".join(f"“{name}”" for name in missing[:_TOLD])
        more = f" and {len(missing) - _TOLD} more" if len(missing) > _TOLD else ""
        message = f"Of {len(text)} blocks of this chapter these are not translated: {told}{more}."
        yield MISSING.at(Position(translation.path), message)


def _check_block(
    translation: Translation, block: Block, own: Block, at: Position
) -> Iterator[Diagnostic]:
    if (own.kind, own.level) != (block.kind, block.level):
        yield KIND.at(at, f"“{own.id}” is another kind of block in the text.")
    state = translation.state_of(block, own)
    if state is State.OUTDATED:
        finding = OUTDATED.at(at, f"The text of “{own.id}” has changed since it was translated.")
        is_entry = catalogue_place(translation.path) is not None
        yield replace(finding, hint=_REVISE) if is_entry else finding
    elif state is State.UNRECORDED:
        yield UNRECORDED.at(at, f"It is not recorded which text of “{own.id}” this renders.")
    line = translation.alignment_lines.get(own.id, own.line)
    if fault := translation.alignment_fault(block, own):
        yield ALIGN.at(Position(at.path, line, 1), f"“{own.id}”: {fault}")
    elif own.id in translation.proposed:
        message = f"Nobody has looked over how “{own.id}” is aligned."
        yield PROPOSED.at(Position(at.path, line, 1), message)
