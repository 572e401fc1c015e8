# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The source of an edition as the exports read it: its files, not Sphinx's documents.

They have the base text, and that is what :mod:`postilla.syntax.reader` reads.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import TypeVar

from sphinx.environment import BuildEnvironment

from postilla.checks.catalogues import publishable
from postilla.model.bibliography import Work
from postilla.model.diagnostic import Diagnostic, Position
from postilla.model.edition import Edition
from postilla.model.errors import PostillaError, stop
from postilla.model.history import Annals
from postilla.model.names import Name, NameFinder
from postilla.model.translation import TranslatedWords, Translation
from postilla.model.tree import (
    EDITION,
    HISTORY,
    NAMES,
    REFERENCES,
    RETIRED,
    SOURCE,
    chapter_name,
    is_chapter,
    is_parallel,
)
from postilla.sphinx_ext.digest import source_digest
from postilla.sphinx_ext.parallel_source import read_all_translations
from postilla.syntax.anchored import AnchoredChapter, anchored_chapter
from postilla.syntax.bibtex import read_bibtex
from postilla.syntax.config import read_edition
from postilla.syntax.history import read_history
from postilla.syntax.names import read_names
from postilla.syntax.parallel import parallel_sets
from postilla.syntax.reader import read_chapter
from postilla.syntax.retired import read_retired

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """An edition as it is written."""

    edition: Edition
    works: tuple[Work, ...]
    """Those of ``refs.bib``, in their order."""
    names: tuple[Name, ...]
    """Those of ``names.toml``, in their order."""
    chapters: tuple[AnchoredChapter, ...]
    """In reading order."""
    sets: tuple[tuple[str, ...], ...]
    """Ids of blocks that pages set side by side."""
    translations: tuple[Translation, ...]
    """Those that may be published."""
    translated: tuple[TranslatedWords, ...]
    """What annotations say in other languages, as far as it may be published."""
    annals: Annals
    """What became of annotations."""
    digest: str
    """The number of the source."""


def source_of(env: BuildEnvironment) -> Source:
    """Read the edition that Sphinx has read.

    :param env: its environment.
    :return: the edition.
    :raises PostillaError: when something in it has to be mended first.
    """
    source = Path(env.srcdir)
    paths = (f"{SOURCE}/{docname}.md" for docname in env.found_docs)
    return _read_once(source, tuple(sorted(filter(is_chapter, paths))), source_digest(source))


def read_source(source: Path, paths: Sequence[str]) -> Source:
    """Read an edition.

    :param source: the folder ``source/``.
    :param paths: the chapters, relative to the edition's root, in reading order.
    :return: the edition.
    :raises PostillaError: with all findings of all chapters, or with those of the other files.
    """
    return _read_once(source, tuple(paths), source_digest(source))


@lru_cache(maxsize=1)
def _read_once(source: Path, paths: tuple[str, ...], digest: str) -> Source:
    """Read an edition, once for all exports; the digest stands for what is in its files."""
    edition = read_edition(_text(source, EDITION), EDITION)
    works = read_bibtex(_text(source, REFERENCES), REFERENCES)
    names = _optional(source, NAMES, read_names) or ()
    finder = NameFinder(names)
    chapters: list[AnchoredChapter] = []
    findings: list[Diagnostic] = []
    for path in paths:
        try:
            read = read_chapter(_text(source, path), chapter_name(path), path)
            chapters.append(anchored_chapter(read, path, finder, edition.language))
        except PostillaError as error:
            findings += error.diagnostics
    if findings:
        raise PostillaError(*findings)
    translations = read_all_translations(source)
    return Source(
        edition=edition,
        works=tuple(works),
        names=names,
        chapters=tuple(chapters),
        sets=tuple(_sets(source)),
        translations=tuple(
            one for one in translations.all if not one.is_forbidden(edition.rights.text)
        ),
        translated=publishable(translations.annotations, edition),
        annals=Annals(
            history=_optional(source, HISTORY, read_history),
            retired=_optional(source, RETIRED, read_retired) or (),
        ),
        digest=digest,
    )


def _sets(source: Path) -> Iterator[tuple[str, ...]]:
    """Find the blocks that pages set side by side."""
    for file in sorted(source.rglob("*.md")):
        path = f"{SOURCE}/{file.relative_to(source).as_posix()}"
        if not is_chapter(path) and not is_parallel(path):
            for sets in parallel_sets(_text(source, path)):
                yield from (one.names for one in sets if len(one.names) > 1)


def _optional(source: Path, path: str, read: Callable[[str, str], T]) -> T | None:
    """Read a file that an edition need not have."""
    there = (source / PurePosixPath(path).name).exists()
    return read(_text(source, path), path) if there else None


def _text(source: Path, path: str) -> str:
    try:
        return (source / PurePosixPath(path).relative_to(SOURCE)).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise stop("source/unreadable", f"It can't be read: {error}.", at=Position(path)) from error
