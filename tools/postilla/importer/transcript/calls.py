# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Calls of notes in the running text: raised marks at once, plain digits by their order."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections import defaultdict, deque
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from postilla.importer.blocks.draft import Draft
from postilla.importer.blocks.token import Token, TokenKind
from postilla.importer.decision import Decision
from postilla.importer.recipe import write_row
from postilla.importer.transcript.marks import ALL_CALLS, mark_of, normal_mark
from postilla.importer.transcript.scopes import Scopes
from postilla.importer.witness import Witness
from postilla.model.growing import longest_growing
from postilla.model.line_ends import is_spaceless
from postilla.model.note_marks import mark_key, printed_mark

_AFTER = "[^\\W\\d_]|[.,;:!?\"”’'»)\\]؟۔،؛。，！？：；、」』）〉》】]"
_STOP = "[.,;:،؛。，；：、]"
_PLAIN = re.compile(
    rf"(?<={_AFTER})(?P<mark>(?!0)\d{{1,4}})(?!\d)"
    rf"(?=$|\s|{_STOP}(?!\d)|(?<=[。，！？；」』）]\d)|(?<=[。，！？；」』）]\d\d))"
)
_NUMBER_OR_ABBREVIATION = re.compile(r"(?:(?<![^\W_])\d{1,3}[.,:]|(?<!\w)[^\W\d_]{1,2}\.)$")
_LIKE_A_CALL = re.compile(r"(?<=[^\W\d_][.!?؟۔。])\d{1,4}(?=$|\s)")
_ANY_CALL = re.compile(ALL_CALLS, re.VERBOSE)
_REACH = 16
"""How many characters before a number are looked at."""

_Number = tuple[int, int]
"""The place of a run of notes, and a number in it."""
_Place = tuple[int, int, int, int]
"""Number of a block, number of a token in it, start and end (exclusive) in the witness: in the
order in which the text is read, which may not be that of the witness."""


def bind_calls(
    blocks: Sequence[Draft],
    notes: Mapping[str, Draft],
    witness: Witness,
    scopes: Scopes,
    settled: Collection[int] = (),
) -> list[Decision]:
    """Decide which marks in the running text call a note.

    A mark in a form that is read calls the note with this mark; where no such note is, it stays
    text. A note that no such mark calls is looked for as plain digits after a full stop or a
    word, between the calls of its neighbours. Where marks begin anew, each is looked for in the
    part of the text in which it counts.

    :param blocks: all blocks and items with their tokens, in reading order; changed in place.
    :param notes: mark as it stands in ids -> note.
    :param witness: the witness.
    :param scopes: where marks begin anew.
    :param settled: offsets in the witness of the calls that the recipe decides.
    :return: the decisions taken.
    """
    return list(_Binder(blocks, notes, witness, scopes, settled).run())


