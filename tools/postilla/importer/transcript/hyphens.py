# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Words that the end of a line divides: whether their hyphen is one of the word's own."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from postilla.importer.decision import Decision
from postilla.importer.recipe import write_row
from postilla.importer.witness import Witness

_COMBINING: Final = (
    r"\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a"
    r"\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0900-\u0963\u0971-\u0dff"
)
"""Marks over and below letters, and the scripts of India, whose vowels are marks."""
_LETTERS: Final = rf"(?:[^\W\d_]|[{_COMBINING}])+"
_LEFT: Final = re.compile(
    rf"(?<![/.\w{_COMBINING}-])(?P<word>{_LETTERS})(?P<hyphen>[-\u2010\u058a\u2e17\u00ad¬])$"
)
"""No piece of an address, and no second hyphen of a word."""
_RIGHT: Final = re.compile(_LETTERS)
_WORD: Final = re.compile(rf"{_LETTERS}(?:[-\u2010]{_LETTERS})*")
_NEVER_PRINTED_ELSEWHERE: Final = "\u00ad¬\u2e17"
"""Signs that stand for the end of a line and nothing else."""
_REACH: Final = 60
"""Characters; no word is longer."""


class Hyphens:
    """Decides by the words that the same transcript has elsewhere."""

    def __init__(self, witness: Witness) -> None:
        """Count the words, when they are needed.

        :param witness: the transcript.
        """
        self.witness = witness
        self._known: Counter[str] | None = None

    def divides(self, end: int, start: int) -> bool:
        """Say whether a word goes on over the end of a line.

        :param end: 0-based offset of the end (exclusive) of the line's words.
        :param start: of the first words of the next line.
        :return: whether letters and a hyphen end the line, and no capital begins the next.
        """
        return self._parts(end, start) is not None

    def decide(self, end: int, start: int) -> tuple[bool, Decision]:
        """Say whether the hyphen of a divided word is left out.

        :param end: as for :meth:`divides`, which holds.
        :param start: likewise.
        :return: whether it is, and the decision.
        """
        parts = self._parts(end, start)
        assert parts is not None
        left, hyphen, right = parts
        joined = self._count(left + right)
        compound = self._count(f"{left}-{right}")
        is_out = joined >= compound
        if hyphen in _NEVER_PRINTED_ELSEWHERE:
            is_out, sure, ground = True, True, "the sign stands for the end of a line"
        elif joined or compound:
            sure = not (joined and compound)
            ground = f"elsewhere “{left}{right}”: {joined}, “{left}-{right}”: {compound}"
        else:
            sure, ground = False, "the word is nowhere else in the transcript"
        word = left + right if is_out else f"{left}-{right}"
        remedy = ""
        if is_out and not sure:
            quoted = self.witness.quote(end - len(left) - 1, end)
            remedy = write_row("classify", **quoted, **{"as": "text"})
        return is_out, Decision(
            line=self.witness.position(end - 1).line,
            topic="word",
            what=f"“{left}{hyphen}|{right}” is “{word}”",
            ground=ground,
            sure=sure,
            remedy=remedy,
        )

    def _parts(self, end: int, start: int) -> tuple[str, str, str] | None:
        text = self.witness.text
        left = _LEFT.search(text[max(end - _REACH, 0) : end])
        right = _RIGHT.match(text, start, start + _REACH)
        if left is None or right is None or right.group()[0].isupper():
            return None
        return left["word"], left["hyphen"], right.group()

    def _count(self, word: str) -> int:
        if self._known is None:
            words = (found.casefold() for found in _WORD.findall(self.witness.text))
            self._known = Counter(word.replace("\u2010", "-") for word in words)
        return self._known[word.casefold()]
