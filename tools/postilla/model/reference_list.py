# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""A work in full, as a list of works gives it: who, what, where, when, and how to get there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from postilla.model.bibliography import Person, Work, WorkType

_ONE_PAGE = re.compile(r"\w+")
_ENDED: Final = (".", "?", "!", "…", ".”", ".’")
_WITHIN: Final = frozenset({WorkType.INBOOK, WorkType.INCOLLECTION, WorkType.INPROCEEDINGS})


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Words of a reference that are set alike."""

    words: str
    is_title: bool = False
    language: str = ""
    """Of a title, BCP 47."""
    address: str = ""
    """Of a link on the web."""


def full_reference(work: Work) -> tuple[Piece, ...]:
    """Give a work in full.

    :param work: the work.
    :return: pieces to be set one after the other; what nobody states is left out.
    """
    names = "; ".join(map(_inverted, work.authors))
    if not names and work.editors:
        names = f"{'; '.join(map(_inverted, work.editors))} ({_editors(work.editors)})"
    pieces = [Piece(words=f"{names}: ")] if names else []
    pieces.append(Piece(words=work.title, is_title=True, language=work.language))
    pieces.append(Piece(words=_end(work.title)))
    if published := ", ".join(_published(work)):
        within = "In: " if work.type in _WITHIN else ""
        pieces.append(Piece(words=f" {within}{published}{_end(published)}"))
    pieces.extend(_links(work))
    if work.note:
        pieces.append(Piece(words=f" {work.note}{_end(work.note)}"))
    return tuple(pieces)


def name_for_sorting(work: Work) -> str:
    """Give the words by which a list of works is sorted: names, or the title, then the year."""
    names = "; ".join(map(_inverted, work.authors or work.editors))
    return " ".join(filter(None, (names or work.title, work.year)))


def _inverted(person: Person) -> str:
    return person.literal or ", ".join(filter(None, (person.family, person.given)))


def _editors(people: Sequence[Person]) -> str:
    return "eds." if len(people) > 1 else "ed."


def _published(work: Work) -> Iterator[str]:
    volume = "/".join(filter(None, (work.volume, work.number)))
    if container := " ".join(filter(None, (work.container, volume))):
        yield container
    if work.authors and work.editors:
        yield f"ed. by {' and '.join(map(str, work.editors))}"
    if publisher := ": ".join(filter(None, (work.place, work.publisher))):
        yield publisher
    if work.year:
        yield work.year
    if work.pages:
        yield f"{'p.' if _ONE_PAGE.fullmatch(work.pages) else 'pp.'} {work.pages}"


def _links(work: Work) -> Iterator[Piece]:
    if work.doi:
        yield Piece(words=" ")
        yield Piece(words=f"doi:{work.doi}", address=f"https://doi.org/{work.doi}")
        yield Piece(words=".")
    if work.url:
        yield Piece(words=" ")
        yield Piece(words=work.url, address=work.url)
        yield Piece(words=f" (accessed {work.accessed})." if work.accessed else ".")


def _end(words: str) -> str:
    return "" if words.endswith(_ENDED) else "."
