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
from collections.abc import Iterable, Sequence
from typing import Final

from postilla.fidelity.pdf_content import Run
from postilla.fidelity.pdf_tags import Place
from postilla.model.identifiers import IdKind, kind_of

RISE: Final = 10.0
"""Points by which a place inside a line lies above its baseline, for a viewer to show the line."""
_NEAR: Final = 0.2
"""Points by which what is at one place may differ."""


class Words:
    """Words in the order in which they stand on the pages."""

    def __init__(self, runs: Iterable[Run]) -> None:
        """Put them in order.

        :param runs: the words.
        """
        self._runs = sorted(runs, key=lambda run: (run.page, -run.y, run.x))
        self._lines = [(run.page, -run.y) for run in self._runs]

    def at(self, place: Place) -> Run | None:
        """Find the words that begin at a place inside a line.

        :param place: the place.
        :return: the words, if there are any.
        """
        run = self.after(place)
        same = run and is_on_line(run, place) and abs(run.x - place.x) < _NEAR
        return run if same else None

    def after(self, place: Place) -> Run | None:
        """Find the first words behind a place.

        :param place: the place.
        :return: the words, unless none follow.
        """
        number = self._number(place)
        return self._runs[number] if number < len(self._runs) else None

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
        return is_on_line(run, place) and run.x < place.x - _NEAR


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
        for name, place in places:
            exact = text.at(place) or notes.at(place)
            if exact and exact.text.isspace():  # it has no width at the end of a line
                self._behind[exact].append(name)
            elif exact:
                self._before[exact].append(name)
            elif kind_of(name) is IdKind.NOTE:  # before words that were left out
                if following := notes.after(place):
                    self._before[following].append(name)
            elif last := text.before(place):
                self._behind[last].append(name)
            elif following := text.after(place):
                self._before[following].append(name)

    def before(self, run: Run) -> Sequence[str]:
        """Give the names of what begins with these words."""
        return self._before.get(run, ())

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
