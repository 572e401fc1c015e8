# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Variants: each witness has one reading at a place, and entry and list of witnesses agree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from postilla.checks.nearest import nearest
from postilla.checks.rule import Rule
from postilla.checks.source import EditionSource, Written
from postilla.model.anchor import Anchored, Part
from postilla.model.annotation import Annotation
from postilla.model.diagnostic import Diagnostic, Position, Severity
from postilla.model.edition import ApparatusStyle, Edition
from postilla.model.folding import fold_quote
from postilla.model.kinds import VARIANT
from postilla.model.likeness import Names
from postilla.model.tree import EDITION, chapter_path
from postilla.model.variation import Variation, WitnessReading, variation
from postilla.syntax.readings import sigla_of

FORM = Rule(
    code="variant/form",
    title="a reading that can't be read",
    explanation="Each reading stands on a line of its own at the head of the body: a hyphen, the "
    "sigla, a colon, the words; or the sigla and om. (left out) or lac. (lost).",
    hint="Write “- B C: other words”, “- B om.” or “- B lac.”.",
)
UNKNOWN = Rule(
    code="variant/siglum-unknown",
    title="a siglum that no witness has",
    explanation="The witnesses are listed in edition.toml, each with its siglum.",
    hint="Correct the siglum, or add the witness to edition.toml.",
)
REPEATED = Rule(
    code="variant/siglum-repeated",
    title="a witness that stands twice in an entry",
    explanation="A witness has one reading at a place. Its corrector, if need be, has a siglum of "
    "its own.",
    hint="Take the siglum out of one of the readings.",
)
BASE = Rule(
    code="variant/base",
    title="another reading of the base",
    explanation="The words that are quoted are those of the base, the first witness of "
    "edition.toml; it can't have others in their place.",
    hint="Leave its siglum out.",
)
SAME = Rule(
    code="variant/same",
    title="a reading that is what the text has",
    explanation="Witnesses that agree with the text stand in the field witnesses, if anywhere.",
    hint="Correct the reading, or name its witnesses in the field witnesses.",
)
OMISSION = Rule(
    code="variant/omission",
    title="words of a witness that leaves them out",
    explanation="After om. and lac. no words can stand: the witness has none there.",
    hint="Delete om. or lac., or delete the words.",
)
ACROSS = Rule(
    code="variant/across-blocks",
    title="a variant that leaves its block",
    explanation="A reading takes the place of words of one block.",
    hint="Write a variant for each block.",
)
OVERLAP = Rule(
    code="variant/overlap",
    title="two readings of one witness for the same words",
    explanation="Entries may overlap, but each witness has one reading of each word; its text "
    "could not be told from two.",
    hint="Make one entry of the two, or quote fewer words.",
)
MISSING = Rule(
    code="variant/witness-missing",
    title="a witness that a positive apparatus does not name",
    explanation="In a positive apparatus each entry names all witnesses: those that have the "
    "words of the text in the field witnesses, the others with their readings.",
    hint="Name it in the field witnesses, or write its reading.",
)
KIND = Rule(
    code="variant/variation",
    title="another sort of difference than the words show",
    explanation="An omission has fewer words than the text, an addition more, and a transposition "
    "the same words in another order. Whether spellings are the same word, only a person can say.",
    hint="Correct the field, or leave it out: then it is told from the words.",
)
UNUSED = Rule(
    code="variant/witness-unused",
    title="a witness that no entry names",
    explanation="It agrees with the text everywhere, or nobody has collated it yet.",
    hint="Nothing, if it agrees; else run “postilla collate”.",
    severity=Severity.NOTE,
)
RULES = (
    *(FORM, UNKNOWN, REPEATED, BASE, SAME, OMISSION, ACROSS, OVERLAP, MISSING, KIND),
    UNUSED,
)

_TOLD = (Variation.OMISSION.value, Variation.ADDITION.value, Variation.TRANSPOSITION.value)
"""What the words themselves show."""


def check_variants(source: EditionSource) -> Iterator[Diagnostic]:
    """Check all variants.

    :param source: the edition's source; without an ``edition.toml`` no siglum is known.
    :return: the findings.
    """
    if source.edition is None:
        return
    checker = _Checker(source.edition)
    for read, anchoring in zip(source.chapters, source.anchorings, strict=True):
        path = chapter_path(read.chapter.name)
        entries = [one for one in anchoring.anchored if one.annotation.kind == VARIANT]
        for one in entries:
            yield from checker.check(one, Written(one.annotation, path))
        yield from _overlaps(entries, path)
    yield from checker.unused()


