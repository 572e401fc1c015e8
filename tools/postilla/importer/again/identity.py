# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Which ids blocks keep: those of an old state of the text, written into the recipe."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import count

from postilla.importer.again.alignment import Unit, align
from postilla.importer.derive import Derivation
from postilla.importer.recipe import write_row
from postilla.model.block import Block, BlockKind, Chapter
from postilla.model.identifiers import IdKind, kind_of

_NUMBERED = re.compile(r"(?P<prefix>.+)-(?P<number>[0-9]+)")
_GROUND = "kept from the state before, by aligning the texts"
_NEW_GROUND = "new in the corrected witness; the next free number"
GROUNDS = (_GROUND, _NEW_GROUND)
"""The grounds of the rows that are written here; no person writes them."""
_QUOTED = 30


def kept_ids(old: Sequence[Chapter], new: Derivation) -> Mapping[str, str]:
    """Say what the blocks of a new state of the text are to be called.

    :param old: the chapters before.
    :param new: what is derived anew, with the ids that rules and recipe give.
    :return: id now -> id to be: the one that the recipe gives; or that of the old block with
        the same or a similar text; or for a block that is new the next number that no block of
        the old text has.
    """
    return _Identity(old, new).names()


class _Identity:
    def __init__(self, old: Sequence[Chapter], new: Derivation) -> None:
        self.before = [block for chapter in old for block in chapter.blocks]
        self.after = [block for chapter in new.chapters for block in chapter.blocks]
        self.given = {row.text("id") for row in new.recipe.of("id")}
        self.highest: Counter[str] = Counter()
        for identifier in (*(block.id for block in self.before), *self.given):
            prefix, number = _numbered(identifier)
            self.highest[prefix] = max(self.highest[prefix], number)

    def names(self) -> Mapping[str, str]:
        """Name the blocks that were there before, and then those that are new."""
        pairs = align(list(map(_unit, self.before)), list(map(_unit, self.after)))
        kept = {
            self.after[place].id: self.before[other].id
            for place, other in pairs.items()
            if self.before[other].id not in self.given
        }
        kept |= {block.id: block.id for block in self.after if block.id in self.given}
        used = {block.id for block in self.before} | set(kept.values())
        for block in self.after:
            if block.id not in kept:
                kept[block.id] = self._free(block.id, used)
                used.add(kept[block.id])
        return kept

    def _free(self, identifier: str, used: set[str]) -> str:
        prefix, number = _numbered(identifier)
        if number:
            self.highest[prefix] = max(number, self.highest[prefix] + 1)
            return f"{prefix}-{self.highest[prefix]}"
        others = (f"{identifier}-{number}" for number in count(2))
        return identifier if identifier not in used else next(n for n in others if n not in used)


def id_rows(old: Sequence[Chapter], new: Derivation, names: Mapping[str, str]) -> Iterator[str]:
    """Write the rows that a recipe needs for blocks to keep their ids.

    :param old: the chapters before.
    :param new: what is derived anew.
    :param names: from :func:`kept_ids`.
    :return: tables of TOML; none for a block that has its id by a row already, or gets it by
        counting.
    """
    given = {row.text("id") for row in new.recipe.of("id")}
    old_ids = {block.id for chapter in old for block in chapter.blocks}
    old_names = {chapter.blocks[0].id: chapter.name for chapter in old if chapter.blocks}
    counted = Counter[str]()
    renamed: dict[str, str] = {}
    lines: set[int] = set()
    for chapter in new.chapters:
        for block in chapter.blocks:
            place = _place(new, block, lines)
            wanted = names[block.id]
            if block.kind is BlockKind.HEADING:
                renamed[f"p-{_bare(block.id)}"] = f"p-{_bare(wanted)}"
            name = _bare(old_names.get(wanted, ""))
            moved = name if name != _bare(chapter.name) else ""
            prefix, number = _numbered(block.id)
            by_counting = f"{renamed.get(prefix, prefix)}-{counted[prefix] + 1}"
            if wanted in given or (not number and wanted == block.id and not moved):
                continue
            if number and wanted == by_counting:
                counted[prefix] += 1
            else:
                ground = _GROUND if wanted in old_ids else _NEW_GROUND
                yield write_row("id", **place, id=wanted, chapter=moved, ground=ground)


def _place(new: Derivation, block: Block, lines: set[int]) -> dict[str, str | int]:
    """Quote the beginning of a block; the first one of a line is named by the line alone."""
    start = new.starts[block.id]
    line = new.witness.position(start).line
    if line not in lines:
        lines.add(line)
        return {"line": line}
    end = min(start + _QUOTED, new.witness.lines[line - 1].end)
    return new.witness.quote(start, end)


def _unit(block: Block) -> Unit:
    text = block.content.text or "\n".join(child.content.text for child in block.children)
    kind = kind_of(block.id)
    is_heading = block.kind is BlockKind.HEADING
    return Unit(block.kind.value if is_heading or kind is None else kind.value, text)


def _numbered(identifier: str) -> tuple[str, int]:
    """Take an id that ends in a running number apart; others have the number 0."""
    match = _NUMBERED.fullmatch(identifier)
    if not match or kind_of(identifier) not in (IdKind.BLOCK, IdKind.ENTRY):
        return identifier, 0
    return match["prefix"], int(match["number"])


def _bare(name: str) -> str:
    """Take the kind off an id, or the number off a chapter's name."""
    return name.partition("-")[2]
