# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What stands beside the text: works as data, and the annotations (TEI ``standOff``)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from types import MappingProxyType
from typing import Final

from lxml import etree

from postilla.model.annotation import Annotation
from postilla.model.bibliography import Work
from postilla.model.kinds import CITES
from postilla.tei.biblstruct import bibl_struct
from postilla.tei.names import element

_UNDETERMINED = "und"
"""BCP 47 for the parts of a reference whose language nobody states."""

_PAGES = re.compile(r"[0-9]+(?:\s*[-–,;]\s*[0-9]+)*")


def stand_off(works: Sequence[Work], annotations: Sequence[Annotation]) -> etree._Element | None:
    """Make what stands beside the text.

    :param works: those of ``refs.bib``, in their order.
    :param annotations: those of all chapters, in their order.
    :return: the ``standOff`` element, or ``None`` when there is nothing to put into it.
    """
    if not works and not annotations:
        return None
    made = element("standOff")
    if works:
        references = (bibl_struct(work, work_id(work.key)) for work in works)
        made.append(element("listBibl", *references, xml_lang=_UNDETERMINED))
    made.extend(ANNOTATIONS[annotation.kind.name](annotation) for annotation in annotations)
    return made


def work_id(key: str) -> str:
    """Name the structured reference of a work.

    :param key: the work's key in ``refs.bib``.
    :return: its ``xml:id``.
    """
    return f"work.{key}"


def pointers(identifiers: Iterable[str]) -> str:
    """Write ids as the value of a pointing attribute.

    :param identifiers: without ``#``.
    :return: the pointers, with blanks between them.

    >>> pointers(["fn-1", "b-2"])
    '#fn-1 #b-2'
    """
    return " ".join(f"#{identifier}" for identifier in identifiers)


def _cites(annotation: Annotation) -> etree._Element:
    reference = element("bibl", corresp=pointers([work_id(annotation.argument)]))
    if locator := annotation.field("locator"):
        unit = "page" if _PAGES.fullmatch(locator) else ""
        reference.append(element("citedRange", locator, unit=unit))
    return element(
        "note",
        reference,
        xml_id=annotation.field("id"),
        type=annotation.kind.name,
        target=pointers([annotation.anchor]),
    )


ANNOTATIONS: Final[MappingProxyType[str, Callable[[Annotation], etree._Element]]] = (
    MappingProxyType({CITES.name: _cites})
)
"""Kind of annotation -> what makes its element."""
