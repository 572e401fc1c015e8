# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Emendations: what may be restored, and what one emendation may cover."""

from __future__ import annotations

from collections.abc import Iterator

from postilla.checks.rule import Rule
from postilla.checks.source import EditionSource, Written
from postilla.model.anchor import Anchored, Part
from postilla.model.diagnostic import Diagnostic
from postilla.model.folding import fold_quote
from postilla.model.kinds import EMEND
from postilla.model.tree import chapter_path

OVERLAP = Rule(
    code="emend/overlap",
    title="two emendations of the same words",
    explanation="Each word has one proposal at most; the reading text could not have both.",
    hint="Make one emendation of the two, or quote fewer words.",
)
ACROSS = Rule(
    code="emend/across-blocks",
    title="an emendation that leaves its block",
    explanation="The reading text has the same blocks as the base text.",
    hint="Write an emendation for each block.",
)
SAME = Rule(
    code="emend/same",
    title="an emendation that changes nothing",
    explanation="The reading that is proposed differs from the words that are quoted.",
    hint="Correct the reading, or leave the emendation out.",
)
NUMBER = Rule(
    code="emend/number",
    title="a number that would be restored",
    explanation="Only letters that the transcript shows to be damaged are read restored. A number "
    "can't be known from the transcript: its emendation is a proposal.",
    hint="Write :cause: undecided, or author.",
    suppressible=True,
)
RULES = (OVERLAP, ACROSS, SAME, NUMBER)


def check_emendations(source: EditionSource) -> Iterator[Diagnostic]:
    """Check all emendations.

    :param source: the edition's source.
    :return: the findings.
    """
    for read, anchoring in zip(source.chapters, source.anchorings, strict=True):
        path = chapter_path(read.chapter.name)
        emendations = [one for one in anchoring.anchored if one.annotation.kind == EMEND]
        yield from _check_overlaps(emendations, path)
        for one in emendations:
            written = Written(one.annotation, path)
            reading = one.annotation.field("reading")
            if len(one.parts) > 1:
                message = f"“{one.annotation.argument}” stands in several blocks."
                yield ACROSS.at(written.at_argument(), message)
            if fold_quote(reading) == fold_quote(one.words):
                message = f"The reading “{reading}” is what the text has."
                yield SAME.at(written.at_field("reading"), message)
            elif one.replacement and _digits(reading) != _digits(one.words):
                message = f"From “{one.words}” to “{reading}” a number changes."
                yield NUMBER.at(written.at_field("cause"), message)


def _check_overlaps(emendations: list[Anchored], path: str) -> Iterator[Diagnostic]:
    parts: list[tuple[Part, Anchored]] = sorted(
        ((part, one) for one in emendations for part in one.parts), key=lambda pair: pair[0]
    )
    furthest: tuple[Part, Anchored] | None = None
    for part, one in parts:
        if furthest and furthest[0].block == part.block and part.start < furthest[0].end:
            other = furthest[1].annotation
            message = f"Words of this emendation are emended at {path}:{other.line}, too."
            yield OVERLAP.at(Written(one.annotation, path).at_argument(), message)
        if not furthest or furthest[0].block != part.block or part.end > furthest[0].end:
            furthest = part, one


def _digits(words: str) -> str:
    return "".join(filter(str.isdigit, words))
