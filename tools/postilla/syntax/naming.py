# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The mentions of names in a chapter: those found by their forms, and those decided by hand."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from postilla.model.anchor import Anchored, Part
from postilla.model.annotation import Annotation, FieldValue
from postilla.model.block import Chapter
from postilla.model.content import Content, SpanKind
from postilla.model.kinds import NAME
from postilla.model.names import LanguageRun, NameFinder
from postilla.syntax.anchoring import Passages


@dataclass(frozen=True, slots=True, kw_only=True)
class AmbiguousName:
    """A form that several names have, left as it is."""

    part: Part
    words: str
    names: tuple[str, ...]
    """Their ids."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """What was found in a chapter."""

    mentions: tuple[Anchored, ...]
    """As annotations of the kind ``name``, in reading order; those by hand are not among them."""
    ambiguous: tuple[AmbiguousName, ...]


def name_mentions(
    passages: Passages,
    runs: Mapping[str, Sequence[LanguageRun]],
    finder: NameFinder,
    anchored: Iterable[Anchored],
) -> Naming:
    """Find the names in a chapter.

    :param passages: its texts.
    :param runs: block id -> the languages of its words.
    :param finder: knows all names.
    :param anchored: the annotations of the chapter; where one of the kind ``name`` has decided,
        nothing is looked for.
    :return: what was found.
    """
    decided = _decided(anchored)
    mentions: list[Anchored] = []
    ambiguous: list[AmbiguousName] = []
    for block in passages.order:
        text = passages.folded(block)
        by_hand = decided.get(block, [])
        for found in finder.find(text, runs.get(block, ())):
            part = Part(block, found.start, found.end)
            words = text.text[found.start : found.end]
            if _overlaps(by_hand, part):
                continue
            if len(found.names) > 1:
                ambiguous.append(AmbiguousName(part=part, words=words, names=found.names))
            else:
                mentions.append(_mention(part, words, found.names[0]))
    return Naming(mentions=tuple(mentions), ambiguous=tuple(ambiguous))


def language_runs(chapter: Chapter, main: str) -> Mapping[str, Sequence[LanguageRun]]:
    """Give the languages of the words of a chapter.

    :param chapter: as it is read from Markdown.
    :param main: BCP 47, of the edition.
    :return: block id -> its runs, in order, without gaps.
    """
    return {
        block.id: tuple(_runs(block.content, block.language or top.language or main))
        for top in (*chapter.blocks, *chapter.notes)
        for block in top.walk()
    }


def _runs(content: Content, language: str) -> Iterator[LanguageRun]:
    done = 0
    for span in content.spans:
        if span.kind is SpanKind.LANGUAGE and span.start >= done:
            if span.start > done:
                yield LanguageRun(done, span.start, language)
            yield LanguageRun(span.start, span.end, span.value)
            done = span.end
    if done < len(content.text):
        yield LanguageRun(done, len(content.text), language)


def _decided(anchored: Iterable[Anchored]) -> dict[str, list[Part]]:
    decided: dict[str, list[Part]] = {}
    for one in anchored:
        if one.annotation.kind == NAME:
            for part in one.parts:
                decided.setdefault(part.block, []).append(part)
    return {block: sorted(parts) for block, parts in decided.items()}


def _overlaps(decided: Sequence[Part], part: Part) -> bool:
    number = bisect_right(decided, part.end - 1, key=lambda one: one.start)
    return any(one.end > part.start for one in decided[max(number - 2, 0) : number])


def _mention(part: Part, words: str, name: str) -> Anchored:
    annotation = Annotation(
        kind=NAME,
        argument=words,
        fields=(FieldValue(name="ref", value=name),),
        body="",
        anchor=part.block,
        line=0,
        above=part.block,
        source="",
    )
    return Anchored(annotation=annotation, parts=(part,), words=words)
