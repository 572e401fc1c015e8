# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The map from above: works that several sections share, and how often each section uses them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from docutils import nodes

from postilla.diagrams.ties import Sign, Start, draw_ties
from postilla.model.annotation_index import Entry
from postilla.model.bibliography import OF_THE_ARTICLE
from postilla.model.claims import RESTS_ON
from postilla.model.wording import counted
from postilla.sphinx_ext.domain import WORK
from postilla.sphinx_ext.pages.diagrams import diagram_of, target_of_chapter
from postilla.sphinx_ext.pages.material import Chapter, Material
from postilla.sphinx_ext.pages.records import counted_title, section
from postilla.sphinx_ext.pages.ties import tie_to_work, work_as_end, work_in_brief
from postilla.sphinx_ext.phrases import reference
from postilla.sphinx_ext.tables import Cell, table

_TITLE: Final = "Sources that several sections share"
_DESCRIPTION: Final = (
    "Sections on the left; lines lead to the works on which their claims rest, or from which there "
    "is evidence on their claims, where these are works of other sections, too. "
    "The table has the same content."
)
_HEADS: Final = ("Sections", "■ works that the text cites   ● other sources")
_RELATIONS: Final = {RESTS_ON: "rest on it", "evidence": "evidence"}
"""How claims of a section stand to a work -> what is said of it, with their number."""

Uses = Mapping[str, Mapping[str, Counter[str]]]
"""Work -> docname of a chapter -> how its claims stand to the work -> how many do."""


def shared_sources(
    chapters: Sequence[tuple[Chapter, Sequence[Entry]]], material: Material
) -> Iterator[nodes.section]:
    """Make the section.

    :param chapters: those with claims, and these.
    :param material: what the page is made of.
    :return: it; none where nothing is shared.
    """
    uses = {
        work: of_work for work, of_work in _uses(chapters, material).items() if len(of_work) > 1
    }
    if not uses:
        return
    starts = [_start(chapter, entries, uses) for chapter, entries in chapters]
    ends = [work_as_end(work, _sign(work, material), material) for work in uses]
    picture = draw_ties(_TITLE, _DESCRIPTION, _HEADS, starts, ends)
    rows = (_row(work, uses[work], material) for work in uses)
    yield section(
        "shared-sources",
        counted_title(_TITLE, len(uses)),
        diagram_of(picture, _TITLE, _DESCRIPTION),
        table(("Work", "Claims of"), rows, widths=(50, 50), classes=["claim-table"]),
    )


def _uses(chapters: Sequence[tuple[Chapter, Sequence[Entry]]], material: Material) -> Uses:
    uses: dict[str, dict[str, Counter[str]]] = {}
    for chapter, entries in chapters:
        for entry in entries:
            for relation, work in dict.fromkeys(_used_by(entry, material)):
                of_chapter = uses.setdefault(work, {}).setdefault(chapter.docname, Counter())
                of_chapter[relation] += 1
    return uses


def _used_by(claim: Entry, material: Material) -> Iterator[tuple[str, str]]:
    for pointer in claim.anchored.annotation.pointers(RESTS_ON):
        for work in material.domain.citations.works_of.get(pointer, ()):
            yield RESTS_ON, work
    for evidence in material.index.evidence.get(claim.id, ()):
        yield "evidence", evidence.anchored.annotation.argument


def _start(chapter: Chapter, entries: Sequence[Entry], uses: Uses) -> Start:
    ties = (
        tie_to_work(work, relation, f"{_RELATIONS[relation]} ({count})")
        for work, of_work in uses.items()
        for relation, count in of_work.get(chapter.docname, {}).items()
    )
    return Start(
        mark="",
        words=chapter.title,
        name=chapter.title,
        address=target_of_chapter(chapter),
        ties=tuple(ties),
        remarks=(counted(len(entries), "claim", "claims"),),
    )


def _sign(work: str, material: Material) -> Sign:
    found = material.domain.works.get(work)
    return Sign.SQUARE if found and OF_THE_ARTICLE in found.keywords else Sign.CIRCLE


def _row(work: str, of_work: Mapping[str, Counter[str]], material: Material) -> Sequence[Cell]:
    named = nodes.inline("", work_in_brief(work, material))
    sections = "; ".join(
        f"{material.chapter(docname).title}: {_said(counts)}" for docname, counts in of_work.items()
    )
    return [[reference(named, WORK, work)], [nodes.Text(sections)]]


def _said(counts: Counter[str]) -> str:
    return ", ".join(f"{_RELATIONS[relation]} ({count})" for relation, count in counts.items())
