# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""A pull request as what is taken of it: its text, over the base's tree, and nothing else."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from postilla.model.diagnostic import Diagnostic, Position
from postilla.review.areas import Area, area_of
from postilla.review.rules import COLLISION, CONFLICT, EXECUTABLE, NO_FILE, TOO_MUCH
from postilla.revisions.tree import Mode, Tree, TreeEntry

MAX_BYTES: Final = 16 * 1024 * 1024
"""Of one text, as the checker has it."""
MAX_TEXTS: Final = 2_000
"""How many texts one pull request may touch."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """A file that is not as it was."""

    path: str
    area: Area
    what: str
    """``added``, ``changed`` or ``removed``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What a pull request would change, and what is taken of it."""

    laid: Tree
    """The base's tree with the text of the pull request over it: what is checked."""
    touched: tuple[Touched, ...]
    refused: tuple[Diagnostic, ...]
    """What can't be taken, whatever it says."""

    def beyond_text(self) -> tuple[Touched, ...]:
        """Give what is touched beside the edition's text."""
        return tuple(one for one in self.touched if one.area is not Area.TEXT)


def propose(
    base: Tree, head: Tree, *, accepted: bool = False, conflicts: Iterable[str] = ()
) -> Proposal:
    """Lay the text of a pull request over the base.

    :param base: what the base holds.
    :param head: what it would hold after the merge.
    :param accepted: whether a maintainer has accepted what goes beyond the text; the data of it
        is then laid, too, the code never.
    :param conflicts: paths on which the two disagree.
    :return: what is taken and what is not.
    """
    touched = tuple(_touched(base, head))
    laid = dict(base)
    refused = [CONFLICT.at(Position(shown(path)), "Both sides changed it.") for path in conflicts]
    for one in touched:
        if one.area is Area.TEXT or (accepted and one.area.is_data):
            entry = head.get(one.path)
            if entry and (finding := _flaw(entry)):
                refused.append(finding)
            elif entry:
                laid[one.path] = entry
            else:
                del laid[one.path]
    if len(touched) > MAX_TEXTS:
        message = f"{len(touched)} files are touched; {MAX_TEXTS} are the most that is read."
        refused.append(TOO_MUCH.at(Position("."), message))
        laid = dict(base)
    refused += _collisions(laid, {one.path for one in touched})
    return Proposal(laid=laid, touched=touched, refused=tuple(refused))


def _touched(base: Tree, head: Tree) -> Iterator[Touched]:
    for path in sorted({*base, *head}):
        before, after = base.get(path), head.get(path)
        if before == after:
            continue
        what = "changed" if before and after else "added" if after else "removed"
        yield Touched(path=path, area=area_of(path), what=what)


def _flaw(entry: TreeEntry) -> Diagnostic | None:
    at = Position(shown(entry.path))
    if entry.flaw:
        return NO_FILE.at(at, f"Here is {entry.flaw}.")
    if entry.mode is Mode.EXECUTABLE:
        return EXECUTABLE.at(at, "The file is marked as a program.")
    if entry.size > MAX_BYTES:
        message = f"The file has {entry.size} bytes; {MAX_BYTES} is the most that is read."
        return TOO_MUCH.at(at, message)
    return None


def _collisions(laid: Tree, touched: set[str]) -> Iterator[Diagnostic]:
    """Find names, of folders too, that a system could take for others; each is told once."""
    spelled: dict[str, str] = {}
    told: set[str] = set()
    for path in sorted(laid, key=lambda path: (path in touched, path)):
        parts = path.split("/")
        for end in range(1, len(parts) + 1):
            name = "/".join(parts[:end])
            known = spelled.setdefault(_folded(name), name)
            if known != name and path not in told:
                told.add(path)
                message = f"Some systems take this for {shown(known)}."
                yield COLLISION.at(Position(shown(path)), message)


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def shown(path: str) -> str:
    """Give a name that can be printed.

    :param path: as git has it.
    :return: the same, what can't be seen in it written as numbers.
    """
    return path if path.isprintable() else ascii(path)[1:-1]
