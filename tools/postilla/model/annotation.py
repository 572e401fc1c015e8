# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The kinds of annotation and their fields: one table, from which all else follows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType
from typing import Final


class Argument(Enum):
    """What stands on the directive's own line."""

    QUOTE = "quote"
    """Words of the text, as they are transmitted."""
    SOURCE = "source"
    """The key of a work in ``refs.bib``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of a kind."""

    name: str
    required: bool = False
    meaning: str
    """A phrase for the reference page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of annotation."""

    name: str
    """The directive's name."""
    argument: Argument
    fields: tuple[Field, ...]
    has_body: bool
    meaning: str
    """A sentence for the reference page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """An annotation as it is written, its quote not yet looked up."""

    kind: Kind
    argument: str
    fields: tuple[tuple[str, str], ...]
    """Name and value, in the order in which they are written."""
    body: str
    anchor: str
    """The id of the block above it, or what ``target`` says."""
    line: int
    """1-based, of the directive's opening line."""
    above: str
    """The id of the block or note right above it in the file."""
    source: str
    """The whole directive, as it is written."""

    def field(self, name: str) -> str:
        """Give the value of a field.

        :param name: the field's name.
        :return: its value, empty when it is not written.
        """
        return next((value for key, value in self.fields if key == name), "")


_COMMON = (
    Field(name="id", meaning="the annotation's address"),
    Field(name="by", meaning="who wrote it: the project or a named contributor"),
    Field(name="date", meaning="when, as YYYY-MM-DD"),
)

CITES: Final = Kind(
    name="cites",
    argument=Argument.SOURCE,
    fields=(
        Field(name="target", required=True, meaning="the note or the printed entry that cites"),
        Field(name="locator", meaning="the place in the work, as printed"),
        *_COMMON,
    ),
    has_body=False,
    meaning="Binds an author's note or a printed entry to a work in refs.bib.",
)

KINDS: Final = MappingProxyType({kind.name: kind for kind in (CITES,)})
"""Directive name -> kind."""
