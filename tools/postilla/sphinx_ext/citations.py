# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Who cites what, in the edition as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from postilla.model.identifiers import IdKind, kind_of
from postilla.sphinx_ext.facts import Citation, Citing, Place


class CitationIndex:
    """Printed entries and author's notes, brought together by the works that they cite."""

    def __init__(self, citations: Iterable[Citation], places: Mapping[str, Place]) -> None:
        """Bring them together; a citation whose target is not there is left out.

        :param citations: all of the edition.
        :param places: all places of the edition.
        """
        entries: dict[str, dict[str, None]] = {}
        notes: dict[str, dict[str, list[str]]] = {}
        for citation in citations:
            kind = kind_of(citation.target) if citation.target in places else None
            if kind is IdKind.ENTRY:
                entries.setdefault(citation.key, {})[citation.target] = None
            elif kind is IdKind.NOTE:
                locators = notes.setdefault(citation.key, {}).setdefault(citation.target, [])
                locators.extend(filter(None, [citation.locator]))
        self.cited_in: dict[str, tuple[Citing, ...]] = {}
        """Printed entry -> the notes that cite its work, in reading order."""
        self.entries_of: dict[str, tuple[str, ...]] = {}
        """Author's note -> the printed entries of the works that it cites, in reading order."""
        self._join(entries, notes, places)

    def _join(
        self,
        entries: Mapping[str, Iterable[str]],
        notes: Mapping[str, Mapping[str, list[str]]],
        places: Mapping[str, Place],
    ) -> None:
        def reading_order(identifier: str) -> int:
            return places[identifier].order

        found: dict[str, set[str]] = {}
        for key, targets in entries.items():
            citing = notes.get(key, {})
            for entry in targets:
                self.cited_in[entry] = (
                    *self.cited_in.get(entry, ()),
                    *(
                        Citing(note=note, locators=tuple(citing[note]))
                        for note in sorted(citing, key=reading_order)
                    ),
                )
                for note in citing:
                    found.setdefault(note, set()).add(entry)
        for note, cited in found.items():
            self.entries_of[note] = tuple(sorted(cited, key=reading_order))
