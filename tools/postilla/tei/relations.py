# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What annotations say of each other and of places of the text (TEI ``listRelation``)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from postilla.model.annotation import Annotation, Value
from postilla.model.kinds import EVIDENCE, NAME
from postilla.tei.names import element
from postilla.tei.pointers import pointers
from postilla.tei.taxonomies import relation_id, term_id


def relations(annotations: Iterable[Annotation]) -> Iterator[etree._Element]:
    """Make the relations that annotations state.

    :param annotations: all of an edition, in their order.
    :return: a ``relation`` for each field that points to something.
    """
    for annotation in annotations:
        if annotation.kind != NAME and annotation.id:  # a name points to no place
            yield from _relations(annotation)


def _relations(annotation: Annotation) -> Iterator[etree._Element]:
    for field in annotation.kind.fields:
        passive = pointers(annotation.pointers(field.name))
        if field.value not in (Value.POINTER, Value.POINTERS) or not passive:
            continue
        name, category = field.name, relation_id(annotation.kind, field.name)
        if annotation.kind == EVIDENCE:  # its relation to the claim has a field of its own
            name = annotation.field("relation")
            category = term_id(EVIDENCE, "relation", name)
        yield element(
            "relation",
            name=name,
            active=pointers([annotation.id]),
            passive=passive,
            ana=pointers([category]),
        )
