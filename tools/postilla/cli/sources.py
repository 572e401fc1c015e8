# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Read an edition's files from disk, trusting none of them."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from postilla.checks.files import KIND, NAME, SYMLINK, TOO_LARGE, decode
from postilla.model.diagnostic import Diagnostic, Position, shown
from postilla.model.errors import stop
from postilla.model.picture import FILE, Inspected, inspect
from postilla.model.picture import MAX_BYTES as MAX_PICTURE
from postilla.model.tree import (
    EDITION,
    HISTORY,
    LOCK,
    NAMES,
    PICTURES,
    RECIPE,
    REFERENCES,
    RETIRED,
    SOURCE,
    WITNESS,
    WORKS,
    is_parallel,
)

MAX_BYTES: Final = 16 * 1024 * 1024
"""Of a text file; a book of 5,000 paragraphs in one file has a third of it."""

_NAME: Final = re.compile(r"[\w.][\w.~-]*")
_LONGEST_NAME: Final = 200
_DEEPEST: Final = 12
"""Folders inside each other."""
_DATA = (EDITION, REFERENCES, NAMES, RETIRED, HISTORY, RECIPE, LOCK, WORKS)
_TEXTS = (".md", ".po")
_SUFFIXES = (*_TEXTS, ".toml", ".bib")
"""What a file outside the witness's folder may end in; all else could reach the build unread."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFiles:
    """The files below ``source/``, as paths relative to the root with forward slashes."""

    texts: Mapping[str, str]
    """Path -> text, of Markdown, catalogues and data."""
    digests: Mapping[str, str]
    """Path -> SHA-256, hexadecimal, of all files in the witness's folder."""
    pictures: Mapping[str, Inspected]
    """Name -> what its bytes say, of the pictures of the text."""
    refused: frozenset[str]
    """Paths of files whose text could not be taken."""
    findings: tuple[Diagnostic, ...]


def read_files(root: Path) -> SourceFiles:
    """Read all source files of an edition.

    :param root: the edition's folder.
    :return: what they hold, and what is wrong with them as files.
    :raises PostillaError: with ``cli/no-edition`` when there is none, with
        ``file/unreadable`` when the system refuses to open a file.
    """
    if (root / SOURCE).is_symlink():
        raise stop(
            "file/symlink",
            "The folder “source” is a symbolic link.",
            at=Position(SOURCE),
            hint="Put the folder itself in its place.",
        )
    if not (root / SOURCE).is_dir():
        raise stop(
            "cli/no-edition",
            "Here is no edition: it has no folder “source”.",
            at=Position(str(root)),
            hint="Change into the edition's folder, or name it with --root.",
        )
    return _Reader(root).read()


class _Reader:
    def __init__(self, root: Path) -> None:
        self.root = root
        self.real_source = (root / SOURCE).resolve()
        self.texts: dict[str, str] = {}
        self.digests: dict[str, str] = {}
        self.pictures: dict[str, Inspected] = {}
        self.refused: set[str] = set()
        self.findings: list[Diagnostic] = []

    def read(self) -> SourceFiles:
        for path in sorted(self._walk(SOURCE)):
            file = self.root / path
            try:
                if path.startswith(f"{WITNESS}/"):
                    with file.open("rb") as stream:
                        self.digests[path] = hashlib.file_digest(stream, "sha256").hexdigest()
                elif path.startswith(f"{PICTURES}/") and FILE.fullmatch(path.rpartition("/")[2]):
                    with file.open("rb") as stream:
                        data = stream.read(MAX_PICTURE + 1)
                    self.pictures[path.rpartition("/")[2]] = inspect(data)
                elif not (path.endswith(_SUFFIXES) or is_parallel(path)):
                    message = "A file of this kind has no place among the sources."
                    self._refuse(KIND.at(Position(path), message))
                is_text = path.endswith(_TEXTS) and not path.startswith(f"{WITNESS}/")
                if path in _DATA or is_text or is_parallel(path):
                    self._read_text(path, file)
            except OSError as error:
                raise stop("file/unreadable", f"{error.strerror}.", at=Position(path)) from error
        return SourceFiles(
            texts=self.texts,
            digests=self.digests,
            pictures=self.pictures,
            refused=frozenset(self.refused),
            findings=tuple(self.findings),
        )

    def _walk(self, folder: str) -> Iterator[str]:
        with os.scandir(self.root / folder) as entries:
            for entry in entries:
                path = f"{folder}/{entry.name}"
                if not _may_be_called(entry.name) or path.count("/") > _DEEPEST:
                    message = "A file or folder among the sources can't be called this."
                    self._refuse(NAME.at(Position(shown(path)), message))
                elif entry.is_symlink() and not self._may_follow(entry):
                    message = "This symbolic link leads out of the sources, or to a folder."
                    self._refuse(SYMLINK.at(Position(path), message))
                elif entry.is_dir():
                    yield from self._walk(path)
                elif entry.is_file():
                    yield path
                else:
                    self._refuse(KIND.at(Position(path), "This is no ordinary file."))

    def _may_follow(self, entry: os.DirEntry[str]) -> bool:
        return entry.is_file() and Path(entry.path).resolve().is_relative_to(self.real_source)

    def _read_text(self, path: str, file: Path) -> None:
        if (size := file.stat().st_size) > MAX_BYTES:
            message = f"The file has {size} bytes; {MAX_BYTES} is the most that is read."
            self._refuse(TOO_LARGE.at(Position(path), message))
            return
        text, findings = decode(file.read_bytes(), path)
        self.findings += findings
        if text is None:
            self.refused.add(path)
        else:
            self.texts[path] = text

    def _refuse(self, finding: Diagnostic) -> None:
        self.findings.append(finding)
        self.refused.add(finding.position.path)


def _may_be_called(name: str) -> bool:
    return len(name) <= _LONGEST_NAME and bool(_NAME.fullmatch(name))
