# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What stands beside the text (TEI ``standOff``): works, names, annotations with their words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lxml import etree

from postilla.model.bibliography import Work
from postilla.model.identifiers import work_id
from postilla.model.kinds import EMEND, VARIANT
from postilla.model.names import Name
from postilla.tei.annotations import AnnotationWriter
from postilla.tei.biblstruct import bibl_struct
from postilla.tei.marks import Placed
from postilla.tei.named import lists_of_named
from postilla.tei.names import UNDETERMINED, element
from postilla.tei.pointers import pointers
from postilla.tei.relations import relations


def stand_off(
    works: Sequence[Work],
    names: Sequence[Name],
    placed: Sequence[Placed],
    writer: AnnotationWriter,
    links: Iterable[etree._Element] = (),
) -> etree._Element | None:
    """Make what stands beside the text.

    :param works: those of ``refs.bib``, in their order.
    :param names: those of ``names.toml``, in their order.
    :param placed: the annotations of all chapters, in their order.
    :param writer: makes their elements.
    :param links: between texts in parallel.
    :return: the ``standOff`` element, or ``None`` when there is nothing to put into it.
    """
    made = element("standOff")
    if works:
        references = (bibl_struct(work, work_id(work.key)) for work in works)
        made.append(element("listBibl", *references, xml_lang=UNDETERMINED))
    made.extend(lists_of_named(names))
    if passages := list(_passages(placed)):
        made.append(element("spanGrp", *passages))
    written = [one for one in placed if one.anchored.annotation.source]
    if variants := [one for one in written if one.anchored.annotation.kind == VARIANT]:
        made.append(element("listApp", *map(writer.note, variants)))
    made.extend(writer.note(one) for one in written if one.anchored.annotation.kind != VARIANT)
    made.extend(writer.changes.withdrawn())
    made.extend(links)
    if stated := list(relations(one.anchored.annotation for one in placed)):
        made.append(element("listRelation", *stated))
    return made if len(made) else None


def _passages(placed: Sequence[Placed]) -> Iterator[etree._Element]:
    """Make a ``span`` for the words of each annotation; emended ones have their ``choice``."""
    for one in placed:
        annotation = one.anchored.annotation
        if one.words and annotation.kind != EMEND:
            yield element(
                "span",
                xml_id=one.words,
                type=annotation.kind.name,
                **{"from": pointers([one.first]), "to": pointers([one.last])},
            )
