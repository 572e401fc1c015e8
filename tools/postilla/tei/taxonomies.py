# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What the annotations are sorted by (TEI ``classDecl``), from the table of their kinds.

``@ana`` of an annotation points to the words of the vocabularies that it has in its fields, and
``@ana`` of a relation to the field that states it.
"""

from __future__ import annotations

from collections.abc import Iterator, Set

from lxml import etree

from postilla.model.annotation import Annotation, Field, Kind, Value
from postilla.model.kinds import EMEND, KINDS
from postilla.tei.emendations import READ
from postilla.tei.names import element
from postilla.tei.pointers import pointers

CLASSIFYING = frozenset({Value.TERM, Value.POINTER, Value.POINTERS})
"""The values that become categories: words of vocabularies, and relations."""


def term_id(kind: Kind, field: str, term: str) -> str:
    """Name a word of a vocabulary.

    :param kind: the kind of annotation.
    :param field: the field of the kind.
    :param term: the word.
    :return: the ``xml:id`` of its category; nothing when the vocabulary does not have it.

    >>> term_id(EMEND, "cause", "author"), term_id(EMEND, "cause", "rain")
    ('emend.cause.author', '')
    """
    found = kind.field_of(field)
    known = found is not None and term in found.vocabulary
    return f"{relation_id(kind, field)}.{term}" if known else ""


def relation_id(kind: Kind, field: str) -> str:
    """Name a field.

    :param kind: the kind of annotation.
    :param field: the field of the kind.
    :return: the ``xml:id`` of its category.
    """
    return f"{kind.name}.{field}"


def categories_of(annotation: Annotation) -> str:
    """Give the categories of an annotation, as the value of ``@ana``."""
    return pointers(
        term_id(annotation.kind, field.name, annotation.field(field.name))
        for field in annotation.kind.fields
        if field.value is Value.TERM
    )


def class_declaration(used: Set[Kind]) -> etree._Element:
    """Declare the kinds of annotations and their vocabularies.

    :param used: the kinds that the edition has, at least one.
    :return: the ``classDecl`` element.
    """
    kinds = (_kind(kind) for kind in KINDS.values() if kind in used)
    taxonomy = element(
        "taxonomy",
        element("desc", "Kinds of annotations, their fields, and the words that these can hold."),
        *kinds,
        xml_id="annotation.kinds",
    )
    return element("classDecl", taxonomy)


def _kind(kind: Kind) -> etree._Element:
    made = _category(f"kind.{kind.name}", f"{kind.name}: {kind.meaning}")
    made.extend(_field(kind, field) for field in kind.fields if field.value in CLASSIFYING)
    if kind == EMEND:
        read = _category("emend.read", "read: which of the two readings the words of the text are")
        read.extend(_category(identifier, meaning) for identifier, meaning in READ)
        made.append(read)
    return made


def _field(kind: Kind, field: Field) -> etree._Element:
    made = _category(relation_id(kind, field.name), f"{field.name}: {field.meaning}")
    made.extend(_terms(kind, field))
    return made


def _terms(kind: Kind, field: Field) -> Iterator[etree._Element]:
    for term in field.vocabulary:
        yield _category(term_id(kind, field.name, term), term)


def _category(identifier: str, meaning: str) -> etree._Element:
    return element("category", element("catDesc", meaning), xml_id=identifier)
