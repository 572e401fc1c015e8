# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The chapters and the lock against what the importer derives from witness and recipe."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from postilla.fidelity.extent import Extent, extent_of
from postilla.fidelity.words import tell_words
from postilla.model.block import Chapter
from postilla.model.comparison import compare
from postilla.model.diagnostic import Diagnostic, Position
from postilla.model.lock import Lock
from postilla.model.tree import LOCK, chapter_path
from postilla.syntax.lock import write_lock
from postilla.syntax.position import position_in
from postilla.syntax.reader import ReadChapter


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceProof:
    """What the proof of the chapters found."""

    witness: Extent
    """Of what witness and recipe give."""
    chapters: Extent
    """Of what the chapters hold."""
    findings: tuple[Diagnostic, ...]
    """In order of place; the proof holds if and only if there are none."""


def verify_source(
    chapters: Sequence[ReadChapter],
    lock: str,
    *,
    derived: Sequence[Chapter],
    derived_lock: Lock,
    lines: Mapping[str, int],
) -> SourceProof:
    """Hold chapters and lock against the witness.

    White space of the Markdown that is no part of the text may differ: the number of empty
    lines, indentation, the place of a note's definition among annotations.

    :param chapters: the chapters as they are read, in the order of their files.
    :param lock: the text of ``base.lock``, empty when there is none.
    :param derived: the chapters as they follow from witness and recipe.
    :param derived_lock: the lock that fixes them.
    :param lines: id of a block -> 1-based line of the witness at which it begins.
    :return: the extent of both, and every difference.
    """
    findings = [*_lock_findings(lock, write_lock(derived_lock))]
    findings += (finding for chapter in chapters for finding in chapter.findings)
    blocks = {block.id: block for chapter in derived for block in chapter.walk()}
    read = {chapter.chapter.name: chapter for chapter in chapters}
    for change in compare(derived_lock, [chapter.chapter for chapter in chapters]):
        line = lines.get(change.id)
        authority = f"the witness (line {line})" if line else "the witness"
        for told in tell_words(change, blocks.get(change.id)):
            chapter = read.get(told.chapter)
            at = Position(chapter_path(told.chapter))
            if chapter:
                at = position_in(chapter, told.block, told.offset)
            code, message = f"base/{told.kind.value}", told.message(authority)
            findings.append(Diagnostic(code=code, message=message, position=at))
    return SourceProof(
        witness=extent_of(derived),
        chapters=extent_of([chapter.chapter for chapter in chapters]),
        findings=tuple(sorted(findings, key=lambda one: (one.position, one.code, one.message))),
    )


def _lock_findings(lock: str, derived: str) -> Iterator[Diagnostic]:
    """Compare two locks line by line; the lines are known by their first field."""
    if lock == derived:
        return
    wanted = {_key(line): line for line in derived.split("\n")}
    number = 0
    for number, line in enumerate(lock.split("\n"), 1):
        if wanted.pop(_key(line), None) != line:
            name = _key(line)
            message = f"The row “{name}” is not the one that witness and recipe give."
            yield _lock_finding(number, message)
    for name in wanted:
        yield _lock_finding(number, f"The row “{name}” is missing.")
    if sorted(lock.split("\n")) == sorted(derived.split("\n")):
        yield _lock_finding(1, "The rows stand in another order than witness and recipe give.")


def _lock_finding(line: int, message: str) -> Diagnostic:
    return Diagnostic(
        code="lock/row",
        message=message,
        hint="Take the lock back from version control, or run “postilla import”.",
        position=Position(LOCK, line),
    )


def _key(line: str) -> str:
    name, _, rest = line.partition("\t")
    return f"{name} {rest}" if name == "chapter" else name
