# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The preview at work: it looks, checks, writes and tells, again and again."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from postilla.checks.source import EditionSource
from postilla.checks.table import check_edition_source
from postilla.live.findings import located
from postilla.live.mirror import Changes, Mirror
from postilla.live.preview import Preview
from postilla.live.state import Board
from postilla.live.watching import INTERVAL, Stamp, settled, stamps
from postilla.model.diagnostic import Diagnostic, Position, Severity
from postilla.model.errors import PostillaError
from postilla.model.tree import SETTINGS, SOURCE

_WATCHED: Final = (SOURCE, SETTINGS, "_templates")


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What came of a save."""

    seconds: float
    """From the moment it was seen until the pages of the files saved were written."""
    files: tuple[str, ...]
    """That are seen now; none when all that was saved has errors."""
    findings: tuple[Diagnostic, ...]
    """Of the whole edition."""


class Loop:
    """One edition, watched."""

    def __init__(
        self,
        root: Path,
        folder: Path,
        *,
        board: Board,
        read: Callable[[], EditionSource],
        tell: Callable[[Report], None],
    ) -> None:
        """Look at nothing yet.

        :param root: the edition's folder.
        :param folder: of the preview's own, empty.
        :param board: where what is shown is posted.
        :param read: reads the edition for the checks; it may raise ``PostillaError``.
        :param tell: is given what came of each save.
        """
        self._root = root
        self._folder = folder
        self._board = board
        self._read = read
        self._tell = tell
        self._mirror = Mirror(root, folder / "edition")
        self._preview: Preview | None = None
        self._previews = 0
        self._source: EditionSource | None = None
        self._found: tuple[Diagnostic, ...] = ()
        self._failure: tuple[Diagnostic, ...] = ()

    def run(self) -> None:
        """Go on until the program is interrupted."""
        seen: Mapping[str, Stamp] = {}
        while True:
            if self._look() != seen:
                seen = settled(self._look)
                self._follow(seen)
            elif not self._write_owed():
                self._post(is_busy=False)
                time.sleep(INTERVAL)

    def _look(self) -> Mapping[str, Stamp]:
        return stamps(self._root, _WATCHED)

    def _follow(self, seen: Mapping[str, Stamp]) -> None:
        """Check what was saved, and write the pages of what is sound."""
        start = time.perf_counter()
        self._board.tell(is_busy=True)
        changes = Changes()
        self._failure = ()
        with self._surviving():
            self._check()
            errors = {one.position.path for one in self._found if one.severity is Severity.ERROR}
            changes = self._mirror.follow(seen, errors)
            self._write(changes)
        self._post(is_busy=True)
        self._tell(
            Report(
                seconds=time.perf_counter() - start,
                files=tuple(sorted(changes.edited | changes.moved)),
                findings=self._findings(),
            )
        )

    def _check(self) -> None:
        try:
            self._source = self._read()
            self._found = check_edition_source(self._source)
        except PostillaError as error:
            self._found = error.diagnostics

    def _write(self, changes: Changes) -> None:
        if not (self._preview and _is_edit(changes)):
            self._begin_again()
        elif changes.edited:
            self._preview.update(changes.edited)

    def _begin_again(self) -> None:
        """Have another Sphinx read everything; the old pages stay until it is done."""
        if self._preview:
            self._preview.close()
        self._preview = None
        self._previews += 1
        folder = self._folder / f"site-{self._previews}"
        self._preview = Preview(self._mirror.path, folder, self._board.written)
        self._board.turn(self._preview.site)
        for old in self._folder.glob("site-*"):
            if old != folder:
                shutil.rmtree(old)

    def _write_owed(self) -> bool:
        """Write one more page that depends on what was saved; false when there is none."""
        is_written = False
        with self._surviving():
            is_written = self._preview is not None and self._preview.write_owed()
        return is_written

    @contextmanager
    def _surviving(self) -> Iterator[None]:
        """Make a finding of whatever stops Sphinx; after the next save it begins again."""
        try:
            yield
        except Exception as error:
            if self._preview:
                self._preview.close()
            self._preview = None
            self._failure = (_failure(error),)

    def _post(self, *, is_busy: bool) -> None:
        chapters = self._source.chapters if self._source else ()
        self._board.tell(findings=located(self._findings(), chapters), is_busy=is_busy)

    def _findings(self) -> tuple[Diagnostic, ...]:
        """Give what the checks have found, and what only Sphinx has."""
        known = {(one.position.path, one.code) for one in self._found}
        told = self._preview.findings if self._preview else ()
        others = (one for one in told if (one.position.path, one.code) not in known)
        return (*self._failure, *self._found, *others)


def _is_edit(changes: Changes) -> bool:
    """Say whether only pages were edited, so that all else is as it was read."""
    return not changes.moved and all(path.endswith(".md") for path in changes.edited)


def _failure(error: Exception) -> Diagnostic:
    return Diagnostic(
        code="build/sphinx",
        message=f"{type(error).__name__}: {error}",
        hint="The pages stay as they were until the next save.",
        position=Position(SETTINGS),
    )
