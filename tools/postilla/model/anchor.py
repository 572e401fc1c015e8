# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Annotations whose words are found: what the build, the checks and the exports start from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from postilla.model.annotation import Annotation
from postilla.model.kinds import EMEND
from postilla.model.restoration import Replacement

RESTORED_CAUSE = "transcript"
"""The cause of the emendations of which the reading text is made."""


@dataclass(frozen=True, slots=True, order=True)
class Part:
    """Words of one block; a quotation from a whole list has a part in each item."""

    block: str
    """Its id."""
    start: int
    """0-based, in code points of the block's base text."""
    end: int
    """Exclusive."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchored:
    """An annotation with its place."""

    annotation: Annotation
    parts: tuple[Part, ...]
    """In order; none for kinds that quote no words."""
    words: str
    """The base text of its parts, a blank between two."""
    number: int = 0
    """Of its mark, 1-based in its chapter; 0 for kinds without marks."""

    @property
    def label(self) -> str:
        """Its mark, such as ``c12``, or nothing."""
        return f"{self.annotation.kind.letter}{self.number}" if self.number else ""

    @property
    def replacement(self) -> Replacement | None:
        """What the reading text has in the place of the words, if it departs from them."""
        annotation = self.annotation
        if annotation.kind != EMEND or annotation.field("cause") != RESTORED_CAUSE:
            return None
        part = self.parts[0]
        return Replacement(part.start, part.end, annotation.field("reading"))


def numbered(anchored: Iterable[Anchored], order: Mapping[str, int]) -> tuple[Anchored, ...]:
    """Number the marks of a chapter in the order in which their words end.

    :param anchored: the annotations of a chapter, as they are written.
    :param order: block id -> its place in the chapter, the notes after all others.
    :return: the same annotations, those with a mark first, in the order of their numbers.
    """

    def place(one: Anchored) -> tuple[int, int, int]:
        last = one.parts[-1]
        return order[last.block], last.end, -last.start

    every = list(anchored)
    marked = sorted((one for one in every if one.parts and one.annotation.kind.letter), key=place)
    return (
        *(replace(one, number=number) for number, one in enumerate(marked, 1)),
        *(one for one in every if not (one.parts and one.annotation.kind.letter)),
    )


def replacements(anchored: Iterable[Anchored]) -> dict[str, list[Replacement]]:
    """Collect what the reading text changes.

    :param anchored: annotations of any kind.
    :return: block id -> its replacements, in order of place.
    """
    found: dict[str, list[Replacement]] = {}
    for one in anchored:
        if one.parts and (replacement := one.replacement):
            found.setdefault(one.parts[0].block, []).append(replacement)
    return {block: sorted(of_block) for block, of_block in found.items()}
