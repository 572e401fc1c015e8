# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Quoted words looked up in a text: the one resolver of all annotations.

A quotation is found exactly or not at all, as a text quote selector of the `Web Annotation Data
Model <https://www.w3.org/TR/annotation-model/#text-quote-selector>`_ wants it; nothing is attached
by guess.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Final

from postilla.model.folding import FoldedText, fold_quote

ELLIPSIS: Final = " … "
"""Between the first and the last words of a long passage."""

Bounds = tuple[int, int]
"""Start and end (exclusive) of words, 0-based, in code points of the text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Words that an annotation quotes, and what tells them from the same words elsewhere."""

    words: str
    occurrence: int = 0
    """1-based among the hits; 0 where it is not written."""
    prefix: str = ""
    suffix: str = ""


class Failure(Enum):
    """Why a quotation is not found."""

    EMPTY = "empty"
    MISSING = "missing"
    INSIDE_WORD = "inside a word"
    """The words stand there, but only as a part of longer ones."""
    SURROUNDINGS = "surroundings"
    """The words stand there, but not between the prefix and the suffix."""
    AMBIGUOUS = "ambiguous"
    OCCURRENCE = "occurrence"
    """They stand there less often than the occurrence asks for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotFound:
    """A quotation that leads to no one place."""

    failure: Failure
    hits: tuple[Bounds, ...] = ()
    """Where the words stand all the same."""


def locate(text: FoldedText, quotation: Quotation) -> Bounds | NotFound:
    """Look a quotation up.

    Words with an ellipsis between blanks are first looked up as they stand, then as the beginning
    and the end of a passage: from each place of the beginning to the nearest place of the end.

    :param text: the block's.
    :param quotation: the words.
    :return: the place of the words, or why there is not one.
    """
    words = fold_quote(quotation.words)
    if not words.strip("… "):
        return NotFound(failure=Failure.EMPTY)
    before, after = fold_quote(quotation.prefix), fold_quote(quotation.suffix)
    found = list(_hits(text, words))
    whole = [hit for hit in found if text.is_bound(hit[0]) and text.is_bound(hit[1])]
    fitting = [hit for hit in whole if _is_surrounded(text, hit, before, after)]
    chosen = fitting[quotation.occurrence - 1 :][:1] if quotation.occurrence > 0 else fitting
    if len(chosen) == 1:
        return text.bounds(*chosen[0])
    failure, hits = _why(quotation, found, whole, fitting)
    return NotFound(failure=failure, hits=tuple(text.bounds(*hit) for hit in hits))


def _why(
    quotation: Quotation, found: list[Bounds], whole: list[Bounds], fitting: list[Bounds]
) -> tuple[Failure, list[Bounds]]:
    if not found:
        return Failure.MISSING, found
    if not whole:
        return Failure.INSIDE_WORD, found
    if not fitting:
        return Failure.SURROUNDINGS, whole
    return (Failure.OCCURRENCE if quotation.occurrence else Failure.AMBIGUOUS), fitting


def _hits(text: FoldedText, words: str) -> Iterator[Bounds]:
    literal = [(place, place + len(words)) for place in text.find(words)]
    first, ellipsis, last = words.partition(ELLIPSIS)
    if literal or not ellipsis:
        yield from literal
        return
    ends = [place for place in text.find(last) if _is_whole(text, place, last)]
    for place in text.find(first):
        if _is_whole(text, place, first):
            number = bisect_left(ends, place + len(first))
            if number < len(ends):
                yield place, ends[number] + len(last)


def _is_whole(text: FoldedText, place: int, words: str) -> bool:
    return text.is_bound(place) and text.is_bound(place + len(words))


def _is_surrounded(text: FoldedText, hit: Bounds, before: str, after: str) -> bool:
    start, end = hit
    # Slices just long enough, so that many hits in a long text do not cost its square.
    left = text.folded[max(start - len(before) - 1, 0) : start].rstrip()
    right = text.folded[end : end + len(after) + 1].lstrip()
    return left.endswith(before) and right.startswith(after)
