# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Annotations put into the text of a chapter, each below the block that it is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from postilla.model.block import Chapter
from postilla.syntax.reader import ReadChapter


def place(text: str, read: ReadChapter, directives: Mapping[str, Sequence[str]]) -> str:
    """Put directives into a chapter.

    :param text: the chapter's file.
    :param read: the same as it is read.
    :param directives: id of a block, item or note -> directives, as they are to be written.
    :return: the new text: each below its block and the annotations that stand there already,
        every other line as it was.
    """
    made: dict[int, list[str]] = {}
    tops = top_blocks(read.chapter)
    below = lines_below(read, text.split("\n"))
    for block, own in directives.items():
        made.setdefault(below[tops[block]], []).extend(own)
    out: list[str] = []
    for number, line in enumerate([*text.rstrip("\n").split("\n"), ""]):
        for directive in made.get(number, ()):
            if out and out[-1]:
                out.append("")
            out += [directive, ""]
        if line or not (out and number in made and not out[-1]):
            out.append(line)
    return "\n".join(out).rstrip("\n") + "\n"


def top_blocks(chapter: Chapter) -> Mapping[str, str]:
    """Give for each block the one below which its annotations stand: of an item, its list."""
    return {block.id: top.id for top in (*chapter.blocks, *chapter.notes) for block in top.walk()}


def lines_below(read: ReadChapter, lines: Sequence[str]) -> Mapping[str, int]:
    """Say where further annotations can stand.

    :param read: the chapter.
    :param lines: those of its file.
    :return: id of a block that is no item -> the 1-based line after which they stand, that of its
        last annotation where it has any; none for a note that could not be read.
    """
    tops = top_blocks(read.chapter)
    ends = {block: read.lines[block][1] - 1 for block in tops.values() if block in read.lines}
    for block, end in ends.items():
        while not lines[end - 1].strip():  # the parser counts empty lines to a list
            end -= 1
        ends[block] = end
    for annotation in read.annotations:
        anchor = tops.get(annotation.anchor, annotation.above)
        first = annotation.suppressions[0].line if annotation.suppressions else annotation.line
        end = first - 1 + annotation.source.count("\n") + 1
        if anchor == annotation.above and anchor in ends:
            ends[anchor] = max(ends[anchor], end)
    return ends
