# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""One annotation, in the words of the Web Annotation Data Model."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from postilla.json_ld.bodies import BodyWriter
from postilla.json_ld.context import is_pointing, property_of
from postilla.json_ld.readings import readings_of
from postilla.json_ld.targets import place_target, words_target
from postilla.model.addresses import Addresses
from postilla.model.anchor import Anchored
from postilla.model.annotation import Annotation, Argument, Field
from postilla.model.edition import Edition
from postilla.model.history import History
from postilla.model.identifiers import named_id, work_id
from postilla.model.kinds import CITES, CLAIM, EDNOTE, EMEND, EVIDENCE, NAME, TRANSLATION, VARIANT
from postilla.model.licence import licence_address
from postilla.syntax.anchoring import Passages
from postilla.syntax.readings import sigla_of

MOTIVATIONS: Final = MappingProxyType(
    {
        CLAIM.name: "classifying",
        EVIDENCE.name: "linking",  # not assessing: the edition passes no verdict
        EDNOTE.name: "commenting",
        EMEND.name: "editing",
        TRANSLATION.name: "describing",
        VARIANT.name: "describing",
        CITES.name: "linking",
        NAME.name: "identifying",
    }
)
"""Kind of annotation -> why it was made, by section 3.3.5 of the model."""

_FLAG: Final = "none"
"""The field that says something by being there."""
_SIGLA: Final = "witnesses"
"""The field with the sigla of those that have the words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotationWriter:
    """Writes the annotations of one edition."""

    edition: Edition
    addresses: Addresses
    bodies: BodyWriter
    history: History | None = None
    """Of all annotations."""

    def write(self, anchored: Anchored, identifier: str, passages: Passages) -> dict[str, object]:
        """Make an annotation.

        :param anchored: the annotation.
        :param identifier: its id.
        :param passages: the texts of its chapter.
        :return: an ``Annotation``.
        """
        annotation = anchored.annotation
        bodies = self.bodies.bodies(annotation)
        return {
            "id": self.addresses.of(identifier),
            "type": "Annotation",
            "motivation": MOTIVATIONS[annotation.kind.name],
            "kind": annotation.kind.name,
            **({"mark": anchored.label} if anchored.label else {}),
            **dict(self._properties(annotation)),
            **readings_of(anchored),
            "creator": self._creator(annotation),
            **dict(self._days(annotation)),
            **dict(self._rights()),
            **({"body": bodies} if bodies else {}),
            "target": self._target(anchored, passages),
        }

    def _properties(self, annotation: Annotation) -> Iterator[tuple[str, object]]:
        if annotation.kind.argument is Argument.SOURCE:
            yield "work", self.addresses.of(work_id(annotation.argument))
        written = {one.name for one in annotation.fields}
        for field in annotation.kind.fields:
            if field.name in written and (name := property_of(field)):
                yield name, self._value(annotation, field)

    def _value(self, annotation: Annotation, field: Field) -> object:
        if is_pointing(field):
            ids = annotation.pointers(field.name)
            names = annotation.kind == NAME
            return [self.addresses.of(named_id(one) if names else one) for one in ids]
        if field.name == _SIGLA:
            return [*sigla_of(annotation.field(field.name))]
        return True if field.name == _FLAG else annotation.field(field.name)

    def _creator(self, annotation: Annotation) -> dict[str, str]:
        by = annotation.field("by") or self.edition.publisher
        kind = "Organization" if by == self.edition.publisher else "Person"
        return {"type": kind, "name": by}

    def _days(self, annotation: Annotation) -> Iterator[tuple[str, str]]:
        """Give the days on which it was written and changed, as far as anybody states them.

        The model wants times, so they are the beginnings of the days.
        """
        past = self.history.by_id.get(annotation.id) if self.history else None
        if created := annotation.field("date") or (past.first if past else ""):
            yield "created", f"{created}T00:00:00Z"
        if past and past.last > created:
            yield "modified", f"{past.last}T00:00:00Z"

    def _rights(self) -> Iterator[tuple[str, str]]:
        if address := licence_address(self.edition.rights.annotations):
            yield "rights", address

    def _target(self, anchored: Anchored, passages: Passages) -> object:
        annotation = anchored.annotation
        if anchored.parts:
            return words_target(anchored, passages, self.addresses)
        if claim := annotation.field("for"):
            return self.addresses.of(claim)
        return place_target(annotation.anchor, self.addresses)
