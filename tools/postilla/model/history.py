# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What became of each annotation, from version to version.

Nothing here knows where it is read from; the build only ever reads the file that was written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from postilla.model.retired import Retired


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """What became of one annotation."""

    id: str
    """Its address."""
    first: str
    """``YYYY-MM-DD``, the day on which it first stood in the source."""
    since: str
    """The number of the first version that has it."""
    last: str
    """``YYYY-MM-DD``, the day of its last change; the same as the first where there was none."""
    changed: tuple[str, ...] = ()
    """The numbers of the versions that have it otherwise than the one before, the oldest first."""
    withdrawn: str = ""
    """The number of the first version that has it no more."""
    by: str = ""
    """Whose it is, where it names somebody."""

    @property
    def version(self) -> str:
        """The number of the version in which it became what it is."""
        return self.changed[-1] if self.changed else self.since


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """How a version differs from the one before it; addresses, in alphabetical order."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    withdrawn: tuple[str, ...]


@dataclass(frozen=True)
class History:
    """The history of all annotations of an edition."""

    versions: tuple[str, ...]
    """The numbers of the versions that it knows, the newest first."""
    annotations: tuple[Past, ...]
    """In alphabetical order of their addresses, those that were withdrawn among them."""

    @cached_property
    def by_id(self) -> dict[str, Past]:
        """Address -> what became of it."""
        return {past.id: past for past in self.annotations}

    @cached_property
    def by_version(self) -> dict[str, Changes]:
        """Number of a version -> how it differs from the one before it."""
        added, changed, withdrawn = (
            _sorted(self.versions, pairs)
            for pairs in (
                ((past.since, past.id) for past in self.annotations),
                ((number, past.id) for past in self.annotations for number in past.changed),
                ((past.withdrawn, past.id) for past in self.annotations if past.withdrawn),
            )
        )
        return {
            number: Changes(
                added=tuple(added[number]),
                changed=tuple(changed[number]),
                withdrawn=tuple(withdrawn[number]),
            )
            for number in self.versions
        }

    def living(self) -> Iterator[str]:
        """Give the addresses that the newest version has."""
        return (past.id for past in self.annotations if not past.withdrawn)


@dataclass(frozen=True, slots=True, kw_only=True)
class Annals:
    """What an edition tells of the past of its annotations."""

    history: History | None = None
    retired: tuple[Retired, ...] = ()
    """Those that were withdrawn."""

    def versions_of(self, identifier: str) -> tuple[str, ...]:
        """Give the numbers of the versions in which an annotation was added and changed."""
        past = self.history.by_id.get(identifier) if self.history else None
        return (past.since, *past.changed) if past else ()


NO_ANNALS: Final = Annals()


def _sorted(versions: Iterable[str], pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {number: [] for number in versions}
    for number, identifier in pairs:
        found.setdefault(number, []).append(identifier)
    return found
