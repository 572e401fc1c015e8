# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""A printed reference, every character of it given a role."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum

from postilla.model.bibliography import Person


class Role(Enum):
    """What a stretch of a printed reference says."""

    AUTHORS = "authors"
    EDITORS = "editors"
    TITLE = "title"
    """Without its quotation marks and final point."""
    CONTAINER = "container"
    """The journal, the book around a chapter, or the institution behind a web page."""
    VOLUME = "volume"
    NUMBER = "number"
    PAGES = "pages"
    """The extent of the work in its container."""
    LOCATOR = "locator"
    """The place in the work that a note points to."""
    PLACE = "place"
    PUBLISHER = "publisher"
    YEAR = "year"
    URL = "url"
    ACCESSED = "accessed"
    LABEL = "label"
    """A word of the style itself, such as *In*, *ed.*, *accessed*."""
    PUNCTUATION = "punctuation"
    """What holds no letter and no digit."""
    REMAINDER = "remainder"
    """Words that the parser does not understand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of the text with its role."""

    role: Role
    start: int
    """0-based, in characters."""
    end: int
    """Exclusive."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedReference:
    """What a printed reference says, and how sure the parser is of it."""

    text: str
    pieces: tuple[Piece, ...]
    """A partition of the text: joined, they give every character once, in order."""
    authors: tuple[Person, ...] = ()
    editors: tuple[Person, ...] = ()
    accessed: str = ""
    """``YYYY-MM-DD``."""
    unsure: tuple[str, ...] = ()
    """The values of the roles that a person should look at, in the order of :class:`Role`."""

    def span(self, role: Role) -> tuple[int, int] | None:
        """Find a field in the text.

        :param role: a role that occurs once at most.
        :return: start (0-based) and end (exclusive) in characters, or ``None``.
        """
        return next(((p.start, p.end) for p in self.pieces if p.role is role), None)

    def field(self, role: Role) -> str:
        """Give a field's words as printed, on one line.

        :param role: a role that occurs once at most.
        :return: the words; of an address, line ends inside it are taken out; empty if absent.
        """
        span = self.span(role)
        words = self.text[slice(*span)] if span else ""
        if role is Role.URL:
            words = "".join(line.strip() for line in words.splitlines())
        return " ".join(words.split())

    @property
    def remainder(self) -> tuple[str, ...]:
        """What the parser did not understand, in printed order."""
        return tuple(
            " ".join(self.text[p.start : p.end].split())
            for p in self.pieces
            if p.role is Role.REMAINDER
        )


@dataclass(slots=True, kw_only=True)
class Marking:
    """A reference while it is being read: roles are marked, what is left over is settled last."""

    text: str
    emphasis: tuple[tuple[int, int], ...] = ()
    """Start and end of the words printed in italics."""
    authors: tuple[Person, ...] = ()
    editors: tuple[Person, ...] = ()
    accessed: str = ""
    _pieces: list[Piece] = field(default_factory=list)
    _unsure: set[Role] = field(default_factory=set)

    def mark(self, role: Role, start: int, end: int, *, sure: bool = True) -> bool:
        """Give a role to a stretch, less the white space and commas around it.

        :param role: the role.
        :param start: 0-based.
        :param end: exclusive.
        :param sure: whether a person need not look at it.
        :return: whether it was given: not to an empty stretch, nor to one that has a role.
        """
        words = self.text[start:end]
        start += len(words) - len(words.lstrip(" \t\n\xa0,"))
        end -= len(words) - len(words.rstrip(" \t\n\xa0,"))
        if start >= end or any(piece.start < end and start < piece.end for piece in self._pieces):
            return False
        self._pieces.append(Piece(role=role, start=start, end=end))
        if not sure:
            self.doubt(role)
        return True

    def mark_group(self, role: Role, match: re.Match[str], group: str | None = None) -> bool:
        """Give a role to a group of a match, if it took part.

        :param role: the role.
        :param match: of a pattern on the whole text.
        :param group: its name, the role's value by default.
        :return: whether it was given.
        """
        start, end = match.span(group or role.value)
        return start >= 0 and self.mark(role, start, end)

    def doubt(self, role: Role) -> None:
        """Ask for a person's look at a role.

        :param role: the role, marked or missing.
        """
        self._unsure.add(role)

    def emphasis_in(self, start: int, end: int) -> tuple[int, int] | None:
        """Find the first italics inside a stretch.

        :param start: 0-based.
        :param end: exclusive.
        :return: the part of them inside the stretch, or ``None``.
        """
        for left, right in self.emphasis:
            if max(left, start) < min(right, end):
                return max(left, start), min(right, end)
        return None

    def finish(self) -> ParsedReference:
        """Settle what no role was given to.

        :return: the reference, its pieces a partition of the text.
        """
        pieces: list[Piece] = []
        place = 0
        for piece in sorted(self._pieces, key=lambda piece: piece.start):
            pieces += _leftovers(self.text, place, piece.start)
            pieces.append(piece)
            place = piece.end
        pieces += _leftovers(self.text, place, len(self.text))
        unsure = self._unsure | {p.role for p in pieces if p.role is Role.REMAINDER}
        return ParsedReference(
            text=self.text,
            pieces=tuple(pieces),
            authors=self.authors,
            editors=self.editors,
            accessed=self.accessed,
            unsure=tuple(role.value for role in Role if role in unsure),
        )


def _leftovers(text: str, start: int, end: int) -> list[Piece]:
    """Cut a stretch without a role into punctuation, remainder, punctuation."""
    words = re.search(r"[^\W_](?:.*[^\W_])?", text[start:end], re.DOTALL)
    first, last = (start + words.start(), start + words.end()) if words else (end, end)
    cuts = (
        (Role.PUNCTUATION, start, first),
        (Role.REMAINDER, first, last),
        (Role.PUNCTUATION, last, end),
    )
    return [Piece(role=role, start=a, end=b) for role, a, b in cuts if a < b]
