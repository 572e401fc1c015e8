# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Binding notes to the works that they cite.

A note is bound by the web address, the title or the short title that it gives. The authors
confirm or contradict that. A note that fits two works alike is bound to neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from postilla.importer.bibliography.index import WorkIndex
from postilla.importer.bibliography.note import parse_note, split_references
from postilla.importer.bibliography.reference import Role
from postilla.model.bibliography import Citation, Ground, Work

THRESHOLD: Final = 0.75
"""The least score (0 to 1) at which a note is bound."""
MARGIN: Final = 0.05
"""By how much the best work must surpass the next one."""
_NEAR: Final = 0.4
"""The least score at which a work is worth naming to a person."""

_PRECEDING: Final = re.compile(
    r"\W*(?:ibid(?:em)?|a\.\s?g\.\s?[em]|age|aynı yer|yenə orada|там же)\b[\W_]*"
    r"(?:pp?\.\s?|s\.\s?|с\.\s?)?(?P<locator>\d{1,5}(?:\s?[-–—]\s?\d{1,5})?)?\W*",
    re.IGNORECASE,
)

PrintedNote = tuple[str, str, Sequence[tuple[int, int]]]
"""A note's id, its words without its number, and its italics (start, end; 0-based, exclusive)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unbound:
    """A reference that no work, or more than one, answers."""

    target: str
    """The note's id."""
    text: str
    """The reference as printed."""
    nearest: tuple[str, ...]
    """The keys of the works that come closest, best first; at most three."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Binding:
    """What the notes cite."""

    citations: tuple[Citation, ...]
    """In the order of the notes."""
    unbound: tuple[Unbound, ...]


def bind(notes: Iterable[PrintedNote], works: Sequence[Work]) -> Binding:
    """Bind notes to works.

    :param notes: in printed order; a note may cite several works, divided by semicolons.
    :param works: all that can be cited.
    :return: the citations, and the references that are left for a person.
    """
    index = WorkIndex(works)
    citations: list[Citation] = []
    unbound: list[Unbound] = []
    previous: Citation | None = None
    for target, text, emphasis in notes:
        references = tuple(split_references(text, emphasis))
        for words, italics in references:
            found = _repeat(target, words, previous) or _cite(target, words, italics, index)
            if isinstance(found, Citation):
                citations.append(found)
            else:
                unbound.append(found)
            previous = found if isinstance(found, Citation) and len(references) == 1 else None
    return Binding(citations=tuple(citations), unbound=tuple(unbound))


def _repeat(target: str, text: str, previous: Citation | None) -> Citation | None:
    """Bind an *ibid.* to the one work of the note before."""
    match = _PRECEDING.fullmatch(text)
    if match is None or previous is None:
        return None
    return Citation(
        target=target,
        key=previous.key,
        locator=match["locator"] or previous.locator,
        ground=Ground.PRECEDING,
        sure=previous.sure,
    )


def _cite(
    target: str, text: str, italics: Sequence[tuple[int, int]], index: WorkIndex
) -> Citation | Unbound:
    note = parse_note(text, italics)
    matches = index.matches(note)
    best = matches[0] if matches else None
    tied = len(matches) > 1 and matches[0].score - matches[1].score < MARGIN
    if best is None or best.score < THRESHOLD or tied:
        nearest = tuple(match.work.key for match in matches[:3] if match.score >= _NEAR)
        return Unbound(target=target, text=" ".join(text.split()), nearest=nearest)
    return Citation(
        target=target,
        key=best.work.key,
        locator=note.field(Role.LOCATOR),
        ground=best.ground,
        sure=not best.doubtful,
    )
