# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Annotations as they are written; the table of their kinds is :mod:`postilla.model.kinds`."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import Final

from postilla.model.identifiers import IdKind
from postilla.model.variation import WitnessReading

DATE_PATTERN: Final = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
"""What a date looks like, as a pattern; there may be no such day."""
LANGUAGE_PATTERN: Final = (
    r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?"
    r"(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*(?:-x(?:-[a-z0-9]{1,8})+)?"
)
"""What a language tag looks like: RFC 5646, section 2.1, in the case that its section 2.1.1
recommends."""


class Argument(Enum):
    """What stands on the directive's own line."""

    QUOTE = "quote"
    """Words of the text, as they are transmitted."""
    SOURCE = "source"
    """The key of a work in ``refs.bib``."""


class Body(Enum):
    """Whether a kind has a body of Markdown."""

    NONE = "none"
    OPTIONAL = "optional"
    REQUIRED = "required"


class Value(Enum):
    """What a field holds."""

    TEXT = "text"
    """One line of plain text."""
    TERM = "term"
    """A word of the field's vocabulary."""
    SLUG = "slug"
    """An id of one's own, by :func:`~postilla.model.identifiers.is_slug`."""
    POINTER = "pointer"
    """An id."""
    POINTERS = "pointers"
    """Ids with commas between them."""
    LANGUAGE = "language"
    """A language tag, BCP 47."""
    DATE = "date"
    """A day, as YYYY-MM-DD (ISO 8601)."""
    NUMBER = "number"
    """A whole number from 1 on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of a kind."""

    name: str
    meaning: str
    """A phrase for the reference page."""
    value: Value = Value.TEXT
    required: bool = False
    may_be_empty: bool = False
    """Whether it may be written with nothing after it."""
    vocabulary: tuple[str, ...] = ()
    """Of a ``TERM``: every word that it can hold."""
    places: tuple[IdKind, ...] = ()
    """Of pointers: the ids of the text to which they may lead."""
    kinds: tuple[str, ...] = ()
    """Of pointers: the kinds of annotations to which they may lead. Where both are empty, they
    may lead anywhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of annotation; two are the same when their names are."""

    name: str
    """The directive's name."""
    title: str = field(compare=False)
    """As a reader is told, such as “Editorial note”."""
    plural: str = field(compare=False, repr=False)
    argument: Argument = field(compare=False, repr=False)
    body: Body = field(compare=False, repr=False)
    fields: tuple[Field, ...] = field(compare=False, repr=False)
    either: tuple[str, ...] = field(default=(), compare=False, repr=False)
    """Fields of which exactly one is written."""
    letter: str = field(default="", compare=False, repr=False)
    """Before the number of its mark; kinds without one have no mark of their own."""
    has_readings: bool = field(default=False, compare=False, repr=False)
    """Whether its body begins with what other witnesses have in the place of the words."""
    meaning: str = field(compare=False, repr=False)
    """A sentence for the reference page."""

    def field_of(self, name: str) -> Field | None:
        """Give the field of a name, or ``None`` when the kind has no such field."""
        return next((one for one in self.fields if one.name == name), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldValue:
    """A field as it is written."""

    name: str
    value: str
    line: int = 0
    """1-based."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suppression:
    """A finding of an annotation that a person takes on himself."""

    code: str
    """Of the rule."""
    reason: str
    line: int
    """1-based."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """An annotation as it is written, its quote not yet looked up."""

    kind: Kind
    argument: str
    fields: tuple[FieldValue, ...]
    """In the order in which they are written."""
    body: str
    """What it says, without the readings of witnesses."""
    anchor: str
    """The id of the block above it, or what ``target`` says."""
    line: int
    """1-based, of the directive's opening line."""
    body_line: int = 0
    """1-based, of the body's first line."""
    above: str
    """The id of the block or note right above it in the file."""
    source: str
    """The whole directive, as it is written, with the comment lines right above it."""
    suppressions: tuple[Suppression, ...] = ()
    """What these comment lines say."""
    readings: tuple[WitnessReading, ...] = ()
    """What other witnesses have in the place of the words."""

    def field(self, name: str) -> str:
        """Give the value of a field.

        :param name: the field's name.
        :return: its value, empty when it is not written.
        """
        for one in self.fields:  # a generator would take twice as long, and this is asked often
            if one.name == name:
                return one.value
        return ""

    def pointers(self, name: str) -> tuple[str, ...]:
        """Give the ids that a field holds.

        :param name: the field's name.
        :return: them, in the order in which they are written.
        """
        return split_pointers(self.field(name))

    @property
    def id(self) -> str:
        """Its address; evidence without one is addressed by its claim and its source."""
        claim = self.field("for")
        return self.field("id") or (f"{claim}-{self.argument}" if claim else "")


def split_pointers(value: str) -> tuple[str, ...]:
    """Take a list of ids apart.

    :param value: ids with commas between them.
    :return: them, in order.

    >>> split_pointers("fn-1, b-2")
    ('fn-1', 'b-2')
    """
    return tuple(part.strip() for part in value.split(",") if part.strip())
