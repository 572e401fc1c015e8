# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Translations of chapters, held against what a product shows beside the text.

A book may leave out the page on which a chapter stands in parallel; a site that has such a page,
and a TEI edition, may not. Where a translation is shown, each of its lines has to be there, block
by block in the order of the text.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from postilla.fidelity.commentary import folded
from postilla.fidelity.extracted import ProductText
from postilla.model.block import Chapter
from postilla.model.diagnostic import Diagnostic, Position
from postilla.model.identifiers import sentence_id
from postilla.model.parallel import unit_id
from postilla.model.translation import Translation, units_of

_HINT: Final = "Run “make” to build it anew."


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendering:
    """What a product has to show of the translation of a chapter."""

    chapter: str
    language: str
    """BCP 47."""
    blocks: tuple[tuple[str, tuple[str, ...]], ...]
    """Unit and its lines, folded, in the order of the text."""
    names: frozenset[str]
    """Of the units and of the sentences in them."""


def renderings_of(
    translations: Iterable[Translation], chapters: Sequence[Chapter], licence: str
) -> Iterator[Rendering]:
    """Say what products have to show.

    :param translations: all of them.
    :param chapters: the text.
    :param licence: SPDX, of the text; what it forbids is not shown.
    :return: a rendering a translation, without blocks that do not fit the text.
    """
    of_name = {chapter.name: chapter for chapter in chapters}
    for one in translations:
        chapter = of_name.get(one.chapter.name)
        if chapter is None or one.is_forbidden(licence):
            continue
        own = one.blocks()
        blocks, names = [], set()
        for block in units_of(chapter):
            mine = own.get(block.id)
            if mine is None or one.alignment_fault(block, mine):
                continue
            text = mine.content.text
            lines = (text[start:end] for start, end in mine.content.sentence_bounds())
            unit = unit_id(block.id, one.language)
            numbers = range(1, len(block.content.sentence_bounds()) + 1)
            sentences = (sentence_id(block.id, number) for number in numbers)
            names |= {unit, *(unit_id(name, one.language) for name in sentences)}
            blocks.append((unit, tuple(filter(None, map(folded, lines)))))
        yield Rendering(
            chapter=chapter.name,
            language=one.language,
            blocks=tuple(blocks),
            names=frozenset(names),
        )


def translation_findings(
    renderings: Iterable[Rendering],
    text: ProductText,
    required: Collection[str],
    title: str,
    path: str,
) -> Iterator[Diagnostic]:
    """Tell what a product does not show of translations.

    :param renderings: what there is to show.
    :param text: what the product shows.
    :param required: the chapters whose translations it may not leave out as a whole.
    :param title: as a sentence calls it.
    :param path: its name in findings.
    :return: ``product/translation`` for each line that is missing, or stands out of order; one for
        a translation of which nothing is there.
    """
    for one in renderings:
        missing = list(_missing(one, text.parallel))
        is_absent = len(missing) == sum(len(lines) for _, lines in one.blocks)
        is_absent |= text.units is not None and text.units.isdisjoint(one.names)
        if is_absent and one.chapter in required and missing:
            message = f"The translation of {one.chapter} ({one.language}) is missing from {title}."
            yield _finding(message, path)
        elif not is_absent:
            for unit, line in missing:
                yield _finding(f"Of the translation “{unit}”, {title} lacks “{line}”.", path)


def _missing(rendering: Rendering, shown: str) -> Iterator[tuple[str, str]]:
    """Give the lines that are not found; those of a block may stand in any order."""
    place = 0
    for unit, lines in rendering.blocks:
        end = place
        for line in lines:
            found = shown.find(line, place)
            if found < 0:
                yield unit, line
            else:
                end = max(end, found + len(line))
        place = end


def _finding(message: str, path: str) -> Diagnostic:
    at = Position(path)
    return Diagnostic(code="product/translation", message=message, hint=_HINT, position=at)
