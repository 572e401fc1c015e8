# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What an import proposes, held against the bibliography that people have corrected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Final

from postilla.model.bibliography import OF_THE_ARTICLE, Work

_COMPARED: Final = tuple(
    field.name for field in fields(Work) if field.name not in ("key", "doi", "keywords", "other")
)
"""What a printed entry can say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A field in which two readings of a work differ."""

    key: str
    field: str
    """Of :class:`Work`; ``key`` when only one side has the work."""
    proposed: str
    """On one line; empty when the side has nothing."""
    existing: str

    def __str__(self) -> str:
        """Give the difference as one line for a person."""
        if self.field == "key":
            return f"{self.key}: " + ("only in the print" if self.proposed else "not in the print")
        return f"{self.key}: {self.field}: printed “{self.proposed}”, kept “{self.existing}”"


def differences(proposed: Sequence[Work], existing: Sequence[Work]) -> tuple[Difference, ...]:
    """Compare the works that an import proposes with those that people have corrected.

    :param proposed: the works as read from the print.
    :param existing: the works of ``refs.bib``; the editors' own sources are passed over.
    :return: the differences, in the order of ``proposed``, then the works that it lacks.
    """
    mine = {work.key: work for work in proposed}
    theirs = {work.key: work for work in existing}
    found = []
    for key, work in mine.items():
        other = theirs.get(key)
        if other is None:
            found.append(Difference(key=key, field="key", proposed=key, existing=""))
            continue
        found += [
            Difference(key=key, field=name, proposed=left, existing=right)
            for name in _COMPARED
            if (left := _shown(work, name)) != (right := _shown(other, name))
        ]
    found += [
        Difference(key=key, field="key", proposed="", existing=key)
        for key, work in theirs.items()
        if key not in mine and OF_THE_ARTICLE in work.keywords
    ]
    return tuple(found)


def _shown(work: Work, name: str) -> str:
    value = getattr(work, name)
    return " & ".join(map(str, value)) if isinstance(value, tuple) else str(value)
