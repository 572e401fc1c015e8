# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""A repository: its revisions, the files in them, and the commits that touched a file."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Final

from postilla.model.diagnostic import Diagnostic, Position
from postilla.model.errors import PostillaError, stop
from postilla.revisions.git import Answer, Git
from postilla.revisions.tree import Tree, TreeEntry, read_tree

MAX_FILE: Final = 16 * 1024 * 1024
"""Bytes of a file that is read."""
MAX_ALL: Final = 256 * 1024 * 1024
"""Bytes of all files of a revision that are read at once."""
MAX_FILES: Final = 20_000
"""How many these may be."""

_NAME = re.compile(r"[\w@./][\w@{}^~./+=:-]*")
_COMMIT = "%H%x00%an%x00%cI%x00%P%x00"


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """A commit."""

    commit: str
    """Its name, 40 hexadecimal digits (64 in repositories that use SHA-256)."""
    author: str
    """The name of who wrote it, without address."""
    date: datetime
    """When it was committed, with the offset from UTC that the commit states."""
    parents: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """What merging one revision into another gives."""

    tree: Tree
    """Of a merge with conflicts, the files of the revision that was to be merged."""
    conflicts: tuple[str, ...]
    """Paths on which the two disagree; none when it can be merged."""


class Repository:
    """A git repository on disk; nothing is written to it but objects that git itself removes."""

    def __init__(self, folder: Path) -> None:
        """Open it.

        :param folder: the edition's root; the repository may begin above it.
        :raises PostillaError: with ``revision/no-repository`` or ``revision/no-git``.
        """
        self._git = Git(folder)
        answer = self._git.ask("rev-parse", "--absolute-git-dir", "--show-prefix")
        if answer.code:
            said = answer.complaint.partition("\n")[0]  # such as whose the folder is
            raise stop(
                "revision/no-repository",
                f"This folder belongs to no git repository that can be read: {said}.",
                at=Position(str(folder)),
                hint="Change into the edition's folder, or name it with --root.",
            )
        self._folder, self._prefix, *_ = os.fsdecode(answer.output).split("\n")

    @property
    def is_whole(self) -> bool:
        """Whether all commits before the last one are here: a shallow clone lacks some."""
        return self._git.ask("rev-parse", "--is-shallow-repository").output.strip() == b"false"

    def has(self, name: str) -> bool:
        """Say whether there is a commit of a name.

        :param name: of a commit, a branch or a tag.
        :return: whether :meth:`revision` finds it.
        """
        return bool(_NAME.fullmatch(name) and self._commit(name))

    def revision(self, name: str) -> Revision:
        """Look a revision up.

        :param name: of a commit, a branch or a tag, such as ``main``, ``v1.0`` or ``HEAD~2``.
        :return: the commit.
        :raises PostillaError: with ``revision/unknown`` when there is no such commit here.
        """
        commit = self._commit(name) if _NAME.fullmatch(name) else ""
        if not commit:
            raise stop(
                "revision/unknown",
                f"There is no commit “{_shown(name)}” here.",
                at=Position("git"),
                hint="Name a branch, a tag or a commit; fetch it first if it lies elsewhere.",
            )
        return next(self._log("--no-walk", commit))

    def tree(self, revision: Revision) -> Tree:
        """List what a revision holds below the edition's root.

        :param revision: the commit.
        :return: its entries, whatever they are.
        """
        return self._tree(f"{revision.commit}:{self._prefix}")

    def files(
        self, revision: Revision, prefixes: Sequence[str] = ("",)
    ) -> Mapping[PurePosixPath, bytes]:
        """Read files of a revision.

        :param revision: the commit.
        :param prefixes: what their paths begin with, such as ``source/``.
        :return: path, relative to the edition's root -> bytes.
        :raises PostillaError: with ``revision/file`` when there is something that is no file,
            and as :meth:`contents` says.
        """
        chosen = [
            entry
            for entry in self.tree(revision).values()
            if entry.path.startswith(tuple(prefixes))
        ]
        flaws = tuple(_flawed(entry) for entry in chosen if entry.flaw)
        if flaws:
            raise PostillaError(*flaws)
        contents = self.contents(chosen)
        return {entry.name: contents[entry.object] for entry in chosen}

    def contents(self, entries: Iterable[TreeEntry]) -> Mapping[str, bytes]:
        """Read the bytes of files, as they are stored: no filter, no conversion.

        :param entries: files.
        :return: the name of the content -> the bytes.
        :raises PostillaError: with ``revision/too-large`` when a file, all of them, or their
            number is larger than texts written by hand are.
        """
        wanted = {entry.object: entry for entry in entries}
        _hold_bounds(tuple(wanted.values()))
        answer = self._git.ask(
            "cat-file", "--batch", given="".join(f"{name}\n" for name in wanted).encode()
        )
        _need(answer)
        return dict(_batch(answer.output))

    def log(self, paths: Sequence[str], revision: Revision | None = None) -> Sequence[Revision]:
        """Give the commits that touched files.

        :param paths: relative to the edition's root.
        :param revision: the last commit to look at; that of the folder, if not given.
        :return: the commits, the oldest first; merges, which touch nothing by themselves, are
            left out.
        """
        head = revision.commit if revision else "HEAD"
        return tuple(self._log("--no-merges", "--reverse", "--topo-order", head, "--", *paths))

    def merge(self, base: Revision, head: Revision) -> Merge:
        """Merge one revision into another, on no branch and in no folder.

        :param base: into which.
        :param head: what.
        :return: what ``base`` would hold then: never what ``head`` lacks for being older.
        :raises PostillaError: with ``revision/no-common`` when the two share no commit here.
        """
        if self._git.ask("merge-base", base.commit, head.commit).code:
            raise stop(
                "revision/no-common",
                "The two revisions share no commit here.",
                at=Position("git"),
                hint="In a shallow clone, fetch the whole history: git fetch --unshallow.",
            )
        with TemporaryDirectory(prefix="postilla-") as folder:
            # From an empty folder, or a .gitattributes of the content could decide conflicts.
            answer = Git(Path(folder)).ask(
                f"--git-dir={self._folder}",
                *("merge-tree", "--write-tree", "--no-messages", "--name-only", "-z"),
                *(base.commit, head.commit),
            )
        if answer.code not in (0, 1):
            _need(answer)
        tree, *paths = answer.output.decode(errors="surrogateescape").strip("\0").split("\0")
        if answer.code:
            return Merge(tree=self.tree(head), conflicts=tuple(sorted({p for p in paths if p})))
        return Merge(tree=self._tree(f"{tree}:{self._prefix}"), conflicts=())

    def _commit(self, name: str) -> str:
        words = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
        return self._git.ask(*words).output.decode(errors="replace").strip()

    def _tree(self, name: str) -> Tree:
        answer = self._git.ask("ls-tree", "--full-tree", "-r", "-z", "--long", name)
        if answer.code:  # the edition's folder is not in this revision
            return {}
        entries = {entry.path: entry for entry in read_tree(answer.output)}
        return dict(sorted(entries.items()))

    def _log(self, *words: str) -> Iterator[Revision]:
        answer = self._git.ask("log", f"--format={_COMMIT}", "-z", *words)
        _need(answer)
        fields = answer.output.decode(errors="replace").split("\0")
        for start in range(0, len(fields) - 4, 5):
            commit, author, date, parents = fields[start : start + 4]
            yield Revision(
                commit=commit.strip(),
                author=author,
                date=datetime.fromisoformat(date),
                parents=tuple(parents.split()),
            )


