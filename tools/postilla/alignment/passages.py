# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Read a translation that has no ids yet: paragraphs, and what their marks say of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from postilla.model.block import BlockKind
from postilla.model.content import Content
from postilla.syntax.writer import write_content

Split = Callable[[str], Sequence[str]]
"""Takes words apart into sentences."""

_MARKS: Final = (
    (re.compile(r"#{1,6}(?:[ \t]+(?P<words>.*))?"), BlockKind.HEADING),
    (re.compile(r"(?:[-*+]|[0-9]{1,9}[.)])(?:[ \t]+(?P<words>.*))?"), BlockKind.ITEM),
    (re.compile(r"\[\^(?P<mark>[a-z0-9-]{1,40})\]:[ \t]*(?P<words>.*)"), BlockKind.NOTE),
)
_QUOTED: Final = re.compile(r"^>[ \t]?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A paragraph, a heading, an item of a list or a note."""

    kind: BlockKind
    mark: str = ""
    """Of a note."""
    sentences: tuple[str, ...]
    """As they are written in Markdown."""
    lengths: tuple[int, ...]
    """Of the sentences, in characters."""
    line: int
    """1-based, its first one."""


def read_passages(text: str, split: Split, *, is_markdown: bool) -> tuple[Passage, ...]:
    """Read a translation.

    :param text: of its file. Where there are empty lines they part paragraphs; else each line is
        one.
    :param split: takes the words of a paragraph apart into sentences.
    :param is_markdown: whether its words may have marks of Markdown; else they are kept as they
        are, so that nothing becomes markup.
    :return: its paragraphs, in order.
    """
    found = []
    for line, kind, mark, words in _paragraphs(text):
        sentences = [" ".join(one.split()) for one in split(" ".join(words.split()))]
        own = tuple(filter(None, sentences))
        written = own if is_markdown else tuple(write_content(Content(one)) for one in own)
        if own:
            lengths = tuple(map(len, own))
            found.append(
                Passage(kind=kind, mark=mark, sentences=written, lengths=lengths, line=line)
            )
    return tuple(found)


def _paragraphs(text: str) -> Iterator[tuple[int, BlockKind, str, str]]:
    """Give line, kind, mark and words of each paragraph."""
    lines = [line.strip() for line in text.split("\n")]
    filled = [number for number, line in enumerate(lines) if line]
    is_parted = any(not lines[number] for number in range(*_ends(filled)))
    gathered: list[str] = []
    start, kind, mark = 0, BlockKind.PARAGRAPH, ""
    for number, line in enumerate(lines, 1):
        own_kind, own_mark, words = _marked(_QUOTED.sub("", line, count=1))
        is_new = own_kind is not BlockKind.PARAGRAPH or not is_parted or not gathered
        if gathered and (is_new or not line or kind is BlockKind.HEADING):
            yield start, kind, mark, " ".join(gathered)
            gathered = []
        if line and not gathered:
            start, kind, mark = number, own_kind, own_mark
        if line:
            gathered.append(words)
    if gathered:
        yield start, kind, mark, " ".join(gathered)


def _ends(filled: Sequence[int]) -> tuple[int, int]:
    return (filled[0], filled[-1]) if filled else (0, 0)


def _marked(line: str) -> tuple[BlockKind, str, str]:
    for pattern, kind in _MARKS:
        if match := pattern.fullmatch(line):
            return kind, match.groupdict().get("mark", ""), match["words"] or ""
    return BlockKind.PARAGRAPH, "", line