class _Binder:
    def __init__(
        self,
        blocks: Sequence[Draft],
        notes: Mapping[str, Draft],
        witness: Witness,
        scopes: Scopes,
        settled: Collection[int],
    ) -> None:
        self.blocks, self.notes, self.witness = blocks, notes, witness
        self.scopes, self.settled = scopes, settled
        self.calls: dict[str, list[_Place]] = defaultdict(list)
        """Mark as it stands in ids -> where it is called, in reading order."""
        runs = {name: place for place, name in enumerate(scopes.names)}
        self.numbers = {
            key: (runs.get(note.mark.rpartition("-")[0], 0), int(number))
            for key, note in notes.items()
            if (number := mark_key(printed_mark(note.mark))).isdecimal()
        }
        """Mark of a numbered note -> the place of its run, and its number."""
        self.keys = {number: key for key, number in self.numbers.items()}

    def run(self) -> Iterator[Decision]:
        yield from self._find_marked()
        yield from self._report_disorder()
        yield from self._find_plain()
        yield from self._report_notes_without_call()
        yield from self._report_calls_without_note()

    def _find_marked(self) -> Iterator[Decision]:
        for place, block in enumerate(self.blocks):
            tokens = []
            for at, token in enumerate(block.tokens):
                if token.kind is TokenKind.CALL:
                    if key := self._key_of(token):
                        self.calls[key].append((place, at, token.start, token.end))
                        token = replace(token, value=self.notes[key].mark)
                    else:
                        words = self.witness.text[token.start : token.end]
                        token = Token(token.start, token.end, TokenKind.LITERAL, words)
                        yield self._stays(token.start, token.end, "no note has this mark")
                tokens.append(token)
            block.tokens = tokens

    def _key_of(self, token: Token) -> str:
        """Give the note that a mark calls: by the recipe, or in the part where it counts."""
        named = mark_key(token.value)
        if named not in self.notes:
            named = mark_key(self.scopes.mark_at(token.start, token.value))
        return named if named in self.notes else ""

    def _report_disorder(self) -> Iterator[Decision]:
        """Name the marks that break the order of the numbers, or repeat a call."""
        numbered = {self.numbers[key]: at for key, at in self.calls.items() if key in self.numbers}
        for found in numbered.values():
            for *_, start, end in found[1:]:
                yield from self._doubt_call(start, end, "this note is called before", "call-twice")
        order = sorted((found[0], number) for number, found in numbered.items())
        kept = set(longest_growing([number for _, number in order]))
        for at, ((*_, start, end), _) in enumerate(order):
            if at not in kept:
                ground = "it breaks the order of the numbers"
                yield from self._doubt_call(start, end, ground, "calls-disordered")

    def _doubt_call(self, start: int, end: int, ground: str, code: str) -> Iterator[Decision]:
        if start not in self.settled:
            yield self._doubt(start, end, "calls a note", ground, ("text", code))

    def _find_plain(self) -> Iterator[Decision]:
        """Look for the calls of the missing notes between those of their neighbours."""
        known = sorted(self.numbers[key] for key in self.calls if key in self.numbers)
        missing = sorted(self.numbers[key] for key in self.numbers if key not in self.calls)
        candidates = self._candidates(missing)
        cuts: dict[int, dict[int, tuple[int, str]]] = defaultdict(dict)
        for number in missing:
            place = bisect_left(known, number)
            low = self.calls[self.keys[known[place - 1]]][0] if place else (-1, 0, 0, 0)
            after = self.calls[self.keys[known[place]]][0] if place < len(known) else None
            high = after or (len(self.blocks), 0, 0, 0)
            found = [one for one in candidates[number] if low < one < high]
            if len(found) == 1:
                block, _, start, end = found[0]
                key = self.keys[number]
                cuts[block][start] = end, self.notes[key].mark
                self.calls[key].append(found[0])
                insort(known, number)
                yield Decision(
                    line=self.witness.position(start).line,
                    topic="call",
                    what=f"“{self.witness.text[start:end]}” calls note {self.notes[key].mark}",
                    ground="plain digits after a full stop or a word, between the calls around it",
                )
        for block, marks in cuts.items():
            self.blocks[block].tokens = list(_cut_out(self.blocks[block].tokens, marks))

    def _candidates(self, wanted: Sequence[_Number]) -> Mapping[_Number, list[_Place]]:
        found: dict[_Number, list[_Place]] = defaultdict(list)
        numbers = {self.keys[number]: number for number in wanted}
        for place, at, token in self._text() if wanted else ():
            for match in _PLAIN.finditer(self.witness.text, token.start, token.end):
                key = mark_key(self.scopes.mark_at(match.start(), normal_mark(match["mark"])))
                if key in numbers and self._can_call(match.start()):
                    found[numbers[key]].append((place, at, *match.span()))
        return found

    def _report_notes_without_call(self) -> Iterator[Decision]:
        uncalled = [key for key in self.notes if key not in self.calls]
        others = self._in_other_forms() if uncalled else {}
        for key in uncalled:
            note = self.notes[key]
            ground = "its mark stands nowhere in the text where a call could stand"
            fields: dict[str, str | int] = {"line": "…", "words": printed_mark(note.mark)}
            if found := others.get(key):
                fields = self.witness.quote(*found)
                ground = f"“{fields['words']}” in line {fields['line']} is in a form not read here"
            yield Decision(
                line=note.line,
                topic="note",
                code="import/note-without-call",
                what=f"note {note.mark} is kept without a call",
                ground=ground,
                sure=False,
                remedy=write_row("classify", **fields, **{"as": "call"}),
            )

    def _in_other_forms(self) -> Mapping[str, tuple[int, int]]:
        """Find marks in all forms there are: mark as it stands in ids -> its place."""
        found: dict[str, tuple[int, int]] = {}
        for *_, token in self._text():
            for match in _ANY_CALL.finditer(self.witness.text, token.start, token.end):
                mark = self.scopes.mark_at(match.start(), mark_of(match))
                found.setdefault(mark_key(mark), match.span())
        return found

    def _report_calls_without_note(self) -> Iterator[Decision]:
        for *_, token in self._text():
            for match in _LIKE_A_CALL.finditer(self.witness.text, token.start, token.end):
                if self._can_call(match.start()):
                    ground = "it looks like a call, but no note with its mark is left without one"
                    yield self._stays(*match.span(), ground)

    def _text(self) -> Iterator[tuple[int, int, Token]]:
        for place, block in enumerate(self.blocks):
            for at, one in enumerate(block.tokens):
                if one.kind is TokenKind.TEXT:
                    yield place, at, one

    def _can_call(self, place: int) -> bool:
        """Say whether plain digits can call a note, by what stands right before them."""
        before = self.witness.text[max(place - _REACH, 0) : place]
        if before[-1:].isalpha():
            is_word = len(before) > 2 and before[-3:].isalpha() and not is_spaceless(before[-1])
            return is_word and not any(map(str.isupper, before[-3:]))
        return not _NUMBER_OR_ABBREVIATION.search(before)

    def _stays(self, start: int, end: int, ground: str) -> Decision:
        what = "stays in the text as it is transmitted"
        return self._doubt(start, end, what, ground, ("call", "call-without-note"))

    def _doubt(
        self, start: int, end: int, what: str, ground: str, remedy: tuple[str, str]
    ) -> Decision:
        """Make a doubt; ``remedy`` is the class that mends it, and the code of the finding."""
        name, code = remedy
        return Decision(
            line=self.witness.position(start).line,
            topic="call",
            code=f"import/{code}",
            what=f"“{self.witness.text[start:end]}” {what}",
            ground=ground,
            sure=False,
            remedy=write_row("classify", **self.witness.quote(start, end), **{"as": name}),
        )


def _cut_out(tokens: Sequence[Token], marks: Mapping[int, tuple[int, str]]) -> Iterator[Token]:
    """Cut calls out of tokens of text; ``marks``: offset in the witness -> end and mark."""
    offsets = deque(sorted(marks))
    for token in tokens:
        low = token.start
        while offsets and token.kind is TokenKind.TEXT and offsets[0] < token.end:
            offset = offsets.popleft()
            end, mark = marks[offset]
            yield from _part(token, low, offset)
            low = end
            yield Token(offset, low, TokenKind.CALL, mark)
        yield from _part(token, low, token.end)


def _part(token: Token, start: int, end: int) -> Iterator[Token]:
    if (start, end) == (token.start, token.end):
        yield token
    elif start < end:
        value = token.value[start - token.start : end - token.start]
        yield Token(start, end, TokenKind.TEXT, value)
