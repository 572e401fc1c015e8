# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What became of annotations: in which versions they changed, and those that were withdrawn.

The versions are the ``change`` elements of ``revisionDesc``, to which ``change`` attributes point.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from lxml import etree

from postilla.model.edition import Edition
from postilla.model.history import Annals
from postilla.model.identifiers import version_id
from postilla.model.retired import Retired
from postilla.tei.names import element
from postilla.tei.pointers import pointers

WITHDRAWN: Final = "withdrawn"
"""The type of a note in the place of an annotation."""


class Changes:
    """Tells of the annotations of one edition."""

    def __init__(self, edition: Edition, annals: Annals) -> None:
        """Prepare it.

        :param edition: to its versions the attributes point.
        :param annals: what is known of its annotations.
        """
        self._versions = frozenset(version.number for version in edition.versions)
        self._annals = annals

    def of(self, identifier: str) -> str:
        """Point to the versions in which an annotation was added and changed."""
        return self._pointers(self._annals.versions_of(identifier))

    def withdrawn(self) -> Iterator[etree._Element]:
        """Make a note for each annotation that was withdrawn, at its address."""
        return map(self._tombstone, self._annals.retired)

    def _tombstone(self, one: Retired) -> etree._Element:
        return element(
            "note",
            element("ab", element("date", one.date, when=one.date), type="date"),
            element("p", one.reason),
            xml_id=one.id,
            type=WITHDRAWN,
            target=pointers([one.place]),
            corresp=pointers(one.successors),
            change=self._pointers([one.version]),
        )

    def _pointers(self, numbers: Iterable[str]) -> str:
        return pointers(version_id(number) for number in numbers if number in self._versions)
