# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Calls of notes in the running text: raised marks at once, plain digits by their order."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections import defaultdict, deque
from collections.abc import Collection, Iterator, Mapping, Sequence

from postilla.importer.blocks.draft import Draft
from postilla.importer.blocks.token import Token, TokenKind
from postilla.importer.decision import Decision
from postilla.importer.recipe import write_row
from postilla.importer.witness import Witness
from postilla.model.growing import longest_growing

_PLAIN = re.compile(
    r"(?<=[^\W\d_]|[.,;:!?\"”’'»)\]])(?P<mark>[1-9][0-9]{0,3})(?=$|\s|[.,;:](?![0-9]))"
)
_NUMBER_OR_ABBREVIATION = re.compile(r"(?:(?<![^\W_])[0-9]{1,3}[.,:]|(?<!\w)[^\W\d_]{1,2}\.)$")
_LIKE_A_CALL = re.compile(r"(?<=[^\W\d_][.!?])[0-9]{1,4}(?=$|\s)")
_REACH = 16
"""How many characters before a number are looked at."""

_Place = tuple[int, int, int]
"""Number of a block, start and end (exclusive) in the witness."""


def bind_calls(
    blocks: Sequence[Draft],
    notes: Mapping[str, Draft],
    witness: Witness,
    settled: Collection[int] = (),
) -> list[Decision]:
    """Decide which marks in the running text call a note.

    A raised mark calls the note with this mark; where no such note is, it stays text. A note
    that no raised mark calls is looked for as plain digits after a full stop or a word,
    between the calls of its neighbours.

    :param blocks: all blocks and items with their tokens, in reading order; changed in place.
    :param notes: mark -> note.
    :param witness: the witness.
    :param settled: offsets in the witness of the calls that the recipe decides.
    :return: the decisions taken.
    """
    return list(_Binder(blocks, notes, witness, settled).run())