class _Checker:
    def __init__(self, edition: Edition) -> None:
        self._sigla = edition.sigla
        self._base = edition.witnesses[0].siglum if edition.witnesses else ""
        self._is_positive = edition.apparatus is ApparatusStyle.POSITIVE
        self._names = Names(edition.sigla)
        self._named: set[str] = set()

    def check(self, one: Anchored, written: Written) -> Iterator[Diagnostic]:
        """Check an entry."""
        annotation = one.annotation
        agreeing = annotation.field("witnesses")
        seen = set(sigla_of(agreeing))
        self._named |= seen
        at = written.at_field("witnesses")
        if agreeing and not seen:
            yield UNKNOWN.at(at, f"“{agreeing}” are no sigla with blanks between them.")
        yield from self._known(sorted(seen), at)
        for reading in annotation.readings:
            at = Position(written.path, reading.line, 1)
            yield from self._reading(one, reading, at)
            for siglum in reading.witnesses:
                if siglum in seen:
                    yield REPEATED.at(at, f"“{siglum}” stands twice in this entry.")
                seen.add(siglum)
        if self._is_positive and (
            missing := [siglum for siglum in self._sigla if siglum not in {*seen, self._base}]
        ):
            yield MISSING.at(written.at(), f"This entry does not name {', '.join(missing)}.")
        yield from _whole(one, written)

    def _reading(
        self, one: Anchored, reading: WitnessReading, at: Position
    ) -> Iterator[Diagnostic]:
        if not reading.witnesses:
            yield FORM.at(at, f"“{reading.words}” is no reading.")
            return
        self._named |= set(reading.witnesses)
        yield from self._known(reading.witnesses, at)
        if self._base in reading.witnesses:
            yield BASE.at(at, f"“{self._base}” is the base, which has the words that are quoted.")
        if reading.lack and reading.words:
            message = f"After “{reading.lack.value}” stands “{reading.words}”."
            yield OMISSION.at(at, message)
        elif fold_quote(reading.words) == fold_quote(one.words):
            yield SAME.at(at, f"The reading “{reading.words}” is what the text has.")

    def _known(self, sigla: Sequence[str], at: Position) -> Iterator[Diagnostic]:
        for siglum in sigla:
            if siglum not in self._sigla:
                near = nearest(siglum, self._names)
                yield UNKNOWN.at(at, f"There is no witness “{siglum}” in edition.toml{near}.")

    def unused(self) -> Iterator[Diagnostic]:
        """Tell of witnesses that no entry names."""
        for siglum in self._sigla:
            if siglum not in {*self._named, self._base}:
                yield UNUSED.at(Position(EDITION, 1, 1), f"No variant names “{siglum}”.")


def _whole(one: Anchored, written: Written) -> Iterator[Diagnostic]:
    if len(one.parts) > 1:
        message = f"“{one.annotation.argument}” stands in several blocks."
        yield ACROSS.at(written.at_argument(), message)
    stated = one.annotation.field("variation")
    shown = {variation(one.words, reading).value for reading in one.annotation.readings}
    if stated in _TOLD and stated not in shown:
        yield KIND.at(written.at_field("variation"), f"No reading is that: no {stated} is seen.")


def _overlaps(entries: Sequence[Anchored], path: str) -> Iterator[Diagnostic]:
    parts: list[tuple[Part, Anchored]] = sorted(
        ((part, one) for one in entries for part in one.parts), key=lambda pair: pair[0]
    )
    furthest: dict[str, tuple[Part, Annotation]] = {}
    for part, one in parts:
        told = False
        for siglum in (siglum for row in one.annotation.readings for siglum in row.witnesses):
            before = furthest.get(siglum)
            overlaps = before and before[0].block == part.block and part.start < before[0].end
            if before and overlaps and not told and before[1] is not one.annotation:
                message = f"“{siglum}” has a reading for some of these words at "
                at = Written(one.annotation, path).at_argument()
                yield OVERLAP.at(at, f"{message}{path}:{before[1].line}, too.")
                told = True
            if not overlaps or (before and part.end > before[0].end):
                furthest[siglum] = part, one.annotation
