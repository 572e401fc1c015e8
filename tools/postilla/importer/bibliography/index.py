# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Works found by address, words of the title, and authors.

The works that a note may mean are looked up by its rarest words, never by going through all
of them: the cost of a note does not grow with the length of the bibliography.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from postilla.importer.bibliography.fold import address_key, title_words
from postilla.importer.bibliography.reference import ParsedReference, Role
from postilla.model.bibliography import Ground, Person, Work

_RAREST: Final = 4
"""How many words of a title are looked up."""
_COMMON: Final = 100
"""A word or an author of more works than this is not looked up."""
_SAME_TITLE: Final = 0.9
"""The share of a work's title from which on a note's title is not called short."""
_HALF: Final = 0.5
"""The share of a note's title that a work at the same address must have."""
_SHORTNESS: Final = 0.1
"""What a score loses at most for the words that the note leaves out."""
_NO_AUTHOR: Final = 0.05
"""What it loses where only one of the two names authors."""
_OTHER_AUTHOR: Final = 0.2
"""What it loses where the authors differ."""
_AUTHOR_ALONE: Final = 0.8
"""The score of a note that gives authors and no title."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A work that a note may mean."""

    work: Work
    score: float
    """0 to 1; 1 where address, or title and authors, agree."""
    ground: Ground
    doubtful: bool
    """Whether something in the note speaks against the work, or too little for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Marks:
    """What a note or a work is known by, in comparable spelling."""

    address: str
    title: frozenset[str]
    names: frozenset[str]
    year: str


class WorkIndex:
    """The works of an edition, ready to be asked for."""

    def __init__(self, works: Sequence[Work]) -> None:
        """Index the works.

        :param works: in any order; the first of equals comes first in answers.
        """
        self._works = tuple(works)
        self._marks = tuple(
            _Marks(
                address=address_key(work.url),
                title=frozenset(title_words(work.title)),
                names=_names(work.authors or work.editors),
                year=work.year,
            )
            for work in works
        )
        self._by_address = _postings([marks.address] for marks in self._marks)
        self._by_word = _postings(marks.title for marks in self._marks)
        self._by_name = _postings(marks.names for marks in self._marks)

    def matches(self, note: ParsedReference) -> list[Match]:
        """Find the works that a note may mean.

        :param note: the note, parsed.
        :return: the likeliest first.
        """
        marks = _Marks(
            address=address_key(note.field(Role.URL)),
            title=frozenset(title_words(note.field(Role.TITLE))),
            names=_names(note.authors),
            year=note.field(Role.YEAR),
        )
        rarest = sorted(marks.title, key=lambda word: (len(self._by_word.get(word, ())), word))
        known = [word for word in rarest if word in self._by_word]
        found = {
            *self._by_address.get(marks.address, ()),
            *(number for word in known[:_RAREST] for number in _few(self._by_word, word)),
            *(number for name in marks.names for number in _few(self._by_name, name)),
        }
        matches = [self._match(marks, number) for number in sorted(found)]
        return sorted(matches, key=lambda match: -match.score)

    def _match(self, note: _Marks, number: int) -> Match:
        work = self._marks[number]
        ground, score, doubtful = self._evidence(note, work)
        if bool(note.names) != bool(work.names):
            score -= _NO_AUTHOR
        elif note.names and note.names.isdisjoint(work.names):
            score, doubtful = score - _OTHER_AUTHOR, True
        return Match(
            work=self._works[number], score=max(score, 0), ground=ground, doubtful=doubtful
        )

    def _evidence(self, note: _Marks, work: _Marks) -> tuple[Ground, float, bool]:
        """Weigh what a note gives for a work: the ground, its score, whether it is doubtful."""
        shared = note.title & work.title
        share = self._weight(shared) / self._weight(note.title) if note.title else 0.0
        if note.address and note.address == work.address:
            return Ground.ADDRESS, 1.0, bool(note.title) and share < _HALF
        if note.title:
            cover = len(shared) / len(work.title) if work.title else 0.0
            ground = Ground.TITLE if cover >= _SAME_TITLE else Ground.SHORT_TITLE
            return ground, share - _SHORTNESS * (1 - cover), False
        if note.names and note.names <= work.names and note.year in ("", work.year):
            return Ground.AUTHOR, _AUTHOR_ALONE, not note.year
        return Ground.AUTHOR, 0.0, True

    def _weight(self, words: Iterable[str]) -> float:
        """Add up words, a rare one counting more than one of many titles."""
        return sum(1 / (1 + math.log(max(len(self._by_word.get(word, ())), 1))) for word in words)


def _postings(rows: Iterable[Iterable[str]]) -> Mapping[str, Sequence[int]]:
    """Turn rows of terms into term -> numbers (0-based) of the rows that have it."""
    postings: dict[str, list[int]] = defaultdict(list)
    for number, terms in enumerate(rows):
        for term in terms:
            if term:
                postings[term].append(number)
    return dict(postings)


def _few(postings: Mapping[str, Sequence[int]], term: str) -> Collection[int]:
    """Give the rows that have a term, none if they are too many to tell anything."""
    rows = postings.get(term, ())
    return rows if len(rows) <= _COMMON else ()


def _names(persons: Iterable[Person]) -> frozenset[str]:
    """Give the family names, of a body its whole name and the last word of it."""
    names: set[str] = set()
    for person in persons:
        words = title_words(person.family or person.literal)
        names.add("".join(words))
        if person.literal:
            names.update(words[-1:])
    return frozenset(names - {""})
