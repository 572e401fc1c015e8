# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What the body of an annotation says: the little that its Markdown may hold, and nothing else.

Each export spells these values in its own way. None of them is markup: all words are plain text.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Style(Enum):
    """How words are set off."""

    EMPHASIS = "emphasis"
    STRONG = "strong"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Words:
    """Plain words."""

    text: str


@dataclass(frozen=True, slots=True)
class Break:
    """The end of a line."""


@dataclass(frozen=True, slots=True)
class Styled:
    """Words set off from others."""

    style: Style
    content: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Foreign:
    """Words in another language."""

    language: str
    """BCP 47."""
    content: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to an address of the web."""

    address: str
    content: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class PageLink:
    """Words that lead to a page of the edition as a whole."""

    docname: str
    """Without suffix, relative to the folder ``source/``."""
    content: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Pointer:
    """Words that lead to a place or an annotation of the edition."""

    id: str
    content: tuple[Inline, ...] = ()
    """None where the place is to be called by its usual name."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A reference to works."""

    keys: tuple[str, ...]
    """Of ``refs.bib``."""
    in_parentheses: bool = True


Inline = Words | Break | Styled | Foreign | Link | PageLink | Pointer | Cited


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    content: tuple[Inline, ...]
    language: str = ""
    """BCP 47, where it differs from that of the annotation."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of somebody else."""

    blocks: Prose


@dataclass(frozen=True, slots=True)
class Listing:
    """A list."""

    items: tuple[Prose, ...]
    start: int | None = None
    """The number of its first item, or ``None`` when its items carry bullets."""
    language: str = ""
    """BCP 47, where it differs from that of the annotation."""


Prose = tuple[Paragraph | Quote | Listing, ...]
"""A body, or a part of one."""
