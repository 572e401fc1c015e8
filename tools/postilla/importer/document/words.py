# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The ledger of a document: every word of the source is in the chapters or in the report.

The words of the source are taken by means of their own, which know nothing of pandoc; so what
pandoc drops is seen.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

_WORD: Final = re.compile(r"\w+")
_SOFT_HYPHEN: Final = "\u00ad"


@dataclass(frozen=True, slots=True)
class SourceWords:
    """Words of a source, and where they stand in it."""

    text: str
    line: int
    """1-based: a line of the file, or a paragraph of a document that has no lines."""


def missing_words(source: Iterable[SourceWords], kept: Iterable[str]) -> Iterator[SourceWords]:
    """Find the words of a source that were kept nowhere.

    Words are counted: of a word that stands oftener in the source than in what is kept, as many
    are missing. Which of them it is, is told by its neighbours.

    :param source: all its words, in order.
    :param kept: the texts that are kept, and those that are reported as lost.
    :return: runs of missing words, in order, each with the line at which it begins.
    """
    words = [(word, one.line) for one in source for word in _words(one.text)]
    left = Counter[str]()
    pairs = set[tuple[str, str]]()
    for text in kept:
        own = list(_words(text))
        left.update(own)
        pairs.update(itertools.pairwise(own))
    run: list[str] = []
    first = last = -1
    for place in (*_missing(words, left, pairs), -1):
        if run and place != last + 1:
            yield SourceWords(" ".join(run), words[first][1])
            run = []
        first, last = (first if run else place), place
        run.append(words[place][0])


def _missing(
    words: list[tuple[str, int]], left: Counter[str], pairs: set[tuple[str, str]]
) -> list[int]:
    """Give the places of words that are not kept: those in strange company first."""
    short = Counter(word for word, _ in words)
    short.subtract({word: min(left[word], number) for word, number in short.items()})
    found: set[int] = set()
    followers = [*(word for word, _ in words[1:]), ""]
    for at_once in (False, True):
        for place, (word, _) in enumerate(words):
            is_strange = (word, followers[place]) not in pairs
            if short[word] > 0 and place not in found and (at_once or is_strange):
                found.add(place)
                short[word] -= 1
    return sorted(found)


def _words(text: str) -> Iterator[str]:
    folded = unicodedata.normalize("NFC", text.replace(_SOFT_HYPHEN, ""))
    return (found.group() for found in _WORD.finditer(folded))
