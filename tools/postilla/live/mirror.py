# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""A copy of the edition that holds each file as it was when nothing was wrong with it.

What pages are made from is this copy: so a page stays as it was while somebody is in the middle of
a word.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Set
from dataclasses import dataclass
from pathlib import Path

from postilla.live.watching import Stamp


@dataclass(frozen=True, slots=True)
class Changes:
    """Paths of the files that are not as they were."""

    edited: frozenset[str] = frozenset()
    moved: frozenset[str] = frozenset()
    """Added or removed."""


class Mirror:
    """The copy, and which state of each file it holds."""

    def __init__(self, root: Path, copy: Path) -> None:
        """Begin with nothing.

        :param root: the edition's folder.
        :param copy: a folder of the preview's own.
        """
        self._root = root
        self.path = copy
        self._held: dict[str, Stamp] = {}

    def follow(self, stamps: Mapping[str, Stamp], unsound: Set[str]) -> Changes:
        """Copy what is new, and remove what is gone.

        :param stamps: path -> stamp, of all files of the edition.
        :param unsound: paths of files that have findings; their last copy stays, if there is one.
        :return: which files were copied or removed.
        """
        before = self._held.keys()
        asked = {path for path, stamp in stamps.items() if self._held.get(path) != stamp}
        copied = {path for path in asked - (unsound & before) if self._copy(path)}
        removed = before - stamps.keys()
        for path in removed:
            (self.path / path).unlink(missing_ok=True)
        changes = Changes(
            edited=frozenset(copied & before), moved=frozenset((copied - before) | removed)
        )
        kept = {path: stamp for path, stamp in self._held.items() if path not in removed}
        self._held = {**kept, **{path: stamps[path] for path in copied}}
        return changes

    def _copy(self, path: str) -> bool:
        target = self.path / path
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            shutil.copyfile(self._root / path, target)
        except OSError:  # gone in between, or not to be read, which the check tells
            return False
        return True
