# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Calls of notes in the running text: superscripts at once, plain digits by their order."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from postilla.importer.decision import Decision
from postilla.importer.transcript.draft import Draft
from postilla.importer.transcript.token import Token, TokenKind
from postilla.importer.witness import Witness

_PLAIN = re.compile(r"(?<=[^\W\d_]|[.,;:!?\"”’'»)\]])(?P<mark>\d{1,4})(?=$|[\s.,;:])")
_LIKE_A_CALL = re.compile(r"(?<=[a-zа-я][.!?])\d{1,4}(?=$|\s)")


def bind_calls(blocks: Sequence[Draft], notes: set[str], witness: Witness) -> list[Decision]:
    """Decide which marks in the running text call a note.

    A superscript calls the note with its mark; where no such note is, it stays text. A note
    that no superscript calls is looked for as plain digits after a full stop or a word,
    between the calls of its neighbours.

    :param blocks: all blocks and items with their tokens, in reading order; changed in place.
    :param notes: the marks of all notes.
    :param witness: the witness.
    :return: the decisions taken.
    """
    return list(_Binder(blocks, notes, witness).run())


class _Binder:
    def __init__(self, blocks: Sequence[Draft], notes: set[str], witness: Witness) -> None:
        self.blocks, self.notes, self.witness = blocks, notes, witness
        self.called: dict[int, tuple[int, int]] = {}
        """Number of a note -> block and offset of its call."""

    def run(self) -> Iterator[Decision]:
        seen: set[str] = set()
        for place, block in enumerate(self.blocks):
            tokens = []
            for token in block.tokens:
                if token.kind is TokenKind.CALL and token.value not in self.notes:
                    words = self.witness.text[token.start : token.end]
                    token = Token(token.start, token.end, TokenKind.TEXT, words)
                    yield self._decision(token, f"“{words}” stays in the text",
                                         "no note has this mark", sure=False)  # fmt: skip
                elif token.kind is TokenKind.CALL:
                    seen.add(token.value)
                    if token.value.isdecimal():
                        self.called.setdefault(int(token.value), (place, token.start))
                tokens.append(token)
            block.tokens = tokens
        missing = sorted(int(mark) for mark in self.notes - seen if mark.isdecimal())
        yield from self._find_plain(missing)
        yield from self._report_uncalled(seen)
        yield from self._report_calls_without_note()

    def _find_plain(self, missing: Sequence[int]) -> Iterator[Decision]:
        """Look for the calls of the missing notes between those of their neighbours."""
        if not missing:
            return
        known = sorted(self.called)
        candidates = self._candidates(set(missing))
        for number in missing:
            place = bisect_left(known, number)
            low = self.called[known[place - 1]] if place else (0, 0)
            high = self.called[known[place]] if place < len(known) else (len(self.blocks), 0)
            found = [one for one in candidates.get(number, ()) if low < one < high]
            if len(found) == 1:
                block, offset = found[0]
                self._split(block, offset, str(number))
                yield self._decision(
                    Token(offset, offset, TokenKind.CALL), f"“{number}” calls note {number}",
                    "plain digits after a full stop or a word, between the calls around it",
                )  # fmt: skip
                self.called[number] = (block, offset)

    def _candidates(self, wanted: set[int]) -> dict[int, list[tuple[int, int]]]:
        found: dict[int, list[tuple[int, int]]] = {}
        for place, block in enumerate(self.blocks):
            for token in block.tokens:
                if token.kind is not TokenKind.TEXT:
                    continue
                for match in _PLAIN.finditer(self.witness.text, token.start, token.end):
                    number = int(match["mark"])
                    if number in wanted:
                        found.setdefault(number, []).append((place, match.start()))
        return found

    def _split(self, place: int, offset: int, mark: str) -> None:
        """Cut a call out of a token of text."""
        block, text = self.blocks[place], self.witness.text
        at, token = next(
            (n, one) for n, one in enumerate(block.tokens) if one.start <= offset < one.end
        )
        end = offset + len(mark)
        parts = [
            Token(token.start, offset, TokenKind.TEXT, text[token.start : offset]),
            Token(offset, end, TokenKind.CALL, mark),
            Token(end, token.end, TokenKind.TEXT, text[end : token.end]),
        ]
        block.tokens[at : at + 1] = [part for part in parts if part.start < part.end]

    def _report_uncalled(self, seen: set[str]) -> Iterator[Decision]:
        found = seen | {str(number) for number in self.called}
        for mark in sorted(self.notes - found):
            yield Decision(line=0, topic="note", what=f"note {mark} is kept without a call",
                           ground="its mark stands nowhere in the text", sure=False)  # fmt: skip

    def _report_calls_without_note(self) -> Iterator[Decision]:
        for block in self.blocks:
            for token in block.tokens:
                if token.kind is not TokenKind.TEXT:
                    continue
                for match in _LIKE_A_CALL.finditer(self.witness.text, token.start, token.end):
                    yield self._decision(
                        Token(match.start(), match.end(), TokenKind.TEXT),
                        f"“{match.group()}” stays in the text as it is transmitted",
                        "it looks like a call, but no note with its mark is left without one",
                        sure=False,
                    )

    def _decision(self, token: Token, what: str, ground: str, *, sure: bool = True) -> Decision:
        line = self.witness.position(token.start).line
        return Decision(line=line, topic="call", what=what, ground=ground, sure=sure)
