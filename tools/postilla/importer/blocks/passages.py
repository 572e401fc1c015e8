# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What the source states of ranges of its words, found in the words of a block."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from postilla.importer.blocks.composition import Composition
from postilla.importer.blocks.draft import Draft
from postilla.importer.blocks.skeleton import Passage
from postilla.model.content import Span, SpanKind


def passages_in(draft: Draft, words: Composition, languages: Sequence[Passage]) -> Iterator[Span]:
    """Give the passages of a block that are in other languages.

    :param draft: the block.
    :param words: its words.
    :param languages: of the whole witness, by start.
    :return: spans over the words.
    """
    for start, end in draft.ranges if languages else ():
        place = bisect_left(languages, start, key=lambda one: one.start)
        while place < len(languages) and languages[place].start < end:
            one = languages[place]
            if found := words.range_of(one.start, one.end):
                yield Span(*found, SpanKind.LANGUAGE, one.language)
            place += 1