class _Binder:
    def __init__(
        self,
        blocks: Sequence[Draft],
        notes: Mapping[str, Draft],
        witness: Witness,
        settled: Collection[int],
    ) -> None:
        self.blocks, self.notes, self.witness = blocks, notes, witness
        self.settled = settled
        self.calls: dict[str, list[_Place]] = defaultdict(list)
        """Mark -> where it is called, in reading order."""

    def run(self) -> Iterator[Decision]:
        yield from self._find_raised()
        yield from self._report_disorder()
        yield from self._find_plain()
        for mark, note in self.notes.items():
            if mark not in self.calls:
                yield Decision(
                    line=note.line,
                    topic="note",
                    what=f"note {mark} is kept without a call",
                    ground="its mark stands nowhere in the text where a call could stand",
                    sure=False,
                    remedy=write_row("classify", line="…", words=mark, **{"as": "call"}),
                )
        yield from self._report_calls_without_note()

    def _find_raised(self) -> Iterator[Decision]:
        for place, block in enumerate(self.blocks):
            tokens = []
            for token in block.tokens:
                if token.kind is TokenKind.CALL and token.value in self.notes:
                    self.calls[token.value].append((place, token.start, token.end))
                elif token.kind is TokenKind.CALL:
                    words = self.witness.text[token.start : token.end]
                    token = Token(token.start, token.end, TokenKind.LITERAL, words)
                    yield self._stays(token.start, token.end, "no note has this mark")
                tokens.append(token)
            block.tokens = tokens

    def _report_disorder(self) -> Iterator[Decision]:
        """Name the raised marks that break the order of the numbers, or repeat a call."""
        numbered = {int(mark): found for mark, found in self.calls.items() if mark.isdecimal()}
        for found in numbered.values():
            for _, start, end in found[1:]:
                yield from self._doubt_call(start, end, "this note is called before")
        order = sorted((found[0], number) for number, found in numbered.items())
        kept = set(longest_growing([number for _, number in order]))
        for at, ((_, start, end), _) in enumerate(order):
            if at not in kept:
                yield from self._doubt_call(start, end, "it breaks the order of the numbers")

    def _doubt_call(self, start: int, end: int, ground: str) -> Iterator[Decision]:
        if start not in self.settled:
            yield self._doubt(start, end, "calls a note", ground, "text")

    def _find_plain(self) -> Iterator[Decision]:
        """Look for the calls of the missing notes between those of their neighbours."""
        known = sorted(int(mark) for mark in self.calls if mark.isdecimal())
        missing = sorted(
            int(mark) for mark in self.notes if mark.isdecimal() and mark not in self.calls
        )
        candidates = self._candidates(set(missing))
        cuts: dict[int, dict[int, str]] = defaultdict(dict)
        for number in missing:
            place = bisect_left(known, number)
            low = self.calls[str(known[place - 1])][0] if place else (-1, 0, 0)
            after = self.calls[str(known[place])][0] if place < len(known) else None
            high = after or (len(self.blocks), 0, 0)
            found = [one for one in candidates[number] if low < one < high]
            if len(found) == 1:
                block, offset, _ = found[0]
                cuts[block][offset] = str(number)
                self.calls[str(number)].append(found[0])
                insort(known, number)
                yield Decision(
                    line=self.witness.position(offset).line,
                    topic="call",
                    what=f"“{number}” calls note {number}",
                    ground="plain digits after a full stop or a word, between the calls around it",
                )
        for block, marks in cuts.items():
            self.blocks[block].tokens = list(_cut_out(self.blocks[block].tokens, marks))

    def _candidates(self, wanted: set[int]) -> Mapping[int, list[_Place]]:
        found: dict[int, list[_Place]] = defaultdict(list)
        for place, token in self._text() if wanted else ():
            for match in _PLAIN.finditer(self.witness.text, token.start, token.end):
                number = int(match["mark"])
                if number in wanted and self._can_call(match.start()):
                    found[number].append((place, *match.span()))
        return found

    def _report_calls_without_note(self) -> Iterator[Decision]:
        for _, token in self._text():
            for match in _LIKE_A_CALL.finditer(self.witness.text, token.start, token.end):
                if self._can_call(match.start()):
                    ground = "it looks like a call, but no note with its mark is left without one"
                    yield self._stays(*match.span(), ground)

    def _text(self) -> Iterator[tuple[int, Token]]:
        for place, block in enumerate(self.blocks):
            yield from ((place, one) for one in block.tokens if one.kind is TokenKind.TEXT)

    def _can_call(self, place: int) -> bool:
        """Say whether plain digits can call a note, by what stands right before them."""
        before = self.witness.text[max(place - _REACH, 0) : place]
        if before[-1:].isalpha():
            return len(before) > 2 and before[-3:].isalpha() and before[-3:].islower()
        return not _NUMBER_OR_ABBREVIATION.search(before)

    def _stays(self, start: int, end: int, ground: str) -> Decision:
        what = "stays in the text as it is transmitted"
        return self._doubt(start, end, what, ground, "call")

    def _doubt(self, start: int, end: int, what: str, ground: str, name: str) -> Decision:
        return Decision(
            line=self.witness.position(start).line,
            topic="call",
            what=f"“{self.witness.text[start:end]}” {what}",
            ground=ground,
            sure=False,
            remedy=write_row("classify", **self.witness.quote(start, end), **{"as": name}),
        )


def _cut_out(tokens: Sequence[Token], marks: Mapping[int, str]) -> Iterator[Token]:
    """Cut calls out of tokens of text; ``marks``: offset in the witness -> mark."""
    offsets = deque(sorted(marks))
    for token in tokens:
        low = token.start
        while offsets and token.kind is TokenKind.TEXT and offsets[0] < token.end:
            offset = offsets.popleft()
            mark = marks[offset]
            yield from _part(token, low, offset)
            low = offset + len(mark)
            yield Token(offset, low, TokenKind.CALL, mark)
        yield from _part(token, low, token.end)


def _part(token: Token, start: int, end: int) -> Iterator[Token]:
    if (start, end) == (token.start, token.end):
        yield token
    elif start < end:
        value = token.value[start - token.start : end - token.start]
        yield Token(start, end, TokenKind.TEXT, value)
