# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The recipe's rows about the reading of a document that change its blocks.

A document says itself what most of its blocks are. What is left to decide: a paragraph that is a
heading by its look only, a printed entry, a page break that the file has lost.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping

from postilla.importer.blocks.draft import Draft, walk
from postilla.importer.blocks.labels import label_of
from postilla.importer.blocks.token import Token, TokenKind
from postilla.importer.decision import Decision, by_recipe
from postilla.importer.document.drafting import Reading
from postilla.importer.recipe import Recipe, Row
from postilla.importer.witness import Witness
from postilla.model.block import BlockKind

_CLASSES = {"title", "heading", "paragraph", "verse", "entry"}

_KINDS = {
    **dict.fromkeys(("title", "heading"), BlockKind.HEADING),
    "verse": BlockKind.VERSE,
}
_CLASSIFIED = (BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.VERSE)


def rule(reading: Reading, recipe: Recipe, witness: Witness) -> Iterator[Decision]:
    """Carry out the rows that classify lines and place page breaks.

    :param reading: its blocks are changed in place.
    :param recipe: the recipe.
    :param witness: the reading as a witness.
    :return: what was decided.
    :raises PostillaError: ``recipe/value`` when a line can't be what a row says.
    """
    drafts = {draft.line: draft for draft in (*walk(reading.blocks), *reading.notes.values())}
    for row in recipe.of("classify"):
        row.range_in(witness)
        yield _classify(row, drafts.get(row.line))
    for row in recipe.of("page-break"):
        start, _ = row.range_in(witness)
        number = row.text("number")
        _break(row, drafts, start, number)
        reading.pages.append(number)
        yield by_recipe(row, "page", f"page {number} begins here")


def _classify(row: Row, draft: Draft | None) -> Decision:
    name = row.text("as")
    if draft is None or draft.kind not in _CLASSIFIED:
        raise row.fail(
            "value",
            f"Line {row.line} is no heading and no paragraph.",
            "Items and notes are what the document says they are.",
        )
    if name not in _CLASSES or row.text("words"):
        raise row.fail(
            "value",
            f"A line of a document can't be classified as “{name}”.",
            "There are: title, heading, paragraph, verse, entry.",
        )
    is_heading = name in ("title", "heading")
    draft.kind = _KINDS.get(name, BlockKind.PARAGRAPH)
    draft.is_title, draft.is_entry = name == "title", name == "entry"
    draft.level = int(row.text("value") or draft.level or 1) if is_heading else 0
    draft.label = label_of("".join(one.value for one in draft.tokens)) if is_heading else None
    return by_recipe(row, "block", f"this is a {name}")


def _break(row: Row, drafts: Mapping[int, Draft], start: int, number: str) -> None:
    """Put a page break before the character at ``start``."""
    draft = drafts.get(row.line)
    tokens = draft.tokens if draft else []
    place = bisect_left(tokens, start, key=lambda one: one.end)
    place += place < len(tokens) and tokens[place].end == start
    if draft is None or place >= len(tokens) or tokens[place].kind is not TokenKind.LITERAL:
        raise row.fail(
            "value",
            f"No words of the text begin at this place of line {row.line}.",
            "Quote the page's first words.",
        )
    one, cut = tokens[place], start - tokens[place].start
    before = [Token(one.start, start, one.kind, one.value[:cut])] if cut else []
    after = Token(start, one.end, one.kind, one.value[cut:])
    page = Token(start, start, TokenKind.PAGE_BREAK, number)
    draft.tokens = [*tokens[:place], *before, page, after, *tokens[place + 1 :]]
