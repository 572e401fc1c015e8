# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Write a proposal as a translation of a chapter; what a person has there already stays."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from postilla.alignment.pairing import Rendering
from postilla.model.block import Block, BlockKind, Chapter
from postilla.model.identifiers import note_id
from postilla.model.parallel import Alignment

_START: Final = re.compile(
    r"\{#(?P<id>[a-z0-9-]+)(?: [^}]*)?\}[ \t]*|\[\^(?P<mark>[^\]\s]+)\]:.*", re.DOTALL
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """What a person has to look at."""

    block: str
    line: int
    """1-based, in the file written."""
    likelihood: float
    """Of the least likely of its pairs: 0 to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A translation of a chapter, as proposed."""

    text: str
    """Of the file."""
    written: tuple[str, ...]
    """The ids of the blocks that are new in it."""
    doubts: tuple[Doubt, ...]
    missing: tuple[str, ...]
    """The ids of the blocks that nothing renders."""


def write_page(chapter: Chapter, renderings: Mapping[str, Rendering], existing: str) -> Page:
    """Write the file.

    :param chapter: the text.
    :param renderings: block id -> what renders it.
    :param existing: the text of the file as it is, or nothing; what it has is not touched.
    :return: the file: the blocks that are there, and the others as proposed.
    """
    before, chunks = _chunks(existing)
    parts = [before.strip("\n")] if before.strip() else []
    written: list[str] = []
    doubts: list[Doubt] = []
    missing: list[str] = []
    for block in (*chapter.blocks, *chapter.notes):
        if kept := chunks.pop(block.id, ""):
            parts.append(kept)
            continue
        units = [one for one in block.walk() if one.content.text]
        if not any(unit.id in renderings for unit in units) or block.kind is BlockKind.TABLE:
            missing += [unit.id for unit in units]
            continue
        line = "\n\n".join((*parts, "")).count("\n") + 1
        missing += [unit.id for unit in units if unit.id not in renderings]
        own = [(unit.id, renderings[unit.id]) for unit in units if unit.id in renderings]
        parts.append("\n\n".join((_block(block, renderings), *_alignments(block, own))))
        written += [name for name, _ in own]
        doubts += [
            Doubt(block=name, line=line, likelihood=one.likelihood)
            for name, one in own
            if one.is_doubtful
        ]
    parts += chunks.values()  # of blocks that the text does not have; the check names them
    return Page(
        text="\n\n".join(parts) + "\n" if parts else "",
        written=tuple(written),
        doubts=tuple(doubts),
        missing=tuple(missing),
    )


def _chunks(text: str) -> tuple[str, dict[str, str]]:
    """Take a file apart: what stands before its first block, and its blocks with all below them."""
    before: list[str] = []
    found: dict[str, list[str]] = {}
    own = before
    for line in text.split("\n"):
        if match := _START.fullmatch(line):
            own = found.setdefault(match["id"] or note_id(match["mark"]), [])
        own.append(line)
    chunks = {name: "\n".join(lines).strip("\n") for name, lines in found.items()}
    return "\n".join(before), chunks


def _block(block: Block, renderings: Mapping[str, Rendering]) -> str:
    lines = renderings[block.id].sentences if block.id in renderings else ()
    if block.kind is BlockKind.NOTE:
        return f"[^{block.id.removeprefix(note_id(''))}]: " + "\n    ".join(lines)
    head = f"{{#{block.id}}}\n"
    if block.kind is BlockKind.LIST:
        return head + "\n".join(_list(block, renderings))
    if block.kind is BlockKind.QUOTATION:
        return head + "\n".join(f"> {line}" for line in lines)
    marker = "#" * block.level + " " if block.kind is BlockKind.HEADING else ""
    return head + marker + "\n".join(lines)


def _list(block: Block, renderings: Mapping[str, Rendering]) -> Iterator[str]:
    """Give the lines of a list; an item that nothing renders stays empty, for items are counted."""
    for number, item in enumerate(block.children):
        marker = "- " if block.start is None else f"{block.start + number}. "
        indent = " " * len(marker)
        first, *others = renderings[item.id].sentences if item.id in renderings else ("",)
        yield (marker + first).rstrip()
        yield from (indent + line for line in others)
        for child in item.children:
            yield from (indent + line for line in _list(child, renderings))


def _alignments(block: Block, units: Sequence[tuple[str, Rendering]]) -> Iterator[str]:
    for name, one in units:
        if one.needs_saying:
            item = f"{name.removeprefix(block.id + '-')} " if name != block.id else ""
            doubt = "?" if one.is_doubtful else ""
            yield f"{{align{doubt}}}`{item}{write_alignment(one.alignment)}`"


def write_alignment(alignment: Alignment) -> str:
    """Write an alignment as :func:`~postilla.syntax.translation.read_alignment` reads it.

    :param alignment: it.
    :return: an item a line, and those left out.
    """
    lines = ("+".join(map(str, rendered)) or "+" for rendered in alignment.lines)
    return " ".join((*lines, *(f"-{number}" for number in sorted(alignment.left_out))))
