# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What the places of an edition are called in running text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from postilla.model.annotation_index import AnnotationIndex, Entry
from postilla.model.identifiers import IdKind, kind_of
from postilla.sphinx_ext.facts import Place

ROLES: Final = MappingProxyType(
    {
        IdKind.SECTION: "section",
        IdKind.TITLE: "section",
        IdKind.ABSTRACT: "block",
        IdKind.KEYWORDS: "block",
        IdKind.BLOCK: "block",
        IdKind.ITEM: "block",
        IdKind.SENTENCE: "sentence",
        IdKind.NOTE: "pnote",
        IdKind.CALL: "pnote",
        IdKind.ENTRY: "entry",
        IdKind.PAGE: "page",
        IdKind.WORDS: "words",
    }
)
"""Kind of id -> the role that refers to it."""

_PART = re.compile(r"(?P<whole>.+)-(?P<letter>[is])(?P<number>[0-9]+)")
_PARAGRAPH = re.compile(r"p-(?P<section>.+)-(?P<number>[0-9]+)")
_CALL = re.compile(r"fnref-(?P<mark>.+?)(?:-(?P<occurrence>[0-9]+))?")
_NUMBER = re.compile(r"[0-9].*")
_SEVERAL = re.compile(r"[0-9]+\s*(?:[-–,;]|and\b).*")


def label_of(identifier: str, places: Mapping[str, Place]) -> str:
    """Name a place.

    :param identifier: its id, of the scheme.
    :param places: all places of the edition.
    :return: a phrase such as ``par. 2.3`` or the title of a section.
    """
    kind = kind_of(identifier)
    if kind in (IdKind.SECTION, IdKind.TITLE):
        place = places.get(identifier)
        return place.target.title if place else identifier
    if kind in (IdKind.ITEM, IdKind.SENTENCE) and (part := _PART.fullmatch(identifier)):
        name = "item" if part["letter"] == "i" else "sentence"
        return f"{label_of(part['whole'], places)}, {name} {part['number']}"
    if kind is IdKind.BLOCK and (paragraph := _PARAGRAPH.fullmatch(identifier)):
        return _paragraph(paragraph["section"], paragraph["number"], places)
    if kind is IdKind.CALL and (call := _CALL.fullmatch(identifier)):
        return f"n. {call['mark']}"
    name, _, rest = identifier.partition("-")
    return _PHRASES[kind].format(rest) if kind in _PHRASES else f"{name} ({rest})"


_PHRASES = {IdKind.NOTE: "n. {}", IdKind.ENTRY: "entry {}", IdKind.PAGE: "p. {}"}


def _paragraph(section: str, number: str, places: Mapping[str, Place]) -> str:
    if section.isdigit():
        return f"par. {section}.{number}"
    heading = places.get(f"s-{section}")
    title = heading.target.title.rstrip(" .:") if heading else ""
    return f"{title}, par. {number}" if title else f"par. {number}"


def annotation_label(entry: Entry, index: AnnotationIndex, places: Mapping[str, Place]) -> str:
    """Name an annotation.

    :param entry: the annotation.
    :param index: all annotations of the edition.
    :param places: all places of the edition.
    :return: a phrase such as ``claim c12, par. 2.3`` or ``evidence on claim c12, par. 2.3``.
    """
    anchored = entry.anchored
    name = f"{anchored.annotation.kind.title.lower()} {anchored.label}".rstrip()
    if anchored.parts:
        return f"{name}, {label_of(anchored.parts[0].block, places)}"
    claim = index.by_id.get(anchored.annotation.field("for"))
    if claim is None or not claim.anchored.parts:
        return name
    return f"{name} on {annotation_label(claim, index, places)}"


def locator_phrase(locator: str) -> str:
    """Write a place in a work as a reference does.

    :param locator: as printed; a bare number is one of a page.
    :return: such as ``p. 63``, ``pp. 63–64``, or the locator itself.
    """
    if not _NUMBER.fullmatch(locator):
        return locator
    return f"{'pp.' if _SEVERAL.fullmatch(locator) else 'p.'} {locator}"
