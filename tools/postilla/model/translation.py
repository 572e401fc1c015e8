# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""A translation of a chapter: its words, whose they are, and which text they render."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from postilla.model.block import CONTAINERS, Block, Chapter
from postilla.model.licence import forbids_adaptations
from postilla.model.lock import digest
from postilla.model.parallel import Alignment, fault_of, one_to_one


class Origin(Enum):
    """Who translated; the values stand in ``translation.toml``."""

    HUMAN = "human"
    MACHINE = "machine"
    """A machine, and no person has looked it over."""
    REVISED = "revised"
    """A machine, and a person has gone through all of it."""


class State(Enum):
    """How a translated block stands to the text."""

    CURRENT = "current"
    OUTDATED = "outdated"
    """The text has changed since."""
    UNRECORDED = "unrecorded"
    """Nobody has recorded of which text it is the translation."""
    MISSING = "missing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """Whose a translation is, and by what right it is here."""

    translator: str
    date: str
    """Of the last work on it, ISO 8601; a year or a month will do."""
    origin: Origin
    licence: str
    """SPDX, of the translation."""
    permission: str = ""
    """Who permitted it, when and where that is written; needed where the licence of the text
    forbids adaptations."""


@dataclass(frozen=True, slots=True)
class Record:
    """What was when a person last held a translated block against the text: two hashes."""

    text: str
    """Of the words of the text."""
    translation: str
    """Of the translated ones."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Translation:
    """A chapter in one other language; read once, and the same as itself alone."""

    language: str
    """BCP 47."""
    path: str
    chapter: Chapter
    """Its blocks have the ids of those that they render."""
    alignments: Mapping[str, Alignment]
    """Block id -> alignment, where one is written."""
    alignment_lines: Mapping[str, int]
    """Block id -> the 1-based line in which it is written."""
    proposed: frozenset[str] = frozenset()
    """The ids of the blocks whose alignment nobody has looked over."""
    provenance: Provenance
    records: Mapping[str, Record]
    """Block id -> what was recorded of it."""

    def blocks(self) -> Mapping[str, Block]:
        """Give the blocks that are translated, by id; of two with one id, the first.

        In a list or a table, what has no words is still to be translated.
        """
        found: dict[str, Block] = {}
        for block in units_of(self.chapter):
            if block.content.text:
                found.setdefault(block.id, block)
        return found

    def alignment_of(self, block: Block) -> Alignment:
        """Give the alignment of one of the blocks."""
        return self.alignments.get(block.id) or one_to_one(len(block.content.sentence_bounds()))

    def alignment_fault(self, block: Block, own: Block) -> str:
        """Say what keeps a translated block from standing beside its block of the text.

        :param block: of the text.
        :param own: of the translation.
        :return: a sentence, or nothing when nothing does.
        """
        sentences, lines = (len(one.content.sentence_bounds()) for one in (block, own))
        if own.id not in self.alignments and sentences != lines:
            return f"The text has {sentences} sentences and the translation {lines}."
        return fault_of(self.alignment_of(own), sentences, lines)

    def is_forbidden(self, licence: str) -> bool:
        """Say whether it may not be published.

        :param licence: SPDX, of the text.
        :return: whether that forbids it and nobody is said to have permitted it.
        """
        return forbids_adaptations(licence) and not self.provenance.permission.strip()

    def state_of(self, block: Block, own: Block | None) -> State:
        """Say how a block stands to the text.

        :param block: of the text.
        :param own: its translation, if there is one.
        :return: the state.
        """
        if own is None:
            return State.MISSING
        record = self.records.get(block.id)
        if record is None:
            return State.UNRECORDED
        is_same = record.text == digest(block.content.text)
        return State.CURRENT if is_same else State.OUTDATED


@dataclass(frozen=True, slots=True, kw_only=True)
class TranslatedWords:
    """What an annotation says, in one other language."""

    language: str
    """BCP 47."""
    unit: str
    """The annotation's id; of one of its fields, the id, a blank and the field's name."""
    words: str
    """Markdown of a body; plain words of a field."""
    source: str
    """The words that they render."""
    is_fuzzy: bool
    """Whether a translator has to look them over."""
    path: str
    """The catalogue."""
    line: int
    """1-based, of the entry."""
    provenance: Provenance

    @property
    def annotation(self) -> str:
        """The annotation's id."""
        return self.unit.partition(" ")[0]

    @property
    def field(self) -> str:
        """The name of the field; nothing for the body."""
        return self.unit.partition(" ")[2]

    def is_current(self, words: str) -> bool:
        """Say whether they render some words.

        :param words: what the annotation says now.
        :return: whether it is what was translated.
        """
        return not self.is_fuzzy and self.source == words


def by_annotation(words: Iterable[TranslatedWords]) -> Mapping[str, tuple[TranslatedWords, ...]]:
    """Bring together what each annotation says in other languages.

    :param words: in any order.
    :return: annotation -> what it says, by language; fields before the body.
    """
    found: dict[str, list[TranslatedWords]] = {}
    for one in words:
        found.setdefault(one.annotation, []).append(one)
    return {
        name: tuple(sorted(own, key=lambda one: (one.language, not one.field)))
        for name, own in found.items()
    }


def units_of(chapter: Chapter) -> Iterator[Block]:
    """Give the blocks of a chapter that have words of their own, in document order.

    :param chapter: of the text or of a translation.
    :return: all but lists and tables, whose items and cells have them.
    """
    return (block for block in chapter.walk() if block.kind not in CONTAINERS)


def records_now(
    translation: Translation, chapter: Chapter, still_right: frozenset[str] = frozenset()
) -> Mapping[str, Record]:
    """Record anew what a translation renders.

    A block that was translated or revised since the last time has been held against the text as
    it is now; one that stayed while the text changed has not, and stays outdated.

    :param translation: with the records of last time.
    :param chapter: the text.
    :param still_right: ids of blocks that need no revision although the text has changed.
    :return: block id -> record, in document order.
    """
    text_of = {block.id: digest(block.content.text) for block in units_of(chapter)}
    made: dict[str, Record] = {}
    for own in translation.blocks().values():
        before, text = translation.records.get(own.id), text_of.get(own.id)
        words = digest(own.content.text)
        if text is None:
            continue
        is_untouched = before is not None and before.translation == words
        if before is not None and is_untouched and own.id not in still_right:
            made[own.id] = before
        else:
            made[own.id] = Record(text, words)
    return made
