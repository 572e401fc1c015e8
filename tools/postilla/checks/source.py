# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What the checks look at: an edition's source as values, read by the shell."""

from __future__ import annotations

from dataclasses import dataclass

from postilla.model.bibliography import Work
from postilla.model.diagnostic import Diagnostic
from postilla.model.edition import Edition
from postilla.model.lock import Lock
from postilla.syntax.reader import ReadChapter


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFile:
    """A text file of the edition."""

    path: str
    """Relative to the edition's root, with forward slashes."""
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionSource:
    """Everything that a contributor can change; what can't be read is ``None``."""

    chapters: tuple[ReadChapter, ...]
    """In the order of their files' names."""
    pages: tuple[SourceFile, ...] = ()
    """All other Markdown."""
    catalogues: tuple[SourceFile, ...] = ()
    """Translations, gettext."""
    edition: Edition | None = None
    works: tuple[Work, ...] | None = None
    """Those of ``refs.bib``."""
    lock: Lock | None = None
    recipe: str = ""
    """SHA-256 of the recipe's bytes, hexadecimal; empty when there is none."""
    witnesses: tuple[tuple[str, str], ...] = ()
    """Path and SHA-256 of each file beside the recipe, the lock left out."""
    refused: frozenset[str] = frozenset()
    """Paths of files whose content could not be taken."""
    findings: tuple[Diagnostic, ...] = ()
    """What was found while the files were read."""
