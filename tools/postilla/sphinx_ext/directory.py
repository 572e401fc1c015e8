# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Everything that has an address in the edition: where it is, and what it is called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from postilla.model.annotation_index import AnnotationIndex
from postilla.model.bibliography import Work
from postilla.model.identifiers import IdKind, kind_of, words_id
from postilla.model.likeness import Names
from postilla.model.retired import Retired, withdrawal
from postilla.sphinx_ext.facts import Place
from postilla.sphinx_ext.labels import ROLES, annotation_label, label_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """A place of the text or an annotation, as running text names it."""

    id: str
    docname: str
    """Empty when nothing in the edition has the id."""
    role: str = ""
    """The role that refers to it."""
    label: str
    """Such as ``par. 2.3`` or ``claim c12, par. 2.3``."""
    language: str = ""
    """Of the label, BCP 47, where it differs from the main language."""


class Directory:
    """Finds addresses by id."""

    def __init__(
        self,
        places: Mapping[str, Place],
        annotations: AnnotationIndex,
        works: Mapping[str, Work],
        retired: Mapping[str, Retired] = MappingProxyType({}),
    ) -> None:
        """Bring them together.

        :param places: all places of the text.
        :param annotations: all annotations.
        :param works: key -> work, for evidence is named by its source.
        :param retired: address -> annotation, of those that were withdrawn.
        """
        self._retired = retired
        self._places = places
        self._works = works
        self._annotations = annotations
        self._found: dict[str, Address | None] = {}

    def find(self, identifier: str) -> Address | None:
        """Give the address that an id names.

        :param identifier: the id.
        :return: the address, or ``None`` when the edition has no such id.
        """
        if identifier not in self._found:
            self._found[identifier] = self._find(identifier)
        return self._found[identifier]

    def named(self, identifier: str) -> Address:
        """Give the address that an id names, or one without a place, called by the id itself."""
        return self.find(identifier) or Address(id=identifier, docname="", label=identifier)

    def hint(self, identifier: str) -> str:
        """Say what to write in the place of an id that nothing has.

        :param identifier: the id.
        :return: what takes the place of a withdrawn annotation, or what may have been meant.
        """
        if identifier in self._retired:
            return " ".join(withdrawal(self._retired[identifier], self._retired))
        return self.names.hint(identifier)

    def _find(self, identifier: str) -> Address | None:
        place, kind = self._places.get(identifier), kind_of(identifier)
        if place and kind:
            return Address(
                id=identifier,
                docname=place.docname,
                role=ROLES.get(kind, ""),
                label=self._label(identifier, kind),
                language=place.target.language,
            )
        entry = self._annotations.by_id.get(identifier)
        if entry is None:
            return None
        label = annotation_label(entry, self._annotations, self._places, self._works)
        return Address(id=identifier, docname=entry.chapter, role=entry.kind, label=label)

    def _label(self, identifier: str, kind: IdKind) -> str:
        if kind is IdKind.WORDS:
            return f"the words of {self.named(identifier.removesuffix(words_id(''))).label}"
        return label_of(identifier, self._places)

    @cached_property
    def names(self) -> Names:
        """All ids, among which the one that was meant is sought."""
        return Names([*self._places, *self._annotations.by_id])
