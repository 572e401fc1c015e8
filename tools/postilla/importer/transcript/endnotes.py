# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Notes below a heading of their own, and notes whose lines go on.

The heading, such as “Notes”, is followed by a line with a mark. Below it each line is a note or
goes on with one, when no blank line parts them; the notes end at a heading.
"""

from __future__ import annotations

import re
from typing import Final

from postilla.importer.blocks.labels import Part, label_of
from postilla.importer.recipe import Recipe
from postilla.importer.transcript.headings import is_heading
from postilla.importer.transcript.marks import mark_of, marks_of, rank
from postilla.importer.transcript.wording import is_finished
from postilla.importer.witness import Line, Witness

_HASHES: Final = re.compile(r"#{1,6}[ ]+(?=\S)")
_HASH_SIGNS: Final = 8
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
        self.rank = 0
        """The place of the last mark in the order of marks."""

    def open(self) -> None:
        """Enter below a heading."""
        self.is_open, self.last, self.rank = True, "", 0

    def is_opened_by(self, line: Line) -> bool:
        """Say whether a line is a heading of notes, or one below it over some of them.

        :param line: the line; the region is left when it is another heading.
        :return: whether it is.
        """
        words = self._words(line)
        plain = _HASHES.sub("", words) if len(words) < _LONGEST + _HASH_SIGNS else words
        if len(plain) > _LONGEST or (self._note(plain) and not self._is_numbered_heading(line)):
            return False
        label = label_of(plain)
        if label and label.part is Part.NOTES and self._marks_follow(line):
            self.open()
            return True
        if self.is_open and self._is_subheading(line):
            self.last, self.rank = "", 0
            return True
        has_form = plain != words or (self._stands_alone(line) and (label or is_heading(plain)))
        self.is_open = self.is_open and not has_form
        return False

    def note_in(self, words: str) -> re.Match[str] | None:
        """Find the mark at the beginning of a note.

        :param words: a line, or a part of one.
        :return: the match, with words behind it; after text among the notes a plain number is
            a mark only when it is the next one.
        """
        found = self._note(words)
        if not found or found.end() >= len(words):
            return None
        is_next = not self.rank or self.last or rank(mark_of(found)) == self.rank + 1
        return found if is_next or self.marks.note.match(words) else None

    def goes_on(self, line: Line) -> str:
        """Say which note a line without a mark goes on with.

        :param line: the line.
        :return: its mark; empty when it goes on with none.
        """
        is_kept = self.is_open or self.settings.is_in_printed_lines
        return self.last if is_kept and line.number == self.line + 1 else ""

    def belongs(self, line: int, mark: str) -> None:
        """Take note of what a line is.

        :param line: 1-based.
        :param mark: of the note to which it belongs; empty for text.
        """
        self.last, self.line = mark, line
        self.rank = rank(mark) if mark else self.rank

    def _is_numbered_heading(self, line: Line) -> bool:
        """Say whether a line among notes has a heading's form and not the next number."""
        found = self._note(self._words(line))
        is_alone = self._stands_alone(line) and not self._words_of(line.number + 1)
        is_next = found is not None and rank(mark_of(found)) == self.rank + 1
        return self.is_open and is_alone and not is_next and is_heading(self._words(line))

    def _is_subheading(self, line: Line) -> bool:
        """Say whether the first mark of a run follows on a line that is no sentence."""
        following = self.marks.endnote.match(self._words_after(line))
        if not following or rank(mark_of(following)) != 1:
            return False
        words = self._words(line)
        return self._stands_alone(line) and not is_finished(words) and not self._note(words)

    def _marks_follow(self, line: Line) -> bool:
        """Say whether a mark stands before the next line, or before the one below a subheading."""
        if self.marks.endnote.match(self._words_after(line)):
            return True
        following = self._line_after(line)
        return following is not None and self._is_subheading(following)

    def _note(self, words: str) -> re.Match[str] | None:
        return (self.marks.endnote if self.is_open else self.marks.note).match(words)

    def _words(self, line: Line) -> str:
        return self.witness.text[line.start : line.end]

    def _words_of(self, number: int) -> str:
        """Give the words of a line by its number; none beyond the last."""
        return "".join(map(self._words, self.witness.lines[number - 1 : number]))

    def _line_after(self, line: Line) -> Line | None:
        """Give the next line with words, at most three blank ones further down."""
        near = self.witness.lines[line.number : line.number + 4]
        return next((one for one in near if one.start < one.end), None)

    def _words_after(self, line: Line) -> str:
        following = self._line_after(line)
        return self._words(following) if following else ""

    def _stands_alone(self, line: Line) -> bool:
        return line.number > 1 and not self._words_of(line.number - 1)
