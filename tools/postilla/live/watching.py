# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Which files have changed: their dates and sizes, looked at again and again.

Ten times a second this costs nothing one would notice, works on every system and disk, and needs no
library.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from postilla.model.tree import SOURCE

Stamp = tuple[int, int, int]
"""Of a file: the time of its last change in nanoseconds, its size in bytes, its number on disk."""

INTERVAL: Final = 0.1
"""Seconds between two looks."""
_SETTLING: Final = 0.02
"""Seconds in which a program may go on writing what it saves."""


def stamps(root: Path, names: Iterable[str]) -> Mapping[str, Stamp]:
    """Look at files.

    :param root: the folder that paths are relative to.
    :param names: files and folders in it; what is not there is left out, and so is what begins with
        a dot or ends in a tilde: editors leave such files.
    :return: path, with forward slashes -> stamp.
    """
    return {path: stamp for name in names for path, stamp in _walk(root, name)}


def _walk(root: Path, name: str) -> Iterator[tuple[str, Stamp]]:
    path = root / name
    try:
        if path.is_symlink() and not _may_follow(path, root):
            return
        found = path.stat()
        if not path.is_dir():
            if path.is_file():
                yield name, (found.st_mtime_ns, found.st_size, found.st_ino)
            return
        names = sorted(os.listdir(path))
    except OSError:  # gone in between, or never there
        return
    for inner in names:
        if not inner.startswith(".") and not inner.endswith("~"):
            yield from _walk(root, f"{name}/{inner}")


def _may_follow(link: Path, root: Path) -> bool:
    """Say whether a symbolic link leads to a source file of the same edition."""
    return link.is_file() and link.resolve().is_relative_to((root / SOURCE).resolve())


def settled(look: Callable[[], Mapping[str, Stamp]]) -> Mapping[str, Stamp]:
    """Look until two looks after one another see the same: nothing is half written then.

    :param look: gives the stamps.
    :return: them.
    """
    seen = look()
    while True:
        time.sleep(_SETTLING)
        again = look()
        if again == seen:
            return seen
        seen = again
