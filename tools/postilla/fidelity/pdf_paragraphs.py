# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The words of each paragraph of a PDF in the order in which they are read.

No tag states the direction of a paragraph, and the language of its element can be that of its
first words alone. The lines tell: where a passage of the other direction ends, they go on at the
side to which the paragraph is read.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from typing import Final

from postilla.fidelity.pdf_directions import Run, has_letters, in_reading_order, is_level
from postilla.fidelity.pdf_tags import Tag, TaggedText
from postilla.model.parallel import is_right_to_left

_INLINE: Final = frozenset(
    {"Code", "Em", "Lbl", "Link", "Quote", "Reference", "Span", "Strong", "Sub", "Sup"}
)
"""Elements in which the lines of the paragraph go on."""


def put_in_order(tagged: TaggedText) -> TaggedText:
    """Put the words in order.

    :param tagged: what the tags give.
    :return: the same; if anything is read from the right, the pieces of lines as they are read.
    """
    if not any(run.is_from_right for run in _runs(tagged.children)):
        return tagged
    return replace(tagged, children=_block(tagged.children, tagged.language))


def _block(children: Sequence[Tag | Run], language: str) -> tuple[Tag | Run, ...]:
    is_from_right = _is_from_right([*_spoken(children, language)], language)
    return tuple(_ordered(children, language, is_from_right=is_from_right))


def _ordered(
    children: Sequence[Tag | Run], language: str, *, is_from_right: bool
) -> Iterator[Tag | Run]:
    """Put the words between any two elements in order."""

    def words(part: Iterable[Tag | Run]) -> list[Run]:
        return [
            replace(run, language=run.language or language, is_in_line_from_right=is_from_right)
            for run in part
            if isinstance(run, Run)
        ]

    parts = [[*part] for _, part in groupby(children, lambda child: isinstance(child, Tag))]
    for before, part, behind in zip([[], *parts], parts, [*parts[1:], []], strict=False):
        last, following = deque(_runs(before), maxlen=1), next(_runs(behind), None)
        yield from in_reading_order(words(part), last[0] if last else None, following)
        for tag in part:
            if isinstance(tag, Tag):
                own = tag.language or language
                yield replace(
                    tag,
                    children=tuple(_ordered(tag.children, own, is_from_right=is_from_right))
                    if tag.name in _INLINE
                    else _block(tag.children, own),
                )


def _is_from_right(words: Sequence[tuple[Run, bool]], language: str) -> bool:
    """Say in which direction a paragraph is read, by its words and the directions of these."""
    letters = [(run, direction) for run, direction in words if has_letters(run)]
    for (run, direction), (following, other) in pairwise(letters):
        if direction != other and is_level(run, following):
            return following.x < run.x
    return is_right_to_left(language)


def _spoken(children: Iterable[Tag | Run], language: str) -> Iterator[tuple[Run, bool]]:
    """Give the words of a paragraph, each with whether its language is read from the right."""
    for child in children:
        if isinstance(child, Run):
            yield child, is_right_to_left(child.language or language)
        elif child.name in _INLINE:
            yield from _spoken(child.children, child.language or language)


def _runs(children: Iterable[Tag | Run]) -> Iterator[Run]:
    for child in children:
        if isinstance(child, Run):
            yield child
        else:
            yield from child.runs()
