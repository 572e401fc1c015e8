# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Notes below a heading of their own, and notes whose lines go on.

The heading, such as “Notes”, is followed by a line with a mark. Below it each line is a note or
goes on with one, up to the next heading after a blank line.
"""

from __future__ import annotations

import re
from typing import Final

from postilla.importer.blocks.labels import Part, label_of
from postilla.importer.recipe import Recipe
from postilla.importer.transcript.headings import is_heading
from postilla.importer.transcript.marks import mark_of, marks_of, rank
from postilla.importer.witness import Line, Witness

_HASHES: Final = re.compile(r"#{1,6}[ ]+(?=\S)")
_LONGEST: Final = 60


class NotesRegion:
    """Goes through the lines, knowing whether they stand below a heading of notes."""

    def __init__(self, witness: Witness, recipe: Recipe) -> None:
        """Begin outside.

        :param witness: the witness.
        :param recipe: its settings.
        """
        self.witness, self.settings = witness, recipe.settings
        self.marks = marks_of(recipe.settings.marks)
        self.is_open = False
        self.last = ""
        """The mark of the note to which the last line belongs, if it belongs to one."""
        self.line = 0
        """That line, 1-based."""

    def open(self) -> None:
        """Enter, by a row of the recipe."""
        self.is_open, self.last = True, ""

    def is_opened_by(self, line: Line) -> bool:
        """Say whether a line is a heading of notes, or one below it over some of them.

        :param line: the line; the region is left when it is another heading.
        :return: whether it is.
        """
        words = _HASHES.sub("", self._words(line))
        if len(words) > _LONGEST or self._note(words):
            return False
        label = label_of(words)
        following = self._note(self._words_after(line))
        if label and label.part is Part.NOTES and following:
            self.open()
            return True
        has_form = _HASHES.match(self._words(line)) or (
            self._stands_alone(line) and (label or is_heading(words))
        )
        if not (self.is_open and has_form):
            return False
        if following and rank(mark_of(following)) == 1 and self.last:
            return True
        self.is_open = False
        return False

    def note_in(self, words: str) -> re.Match[str] | None:
        """Find the mark at the beginning of a note.

        :param words: a line, or a part of one.
        :return: the match, with words behind it.
        """
        found = self._note(words)
        return found if found and found.end() < len(words) else None

    def goes_on(self, line: Line) -> str:
        """Say which note a line without a mark goes on with.

        :param line: the line.
        :return: its mark; empty when it goes on with none.
        """
        is_below = self.settings.is_in_printed_lines and line.number == self.line + 1
        return self.last if self.is_open or is_below else ""

    def belongs(self, line: int, mark: str) -> None:
        """Take note of what a line is.

        :param line: 1-based.
        :param mark: of the note to which it belongs; empty for text.
        """
        self.last, self.line = mark, line

    def _note(self, words: str) -> re.Match[str] | None:
        return (self.marks.endnote if self.is_open else self.marks.note).match(words)

    def _words(self, line: Line) -> str:
        return self.witness.text[line.start : line.end]

    def _words_after(self, line: Line) -> str:
        lines = self.witness.lines
        for following in lines[line.number : line.number + 4]:
            if following.start < following.end:
                return self._words(following)
        return ""

    def _stands_alone(self, line: Line) -> bool:
        return line.number > 1 and not self._words(self.witness.lines[line.number - 2])
