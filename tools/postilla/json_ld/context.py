# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What the properties mean: the W3C's own, and those of the table of kinds.

A property of ours has the name of the field and means what the table says of it, as the reference
page ``about/syntax`` has it. Fields for which the W3C has a property are that one:

============================  =================================================================
``id``                        ``id``
``by``, ``date``              ``creator``, ``created``
``target``, ``occurrence``,   the selectors of ``target``, with the words that were found
``prefix``, ``suffix``
``for``                       ``target``
``language``                  ``language`` of the body
============================  =================================================================

Beside these there are ``kind``, the name of the kind; ``mark``, the annotation's mark in its
chapter; and ``work``, the work that is cited. The collection has ``withdrawn``: the annotations
that are no more, each with ``reason``, ``withdrawnOn``, a day, and ``replacedBy``, what takes its
place. A variant has ``readings``, each with its ``witnesses``, ``words`` and ``variation``.
``modified`` is the W3C's.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from postilla.model.annotation import Field, Kind, Value
from postilla.model.kinds import KINDS

W3C: Final = "http://www.w3.org/ns/anno.jsonld"
"""The context of the Web Annotation Data Model; programs know it by this name."""

VOCABULARY: Final = "urn:uuid:72322f9c-103b-47ae-9985-b57c2a17137c#"
"""What the names of our properties stand behind: the same in all editions."""

_OF_THE_W3C: Final = frozenset(
    {"id", "by", "date", "target", "occurrence", "prefix", "suffix", "for", "language"}
)
_RENAMED: Final = MappingProxyType({"type": "claim-type"})
"""Field -> property, where the field's name is one of JSON-LD's own."""
_POINTING: Final = (Value.POINTER, Value.POINTERS)


def property_of(field: Field) -> str:
    """Name the property of a field.

    :param field: the field.
    :return: the property; nothing where the W3C has one.
    """
    return "" if field.name in _OF_THE_W3C else _RENAMED.get(field.name, field.name)


def is_pointing(field: Field) -> bool:
    """Say whether the values of a field are addresses."""
    return field.value in _POINTING


def _term(name: str, *, is_address: bool) -> str | dict[str, str]:
    return {"@id": f"postilla:{name}", "@type": "@id"} if is_address else f"postilla:{name}"


def _terms(kind: Kind) -> dict[str, str | dict[str, str]]:
    properties = ((property_of(field), is_pointing(field)) for field in kind.fields)
    return {name: _term(name, is_address=pointing) for name, pointing in properties if name}


CONTEXT: Final = (
    W3C,
    {
        "postilla": VOCABULARY,
        "kind": "postilla:kind",
        "mark": "postilla:mark",
        "work": _term("work", is_address=True),
        "readings": _term("readings", is_address=False),
        "words": _term("words", is_address=False),
        "withdrawn": _term("withdrawn", is_address=False),
        "withdrawnOn": _term("withdrawnOn", is_address=False),
        "reason": _term("reason", is_address=False),
        "replacedBy": _term("replacedBy", is_address=True),
        **{name: term for kind in KINDS.values() for name, term in _terms(kind).items()},
    },
)
"""The value of ``@context``."""
