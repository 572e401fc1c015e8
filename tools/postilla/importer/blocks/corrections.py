# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The recipe's rows about sentences and languages, carried out on the blocks they are about."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from postilla.importer.blocks.composition import Composition
from postilla.importer.blocks.draft import Draft
from postilla.importer.blocks.sentences import sentence_starts
from postilla.importer.decision import Decision, by_recipe
from postilla.importer.recipe import Recipe, Row
from postilla.importer.witness import Witness
from postilla.model.block import BlockKind
from postilla.model.content import Span, SpanKind
from postilla.model.spans import normal_spans

_FoundRow = tuple[int, int, Row]
_LONGEST_MARKER = 16
_WITH_LANGUAGE = (
    *(BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.QUOTATION, BlockKind.VERSE),
    BlockKind.IMAGE,
)


class Corrections:
    """The rows, found in the witness, and the decisions that they made."""

    def __init__(self, recipe: Recipe, witness: Witness) -> None:
        """Find all rows in the witness.

        :param recipe: the recipe.
        :param witness: the witness.
        :raises PostillaError: when a row's line or words are not there.
        """
        self.main = recipe.language
        self.decisions: list[Decision] = []
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

    def split(self, composition: Composition, language: str) -> Composition:
        """Divide the words of a block into sentences.

        :param composition: its words.
        :param language: of the block, BCP 47; empty for the main one.
        :return: the same with sentences.
        """
        places: dict[str, dict[int, Row]] = {"split": {}, "join": {}}
        for row, (offset, _) in _within(self.sentences, composition):
            places[row.operation][offset] = row
        splits, joins = places["split"], places["join"]
        text = composition.content.text
        starts, idle = sentence_starts(text, language or self.main, tuple(splits), tuple(joins))
        for offset, row in (*splits.items(), *joins.items()):
            if offset not in idle:
                what = "a sentence begins" if offset in splits else "no sentence begins"
                words = f"{what} with “{row.text('words')[:40]}”"
                self.decisions.append(by_recipe(row, "sentence", words))
        return replace(composition, content=replace(composition.content, sentences=starts))

    def mark_languages(
        self, draft: Draft, composition: Composition, guessed: Iterable[Span], language: str
    ) -> Composition:
        """Put the languages of passages over the words of a block.

        A row of the recipe comes before a guess that it overlaps; one about a whole heading or
        paragraph gives it its language.

        :param draft: the block; its language may be set.
        :param composition: its words.
        :param guessed: the passages whose language a rule tells.
        :param language: of the block or of the list around it, BCP 47; empty for the main one.
        :return: the same with spans of languages.
        """
        content = composition.content
        spans = []
        for row, (start, end) in _within(self.languages, composition):
            named = row.text("language")
            self.decisions.append(by_recipe(row, "language", f"these words are {named}"))
            is_whole = (start, end) == (0, len(content.text)) and not row.text("words")
            if is_whole and draft.kind in _WITH_LANGUAGE:
                draft.language = "" if named == self.main else named
                language = draft.language
            else:
                spans.append(Span(start, end, SpanKind.LANGUAGE, named))
        for span in guessed:
            if all(span.end <= own.start or own.end <= span.start for own in spans):
                spans.append(span)
        kept = [span for span in spans if span.value != (language or self.main)]
        merged = normal_spans(content.text, (*content.spans, *kept))
        return replace(composition, content=replace(content, spans=merged))


def _within(
    rows: Sequence[_FoundRow], composition: Composition
) -> Iterator[tuple[Row, tuple[int, int]]]:
    """Give the rows about these words, with their range in the text."""
    if not composition.origin:
        return
    first, last = composition.origin[0].start, composition.origin[-1].end
    place = bisect_left(rows, first - _LONGEST_MARKER, key=lambda found: found[0])
    while place < len(rows) and rows[place][0] < last:
        low, high, row = rows[place]
        if found := composition.range_of(low, high):
            yield row, found
        place += 1


def _found(rows: Iterable[Row], witness: Witness) -> list[_FoundRow]:
    return sorted(((*row.range_in(witness), row) for row in rows), key=lambda found: found[:2])
