# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""From named drafts to chapters, each with the notes that belong into it."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from postilla.importer.blocks.composition import Composition
from postilla.importer.blocks.draft import Draft, walk
from postilla.importer.blocks.naming import ChapterDraft
from postilla.importer.blocks.token import TokenKind
from postilla.model.block import Block, Chapter


def make_chapters(
    drafts: Sequence[ChapterDraft], notes: Mapping[str, Draft], words: Mapping[int, Composition]
) -> Iterator[Chapter]:
    """Make the chapters, each with the notes that it calls first, or that stand at its feet.

    :param drafts: the chapters' drafts, with ids.
    :param notes: mark -> note.
    :param words: ``id()`` of a draft -> its words.
    :return: the chapters, their notes by number, those with other marks last.
    """
    homes = _homes(drafts, notes)
    own: dict[int, list[Draft]] = defaultdict(list)
    for note in sorted(notes.values(), key=_printed_order):
        own[homes[note.mark]].append(note)
    for number, chapter in enumerate(drafts):
        yield Chapter(
            name=chapter.name,
            blocks=tuple(_block(draft, words) for draft in chapter.blocks),
            notes=tuple(_block(note, words) for note in own[number]),
        )


def _printed_order(note: Draft) -> tuple[bool, int, int]:
    number = int(note.mark) if note.mark.isdecimal() else 0
    return not note.mark.isdecimal(), number, note.line


def _homes(drafts: Sequence[ChapterDraft], notes: Mapping[str, Draft]) -> Mapping[str, int]:
    """Find the chapter of each note: mark -> number of the chapter."""
    homes: dict[str, int] = {}
    lines: list[tuple[int, int]] = []
    for number, chapter in enumerate(drafts):
        for draft in walk(chapter.blocks):
            lines.append((draft.line, number))
            for token in draft.tokens:
                if token.kind is TokenKind.CALL:
                    homes.setdefault(token.value, number)
    lines.sort()
    for mark, note in notes.items():
        before = bisect_right(lines, (note.after_line, len(drafts))) - 1
        homes.setdefault(mark, lines[before][1] if before >= 0 else 0)
    return homes


def _block(draft: Draft, words: Mapping[int, Composition]) -> Block:
    return Block(
        id=draft.id,
        kind=draft.kind,
        content=words[id(draft)].content,
        language=draft.language,
        level=draft.level,
        start=draft.start,
        picture=draft.picture,
        joined=draft.joined,
        children=tuple(_block(child, words) for child in draft.children),
    )
