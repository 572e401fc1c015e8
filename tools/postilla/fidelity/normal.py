# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The text of the chapters in the form in which products are read, less what one can't state."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace
from typing import Final

from postilla.fidelity.collector import Collector, Style
from postilla.fidelity.extracted import Aspect
from postilla.model.block import CONTAINERS, Block, BlockKind, Chapter
from postilla.model.content import Content, Point, Span, SpanKind
from postilla.model.identifiers import IdKind, kind_of
from postilla.model.picture import Picture

DIVIDED: Final = frozenset({IdKind.BLOCK, IdKind.ABSTRACT, IdKind.ITEM})
"""What sentences are addressed in."""


def normal(
    chapters: Iterable[Chapter], main_language: str, ignored: str = ""
) -> tuple[Chapter, ...]:
    """Bring the text into normal form.

    :param chapters: as they are written.
    :param main_language: BCP 47, of the edition.
    :param ignored: characters to leave out.
    :return: the same text as a collector gives it.
    """
    collector = Collector(main_language, ignored)
    for chapter in chapters:
        for block in (*chapter.blocks, *chapter.notes):
            _collect(collector, block, main_language)
        collector.chapter(chapter.name)
    return tuple(collector.chapters)


def stated(chapters: Sequence[Chapter], aspects: Set[Aspect]) -> tuple[Chapter, ...]:
    """Leave out what a kind of product does not state.

    :param chapters: in normal form.
    :param aspects: what it states.
    :return: the rest.
    """
    kept = tuple(
        Chapter(
            name=chapter.name,
            blocks=tuple(_stated(block, aspects) for block in chapter.blocks),
            notes=tuple(_stated(note, aspects) for note in chapter.notes),
        )
        for chapter in chapters
    )
    if Aspect.CHAPTERS not in aspects:
        blocks = tuple(block for chapter in kept for block in chapter.blocks)
        notes = tuple(note for chapter in kept for note in chapter.notes)
        kept = (Chapter(name="", blocks=blocks, notes=notes),)
    if Aspect.NOTE_ORDER not in aspects:
        kept = tuple(
            replace(chapter, notes=tuple(sorted(chapter.notes, key=lambda note: note.id)))
            for chapter in kept
        )
    return kept


def _collect(collector: Collector, block: Block, language: str) -> None:
    language = block.language or language
    name, kind, level, start = block.id, block.kind, block.level, block.start
    picture = block.picture and Picture(
        file=block.picture.file, alternative=block.picture.shown_alternative
    )
    with collector.block(
        name,
        kind,
        level=level,
        start=start,
        picture=picture,
        joined=block.joined,
        line=block.line,
    ):
        divided = kind not in CONTAINERS and kind_of(name) in DIVIDED
        _collect_words(collector, block.content, language, name if divided else "")
        for child in block.children:
            _collect(collector, child, language)


def _collect_words(collector: Collector, content: Content, language: str, name: str) -> None:
    points: defaultdict[int, list[Point]] = defaultdict(list)
    begun: defaultdict[int, list[Span]] = defaultdict(list)
    for point in content.points:
        points[point.offset].append(point)
    for span in content.spans:
        begun[span.start].append(span)
    starts = {0, *content.sentences} if name else set()
    edges = {0, len(content.text), *points, *starts, *begun, *(one.end for one in content.spans)}
    around: list[Span] = []
    number, before = 0, 0
    for edge in sorted(edges):
        collector.words(content.text[before:edge], _style(around, language))
        around = [*(span for span in around if span.end > edge), *begun[edge]]
        if edge in starts:
            number += 1
            collector.sentence(f"{name}-s{number}")
        for point in points[edge]:
            collector.point(point.kind, point.value)
        before = edge


def _style(spans: Sequence[Span], language: str) -> Style:
    kinds = {span.kind for span in spans}
    links = [span.value for span in spans if span.kind is SpanKind.REFERENCE]
    languages = [span.value for span in spans if span.kind is SpanKind.LANGUAGE]
    return Style(
        language=languages[-1] if languages else language,
        emphasis=SpanKind.EMPHASIS in kinds,
        strong=SpanKind.STRONG in kinds,
        reference=links[-1] if links else "",
    )


def _stated(block: Block, aspects: Set[Aspect]) -> Block:
    content = block.content
    is_heading = block.kind is BlockKind.HEADING
    return replace(
        block,
        level=0 if is_heading and Aspect.LEVELS not in aspects else block.level,
        start=block.start if Aspect.NUMBERS in aspects else None,
        picture=block.picture if Aspect.FILES in aspects else _unnamed(block.picture),
        children=tuple(_stated(child, aspects) for child in block.children),
        content=replace(
            content,
            sentences=content.sentences if Aspect.SENTENCES in aspects else (),
            spans=tuple(_stated_spans(content.spans, aspects)),
        ),
    )


def _unnamed(picture: Picture | None) -> Picture | None:
    return picture and replace(picture, file="")


def _stated_spans(spans: Iterable[Span], aspects: Set[Aspect]) -> Iterator[Span]:
    for span in spans:
        if span.kind is SpanKind.REFERENCE:
            yield span
        elif span.kind is not SpanKind.LANGUAGE:
            if Aspect.EMPHASIS in aspects:
                yield span
        elif Aspect.SUBTAGS in aspects:
            yield span
        else:
            yield replace(span, value=span.value.partition("-")[0])
