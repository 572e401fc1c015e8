# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The PDF as several files, where one would need more memory than there is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One of the files of a book, or all of it in one."""

    number: int = 1
    """From 1."""
    count: int = 1
    """Of all parts of the book."""

    @property
    def suffix(self) -> str:
        """What the name of its file ends with, before ``.pdf``; nothing when there is one part."""
        return f"-part-{self.number}" if self.count > 1 else ""

    @property
    def is_first(self) -> bool:
        """True of the part with what stands before the text."""
        return self.number == 1

    @property
    def is_last(self) -> bool:
        """True of the part with what stands behind the text."""
        return self.number == self.count


def parts_of(beginnings: Sequence[str]) -> tuple[Part, ...]:
    """Give the parts of a book.

    :param beginnings: the chapters with which a further part begins.
    :return: one part more than there are beginnings.

    >>> [part.suffix for part in parts_of([])], [part.suffix for part in parts_of(["05-law"])]
    ([''], ['-part-1', '-part-2'])
    """
    count = len(beginnings) + 1
    return tuple(Part(number=number, count=count) for number in range(1, count + 1))


def distributed(chapters: Iterable[str], beginnings: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Say which chapters each part has.

    :param chapters: all of them, in the order of the book.
    :param beginnings: the chapters with which a further part begins.
    :return: the chapters of each part.
    :raises ValueError: with the first beginning that is no chapter, stands twice or begins the
        book, or stands before the one before it.

    >>> distributed(["1", "2", "3"], ["3"])
    (('1', '2'), ('3',))
    """
    parts: list[list[str]] = [[]]
    wanted = list(reversed(beginnings))
    for number, chapter in enumerate(chapters):
        if wanted and chapter == wanted[-1] and number:
            wanted.pop()
            parts.append([])
        parts[-1].append(chapter)
    if wanted:
        raise ValueError(wanted[-1])
    return tuple(map(tuple, parts))


def even_beginnings(sizes: Mapping[str, int], most: int) -> tuple[str, ...]:
    """Propose where parts could begin, so that all are about as large.

    :param sizes: chapter -> its size, in the order of the book.
    :param most: the size that a part should not exceed; a chapter may, which is not divided.
    :return: the chapters.

    >>> even_beginnings({"1": 5, "2": 4, "3": 6, "4": 5}, 12)
    ('3',)
    """
    count = -(-sum(sizes.values()) // max(1, most))
    room = -(-sum(sizes.values()) // max(1, count))
    beginnings, filled = [], 0
    for chapter, size in sizes.items():
        if filled and filled + size > room + size // 2:
            beginnings.append(chapter)
            filled = 0
        filled += size
    return tuple(beginnings)
