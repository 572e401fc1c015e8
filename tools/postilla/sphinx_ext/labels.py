# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What the places of an edition are called in running text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from postilla.model import labels
from postilla.model.anchor import Anchored
from postilla.model.annotation_index import AnnotationIndex, Entry
from postilla.model.bibliography import Work
from postilla.model.identifiers import IdKind
from postilla.model.kinds import EVIDENCE
from postilla.model.references import reference_to
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

_NUMBER = re.compile(r"[0-9].*")
_SEVERAL = re.compile(r"[0-9]+\s*(?:[-–,;]|and\b).*")


def label_of(identifier: str, places: Mapping[str, Place]) -> str:
    """Name a place; see :func:`postilla.model.labels.label_of`.

    :param identifier: its id, of the scheme.
    :param places: all places of the edition.
    :return: a phrase such as ``par. 2.3`` or the title of a section.
    """
    return labels.label_of(identifier, _titles(places))


def annotation_label(
    entry: Entry, index: AnnotationIndex, places: Mapping[str, Place], works: Mapping[str, Work]
) -> str:
    """Name an annotation; see :func:`postilla.model.labels.annotation_label`.

    :param entry: the annotation.
    :param index: all annotations of the edition.
    :param places: all places of the edition.
    :param works: key -> work, for of a claim's evidence each is named by its source.
    :return: a phrase such as ``claim c12, par. 2.3``.
    """

    def anchored(identifier: str) -> Anchored | None:
        found = index.by_id.get(identifier)
        return found.anchored if found else None

    annotation = entry.anchored.annotation
    label = labels.annotation_label(entry.anchored, anchored, _titles(places))
    if annotation.kind != EVIDENCE:
        return label
    work = works.get(annotation.argument)
    source = reference_to(work).short if work else annotation.argument
    named = (source, locator_phrase(annotation.field("locator")), label)
    return ", ".join(filter(None, named))


def _titles(places: Mapping[str, Place]) -> labels.TitleOf:
    return lambda heading: places[heading].target.title if heading in places else ""


def locator_phrase(locator: str) -> str:
    """Write a place in a work as a reference does.

    :param locator: as printed; a bare number is one of a page.
    :return: such as ``p. 63``, ``pp. 63–64``, or the locator itself.
    """
    if not _NUMBER.fullmatch(locator):
        return locator
    return f"{'pp.' if _SEVERAL.fullmatch(locator) else 'p.'} {locator}"
