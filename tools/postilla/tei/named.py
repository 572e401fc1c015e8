# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The persons, places and organisations that the text names, with their forms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from types import MappingProxyType
from typing import Final

from lxml import etree

from postilla.model.identifiers import named_id
from postilla.model.names import Name, NameKind
from postilla.tei.names import element

ELEMENTS: Final = MappingProxyType(
    {
        NameKind.PERSON: ("listPerson", "person", "persName"),
        NameKind.PLACE: ("listPlace", "place", "placeName"),
        NameKind.ORGANISATION: ("listOrg", "org", "orgName"),
    }
)
"""What is named -> a list of such, one of them, its name."""


def lists_of_named(names: Sequence[Name]) -> Iterator[etree._Element]:
    """Make the lists.

    :param names: those of ``names.toml``, in their order.
    :return: a list for each kind of which there are any.
    """
    for kind, (list_, _, _) in ELEMENTS.items():
        if items := [_named(name) for name in names if name.kind is kind]:
            yield element(list_, *items)


def _named(name: Name) -> etree._Element:
    _, item, own = ELEMENTS[name.kind]
    made = element(item, element(own, name.canonical), xml_id=named_id(name.id))
    for language, form in name.forms:
        made.append(element(own, form, xml_lang=language, type="form"))
    return made
