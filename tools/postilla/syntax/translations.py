# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""From the files below ``source/parallel/`` and the catalogues to the translations they make."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, TypeVar

from postilla.model.diagnostic import Diagnostic, Position
from postilla.model.errors import PostillaError
from postilla.model.translation import Provenance, Record, TranslatedWords, Translation
from postilla.model.tree import (
    PARALLEL,
    TEXT_CATALOGUES,
    TRANSLATION_FACTS,
    TRANSLATION_LOCK,
    catalogue_place,
    is_parallel,
    parallel_path,
)
from postilla.syntax.po import read_po
from postilla.syntax.provenance import read_provenance, read_records
from postilla.syntax.text_catalogue import read_text_catalogue
from postilla.syntax.translation import ReadTranslation, read_translation

T = TypeVar("T")

LANGUAGE_TAG: Final = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")  # RFC 5646, section 2.1
_FILE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*\.md")
_PLACE: Final = "Write source/parallel/LANGUAGE/NAME.md, with a tag such as “tr” and the chapter's."
_FACTS: Final = "Write it: translator, date, origin, licence."
_TWICE: Final = "Delete one of the two."


@dataclass(frozen=True, slots=True)
class Translations:
    """All translations of an edition."""

    all: tuple[Translation, ...] = ()
    """By language, then by chapter; without those of which nobody knows whose they are."""
    findings: tuple[Diagnostic, ...] = ()
    chapters: frozenset[str] = frozenset()
    """The names of the chapters of which there is any, known or not whose it is."""
    annotations: tuple[TranslatedWords, ...] = ()
    """What annotations say in other languages, in the order of the catalogues."""

    def of(self, chapter: str) -> tuple[Translation, ...]:
        """Give the translations of a chapter, by language."""
        return tuple(one for one in self.all if one.chapter.name == chapter)


NONE: Final = Translations()


def read_translations(texts: Mapping[str, str]) -> Translations:
    """Read all translations.

    :param texts: path, relative to the edition's root -> text; files elsewhere are left aside.
    :return: the translations, and what is wrong in their files.
    """
    reader = _Reader(texts)
    for path in sorted(filter(is_parallel, texts)):
        reader.take_page(path)
    for path in sorted(filter(catalogue_place, texts)):
        reader.take_catalogue(path)
    return Translations(
        all=tuple(reader.found[key] for key in sorted(reader.found)),
        findings=tuple(reader.findings),
        chapters=frozenset(reader.chapters),
        annotations=tuple(reader.annotations),
    )


class _Reader:
    def __init__(self, texts: Mapping[str, str]) -> None:
        self.texts = texts
        self.found: dict[tuple[str, str], Translation] = {}
        self.annotations: list[TranslatedWords] = []
        self.findings: list[Diagnostic] = []
        self.chapters: set[str] = set()
        self._facts: dict[str, Mapping[str, Provenance] | None] = {}
        self._locks: dict[str, Mapping[str, Record] | None] = {}

    def take_page(self, path: str) -> None:
        """Read a file of a language's folder."""
        language, _, name = path.removeprefix(f"{PARALLEL}/").partition("/")
        is_tag = LANGUAGE_TAG.fullmatch(language)
        if name in (TRANSLATION_FACTS, TRANSLATION_LOCK) and is_tag:
            return
        if not (is_tag and _FILE.fullmatch(name)):
            self._find("place", "Here is no place for a translation.", path, _PLACE)
            return
        provenance = self._provenance(language, name.removesuffix(".md"))
        if language not in self._locks:
            self._locks[language] = self._read(TRANSLATION_LOCK, language, read_records)
        read = read_translation(self.texts[path], name.removesuffix(".md"), path)
        self._take(read, language, path, self._locks[language] or {}, provenance)

    def take_catalogue(self, path: str) -> None:
        """Read a catalogue of the text or of annotations."""
        language, folder, name = catalogue_place(path) or ("", "", "")
        if not LANGUAGE_TAG.fullmatch(language):
            self._find("place", "Here is no place for a translation.", path, _PLACE)
            return
        provenance = self._provenance(language, name)
        if folder == TEXT_CATALOGUES:
            read = read_text_catalogue(self.texts[path], name, path)
            if read.translation.chapter.blocks or read.translation.findings:
                self._take(read.translation, language, path, read.records, provenance)
        elif provenance:
            self.annotations += self._annotations(language, path, provenance)

    def _take(
        self,
        read: ReadTranslation,
        language: str,
        path: str,
        records: Mapping[str, Record],
        provenance: Provenance | None,
    ) -> None:
        self.findings += read.findings
        self.chapters.add(read.chapter.name)
        key = (language, read.chapter.name)
        if key in self.found:
            message = f"{read.chapter.name} is translated in {self.found[key].path}, too."
            self._find("repeated", message, path, _TWICE)
        elif provenance:
            self.found[key] = Translation(
                language=language,
                path=path,
                chapter=read.chapter,
                alignments=read.alignments,
                alignment_lines=read.alignment_lines,
                proposed=read.proposed,
                provenance=provenance,
                records=records,
            )

    def _annotations(
        self, language: str, path: str, provenance: Provenance
    ) -> Iterator[TranslatedWords]:
        catalogue, findings = read_po(self.texts[path], path)
        self.findings += findings
        for entry in catalogue.entries:
            if entry.said.strip() and not entry.is_obsolete:
                yield TranslatedWords(
                    language=language,
                    unit=entry.context,
                    words=entry.said.strip("\n"),
                    source=entry.words,
                    is_fuzzy=entry.is_fuzzy,
                    path=path,
                    line=entry.line,
                    provenance=provenance,
                )

    def _provenance(self, language: str, chapter: str) -> Provenance | None:
        if language not in self._facts:
            self._facts[language] = self._read(TRANSLATION_FACTS, language, read_provenance)
        facts = self._facts[language]
        return facts.get(chapter, facts[""]) if facts else None

    def _read(self, name: str, language: str, read: Callable[[str, str], T]) -> T | None:
        path = parallel_path(language, name)
        if path in self.texts:
            try:
                return read(self.texts[path], path)
            except PostillaError as error:
                self.findings += error.diagnostics
        elif name == TRANSLATION_FACTS:
            self._find("missing-facts", f"The file {name} is missing.", path, _FACTS)
        return None

    def _find(self, name: str, message: str, path: str, hint: str) -> None:
        at = Position(path)
        code = f"parallel/{name}"
        self.findings.append(Diagnostic(code=code, message=message, hint=hint, position=at))
