# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Read a catalogue of a chapter's text as a translation of the chapter.

It is read like one that lies in ``source/parallel/``, so that both may have the same, are checked
by the same rules, and look the same in all products. What a unit was when it was translated stands
beside it, so no lock is needed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from postilla.model.block import Block, Chapter
from postilla.model.diagnostic import Diagnostic, Position
from postilla.model.lock import digest
from postilla.model.translation import Record, units_of
from postilla.syntax.allowlist import check_bounds
from postilla.syntax.po import Entry, read_po
from postilla.syntax.reader import read_chapter
from postilla.syntax.translation import ReadTranslation, read_translation

_NAME: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_NOTE: Final = "fn-"
_FIRST: Final = {True: "[^{}]: ", False: "{{#{}}}\n"}
_UNKNOWN: Final = "0" * 32
"""Stands for words that nobody knows, and is the hash of none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadCatalogue:
    """A catalogue of a chapter's text."""

    translation: ReadTranslation
    records: Mapping[str, Record]
    """Block id -> what was translated, as far as it is known."""


def read_text_catalogue(text: str, chapter: str, path: str) -> ReadCatalogue:
    """Read a catalogue.

    :param text: of the file.
    :param chapter: the chapter's name.
    :param path: the file's name in findings.
    :return: what is translated in it; findings have the lines of the catalogue.
    """
    catalogue, malformed = read_po(text, path)
    entries = [one for one in catalogue.entries if one.said.strip() and not one.is_obsolete]
    named = [one for one in entries if _NAME.fullmatch(one.context)]
    unnamed = [_unnamed(one, path) for one in entries if not _NAME.fullmatch(one.context)]
    written, lines = _page(named)
    beyond = tuple(check_bounds(written, path))
    read = read_translation("" if beyond else written, chapter, path)
    findings = sorted(
        (*malformed, *unnamed, *(_moved(one, lines) for one in (*beyond, *read.findings))),
        key=lambda finding: finding.position,
    )
    own = _moved_chapter(read.chapter, lines)
    places = {name: lines[line - 1] for name, line in read.alignment_lines.items()}
    translation = replace(read, chapter=own, alignment_lines=places, findings=tuple(findings))
    return ReadCatalogue(translation=translation, records=_records(own, named, path))


def _page(entries: Iterable[Entry]) -> tuple[str, Sequence[int]]:
    """Write what is said as a file of its own, and give for each line that of the catalogue."""
    parts: list[str] = []
    lines: list[int] = []
    for entry in entries:
        part = _block(entry.context, entry.said.strip("\n"))
        above = part.count("\n") + 1 - len(entry.lines)
        own = [entry.line] * max(above, 0) + [*entry.lines]
        parts += [*part.split("\n"), ""]
        lines += [*own[: part.count("\n") + 1], own[-1]]
    return "\n".join(parts), lines or [1]


def _block(name: str, words: str) -> str:
    is_note = name.startswith(_NOTE)
    first = _FIRST[is_note].format(name.removeprefix(_NOTE) if is_note else name)
    return first + (words.replace("\n", "\n    ") if is_note else words)


def _records(own: Chapter, entries: Sequence[Entry], path: str) -> Mapping[str, Record]:
    """Say of which words what is said is the translation: of a fuzzy entry, the words before."""
    fuzzy = {one.context for one in entries if one.is_fuzzy and not one.previous}
    translated = "\n\n".join(
        _block(one.context, one.previous if one.is_fuzzy and one.previous else one.words)
        for one in entries
    )
    if any(check_bounds(translated, path)):
        return {}
    base = read_chapter(translated, own.name, path).chapter
    text_of = {block.id: digest(block.content.text) for block in units_of(base)}
    homes = {unit.id: block.id for block in (*base.blocks, *base.notes) for unit in block.walk()}
    return {
        block.id: Record(
            _UNKNOWN if homes.get(block.id) in fuzzy else text_of.get(block.id, _UNKNOWN),
            digest(block.content.text),
        )
        for block in units_of(own)
    }


def _moved_chapter(chapter: Chapter, lines: Sequence[int]) -> Chapter:
    return replace(
        chapter,
        blocks=tuple(_moved_block(one, lines) for one in chapter.blocks),
        notes=tuple(_moved_block(one, lines) for one in chapter.notes),
    )


def _moved_block(block: Block, lines: Sequence[int]) -> Block:
    children = tuple(_moved_block(one, lines) for one in block.children)
    return replace(block, line=_line(block.line, lines), children=children)


def _moved(finding: Diagnostic, lines: Sequence[int]) -> Diagnostic:
    at = finding.position
    # Which column it is in the string is not told: quotation marks and escapes stand in it.
    return replace(finding, position=Position(at.path, _line(at.line or 1, lines), 1))


def _line(line: int, lines: Sequence[int]) -> int:
    return lines[min(max(line, 1), len(lines)) - 1]


def _unnamed(entry: Entry, path: str) -> Diagnostic:
    return Diagnostic(
        code="catalogue/unit",
        message="This entry does not say which unit it is.",
        hint="Its context (msgctxt) is the id of the block; run “postilla catalogue”.",
        position=Position(path, entry.line, 1),
    )
