# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""All annotations of an edition together: by id, and by what points to what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from postilla.model.anchor import Anchored
from postilla.model.kinds import CLAIM, EVIDENCE

RELATIONS: Final = MappingProxyType(
    {
        "repeats": "repeated by",
        "contradicts": "contradicted by",
        "qualifies": "qualified by",
    }
)
"""Field of a claim -> what it is called from the other side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An annotation and where it stands."""

    chapter: str
    """The docname or name of its chapter."""
    anchored: Anchored

    @property
    def id(self) -> str:
        """Its address; empty for the few that need none."""
        return self.anchored.annotation.id

    @property
    def kind(self) -> str:
        """The name of its kind."""
        return self.anchored.annotation.kind.name


class AnnotationIndex:
    """The annotations of an edition, in reading order."""

    def __init__(self, chapters: Iterable[tuple[str, Iterable[Anchored]]]) -> None:
        """Bring them together.

        :param chapters: name and annotations of each chapter, in reading order.
        """
        self.entries: tuple[Entry, ...] = tuple(
            Entry(chapter=name, anchored=one) for name, anchored in chapters for one in anchored
        )
        self.by_id: dict[str, Entry] = {}
        """Address -> annotation; of two with one address, the first."""
        for entry in self.entries:
            if entry.id:
                self.by_id.setdefault(entry.id, entry)
        self.evidence: dict[str, tuple[Entry, ...]] = {}
        """Claim -> the evidence for it."""
        self.incoming: dict[str, dict[str, tuple[Entry, ...]]] = {}
        """Claim -> relation -> the claims that point to it by that relation."""
        self._relate()

    def of_kind(self, kind: str) -> Iterator[Entry]:
        """Give the annotations of a kind, in reading order."""
        return (entry for entry in self.entries if entry.kind == kind)

    def _relate(self) -> None:
        evidence: dict[str, list[Entry]] = {}
        for entry in self.of_kind(EVIDENCE.name):
            evidence.setdefault(entry.anchored.annotation.field("for"), []).append(entry)
        self.evidence = {claim: tuple(found) for claim, found in evidence.items()}
        incoming: dict[str, dict[str, list[Entry]]] = {}
        for entry in self.of_kind(CLAIM.name):
            for relation in RELATIONS:
                for other in entry.anchored.annotation.pointers(relation):
                    incoming.setdefault(other, {}).setdefault(relation, []).append(entry)
        self.incoming = {
            claim: {relation: tuple(found) for relation, found in relations.items()}
            for claim, relations in incoming.items()
        }
