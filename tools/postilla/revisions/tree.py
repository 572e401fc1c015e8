# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What a revision holds: its files by name, before anything of them is trusted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import PurePosixPath


class Mode(Enum):
    """What an entry of a tree is; the values are git's."""

    FILE = "100644"
    EXECUTABLE = "100755"
    SYMLINK = "120000"
    SUBMODULE = "160000"


@dataclass(frozen=True, slots=True, kw_only=True)
class TreeEntry:
    """A file of a revision, or what stands in a file's place."""

    path: str
    """Relative to the edition's root, with forward slashes; bytes that are no UTF-8 are lone
    surrogates, as :func:`os.fsdecode` makes them."""
    mode: Mode
    object: str
    """The name of its content: two files with one name have the same bytes."""
    size: int
    """In bytes; 0 of a submodule."""

    @property
    def flaw(self) -> str:
        """Say why this is no file that could be taken as it is; empty when it is one."""
        if self.mode is Mode.SYMLINK:
            return "a symbolic link"
        if self.mode is Mode.SUBMODULE:
            return "a submodule"
        if not self.path.isprintable():  # lone surrogates are not printable
            return "a file whose name has letters that can't be shown"
        if "\\" in self.path or {"", ".", ".."} & set(self.path.split("/")):
            return "a file whose name leads elsewhere"
        return ""

    @property
    def name(self) -> PurePosixPath:
        """Its path as a value."""
        return PurePosixPath(self.path)


Tree = Mapping[str, TreeEntry]
"""Path -> entry, in the order of the paths."""


def read_tree(listing: bytes) -> Iterator[TreeEntry]:
    r"""Read a listing.

    :param listing: what ``git ls-tree -r -z --long`` writes.
    :return: its entries, in order.

    >>> next(read_tree(b"100644 blob 5f   12\tsource/refs.bib\0")).size
    12
    """
    for row in listing.split(b"\0"):
        if row:
            facts, _, path = row.partition(b"\t")
            mode, _, identifier, size = facts.decode().split()
            yield TreeEntry(
                path=path.decode(errors="surrogateescape"),
                mode=Mode(mode) if mode != "100664" else Mode.FILE,
                object=identifier,
                size=int(size) if size.isdigit() else 0,
            )
