# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What the places and annotations of an edition are called in running text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from types import MappingProxyType
from typing import Final

from postilla.model.anchor import Anchored
from postilla.model.block import BlockKind, Chapter
from postilla.model.identifiers import IdKind, kind_of
from postilla.model.note_marks import mark_phrase

TitleOf = Callable[[str], str]
"""From the id of a heading to its words; empty when there is none of that id."""

_PART = re.compile(r"(?P<whole>.+)-(?P<letter>[is])(?P<number>[0-9]+)")
_PARAGRAPH = re.compile(r"p-(?P<section>.+)-(?P<number>[0-9]+)")
_PHRASES: Final = MappingProxyType({IdKind.ENTRY: "entry {}", IdKind.PAGE: "p. {}"})


def label_of(identifier: str, title_of: TitleOf) -> str:
    """Name a place.

    :param identifier: its id, of the scheme.
    :param title_of: gives the headings of the edition.
    :return: a phrase such as ``par. 2.3`` or the title of a section.

    >>> label_of("p-2-3-s4", lambda heading: "")
    'par. 2.3, sentence 4'
    """
    kind = kind_of(identifier)
    if kind in (IdKind.SECTION, IdKind.TITLE):
        return title_of(identifier) or identifier
    if kind in (IdKind.ITEM, IdKind.SENTENCE) and (part := _PART.fullmatch(identifier)):
        name = "item" if part["letter"] == "i" else "sentence"
        return f"{label_of(part['whole'], title_of)}, {name} {part['number']}"
    if kind is IdKind.BLOCK and (paragraph := _PARAGRAPH.fullmatch(identifier)):
        return _paragraph(paragraph["section"], paragraph["number"], title_of)
    name, _, rest = identifier.partition("-")
    if kind in (IdKind.NOTE, IdKind.CALL):
        return mark_phrase(rest)
    if kind is None:
        return identifier
    return _PHRASES[kind].format(rest) if kind in _PHRASES else f"{name} ({rest})"


def _paragraph(section: str, number: str, title_of: TitleOf) -> str:
    if section.isdigit():
        return f"par. {section}.{number}"
    title = title_of(f"s-{section}").rstrip(" .:")
    return f"{title}, par. {number}" if title else f"par. {number}"


def annotation_label(
    anchored: Anchored, find: Callable[[str], Anchored | None], title_of: TitleOf
) -> str:
    """Name an annotation.

    :param anchored: the annotation.
    :param find: gives the annotation of an id, if there is one.
    :param title_of: gives the headings of the edition.
    :return: a phrase such as ``claim c12, par. 2.3`` or ``evidence on claim c12, par. 2.3``.
    """
    name = f"{anchored.annotation.kind.title.lower()} {anchored.label}".rstrip()
    if anchored.parts:
        return f"{name}, {label_of(anchored.parts[0].block, title_of)}"
    claim = find(anchored.annotation.field("for"))
    if claim is None or not claim.parts:
        return name
    return f"{name} on {annotation_label(claim, find, title_of)}"


def labels(chapters: Iterable[Chapter], annotations: Iterable[Anchored]) -> Callable[[str], str]:
    """Name the places and annotations of an edition.

    :param chapters: its text.
    :param annotations: all of it.
    :return: a function from an id to what it names is called.
    """
    titles = {
        block.id: block.content.text
        for chapter in chapters
        for block in chapter.blocks
        if block.kind is BlockKind.HEADING
    }
    by_id = {one.annotation.id: one for one in annotations if one.annotation.id}

    def name(identifier: str) -> str:
        if found := by_id.get(identifier):
            return annotation_label(found, by_id.get, title_of)
        return label_of(identifier, title_of)

    def title_of(heading: str) -> str:
        return titles.get(heading, "")

    return name
