# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""How a work of ``refs.bib`` is named where an annotation cites it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from postilla.model.bibliography import Person, Work
from postilla.model.wording import shortened

_NAMED = 2
"""Of more authors only the first is named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A work in brief: who, what, when; what nobody states is empty."""

    key: str
    """The work's."""
    names: str = ""
    """The authors or editors, or else who published it."""
    title: str = ""
    """The middle of a long one left out."""
    language: str = ""
    """Of the title, BCP 47."""
    year: str = ""

    @property
    def short(self) -> str:
        """Name it in a word or two, such as ``Smith 1990``."""
        return " ".join(filter(None, (self.names or f"“{self.title}”", self.year)))


def reference_to(work: Work) -> Reference:
    """Name a work in brief.

    :param work: the work.
    :return: its reference.
    """
    return Reference(
        key=work.key,
        names=_names(work.authors or work.editors) or work.container,
        title=shortened(work.title),
        language=work.language,
        year=work.year,
    )


def _names(people: Sequence[Person]) -> str:
    names = [person.family or person.literal for person in people]
    if len(names) > _NAMED:
        return f"{names[0]} et al."
    return " and ".join(names)
