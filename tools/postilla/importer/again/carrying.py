# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Carry annotations over to a new state of the text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from postilla.model.annotation import Annotation
from postilla.model.block import Block, Chapter
from postilla.syntax.reader import ReadChapter
from postilla.syntax.writer import write_block


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedBlock:
    """A block whose words are no longer what they were."""

    id: str
    before: str
    """Its words before; empty for a new block."""
    after: str
    """Its words now; empty for a block that is gone."""
    annotations: tuple[Annotation, ...]
    """What is anchored in it, for a person to look at."""


def carry(
    old: Sequence[ReadChapter], new: Sequence[Chapter]
) -> Mapping[str, Mapping[str, list[str]]]:
    """Give every annotation a place in the new text, as near to its old one as can be.

    :param old: the chapters as they are read from their files.
    :param new: the new chapters, with the ids that are kept.
    :return: name of a new chapter -> id of a block -> the directives below it; nothing is
        lost, what stood below a block that is gone stands below the one before it.
    """
    homes = {
        block.id: chapter.name for chapter in new for block in (*chapter.blocks, *chapter.notes)
    }
    placed: dict[str, dict[str, list[str]]] = {chapter.name: {} for chapter in new}
    first = new[0]
    fallback = (*first.blocks, *first.notes)[0].id
    for read in old:
        order = [block.id for block in (*read.chapter.blocks, *read.chapter.notes)]
        place = {name: number for number, name in enumerate(order)}
        for annotation in read.annotations:
            at = place.get(annotation.above, -1)
            near = next((name for name in reversed(order[: at + 1]) if name in homes), "")
            near = near or next((name for name in order if name in homes), fallback)
            placed[homes[near]].setdefault(near, []).append(annotation.source)
    return placed


def changed_blocks(old: Sequence[ReadChapter], new: Sequence[Chapter]) -> Iterator[ChangedBlock]:
    """List the blocks that differ, with the annotations that hang on them.

    :param old: the chapters as they are read from their files.
    :param new: the new chapters, with the ids that are kept.
    :return: in the order of the new text, blocks that are gone last.
    """
    before = {block.id: block for read in old for block in read.chapter.walk()}
    after = {block.id: block for chapter in new for block in chapter.walk()}
    hanging: dict[str, list[Annotation]] = {}
    for read in old:
        for annotation in read.annotations:
            hanging.setdefault(annotation.anchor, []).append(annotation)
    for name in (*after, *(name for name in before if name not in after)):
        was, now = before.get(name), after.get(name)
        if _bare(was) != _bare(now):
            same_text = was is not None and now is not None and was.content.text == now.content.text
            shown = _markdown if same_text else _words
            yield ChangedBlock(
                id=name,
                before=shown(was),
                after=shown(now),
                annotations=tuple(hanging.get(name, ())),
            )


def _bare(block: Block | None) -> Block | None:
    """Leave the items of a list out; they are compared by themselves."""
    return replace(block, children=()) if block else None


def _words(block: Block | None) -> str:
    return block.content.text if block else ""


def _markdown(block: Block | None) -> str:
    """Show what stands on and between the words."""
    return write_block(replace(block, children=())).replace("\n", " ↵ ") if block else ""
