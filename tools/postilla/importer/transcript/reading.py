# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""From drafts to words: tokens, calls, sentences, languages."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from postilla.importer.transcript.composition import LINE_END, Composition, compose
from postilla.importer.transcript.draft import Draft
from postilla.importer.recipe import Recipe, Row
from postilla.importer.transcript.sentences import sentence_starts
from postilla.importer.transcript.token import Token, TokenKind, tokenise
from postilla.importer.witness import Witness
from postilla.model.block import BlockKind
from postilla.model.content import Content, Span, SpanKind, span_order


def fill_tokens(draft: Draft, witness: Witness) -> None:
    """Take the ranges of a draft apart.

    :param draft: a block, item or note; its tokens are set.
    :param witness: the witness.
    """
    tokens = list(_tokens(draft, witness))
    if draft.kind is BlockKind.NOTE:  # a note calls no note
        text = witness.text
        tokens = [
            Token(one.start, one.end, TokenKind.TEXT, text[one.start : one.end])
            if one.kind is TokenKind.CALL
            else one
            for one in tokens
        ]
    draft.tokens = tokens


def _tokens(draft: Draft, witness: Witness) -> Iterator[Token]:
    before = -1
    for start, end in draft.ranges:
        if before >= 0 and (start < before or any(map(str.isspace, witness.text[before:start]))):
            yield Token(start, start, TokenKind.WHITE, LINE_END)
        cuts = sorted(offset for offset in draft.breaks if start < offset < end)
        for low, high in zip([start, *cuts], [*cuts, end], strict=True):
            if low in draft.breaks:
                yield Token(low, low, TokenKind.PAGE_BREAK, draft.breaks[low])
            yield from tokenise(witness.text, low, high)
        before = end


_FoundRow = tuple[int, int, Row]
_LONGEST_MARKER = 16


class Corrections:
    """The recipe's rows about sentences and languages, found in the blocks they are about."""

    def __init__(self, recipe: Recipe, witness: Witness) -> None:
        """Find all rows in the witness.

        :param recipe: the recipe.
        :param witness: the witness.
        :raises PostillaError: when a row's line or words are not there.
        """
        self.language = recipe.language
        self.sentences = _found(
            (
                row
                for operation in ("split", "join")
                for row in recipe.of(operation)
                if row.text("unit") == "sentence"
            ),
            witness,
        )
        self.languages = _found(recipe.of("language"), witness)
        self.used: set[int] = set()

    def check_used(self) -> None:
        """See to it that no row was idle.

        :raises PostillaError: ``recipe/no-effect`` for the first row that was.
        """
        for *_, row in (*self.sentences, *self.languages):
            if id(row) not in self.used:
                raise row.fail("no-effect", "This row changes nothing: its words are in no block "
                               "of text, or it is decided so already.", "Take the row out.")  # fmt: skip

    def split(self, draft: Draft, composition: Composition) -> Composition:
        """Divide the words of a block into sentences.

        :param draft: the block.
        :param composition: its words.
        :return: the same with sentences.
        """
        places: dict[str, dict[int, Row]] = {"split": {}, "join": {}}
        for row, (offset, _) in self._within(self.sentences, composition):
            places[row.operation][offset] = row
        starts, idle = sentence_starts(
            composition.content.text, draft.language or self.language,
            tuple(places["split"]), tuple(places["join"]),
        )  # fmt: skip
        for offset in idle:
            self.used.discard(id(places["join"][offset]))
        return replace(composition, content=replace(composition.content, sentences=starts))

    def mark_languages(
        self, draft: Draft, composition: Composition, guessed: Iterable[Span]
    ) -> Composition:
        """Put the languages of passages over the words of a block.

        A row of the recipe comes before a guess that it overlaps; one about the whole block
        gives the block its language.

        :param draft: the block; its language may be set.
        :param composition: its words.
        :param guessed: the passages whose language a rule tells.
        :return: the same with spans of languages.
        """
        spans = []
        for row, (start, end) in self._within(self.languages, composition):
            language = row.text("language")
            if (start, end) == (0, len(composition.content.text)) and not row.text("words"):
                draft.language = "" if language == self.language else language
            else:
                spans.append(Span(start, end, SpanKind.LANGUAGE, language))
        for span in guessed:
            if all(span.end <= own.start or own.end <= span.start for own in spans):
                spans.append(span)
        own_language = draft.language or self.language
        kept = [span for span in spans if span.value != own_language]
        content = composition.content
        merged = tuple(sorted((*content.spans, *kept), key=span_order))
        return replace(composition, content=replace(content, spans=merged))

    def _within(
        self, rows: Sequence[_FoundRow], composition: Composition
    ) -> Iterator[tuple[Row, tuple[int, int]]]:
        """Give the rows about these words, with their range in the text."""
        if not composition.origin:
            return
        first, last = composition.origin[0][0], composition.origin[-1][1]
        place = bisect_left(rows, first - _LONGEST_MARKER, key=lambda found: found[0])
        for low, high, row in rows[place:]:
            if low >= last:
                break
            start, end = composition.offset_of(low), composition.offset_of(high)
            if start is None and not row.text("words"):  # before the words stands a marker
                start = next((run[2] for run in composition.origin if low <= run[0] < high), None)
            if start is not None and end is not None and start < end:
                self.used.add(id(row))
                yield row, (start, end)


def _found(rows: Iterable[Row], witness: Witness) -> list[_FoundRow]:
    return sorted(((*row.range_in(witness), row) for row in rows), key=lambda found: found[:2])


def walk(blocks: Iterable[Draft]) -> Iterator[Draft]:
    """Give blocks and their items, in reading order.

    :param blocks: the blocks.
    :return: all of them.
    """
    for block in blocks:
        yield block
        yield from walk(block.children)


def compose_all(drafts: Sequence[Draft]) -> Mapping[int, Composition]:
    """Make the words of all drafts.

    :param drafts: with their tokens.
    :return: ``id()`` of a draft -> its words.
    """
    return {id(draft): compose(draft.tokens) for draft in drafts}


EMPTY = Composition(Content(""), (), ())
"""What a list has, whose words are those of its items."""
