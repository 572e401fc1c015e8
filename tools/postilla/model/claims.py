# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What a claim rests on, in the text itself and outside it: the facts behind lists and charts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum
from types import MappingProxyType
from typing import Final

from postilla.model.annotation import Annotation
from postilla.model.annotation_index import AnnotationIndex, Entry
from postilla.model.identifiers import IdKind, kind_of
from postilla.model.kinds import CLAIM, EVIDENCE

RESTS_ON: Final = "rests-on"
"""The field of a claim with the notes and entries of the text."""


class Support(Enum):
    """What the text itself states as the ground of a claim; the value says it to a reader."""

    NOTES = "notes"
    ENTRIES = "printed entries"
    NOTHING = "nothing stated"


_SUPPORT: Final = MappingProxyType({IdKind.NOTE: Support.NOTES, IdKind.ENTRY: Support.ENTRIES})


def support_of(claim: Annotation) -> tuple[Support, ...]:
    """Say what a claim rests on in the text.

    :param claim: the claim.
    :return: each sort of ground once, or that none is stated.
    """
    kinds = {kind_of(pointer) for pointer in claim.pointers(RESTS_ON)}
    found = tuple(support for kind, support in _SUPPORT.items() if kind in kinds)
    return found or (Support.NOTHING,)


def vocabulary(kind_field: str) -> tuple[str, ...]:
    """Give the words that a field of claims or evidence can hold, in the order of the table.

    :param kind_field: its name.
    :return: them.
    """
    fields = filter(None, (kind.field_of(kind_field) for kind in (CLAIM, EVIDENCE)))
    return next(field.vocabulary for field in fields)


def evidence_by_relation(index: AnnotationIndex, claim: str) -> Mapping[str, Sequence[Entry]]:
    """Sort the evidence on a claim.

    :param index: of all annotations.
    :param claim: its id.
    :return: relation -> evidence in reading order, in the order of the vocabulary; relations
        without evidence are left out.
    """
    found: dict[str, list[Entry]] = {relation: [] for relation in vocabulary("relation")}
    for entry in index.evidence.get(claim, ()):
        found.setdefault(entry.anchored.annotation.field("relation"), []).append(entry)
    return {relation: entries for relation, entries in found.items() if entries}
