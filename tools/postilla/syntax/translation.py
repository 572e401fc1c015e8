# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Read a translation of a chapter: the chapter's ids, other words, one sentence a line.

Where the lines of a block are not the sentences of the text one by one, a line of its own below
the block says what they are, each item for one line of the translation::

    {align}`1 2+3 5 4 4 + -6`

========  ==================================================
``2``     the line renders sentence 2 of the text
``2+3``   it renders sentences 2 and 3 in one
``4 4``   two lines render sentence 4
``5 4``   the order is another one
``+``     the line renders nothing: it is an addition
``-6``    no line: sentence 6 is left out
========  ==================================================

Below a list, an item of it is named first: ``{align}`i2 1 1```. With a question mark,
``{align?}`1 2```, it is a proposal of ``postilla align`` that nobody has looked over.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from postilla.model.allowed import Profile
from postilla.model.block import Chapter
from postilla.model.diagnostic import Diagnostic, Position
from postilla.model.parallel import Alignment
from postilla.syntax.reader import read_chapter

_ALIGN: Final = re.compile(r"\{align(?P<doubt>\??)\}`(?P<what>[^`]*)`[ \t]*")
_ITEM_OF_LIST: Final = re.compile(r"i[0-9]+(?:-i[0-9]+)*")
_INSIDE_LIST: Final = re.compile(r"-i[0-9].*")
_LINE: Final = re.compile(r"\+|[1-9][0-9]{0,4}(?:\+[1-9][0-9]{0,4})*")
_LEFT_OUT: Final = re.compile(r"-[1-9][0-9]{0,4}")
ALIGN_HINT: Final = (
    "Write an item for each line of the translation: the number of the sentence that it renders, "
    "2+3 for two in one, + for an addition; and -4 for a sentence that is left out."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadTranslation:
    """A translation as it stands in its file."""

    chapter: Chapter
    alignments: Mapping[str, Alignment]
    """Block id -> what is written below the block."""
    alignment_lines: Mapping[str, int]
    """Block id -> its 1-based line."""
    proposed: frozenset[str]
    """The ids of the blocks whose alignment nobody has looked over."""
    findings: tuple[Diagnostic, ...]


def read_translation(text: str, name: str, path: str) -> ReadTranslation:
    """Read the source of a translation.

    :param text: the file's text.
    :param name: the chapter's name.
    :param path: the file's name in findings.
    :return: the translation; what can't be read is named in the findings, with
        ``parallel/align`` and the codes of :func:`~postilla.syntax.reader.read_chapter`.
    """
    lines = text.split("\n")
    written = {
        number: match for number, line in enumerate(lines, 1)
        if (match := _ALIGN.fullmatch(line)) and _stands_alone(lines, number)
    }  # fmt: skip
    rest = "\n".join("" if number in written else line for number, line in enumerate(lines, 1))
    read = read_chapter(rest, name, path, Profile.TRANSLATION)
    alignments: dict[str, Alignment] = {}
    places: dict[str, int] = {}
    proposed: set[str] = set()
    findings = [*read.findings]
    starts = sorted((start, name) for name, (start, _) in read.lines.items() if name)
    for number, match in written.items():
        what = match["what"]
        first, *others = what.split() or [""]
        is_item = bool(_ITEM_OF_LIST.fullmatch(first))
        block = _above(starts, number, first if is_item else "")
        alignment = read_alignment(others if is_item else what.split())
        if alignment is None or not block or block in alignments:
            findings.append(_fault(match.group().strip(), Position(path, number, 1)))
        else:
            alignments[block], places[block] = alignment, number
            proposed.update([block] if match["doubt"] else [])
    return ReadTranslation(
        chapter=read.chapter,
        alignments=alignments,
        alignment_lines=places,
        proposed=frozenset(proposed),
        findings=tuple(sorted(findings, key=lambda finding: finding.position)),
    )


def read_alignment(items: list[str]) -> Alignment | None:
    """Read an alignment.

    :param items: what is written, item by item.
    :return: it, or ``None`` when it is not of the form described above.

    >>> read_alignment("1 2+3 + -4".split())
    Alignment(lines=((1,), (2, 3), ()), left_out=frozenset({4}))
    """
    lines: list[tuple[int, ...]] = []
    left_out: set[int] = set()
    for item in items:
        if _LEFT_OUT.fullmatch(item):
            left_out.add(int(item[1:]))
        elif _LINE.fullmatch(item):
            lines.append(tuple(sorted({int(number) for number in item.split("+") if number})))
        else:
            return None
    return Alignment(tuple(lines), frozenset(left_out)) if lines else None


def _stands_alone(lines: list[str], number: int) -> bool:
    """Say whether a line has empty ones around it."""
    before = lines[number - 2] if number > 1 else ""
    after = lines[number] if number < len(lines) else ""
    return not before.strip() and not after.strip()


def _above(starts: Sequence[tuple[int, str]], number: int, item: str) -> str:
    """Give the id of the block above a line, or of an item of the list there."""
    place = bisect_left(starts, (number, ""))
    if not place:
        return ""
    nearest = starts[place - 1][1]
    return f"{_INSIDE_LIST.sub('', nearest)}-{item}" if item else nearest


def _fault(words: str, at: Position) -> Diagnostic:
    message = f"“{words}” can't be read, or there is no block above that it could be about."
    return Diagnostic(code="parallel/align", message=message, hint=ALIGN_HINT, position=at)
