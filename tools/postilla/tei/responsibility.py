# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Who made the annotations: the edition, or a contributor named in ``by``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from lxml import etree

from postilla.model.annotation import Annotation
from postilla.model.edition import Edition
from postilla.tei.names import element

EDITION_ID: Final = "by.edition"
"""The ``xml:id`` of the editor, who made what nobody signed."""


class Responsibility:
    """The contributors of an edition, in the order in which they are first named."""

    def __init__(self, edition: Edition, annotations: Iterable[Annotation]) -> None:
        """Number them.

        :param edition: the edition.
        :param annotations: all of it, in their order.
        """
        names = dict.fromkeys(annotation.field("by") for annotation in annotations)
        others = (name for name in names if name not in ("", edition.publisher))
        self._ids = {name: f"by.{number}" for number, name in enumerate(others, 1)}

    def of(self, annotation: Annotation) -> str:
        """Give the ``xml:id`` of who made an annotation."""
        return self._ids.get(annotation.field("by"), EDITION_ID)

    def statements(self) -> Iterator[etree._Element]:
        """Make a statement for each contributor, for ``titleStmt``."""
        for name, identifier in self._ids.items():
            resp = element("resp", "annotations signed with this name")
            yield element("respStmt", resp, element("persName", name), xml_id=identifier)
