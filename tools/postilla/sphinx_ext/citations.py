# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Who cites what, in the edition as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from postilla.model.identifiers import CITING, IdKind, kind_of
from postilla.sphinx_ext.facts import Citation, Citing, Place


class CitationIndex:
    """Printed entries and what else cites, brought together by the works that they cite."""

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
            elif kind in CITING:
                locators = notes.setdefault(citation.key, {}).setdefault(citation.target, [])
                locators.extend(filter(None, [citation.locator]))
        self.cited_in: dict[str, tuple[Citing, ...]] = {}
        """Printed entry -> the notes and paragraphs that cite its work, in reading order."""
        self.entries_of: dict[str, tuple[str, ...]] = {}
        """Note or paragraph -> the printed entries of the works that it cites, in reading order."""
        self.entries: dict[str, tuple[str, ...]] = {
            key: tuple(targets) for key, targets in entries.items()
        }
        """Work -> its printed entries."""
        self.notes: dict[str, tuple[Citing, ...]] = {
            key: _in_order(citing, places) for key, citing in notes.items()
        }
        """Work -> the notes and paragraphs that cite it, in reading order."""
        self.works_of: dict[str, tuple[str, ...]] = _works_of(entries, notes)
        """Citing place -> the works that it cites."""
        self._join(entries, places)

    def _join(
        self,
        entries: Mapping[str, Iterable[str]],
        places: Mapping[str, Place],
    ) -> None:
        def reading_order(identifier: str) -> int:
            return places[identifier].order

        found: dict[str, set[str]] = {}
        for key, targets in entries.items():
            citing = self.notes.get(key, ())
            for entry in targets:
                self.cited_in[entry] = (*self.cited_in.get(entry, ()), *citing)
                for one in citing:
                    found.setdefault(one.note, set()).add(entry)
        for note, cited in found.items():
            self.entries_of[note] = tuple(sorted(cited, key=reading_order))


def _in_order(
    citing: Mapping[str, Iterable[str]], places: Mapping[str, Place]
) -> tuple[Citing, ...]:
    notes = sorted(citing, key=lambda note: places[note].order)
    return tuple(Citing(note=note, locators=tuple(citing[note])) for note in notes)


def _works_of(*cited: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    works: dict[str, list[str]] = {}
    for targets_of in cited:
        for key, targets in targets_of.items():
            for target in targets:
                works.setdefault(target, []).append(key)
    return {target: tuple(keys) for target, keys in works.items()}
