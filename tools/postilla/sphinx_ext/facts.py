# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What is noted of a document while it is read: small values that pickle, no nodes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """An id of the scheme."""

    id: str
    line: int
    """1-based; 0 when the place is not known."""
    title: str = ""
    """Of a heading, its words."""
    language: str = ""
    """Of a heading, BCP 47, where it differs from the main language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A ``cites`` annotation."""

    target: str
    """The id of the author's note or printed entry that it is about."""
    key: str
    """The work's, in ``refs.bib``."""
    locator: str
    """The place in the work, as printed; often empty."""
    line: int
    """1-based."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a target is, in the edition as a whole."""

    docname: str
    order: int
    """Counts all targets of the edition in reading order, from 0."""
    target: Target


@dataclass(frozen=True, slots=True, kw_only=True)
class Citing:
    """A note or a paragraph that cites a work."""

    note: str
    """Its id."""
    locators: tuple[str, ...]
    """In the order in which they are written."""
