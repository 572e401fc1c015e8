# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Ids and pointers: each id once, each pointer to a place that is there.

RELAX NG can't say the second, and not every validator checks the first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, cast

from lxml import etree

from postilla.model.diagnostic import Diagnostic, Position
from postilla.tei.names import XML_ID

_POINTING: Final = (
    *("active", "ana", "change", "corresp", "from", "next", "passive", "prev", "ref", "resp"),
    *("target", "to", "wit"),
)
"""The pointing attributes that are in use; a value is one pointer or several, with blanks."""


def pointers(identifiers: Iterable[str]) -> str:
    """Write ids as the value of a pointing attribute.

    :param identifiers: without ``#``; empty ones are left out.
    :return: the pointers, with blanks between them.

    >>> pointers(["fn-1", "b-2"])
    '#fn-1 #b-2'
    """
    return " ".join(f"#{identifier}" for identifier in identifiers if identifier)


def check_pointers(tei: etree._Element, path: str) -> Iterator[Diagnostic]:
    """Check the ids of a document and the pointers inside it.

    :param tei: the document's element.
    :param path: its name in the findings.
    :return: findings ``tei/id-repeated`` and ``tei/pointer``.
    """
    ids: set[str] = set()
    for place in tei.iter(etree.Element):
        if identifier := place.get(XML_ID):
            if identifier in ids:
                yield _finding(
                    "id-repeated",
                    f"The id “{identifier}” is one of an earlier place, too.",
                    "Give one of the two another id; “postilla check” says where they are.",
                    Position(path, _line(place)),
                )
            ids.add(identifier)
    for place in tei.iter(etree.Element):
        for name in _POINTING:
            for pointer in (place.get(name) or "").split():
                if pointer.startswith("#") and pointer[1:] not in ids:
                    yield _finding(
                        "pointer",
                        f"{_describe(place)} points to “{pointer}”, which is not there.",
                        "Correct the id, or add what is missing; “postilla check” says where.",
                        Position(path, _line(place)),
                    )


def _describe(place: etree._Element) -> str:
    name = etree.QName(place).localname
    target = place.get(XML_ID) or (place.get("target") or "").removeprefix("#")
    return f"The {name} “{target}”" if target else f"A {name}"


def _line(place: etree._Element) -> int:
    """Say where an element begins, 1-based; 0 when it was not read from a file."""
    return cast("int | None", place.sourceline) or 0


def _finding(code: str, message: str, hint: str, at: Position) -> Diagnostic:
    return Diagnostic(code=f"tei/{code}", message=message, hint=hint, position=at)
