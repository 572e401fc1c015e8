# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What reading a witness gives, whatever its form: blocks and notes without ids and sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from postilla.importer.blocks.draft import Draft
from postilla.importer.blocks.segment import Segment
from postilla.importer.decision import Decision
from postilla.importer.witness import Witness
from postilla.model.bibliography import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Words of the witness in another language."""

    start: int
    """0-based, in code points."""
    end: int
    """Exclusive."""
    language: str
    """BCP 47."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Citing:
    """Words of the witness that name works by their keys."""

    start: int
    """0-based, in code points."""
    end: int
    """Exclusive."""
    items: tuple[tuple[str, str], ...]
    """Key and locator of each work."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """Something of the source that the chapters don't have."""

    line: int
    """1-based, of the witness: where it stood, or before which line."""
    what: str
    """Such as ``image``."""
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Skeleton:
    """The blocks of a witness in the making, with their tokens."""

    witness: Witness
    segments: Sequence[Segment]
    """All lines, in reading order."""
    blocks: Sequence[Draft]
    notes: Mapping[str, Draft]
    """Printed mark -> note."""
    decisions: Sequence[Decision]
    page_marks: tuple[str, ...]
    """The numbers of all page marks, as printed."""
    languages: Sequence[Passage] = ()
    """By start; those inside others after them."""
    citations: Sequence[Citing] = ()
    """By start."""
    works: Sequence[Work] | None = None
    """Those that the source has as data; ``None`` when its words alone tell of them."""
    entries: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    """The source's key of a work -> line of the printed entry."""
    losses: Sequence[Loss] = ()
    anchors: Mapping[str, Draft] = field(default_factory=lambda: MappingProxyType({}))
    """Name of a place in the source -> the block in which it is."""
    pictures: Mapping[str, bytes] = field(default_factory=lambda: MappingProxyType({}))
    """Name of a picture's file -> its bytes."""
    beside: Mapping[str, bytes] = field(default_factory=lambda: MappingProxyType({}))
    """Path of a file as seen from the witness -> its bytes: what belongs to it."""