def _batch(output: bytes) -> Iterator[tuple[str, bytes]]:
    start = 0
    while start < len(output):
        end = output.index(b"\n", start)
        name, _, size = output[start:end].decode().split()
        yield name, output[end + 1 : end + 1 + int(size)]
        start = end + 2 + int(size)


def _hold_bounds(entries: Sequence[TreeEntry]) -> None:
    large = [entry for entry in entries if entry.size > MAX_FILE]
    if large or len(entries) > MAX_FILES or sum(entry.size for entry in entries) > MAX_ALL:
        raise stop(
            "revision/too-large",
            f"{len(entries)} files are more, or larger, than is read of a revision.",
            at=Position(_shown(large[0].path) if large else "git"),
            hint="Take out what is no text written by hand.",
        )


def _flawed(entry: TreeEntry) -> Diagnostic:
    return Diagnostic(
        code="revision/file",
        message=f"Here is {entry.flaw}, no file that could be read.",
        hint="Put an ordinary file in its place.",
        position=Position(_shown(entry.path)),
    )


def _shown(name: str) -> str:
    return name if name.isprintable() else ascii(name)[1:-1]


def _need(answer: Answer) -> None:
    if answer.code:
        raise stop(
            "revision/git",
            f"Git stopped: {' '.join(answer.complaint.split())[:400]}",
            at=Position("git"),
        )
