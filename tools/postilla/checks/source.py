# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What the checks look at: an edition's source as values, read by the shell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType

from postilla.model.annotation import Annotation, FieldValue
from postilla.model.bibliography import Work
from postilla.model.diagnostic import Diagnostic, Position
from postilla.model.edition import Edition
from postilla.model.history import History
from postilla.model.identifiers import is_slug
from postilla.model.lock import Lock
from postilla.model.names import Name
from postilla.model.picture import Inspected
from postilla.model.retired import Retired, by_id
from postilla.model.tree import chapter_path
from postilla.syntax.anchoring import Anchoring, anchor, passages_of
from postilla.syntax.reader import ReadChapter
from postilla.syntax.translations import NONE, Translations


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFile:
    """A text file of the edition."""

    path: str
    """Relative to the edition's root, with forward slashes."""
    text: str


@dataclass(frozen=True, kw_only=True)
class EditionSource:
    """Everything that a contributor can change; what can't be read is ``None``."""

    chapters: tuple[ReadChapter, ...]
    """In the order of their files' names."""
    pages: tuple[SourceFile, ...] = ()
    """All other Markdown."""
    catalogues: tuple[SourceFile, ...] = ()
    """Translations, gettext."""
    translations: Translations = NONE
    """Translations, chapter by chapter."""
    edition: Edition | None = None
    works: tuple[Work, ...] | None = None
    """Those of ``refs.bib``."""
    names: tuple[Name, ...] | None = ()
    """Those of ``names.toml``."""
    retired: tuple[Retired, ...] | None = ()
    """Those of ``retired.toml``."""
    history: History | None = None
    """That of ``history.toml``."""
    lock: Lock | None = None
    recipe: str = ""
    """SHA-256 of the recipe's bytes, hexadecimal; empty when there is none."""
    witnesses: tuple[tuple[str, str], ...] = ()
    """Path and SHA-256 of each file beside the recipe, the lock left out."""
    pictures: Mapping[str, Inspected] = field(default_factory=lambda: MappingProxyType({}))
    """Name -> what its bytes say, of the pictures of the text."""
    refused: frozenset[str] = frozenset()
    """Paths of files whose content could not be taken."""
    findings: tuple[Diagnostic, ...] = ()
    """What was found while the files were read."""

    @cached_property
    def anchorings(self) -> tuple[Anchoring, ...]:
        """What became of the annotations of each chapter, in the order of the chapters."""
        return tuple(anchor(read.annotations, passages_of(read.chapter)) for read in self.chapters)

    @cached_property
    def withdrawn(self) -> dict[str, Retired]:
        """Address -> annotation that was withdrawn, of those that are not in use after all."""
        withdrawn = by_id(one for one in self.retired or () if is_slug(one.id))
        for written in written_annotations(self):
            withdrawn.pop(written.annotation.id, None)
        return withdrawn


@dataclass(frozen=True, slots=True)
class Written:
    """An annotation and where it is written."""

    annotation: Annotation
    path: str
    """The chapter's file."""

    def at(self, field: FieldValue | None = None) -> Position:
        """Give the place of a field's value, or of the directive."""
        if field is None:
            return Position(self.path, self.annotation.line, 1)
        return Position(self.path, field.line, len(field.name) + (4 if field.value else 1))

    def at_field(self, name: str) -> Position:
        """Give the place of the value of a field, or of the directive when it is not written."""
        return self.at(next((one for one in self.annotation.fields if one.name == name), None))

    def at_argument(self) -> Position:
        """Give the place of what stands on the directive's own line."""
        column = len(self.annotation.kind.name) + 7 if self.annotation.argument else 1
        return Position(self.path, self.annotation.line, column)


def written_annotations(source: EditionSource) -> Iterator[Written]:
    """Give all annotations of all chapters, in the order in which they are written.

    :param source: the edition's source.
    :return: them, with their files.
    """
    for read in source.chapters:
        path = chapter_path(read.chapter.name)
        for annotation in read.annotations:
            yield Written(annotation, path)
