# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What a hostile pull request can put where: one file an attack, in a folder for each group.

A file says in its first line what is tried, then where the check refuses it and with what code,
then how files of the sound edition of tests/checks are changed, below ``source/``::

    A script is what a note says.
    refused: source/chapters/03-mist.md:47:1 allowed/markup
    --- chapters/03-mist.md
     :date: 2026-03-31
    -The register has no such mist.
    +<script>storm()</script>

Lines with a minus are replaced by those with a plus, lines with a blank stay; without either
the new ones go to the end of the file. ``--> chapters/x.md TARGET`` makes a symbolic link. What
can't be seen, or is long, is written so: ``⟦U+202E⟧``, ``⟦0xFF⟧`` for a byte, ``⟦5000 × [⟧``. Where
nothing is refused, the file says ``text``: it is shown as it stands, everywhere.

What could act in a reader's browser says “storm”; what could read a file asks for the secret beside
the edition. ``pytest tests/attacks --regen`` writes anew what is refused; read the difference.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Final

EDITION: Final = Path(__file__).parents[1] / "checks" / "edition"
CASES: Final = Path(__file__).parent / "cases"
SECRET: Final = "The secret of the ferryman"
"""Stands in a file beside the source; no product may hold it."""
MIST: Final = "chapters/03-mist.md"
PAGE: Final = "about/principles.md"
TEXT: Final = "text"
_REFUSED: Final = "refused: "
_MARK: Final = re.compile(r"⟦(?:U\+(?P<char>[0-9A-F]+)|(?P<times>\d+) × (?P<what>[^⟧]+))⟧")
_BYTE: Final = re.compile(r"⟦0x([0-9A-F]{2})⟧")


@dataclass(frozen=True)
class Change:
    """What becomes of one file."""

    path: str
    """Below ``source/``."""
    old: str
    new: str
    link: str = ""
    """Where it points to, if it is made a symbolic link."""

    def applied(self, text: str) -> str:
        """Change a text."""
        assert self.old in text, f"{self.path} has no\n{self.old}"
        changed = text.replace(self.old, self.new, 1) if self.old else text + self.new
        assert changed != text
        return changed

    def write(self, path: Path, *, before: str | None = None) -> None:
        """Change a file, or put it there."""
        path.parent.mkdir(parents=True, exist_ok=True)
        if self.link:
            path.unlink(missing_ok=True)
            path.symlink_to(self.link)
            return
        if before is None:
            before = path.read_text(encoding="utf-8") if path.exists() else ""
        path.write_bytes(encoded(self.applied(before)))


@dataclass(frozen=True)
class Attack:
    """One file of the corpus."""

    file: Path

    @property
    def name(self) -> str:
        """Give ``group/name``."""
        return self.file.relative_to(CASES).with_suffix("").as_posix()

    @property
    def group(self) -> str:
        """Give the name of its folder."""
        return self.file.parent.name

    @cached_property
    def _parts(self) -> tuple[list[str], list[str]]:
        lines = self.file.read_text(encoding="utf-8").removesuffix("\n").split("\n")
        first = next(number for number, line in enumerate(lines) if line.startswith("--"))
        return lines[:first], lines[first:]

    @property
    def what(self) -> str:
        """Give what is tried."""
        return self._parts[0][0]

    @property
    def refused(self) -> tuple[str, ...]:
        """Give the places and codes of the findings; none where it is only text."""
        head = self._parts[0][1:]
        return tuple(line.removeprefix(_REFUSED) for line in head if line != TEXT)

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """Give what becomes of the files."""
        return tuple(_changes(self._parts[1]))

    def commit(self, source: Path) -> None:
        """Do it to an edition's ``source/``."""
        for change in self.changes:
            change.write(source / os.fsdecode(encoded(change.path)))

    def with_refused(self, refused: Iterator[str]) -> str:
        """Give the file's text with other findings."""
        head = [f"{_REFUSED}{one}" for one in refused] or [TEXT]
        return "\n".join([self.what, *head, *self._parts[1], ""])


def _changes(lines: list[str]) -> Iterator[Change]:
    for line in lines:
        assert line[:1] in " -+", line
    starts = [n for n, line in enumerate(lines) if line.startswith(("--- ", "--> "))]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        path, _, link = _shown(lines[start][4:]).partition(" ") if lines[start][2] == ">" else (
            _shown(lines[start][4:]), "", "",
        )  # fmt: skip
        body = lines[start + 1 : end]
        yield Change(
            path,
            old="".join(f"{_shown(one[1:])}\n" for one in body if one[0] in " -"),
            new="".join(f"{_shown(one[1:])}\n" for one in body if one[0] in " +"),
            link=link,
        )


def _shown(line: str) -> str:
    return _MARK.sub(
        lambda found: (
            chr(int(found["char"], 16))
            if found["char"]
            else found["what"].replace("\\n", "\n") * int(found["times"])
        ),
        line,
    )


def encoded(text: str) -> bytes:
    pieces = _BYTE.split(text)
    return b"".join(
        bytes.fromhex(piece) if number % 2 else piece.encode("utf-8", "surrogatepass")
        for number, piece in enumerate(pieces)
    )


ATTACKS: Final[Mapping[str, Attack]] = MappingProxyType(
    {attack.name: attack for attack in map(Attack, sorted(CASES.rglob("*.txt")))}
)
"""``group/name`` -> attack."""
