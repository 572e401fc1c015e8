# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Which words of a PDF the names of its places are about.

A name leads to a point on a page. A name inside a line stands exactly where words begin, or at
the end of a line when the words that follow begin another one; the name of a block stands above
its first line.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import takewhile
from typing import Final

from postilla.fidelity.pdf_directions import Run
from postilla.fidelity.pdf_tags import Place
from postilla.model.identifiers import IdKind, kind_of

RISE: Final = 10.0
"""Points by which a place inside a line lies above its baseline, for a viewer to show the line."""
_NEAR: Final = 0.2
"""Points by which what is at one place may differ."""

_RAISED: Final = 8.0
"""Points by which a mark may be raised that the font has in no raised form."""


class Words:
    """Words in the order in which they stand on the pages."""

    def __init__(self, runs: Iterable[Run]) -> None:
        """Put them in order.

        :param runs: the words, in the order in which they are read.
        """
        read = list(runs)
        self._read = {run: number for number, run in enumerate(read)}
        self._runs = sorted(read, key=_place_in_order)
        self._place = {run: number for number, run in enumerate(self._runs)}
        self._lines = [(run.page, -run.y) for run in self._runs]

    def at(self, place: Place) -> Run | None:
        """Find the words that begin at a place inside a line.

        :param place: the place.
        :return: the words, if there are any.
        """
        number = self._number(place)
        line = [*takewhile(lambda run: is_on_line(run, place), self._runs[number:])]
        if not line or abs(line[0].start - place.x) > _NEAR:
            return None
        passed = takewhile(lambda run: is_on_line(run, place), reversed(self._runs[:number]))
        if line[0].is_contrary:
            for run in passed:
                if run.is_contrary and abs(run.finish - place.x) < _NEAR:
                    return run
        contrary = (run for run in line if run.is_contrary)
        return min((line[0], *contrary), key=self._read.__getitem__)

    def is_last(self, run: Run) -> bool:
        """Say whether words are the last ones of their line."""
        following = self._place[run] + 1
        return following == len(self._runs) or self._lines[following] != (run.page, -run.y)

    def after(
        self, place: Place, is_raised: Callable[[Run], object] = lambda run: False
    ) -> Run | None:
        """Find the first words behind a place.

        :param place: the place.
        :param is_raised: says of words whether they may be raised above others of their line, which
            begin before them.
        :return: the words, unless none follow.
        """
        behind = map(self._runs.__getitem__, range(self._number(place), len(self._runs)))
        first = next(behind, None)
        if first is None or not is_raised(first):
            return first
        below = next((run for run in behind if not is_raised(run)), first)
        return below if _onwards(below, below.start - first.start) < 0 else first

    def before(self, place: Place) -> Run | None:
        """Find the words before a place inside a line.

        :param place: the place.
        :return: the words, if any of the same line stand before it.
        """
        number = self._number(place)
        run = self._runs[number - 1] if number else None
        return run if run and is_on_line(run, place) else None

    def _number(self, place: Place) -> int:
        number = bisect_left(self._lines, (place.page, RISE - place.y - _NEAR))
        while number < len(self._runs) and self._is_before(self._runs[number], place):
            number += 1
        return number

    def _is_before(self, run: Run, place: Place) -> bool:
        distance = place.x - run.start
        return is_on_line(run, place) and _onwards(run, distance) > _NEAR


class Names:
    """The names of places by the words that they are about."""

    def __init__(self, places: Iterable[tuple[str, Place]], text: Words, notes: Words) -> None:
        """Find the words of each name.

        :param places: name and place.
        :param text: all words but those of notes.
        :param notes: those of notes.
        """
        self._before: defaultdict[Run, list[str]] = defaultdict(list)
        self._behind: defaultdict[Run, list[str]] = defaultdict(list)
        self._calls: defaultdict[int, list[tuple[Place, str]]] = defaultdict(list)
        named = list(places)
        for name, place in named:
            if kind_of(name) is IdKind.CALL:
                self._calls[place.page].append((place, name))
        for name, place in named:
            words = text if (exact := text.at(place)) else notes
            exact = exact or notes.at(place)
            if exact and exact.text.isspace() and words.is_last(exact):  # it has no width there
                self._behind[exact].append(name)
            elif exact:
                self._before[exact].append(name)
            elif kind_of(name) is IdKind.NOTE:  # before words that were left out
                if following := notes.after(place):
                    self._before[following].append(name)
            elif last := text.before(place):
                self._behind[last].append(name)
            elif following := text.after(place, self.call_at):
                self._before[following].append(name)

    def before(self, run: Run) -> Sequence[str]:
        """Give the names of what begins with these words."""
        return self._before.get(run, ())

    def call_at(self, run: Run) -> str:
        """Give the name of the call that a mark is, which may be raised above its line.

        :param run: the mark.
        :return: the name; empty when no call stands there.
        """
        for place, name in self._calls[run.page]:
            raised = run.y + RISE - place.y
            if abs(run.start - place.x) < _NEAR and -_NEAR < raised < _RAISED:
                return name
        return ""

    def behind(self, run: Run) -> Sequence[str]:
        """Give the names of what begins behind these words, in another line."""
        return self._behind.get(run, ())


def is_on_line(run: Run, place: Place) -> bool:
    """Say whether words stand in the line of a place.

    :param run: the words.
    :param place: a place inside a line.
    :return: whether they do.
    """
    return run.page == place.page and abs(run.y + RISE - place.y) < _NEAR


def _place_in_order(run: Run) -> tuple[int, float, float]:
    return run.page, -run.y, _onwards(run, run.start)


def _onwards(run: Run, distance: float) -> float:
    """Count in the direction in which the line is read."""
    return -distance if run.is_in_line_from_right else distance
