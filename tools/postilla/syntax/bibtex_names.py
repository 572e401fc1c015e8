# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Lists of names as BibTeX writes them: ``Family, Given and {Name of a Body}``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from pybtex.bibtex.utils import split_name_list, split_tex_string
from pybtex.database import Person as NameParts

from postilla.model.bibliography import Person
from postilla.syntax.latex import escape, unescape

_MOST_PARTS: Final = 3
"""Family name, *Jr*, given name."""
_AND: Final = re.compile(r"(?:^|\s)and(?:\s|$)", re.IGNORECASE)
_STRAY_AND: Final = re.compile(r"(?:.* )?and|and .*", re.IGNORECASE)
"""What is left of ``and`` where a name is missing before or behind it."""


def render_names(persons: Iterable[Person]) -> str:
    """Write names; a part that BibTeX would divide stands in braces.

    >>> render_names([Person(family="van Beek", given="Jan"), Person(literal="Office of Tides")])
    'van Beek, Jan and {Office of Tides}'

    :param persons: in printed order.
    :return: the value of an ``author`` or ``editor`` field.
    """
    return " and ".join(map(_render_name, persons))


def _render_name(person: Person) -> str:
    if person.literal:
        return f"{{{escape(person.literal)}}}"
    family, given = (
        f"{{{escape(part)}}}" if "," in part or _AND.search(part) else escape(part)
        for part in (person.family, person.given)
    )
    divided = given or " " in family or family.startswith("{")
    return f"{family}, {given}" if divided else family


def read_names(value: str) -> tuple[Person, ...]:
    """Divide names as BibTeX does; a name in braces is a body's.

    :param value: of an ``author`` or ``editor`` field.
    :return: the persons, in order.
    :raises ValueError: when a name can't be divided; the message quotes it.
    """
    return tuple(_read_name(name) for name in split_name_list(value))


def _read_name(name: str) -> Person:
    if not name or _STRAY_AND.fullmatch(name) or len(split_tex_string(name, ",")) > _MOST_PARTS:
        raise ValueError(f"'{name}' can't be divided as a name")
    if _is_group(name):
        return Person(literal=_plain([name]))
    parts = NameParts(name)
    given = (_plain(parts.first_names + parts.middle_names), _plain(parts.lineage_names))
    return Person(
        family=_plain(parts.prelast_names + parts.last_names),
        given=", ".join(part for part in given if part),
    )


def _plain(words: Iterable[str]) -> str:
    return " ".join(unescape(" ".join(words)).split())


def _is_group(name: str) -> bool:
    """Say whether one pair of braces holds the whole name."""
    depth = 0
    for place, char in enumerate(name, start=1):
        depth += (char == "{") - (char == "}")
        if depth == 0:
            return 1 < place == len(name)
    return False
