# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The whole edition as one document."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from postilla.model.annotation import Annotation
from postilla.model.bibliography import Work
from postilla.model.block import Chapter
from postilla.model.diagnostic import Position
from postilla.model.edition import Edition
from postilla.model.errors import PostillaError, stop
from postilla.model.tree import CHAPTERS
from postilla.tei.body import text_element
from postilla.tei.characters import forbidden_characters
from postilla.tei.divisions import divide
from postilla.tei.header import header
from postilla.tei.links import collect_links
from postilla.tei.names import element
from postilla.tei.pointers import check_pointers
from postilla.tei.standoff import stand_off


def edition_to_tei(
    edition: Edition,
    chapters: Sequence[Chapter],
    works: Sequence[Work],
    annotations: Sequence[Annotation],
    source: str = "",
) -> etree._Element:
    """Make the TEI document of an edition.

    :param edition: what it says about itself.
    :param chapters: its text, in reading order.
    :param works: those of ``refs.bib``, in their order.
    :param annotations: those of all chapters, in their order.
    :param source: the number of the source, so that a stale document is known.
    :return: the ``TEI`` element, without any white space that is not of the text.
    :raises PostillaError: ``tei/no-text`` when there is none, ``tei/character`` when XML can't
        hold one, ``tei/id-repeated`` and ``tei/pointer`` when ids don't fit together.
    """
    if characters := tuple(forbidden_characters(edition, chapters, works, annotations)):
        raise PostillaError(*characters)
    parts = divide(chapters)
    if not parts.body:
        raise stop("tei/no-text", "There is no text.", at=Position(CHAPTERS))
    beside = stand_off(works, annotations)
    text = text_element(parts, collect_links(chapters, annotations), edition.language)
    tei = element(
        "TEI",
        header(edition, chapters, source),
        *([text] if beside is None else [beside, text]),
        xml_lang=edition.language,
    )
    if findings := tuple(check_pointers(tei, CHAPTERS)):
        raise PostillaError(*findings)
    return tei
