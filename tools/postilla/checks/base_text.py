# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The base text against the lock."""

from __future__ import annotations

from collections.abc import Iterator

from postilla.checks.rule import Rule
from postilla.checks.source import EditionSource
from postilla.model.change import ChangeKind
from postilla.model.comparison import compare
from postilla.model.diagnostic import Diagnostic, Position
from postilla.model.tree import LOCK, RECIPE, chapter_path
from postilla.syntax.position import position_in

_BACK = "Take the block back from version control; a remark belongs into an annotation below it."
_BOTH = "“postilla verify --source” shows both readings. " + _BACK


def _base(kind: ChangeKind, title: str, explanation: str, hint: str = _BACK) -> Rule:
    return Rule(code=f"base/{kind.value}", title=title, explanation=explanation, hint=hint)


_CHANGED = {
    ChangeKind.TEXT: _base(
        ChangeKind.TEXT,
        "words that are not those of the witness",
        "The base text is derived from the witness and never edited, obvious slips included. The "
        "finding names the first sentence of the block that differs.",
        _BOTH,
    ),
    ChangeKind.SPACE: _base(
        ChangeKind.SPACE,
        "white space added inside a block",
        "Words of the base text are set apart by single spaces; doubled and unusual ones make "
        "quotations fail that look right.",
    ),
    ChangeKind.SENTENCE: _base(
        ChangeKind.SENTENCE,
        "lines broken elsewhere",
        "A block has one sentence a line, for the sentences are what translations and links refer "
        "to. How the text is split is decided in the recipe.",
    ),
    ChangeKind.CALL: _base(
        ChangeKind.CALL,
        "the call of a note changed",
        "Each note is called where the print calls it, by the number that it has there.",
    ),
    ChangeKind.PAGE_BREAK: _base(
        ChangeKind.PAGE_BREAK,
        "a page break changed",
        "Page breaks stand before the word with which the printed page begins; the text is cited "
        "by them.",
    ),
    ChangeKind.EMPHASIS: _base(
        ChangeKind.EMPHASIS,
        "emphasis added or taken away",
        "What the print sets off is part of the text; the editors set nothing off in it.",
    ),
    ChangeKind.LANGUAGE: _base(
        ChangeKind.LANGUAGE,
        "another language",
        "The language of each block and of foreign words decides on hyphenation, voice and "
        "search. It is set in the recipe.",
    ),
    ChangeKind.REFERENCE: _base(
        ChangeKind.REFERENCE,
        "a link inside the text changed",
        "What the document links to another place of it leads there in the edition, too.",
    ),
    ChangeKind.PICTURE: _base(
        ChangeKind.PICTURE,
        "another picture",
        "The pictures are those of the document, and so are the words in square brackets that say "
        "what they show. Words of the editors stand behind the file's name, in quotation marks.",
        "Take the line back from version control.",
    ),
    ChangeKind.LEVEL: _base(
        ChangeKind.LEVEL,
        "a heading of another level",
        "The levels of headings make the table of contents of every product.",
    ),
    ChangeKind.START: _base(
        ChangeKind.START,
        "a list counted in another way",
        "Lists keep their printed numbers, or their bullets.",
    ),
    ChangeKind.KIND: _base(
        ChangeKind.KIND,
        "a block of another kind",
        "A paragraph stays a paragraph and a list a list.",
    ),
    ChangeKind.ID: _base(
        ChangeKind.ID,
        "another id",
        "Ids are addresses that others cite; they are given once, by the import, and never change.",
        "Write the id of the lock again.",
    ),
    ChangeKind.MISSING: _base(
        ChangeKind.MISSING,
        "a block that is gone",
        "No part of the text can be left out. A block without an empty line above its {#id} "
        "counts as gone, too.",
        _BACK + " Above each {#…} stands an empty line.",
    ),
    ChangeKind.ADDED: _base(
        ChangeKind.ADDED,
        "a block that was not there",
        "Nothing can be added to the text.",
        "Write it as an annotation below the block that it is about.",
    ),
    ChangeKind.DOUBLED: _base(
        ChangeKind.DOUBLED,
        "a block that stands twice",
        "Each block stands once, under its own id.",
        "Delete one of the two.",
    ),
    ChangeKind.MOVED: _base(
        ChangeKind.MOVED,
        "a block at another place",
        "Blocks stand in the order of the print, each in its chapter.",
        "Move it back.",
    ),
    ChangeKind.NOTE_ORDER: _base(
        ChangeKind.NOTE_ORDER,
        "notes in another order",
        "Notes stand at the end of their chapter, in the order of the print.",
        "Move it back.",
    ),
    ChangeKind.CHAPTER_MISSING: _base(
        ChangeKind.CHAPTER_MISSING,
        "a chapter that is gone",
        "Every chapter of the text has its file, by its own name.",
        "Take the file back from version control.",
    ),
    ChangeKind.CHAPTER_ADDED: _base(
        ChangeKind.CHAPTER_ADDED,
        "a file that is no chapter",
        "The folder of the chapters holds the text and nothing else.",
        "Pages of the editors' own belong into source/about/.",
    ),
}
WITNESS = Rule(
    code="lock/witness",
    title="another witness",
    explanation="The lock was made from a witness with other bytes. A corrected witness comes in "
    "by “postilla import”, which keeps the ids and lists what changed.",
    hint="Run “postilla import”, or take the witness back from version control.",
)
RECIPE_CHANGED = Rule(
    code="lock/recipe",
    title="another recipe",
    explanation="The lock was made by a recipe with other bytes, so the text may no longer be "
    "what the recipe says.",
    hint="Run “postilla import”, or take the recipe back from version control.",
)
RULES = (*_CHANGED.values(), WITNESS, RECIPE_CHANGED)


def check_base_text(source: EditionSource) -> Iterator[Diagnostic]:
    """Hold the chapters against the lock, and the lock against what it was made from.

    :param source: the edition's source.
    :return: the findings.
    """
    lock = source.lock
    if lock is None:
        return
    if lock.witness not in {digest for _, digest in source.witnesses}:
        path = source.witnesses[0][0] if len(source.witnesses) == 1 else LOCK
        yield WITNESS.at(Position(path), "The text was not derived from this witness.")
    if lock.recipe != source.recipe:
        yield RECIPE_CHANGED.at(Position(RECIPE), "The text was not derived by this recipe.")
    read = {chapter.chapter.name: chapter for chapter in source.chapters}
    for change in compare(lock, [chapter.chapter for chapter in source.chapters]):
        path = chapter_path(change.chapter)
        if change.chapter in read:
            at = position_in(read[change.chapter], change.block, change.offset)
        elif path in source.refused:
            continue
        else:
            at = Position(path)
        yield _CHANGED[change.kind].at(at, change.message("the lock"))
