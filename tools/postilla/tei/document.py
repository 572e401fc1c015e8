# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The whole edition as one document."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from postilla.model.addresses import Addresses
from postilla.model.anchor import Anchored
from postilla.model.bibliography import Work
from postilla.model.block import Chapter
from postilla.model.diagnostic import Position
from postilla.model.edition import Edition, Reading
from postilla.model.errors import PostillaError, stop
from postilla.model.history import NO_ANNALS, Annals
from postilla.model.kinds import EMEND
from postilla.model.labels import labels
from postilla.model.names import Name
from postilla.model.translation import by_annotation
from postilla.model.tree import CHAPTERS
from postilla.tei.annotations import AnnotationWriter
from postilla.tei.body import text_element
from postilla.tei.changes import Changes
from postilla.tei.characters import forbidden_characters
from postilla.tei.divisions import Parts, divide
from postilla.tei.emendations import check_emendations
from postilla.tei.header import header
from postilla.tei.links import collect_links
from postilla.tei.marks import collect_marks, place
from postilla.tei.names import element
from postilla.tei.parallel import NOTHING, Parallel, parallel_links, translation_documents
from postilla.tei.pointers import check_pointers
from postilla.tei.prose import ProseWriter
from postilla.tei.responsibility import Responsibility
from postilla.tei.standoff import stand_off


def edition_to_tei(
    edition: Edition,
    chapters: Sequence[Chapter],
    works: Sequence[Work],
    annotations: Sequence[Anchored],
    names: Sequence[Name] = (),
    source: str = "",
    parallel: Parallel = NOTHING,
    made_by: str = "",
    annals: Annals = NO_ANNALS,
) -> etree._Element:
    """Make the TEI document of an edition.

    :param edition: what it says about itself.
    :param chapters: its text, in reading order.
    :param works: those of ``refs.bib``, in their order.
    :param annotations: those of all chapters, in their order, and the names found in them.
    :param names: those of ``names.toml``, in their order.
    :param source: the number of the source, so that a stale document is known.
    :param parallel: what stands in parallel.
    :param made_by: the version of this package, or nothing.
    :param annals: what became of annotations.
    :return: the ``TEI`` element, without any white space that is not of the text.
    :raises PostillaError: ``tei/no-text`` when there is none, ``tei/character`` when XML can't
        hold one, ``tei/overlap`` when two emendations are of the same words, ``tei/id-repeated``
        and ``tei/pointer`` when ids don't fit together.
    """
    written = [one.annotation for one in annotations]
    if characters := tuple(forbidden_characters(edition, chapters, works, written, names)):
        raise PostillaError(*characters)
    parts = _divided(chapters)
    check_emendations([one for one in annotations if one.annotation.kind == EMEND])
    by = Responsibility(edition, written)
    placed = place(annotations)
    links = collect_links(chapters, written)
    is_restored = edition.reading is Reading.RESTORED
    named = {name.id: name.kind for name in names}
    marks = collect_marks(links, placed, named, by, is_restored=is_restored)
    writer = AnnotationWriter(
        prose=_prose_writer(edition, chapters, works, annotations),
        by=by,
        changes=Changes(edition, annals),
        translated=by_annotation(parallel.annotations),
        base=next(iter(edition.sigla), ""),
    )
    beside = stand_off(works, names, placed, writer, parallel_links(parallel, chapters))
    made = [
        *([] if beside is None else [beside]),
        text_element(parts, links, marks, edition.language),
        *translation_documents(parallel, edition),
    ]
    tei = element(
        "TEI",
        header(edition, chapters, annotations, by, made, source, made_by),
        *made,
        xml_lang=edition.language,
    )
    if findings := tuple(check_pointers(tei, CHAPTERS)):
        raise PostillaError(*findings)
    return tei


def _prose_writer(
    edition: Edition,
    chapters: Sequence[Chapter],
    works: Sequence[Work],
    annotations: Sequence[Anchored],
) -> ProseWriter:
    return ProseWriter(
        works={work.key: work for work in works},
        label_of=labels(chapters, annotations),
        addresses=Addresses(edition, {}),
    )


def _divided(chapters: Sequence[Chapter]) -> Parts:
    parts = divide(chapters)
    if not parts.body:
        raise stop("tei/no-text", "There is no text.", at=Position(CHAPTERS))
    return parts
