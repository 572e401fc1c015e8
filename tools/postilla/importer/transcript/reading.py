# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""From the ranges of a draft to its tokens and words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator

from postilla.importer.blocks.composition import LINE_END
from postilla.importer.blocks.draft import Draft
from postilla.importer.blocks.token import Token, TokenKind
from postilla.importer.decision import Decision, by_recipe
from postilla.importer.recipe import Recipe, Row
from postilla.importer.transcript.hyphens import Hyphens
from postilla.importer.transcript.marks import mark_in, normal_mark
from postilla.importer.transcript.scopes import Scopes
from postilla.importer.transcript.segmentation import is_inline
from postilla.importer.transcript.tokens import tokenise
from postilla.importer.witness import Witness
from postilla.model.note_marks import mark_key


class TokenReader:
    """Takes drafts apart; words that the recipe classifies are what it says."""

    def __init__(
        self, recipe: Recipe, witness: Witness, notes: Collection[str], scopes: Scopes
    ) -> None:
        """Find the rows about words in the witness.

        :param recipe: the recipe.
        :param witness: the witness.
        :param notes: the marks of all notes, as they stand in ids.
        :param scopes: where marks begin anew.
        :raises PostillaError: ``recipe/no-note`` when a row lets words call a note that is not
            there, and what else keeps a row from being carried out.
        """
        self.witness, self.forms = witness, recipe.settings.marks
        self.decisions: list[Decision] = []
        self.hyphens = Hyphens(witness)
        self.settled: set[int] = set()
        """Offsets in the witness of the words that the recipe classifies."""
        self.rows: list[tuple[Token, Row]] = []
        for row in recipe.of("classify"):
            start, end = row.range_in(witness)
            if is_inline(row, witness):
                self.rows.append((_classified(row, (start, end), witness, notes, scopes), row))
        self.rows.sort(key=lambda found: found[0].start)

    def fill(self, draft: Draft) -> None:
        """Take the ranges of a draft apart.

        :param draft: a block, item or note; its tokens are set.
        """
        tokens = list(self._tokens(draft))
        if draft.mark:  # a note calls no note
            text = self.witness.text
            tokens = [
                Token(one.start, one.end, TokenKind.LITERAL, text[one.start : one.end])
                if one.kind is TokenKind.CALL
                else one
                for one in tokens
            ]
        draft.tokens = tokens

    def _tokens(self, draft: Draft) -> Iterator[Token]:
        before, is_divided = -1, False
        for place, (start, end) in enumerate(draft.ranges):
            gap = self.witness.text[before:start] if before <= start else " "
            if before >= 0 and any(map(str.isspace, gap)) and not is_divided:
                yield Token(start, start, TokenKind.WHITE, LINE_END)
            fixed = list(self._classified_in(start, end))
            fixed += (
                Token(offset, offset, TokenKind.PAGE_BREAK, number)
                for offset, number in draft.breaks.items()
                if start <= offset < end
            )
            following = draft.ranges[place + 1 : place + 2]
            is_divided = any(self.hyphens.divides(end, first) for first, _ in following)
            if is_divided and not any(token.end == end for token in fixed):
                fixed += self._hyphen(end, following[0][0])
            yield from tokenise(self.witness.text, start, end, fixed, self.forms)
            before = end

    def _hyphen(self, end: int, start: int) -> Iterator[Token]:
        """Leave the hyphen out of a word that the end of a line divides, if it is only there."""
        is_out, decision = self.hyphens.decide(end, start)
        self.decisions.append(decision)
        if is_out:
            yield Token(end - 1, end, TokenKind.MARKUP)

    def _classified_in(self, start: int, end: int) -> Iterator[Token]:
        place = bisect_left(self.rows, start, key=lambda found: found[0].start)
        while place < len(self.rows) and self.rows[place][0].end <= end:
            token, row = self.rows[place]
            if token.start >= start:
                start = token.end
                self.settled.add(token.start)
                words = self.witness.text[token.start : token.end]
                self.decisions.append(by_recipe(row, "call", f"“{words}” is {row.text('as')}"))
                yield token
            place += 1


def _classified(
    row: Row, at: tuple[int, int], witness: Witness, notes: Collection[str], scopes: Scopes
) -> Token:
    """Make the token of a ``classify`` row about words within a line."""
    start, end = at
    words = witness.text[start:end]
    if row.text("as") == "text":
        return Token(start, end, TokenKind.LITERAL, words)
    mark = mark_in(words)
    if not mark:
        raise row.fail(
            "value", f"“{words}” is no mark of a note.", "Quote the mark and nothing else."
        )
    mark = normal_mark(row.text("value")) if row.text("value") else mark
    if mark_key(mark) not in notes:
        mark = scopes.mark_at(start, mark)
    if mark_key(mark) not in notes:
        raise row.fail(
            "no-note",
            f"There is no note “{mark}” to be called.",
            "Give the note's mark with value.",
        )
    return Token(start, end, TokenKind.CALL, mark)
