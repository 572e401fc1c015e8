# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""From the files below ``source/parallel/`` to the translations that they make."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, TypeVar

from postilla.model.diagnostic import Diagnostic, Position
from postilla.model.errors import PostillaError
from postilla.model.translation import Provenance, Record, Translation
from postilla.model.tree import (
    PARALLEL,
    TRANSLATION_FACTS,
    TRANSLATION_LOCK,
    is_parallel,
    parallel_path,
)
from postilla.syntax.provenance import read_provenance, read_records
from postilla.syntax.translation import read_translation

T = TypeVar("T")

LANGUAGE_TAG: Final = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")  # RFC 5646, section 2.1
_FILE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*\.md")
_PLACE: Final = "Write source/parallel/LANGUAGE/NAME.md, with a tag such as “tr” and the chapter's."


@dataclass(frozen=True, slots=True)
class Translations:
    """All translations of an edition."""

    all: tuple[Translation, ...] = ()
    """By language, then by chapter; without those of which nobody knows whose they are."""
    findings: tuple[Diagnostic, ...] = ()
    chapters: frozenset[str] = frozenset()
    """The names of the chapters of which there is any, known or not whose it is."""

    def of(self, chapter: str) -> tuple[Translation, ...]:
        """Give the translations of a chapter, by language."""
        return tuple(one for one in self.all if one.chapter.name == chapter)


NONE: Final = Translations()


def read_translations(texts: Mapping[str, str]) -> Translations:
    """Read all translations.

    :param texts: path, relative to the edition's root -> text; files elsewhere are left aside.
    :return: the translations, and what is wrong in their files.
    """
    found: list[Translation] = []
    findings: list[Diagnostic] = []
    chapters: set[str] = set()
    facts: dict[str, Mapping[str, Provenance] | None] = {}
    locks: dict[str, Mapping[str, Record] | None] = {}
    for path in sorted(filter(is_parallel, texts)):
        language, _, name = path.removeprefix(f"{PARALLEL}/").partition("/")
        if name in (TRANSLATION_FACTS, TRANSLATION_LOCK) and LANGUAGE_TAG.fullmatch(language):
            continue
        if not (LANGUAGE_TAG.fullmatch(language) and _FILE.fullmatch(name)):
            findings.append(_find("place", "Here is no place for a translation.", path, _PLACE))
            continue
        if language not in facts:
            facts[language] = _read(TRANSLATION_FACTS, language, read_provenance, texts, findings)
            locks[language] = _read(TRANSLATION_LOCK, language, read_records, texts, findings)
        read = read_translation(texts[path], name.removesuffix(".md"), path)
        findings += read.findings
        chapters.add(read.chapter.name)
        if provenance := facts[language]:
            found.append(
                Translation(
                    language=language,
                    path=path,
                    chapter=read.chapter,
                    alignments=read.alignments,
                    alignment_lines=read.alignment_lines,
                    proposed=read.proposed,
                    provenance=provenance.get(read.chapter.name, provenance[""]),
                    records=locks[language] or {},
                )
            )
    return Translations(tuple(found), tuple(findings), frozenset(chapters))


def _read(
    name: str,
    language: str,
    read: Callable[[str, str], T],
    texts: Mapping[str, str],
    findings: list[Diagnostic],
) -> T | None:
    path = parallel_path(language, name)
    if path in texts:
        try:
            return read(texts[path], path)
        except PostillaError as error:
            findings += error.diagnostics
    elif name == TRANSLATION_FACTS:
        hint = "Write it: translator, date, origin, licence."
        findings.append(_find("missing-facts", f"The file {name} is missing.", path, hint))
    return None


def _find(name: str, message: str, path: str, hint: str) -> Diagnostic:
    code = f"parallel/{name}"
    return Diagnostic(code=code, message=message, hint=hint, position=Position(path))
