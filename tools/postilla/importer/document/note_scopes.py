# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Notes whose marks begin anew: what each is counted in.

A document says by its links which call belongs to which note; so only the notes' addresses have
to be told apart. Notes that count together are a *run*. As in transcripts its name stands before
their marks: ``c2-1`` by the number of the run of a chapter, ``p243-1`` by the page, ``n3-1`` where
neither is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from postilla.importer.document.note_marks import note_mark
from postilla.importer.document.tree import (
    Block,
    Break,
    Call,
    Document,
    Heading,
    Image,
    Inlines,
    Listing,
    Note,
    Paragraph,
    Table,
    inner_inlines,
)
from postilla.importer.transcript.marks import rank
from postilla.model.identifiers import page_id
from postilla.model.note_marks import mark_key

_PAGE: Final = re.compile(r"[0-9]+[a-z]?|[ivxlcdm]+")
"""What of a page's id can stand in a mark."""


@dataclass(frozen=True, slots=True)
class NoteMarks:
    """The marks of all notes, no two of them alike."""

    marks: Mapping[str, str]
    """Key of a note -> its mark as it stands in chapters."""
    anew: str = ""
    """The first mark of the second run; empty where marks count in the whole text."""
    counted_in: str = ""
    """What the marks are counted in: ``chapter``, ``page``, or nothing where it is not known."""
    doubled: tuple[str, ...] = ()
    """Marks of notes whose printed mark another note of the same run has."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a note is called first."""

    key: str
    printed: str
    page: str
    level: int
    """Of the highest heading since the call of the note before; 0 when there is none."""

    @property
    def mark(self) -> str:
        """The printed mark as it stands in ids."""
        return mark_key(self.printed)


def find_note_marks(document: Document) -> NoteMarks:
    """Tell notes with the same printed mark apart.

    :param document: its notes in the order of their calls.
    :return: the marks, with what they are counted in where they begin anew.
    """
    places = _Walk(document).places
    runs = list(_runs(places))
    if len(runs) < 2:
        return _told_apart(places, [""] * len(places))
    pages = _pages(places)
    if all(run[0].level for run in runs[1:]):
        counted_in, letter = "chapter", "c"
    elif pages:
        return _told_apart(places, [f"p{page}" for page in pages], runs[1][0].key, "page")
    else:
        counted_in, letter = "", "n"
    names = [f"{letter}{number}" for number, run in enumerate(runs, 1) for _ in run]
    return _told_apart(places, names, runs[1][0].key, counted_in)


def _told_apart(
    places: Sequence[_Place], names: Sequence[str], anew: str = "", counted_in: str = ""
) -> NoteMarks:
    """Put the names of runs before marks; a mark that a run has twice is a run of its own."""
    marks: dict[str, str] = {}
    taken: set[str] = set()
    times: dict[str, int] = {}
    doubled = []
    for place, name in zip(places, names, strict=True):
        own = f"{name}-{place.printed}" if name else place.printed
        while mark_key(own) in taken:
            times[place.mark] = times.get(place.mark, 1) + 1
            own = f"n{times[place.mark]}-{place.printed}"
        if mark_key(own) != (f"{name}-{place.mark}" if name else place.mark):
            doubled.append(own)
        taken.add(mark_key(own))
        marks[place.key] = own
    return NoteMarks(marks, marks.get(anew, ""), counted_in, tuple(doubled))


def _runs(places: Sequence[_Place]) -> Iterator[Sequence[_Place]]:
    """Divide the notes where their marks begin anew: at the highest heading before, if any."""
    first = 0
    seen: dict[str, int] = {}
    for number, place in enumerate(places):
        before = seen.get(place.mark, -1)
        is_first = rank(place.printed) == 1 or place.mark == places[first].mark
        if before >= first and is_first:
            start = _parting(places, before + 1, number)
            yield places[first:start]
            first = start
        seen[place.mark] = number
    if places:
        yield places[first:]


def _parting(places: Sequence[_Place], low: int, high: int) -> int:
    """Find between two notes the one behind the highest heading, the last of such."""
    parted = [number for number in range(low, high + 1) if places[number].level]
    return min(parted, key=lambda number: (places[number].level, -number), default=high)


def _pages(places: Sequence[_Place]) -> Sequence[str]:
    """Give the page of each note, if all are known and by them all marks can be told apart."""
    names = [page_id(place.page).partition("-")[2] if place.page else "" for place in places]
    known = next((name for name in names if name), "")
    if known.isdecimal() and int(known) > 1:
        names = [name or str(int(known) - 1) for name in names]
    is_told = len({(n, p.mark) for n, p in zip(names, places, strict=True)}) == len(places)
    return names if is_told and all(map(_PAGE.fullmatch, names)) else ()


@dataclass(slots=True)
class _Walk:
    """Goes through a document in the order in which it is read, into notes at their calls."""

    document: Document
    places: list[_Place] = field(default_factory=list)
    notes: dict[str, Note] = field(default_factory=dict)
    """Those that were not called yet, by key."""
    page: str = ""
    level: int = 0

    def __post_init__(self) -> None:
        """Go through it; notes without a call come last."""
        self.notes = {note.key: note for note in self.document.notes}
        self._blocks(self.document.blocks)
        for note in self.document.notes:
            self._call(note.key)

    def _blocks(self, blocks: Iterable[Block]) -> None:
        for block in blocks:
            if isinstance(block, Heading):
                self.level = min(block.level, self.level or block.level)
                self._line(block.inlines)
            elif isinstance(block, Paragraph | Image):
                self._line(block.inlines)
            elif isinstance(block, Listing):
                for item in block.items:
                    self._blocks(item)
            elif isinstance(block, Table):
                for row in block.rows:
                    for cell in row:
                        self._line(cell.inlines)

    def _line(self, inlines: Inlines) -> None:
        for one in inlines:
            if isinstance(one, Break):
                self.page = one.number
            elif isinstance(one, Call):
                self._call(one.note)
            else:
                self._line(inner_inlines(one))

    def _call(self, key: str) -> None:
        note = self.notes.pop(key, None)
        if note is None:
            return
        self.places.append(_Place(key, note_mark(note.mark), self.page, self.level))
        self.level = 0
        self._blocks(note.blocks)
