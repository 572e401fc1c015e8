# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The words of a text that are most like some others, for messages.

Short runs of characters that both have in common vote for a place, as in the search for similar
sequences. The text is gone through once; after that a search costs the same however long it is.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from heapq import nlargest
from typing import Final

_RUN: Final = 3
"""How many characters vote together."""
_PLACES: Final = 16
"""How many places of one run are looked at; those of a frequent run tell little."""
_LONGEST: Final = 240
"""How many characters of the words sought count."""
_TRIED: Final = 4
"""How many of the places with most votes are looked at closely."""
_ALIKE: Final = 0.6
"""The least likeness worth telling, between 0 and 1."""


class Likeness:
    """A text in which words are sought that need not stand there as they are."""

    def __init__(self, text: str, drift: int = 12) -> None:
        """Note where each run of characters stands.

        :param text: the text.
        :param drift: by how many characters votes for one place may differ, for letters left out
            or added.
        """
        self._text = text
        self._drift = range(-drift, drift + 1)
        self._small = _small(text)
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        for place, run in _runs(self._small):
            places = self._places[run]
            if len(places) < _PLACES:
                places.append(place)

    def nearest(self, words: str) -> tuple[int, int] | None:
        """Find the words that are most like some others.

        :param words: those sought.
        :return: start and end (exclusive), 0-based, or ``None`` when nothing is like them.
        """
        sought = _small(words[:_LONGEST])
        votes: Counter[int] = Counter()
        for offset, run in _runs(sought):
            votes.update(place - offset for place in self._places.get(run, ()))
        if not votes:
            return None
        around = {place: sum(votes[place + shift] for shift in self._drift) for place in votes}
        likely = nlargest(_TRIED, votes, lambda place: (around[place], votes[place], -place))
        found = {self._whole(max(place, 0), place + len(sought)): None for place in likely}
        ratio, bounds = max(
            ((self._ratio(bounds, sought), bounds) for bounds in found),
            key=lambda one: (one[0], -one[1][0]),
        )
        return bounds if ratio >= _ALIKE else None

    def _ratio(self, bounds: tuple[int, int], sought: str) -> float:
        words = self._small[slice(*bounds)]
        return SequenceMatcher(None, words, sought, autojunk=False).ratio()

    def rarest(self, words: str) -> tuple[int, ...]:
        """Give the places of the run of some words that stands in the text least often.

        :param words: words that may stand in the text.
        :return: the first places, 0-based; none when the words do not stand there.
        """
        runs = _runs(_small(words[:_LONGEST]))
        return min((tuple(self._places.get(run, ())) for _, run in runs), key=len, default=())

    def _whole(self, start: int, end: int) -> tuple[int, int]:
        """Move the ends of a place to the bounds of words, no further than a long word."""
        text = self._text
        first, last = max(start - 30, 0), min(max(end, start) + 30, len(text))
        while start > first and text[start].isalnum() and text[start - 1].isalnum():
            start -= 1
        while start < end and not text[start].isalnum():
            start += 1
        end = min(end, len(text))
        while start < end < last and text[end - 1].isalnum() and text[end].isalnum():
            end += 1
        while end > start + 1 and text[end - 1].isspace():
            end -= 1
        return start, end


class Names:
    """Names among which the one meant is sought when another is written."""

    def __init__(self, names: Iterable[str]) -> None:
        """Take the names in.

        :param names: without line feeds.
        """
        self._known = frozenset(names)
        self._names = sorted(self._known)
        self._starts: list[int] = []
        place = 0
        for name in self._names:
            self._starts.append(place)
            place += len(name) + 3
        # Beginnings and ends of names vote like what stands between.
        self._likeness = Likeness("".join(f"\n{name}\n\n" for name in self._names), drift=1)

    def __contains__(self, name: str) -> bool:
        """Say whether a name is one of them."""
        return name in self._known

    def hint(self, name: str) -> str:
        """Ask for the nearest name in the place of one that does not exist, or say nothing."""
        found = self.nearest(name)
        return f"Did you mean “{found}”?" if found else ""

    def nearest(self, name: str) -> str:
        """Give the name that is most like another.

        :param name: the one that is written.
        :return: the nearest, or nothing when none is like it.
        """
        found = self._likeness.nearest(f"\n{name}\n")
        if found is None:
            return ""
        return self._names[bisect_right(self._starts, found[0]) - 1]


def _small(text: str) -> str:
    """Write a text in small letters, each character staying at its place."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(low if len(low := one.lower()) == 1 else one for one in text)


def _runs(text: str) -> Iterator[tuple[int, str]]:
    for place in range(max(len(text) - _RUN + 1, 1 if text else 0)):
        yield place, text[place : place + _RUN]
