# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Which ids blocks keep: those of an old state of the text, written into the recipe."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from postilla.importer.again.alignment import align
from postilla.importer.again.relining import id_row
from postilla.model.block import Block, BlockKind, Chapter
from postilla.model.identifiers import IdKind, kind_of

_NUMBERED = re.compile(r"(?P<prefix>.+)-(?P<number>[0-9]+)")
_GROUND = "kept from the state before, by aligning the texts"
_NEW_GROUND = "new in the corrected witness; the next free number"


def kept_ids(old: Sequence[Chapter], new: Sequence[Chapter]) -> Mapping[str, str]:
    """Say what the blocks of a new state of the text are to be called.

    :param old: the chapters before.
    :param new: the chapters derived anew, with the ids that the general rules give.
    :return: id by the rules -> id to be: of the old block with the same or a similar text, or
        for a block that is new the next number that no block ever had.
    """
    before = [block for chapter in old for block in chapter.blocks]
    after = [block for chapter in new for block in chapter.blocks]
    pairs = align(before, after)
    highest = Counter[str]()
    for block in before:
        prefix, number = _numbered(block.id)
        highest[prefix] = max(highest[prefix], number)
    names: dict[str, str] = {}
    for place, block in enumerate(after):
        prefix, number = _numbered(block.id)
        if place in pairs and _same_kind(before[pairs[place]], block):
            names[block.id] = before[pairs[place]].id
        elif number and number <= highest[prefix]:
            highest[prefix] += 1
            names[block.id] = f"{prefix}-{highest[prefix]}"
        else:
            names[block.id] = block.id
            highest[prefix] = max(highest[prefix], number)
    return names


def id_rows(
    old: Sequence[Chapter],
    new: Sequence[Chapter],
    names: Mapping[str, str],
    lines: Mapping[str, int],
) -> Iterator[str]:
    """Write the rows that a recipe needs for blocks to keep their ids.

    :param old: the chapters before.
    :param new: the chapters derived anew.
    :param names: from :func:`kept_ids`.
    :param lines: id by the rules -> 1-based line of the witness.
    :return: tables of TOML; none for a block that gets its id by counting anyway.
    """
    counted = Counter[str]()
    old_ids = {block.id for chapter in old for block in chapter.blocks}
    old_names = {chapter.blocks[0].id: chapter.name for chapter in old if chapter.blocks}
    for chapter in new:
        for block in chapter.blocks:
            wanted = names[block.id]
            prefix, number = _numbered(wanted)
            name = old_names.get(wanted, "")
            moved = _bare(name) if name and _bare(name) != _bare(chapter.name) else ""
            if number and not moved and number == counted[prefix] + 1 and _numbered(block.id)[1]:
                counted[prefix] += 1
            elif wanted != block.id or number or moved:
                ground = _GROUND if wanted in old_ids else _NEW_GROUND
                yield id_row(lines[block.id], wanted, moved, ground)


def _numbered(identifier: str) -> tuple[str, int]:
    """Take an id that ends in a running number apart; others have the number 0."""
    match = _NUMBERED.fullmatch(identifier)
    if not match or kind_of(identifier) not in (IdKind.BLOCK, IdKind.ENTRY):
        return identifier, 0
    return match["prefix"], int(match["number"])


def _same_kind(old: Block, new: Block) -> bool:
    if old.kind is BlockKind.HEADING:
        return True
    return kind_of(old.id) is kind_of(new.id)


def _bare(chapter: str) -> str:
    return chapter.partition("-")[2]
