# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The versions of an edition and the days of its annotations, read from a repository."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC
from typing import Final

from postilla.model.annotation import Annotation
from postilla.model.annotation_changes import compare_annotations
from postilla.model.diagnostic import Diagnostic, Position
from postilla.model.edition import Edition, Version
from postilla.model.errors import PostillaError, stop
from postilla.model.history import History
from postilla.model.past import State, Step, history_of
from postilla.model.tree import CHAPTERS, EDITION, chapter_name, is_chapter
from postilla.revisions.repository import Repository, Revision
from postilla.revisions.tree import TreeEntry
from postilla.syntax.reader import ReadChapter, read_chapter

HEAD: Final = "HEAD"


def tag_of(version: Version) -> str:
    """Name the tag that marks a version."""
    return f"v{version.number}"


def read_versions(repository: Repository, edition: Edition) -> History:
    """Read the history of an edition's annotations.

    Each version is the commit that its tag names; the newest may have none yet, and is the last
    commit then. The days are those of the commits that touched an annotation.

    :param repository: with the edition.
    :param edition: as it stands in the last commit.
    :return: the history.
    :raises PostillaError: with ``history/no-version``, ``history/no-tag`` and ``history/shallow``,
        and with what keeps the chapters of a version from being read.
    """
    if not edition.versions:
        raise stop(
            "history/no-version",
            "The edition states no version.",
            at=Position(EDITION),
            hint="Write what is to be released at its end: a table [[version]] with “number”, "
            "“date” and “changes”.",
        )
    if not repository.is_whole:
        raise stop(
            "history/shallow",
            "This clone lacks the beginning of the history.",
            at=Position("git"),
            hint="Fetch the rest: git fetch --unshallow --tags.",
        )
    reader = _Reader(repository)
    revisions = list(_revisions(repository, edition))
    states = [
        State(number=version.number, date=version.date, annotations=reader.version(revision))
        for version, revision in reversed(revisions)
    ]
    return history_of(states, reader.steps(revisions[0][1]))


def _revisions(repository: Repository, edition: Edition) -> Iterator[tuple[Version, Revision]]:
    for number, version in enumerate(edition.versions):
        if repository.has(f"refs/tags/{tag_of(version)}"):
            yield version, repository.revision(f"refs/tags/{tag_of(version)}")
        elif number == 0:
            yield version, repository.revision(HEAD)
        else:
            raise stop(
                "history/no-tag",
                f"No tag “{tag_of(version)}” says which commit version {version.number} is.",
                at=Position(EDITION),
                hint="Fetch the tags: git fetch --tags. If there is none, set it at the commit "
                f"that was released: git tag {tag_of(version)} COMMIT.",
            )


class _Reader:
    """Reads annotations, those of each content of a file once."""

    def __init__(self, repository: Repository) -> None:
        self._repository = repository
        self._read: dict[tuple[str, str], ReadChapter] = {}

    def version(self, revision: Revision) -> tuple[Annotation, ...]:
        """Read all annotations of a commit, of which nothing may be lost."""
        chapters = list(self._chapters(revision))
        findings: list[Diagnostic] = [one for chapter in chapters for one in chapter.findings]
        if findings:
            raise PostillaError(*findings)
        return _annotations(chapters)

    def steps(self, revision: Revision) -> Iterator[Step]:
        """Compare each commit that touched a chapter with the one before it."""
        for commit in self._repository.log([CHAPTERS], revision):
            before = (
                list(self._chapters(self._repository.revision(commit.parents[0])))
                if commit.parents
                else []
            )
            changes = compare_annotations(
                _annotations(before), _annotations(list(self._chapters(commit)))
            )
            yield Step(date=commit.date.astimezone(UTC).date().isoformat(), changes=changes)

    def _chapters(self, revision: Revision) -> Iterator[ReadChapter]:
        entries = [
            entry
            for entry in self._repository.tree(revision).values()
            if is_chapter(entry.path) and not entry.flaw
        ]
        contents = self._repository.contents(
            [entry for entry in entries if _key(entry) not in self._read]
        )
        for entry in entries:
            if _key(entry) not in self._read:
                text = contents[entry.object].decode(errors="replace")
                self._read[_key(entry)] = read_chapter(text, chapter_name(entry.path), entry.path)
            yield self._read[_key(entry)]


def _key(entry: TreeEntry) -> tuple[str, str]:
    return entry.path, entry.object


def _annotations(chapters: list[ReadChapter]) -> tuple[Annotation, ...]:
    """Give the annotations that have an address; where two have one, the first."""
    found: dict[str, Annotation] = {}
    for chapter in chapters:
        for annotation in chapter.annotations:
            if annotation.id:
                found.setdefault(annotation.id, annotation)
    return tuple(found.values())
