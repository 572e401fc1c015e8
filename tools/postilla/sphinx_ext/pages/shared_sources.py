# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The map from above: works that several sections share, and how often each section uses them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from docutils import nodes

from postilla.diagrams.grid import Cell, Line, draw_grid
from postilla.diagrams.signs import Sign
from postilla.model.annotation_index import Entry
from postilla.model.claims import RESTS_ON
from postilla.sphinx_ext.domain import WORK
from postilla.sphinx_ext.pages.diagrams import diagram_of, target, target_of_chapter
from postilla.sphinx_ext.pages.material import Chapter, Material
from postilla.sphinx_ext.pages.records import counted_title, section
from postilla.sphinx_ext.pages.ties import work_in_brief
from postilla.sphinx_ext.phrases import own, reference
from postilla.sphinx_ext.tables import Cell as TableCell
from postilla.sphinx_ext.tables import table

_TITLE: Final = "Sources that several sections share"
_DESCRIPTION: Final = (
    "A row for each work and a column for each section: a square with the number of claims of the "
    "section that rest on the work, a circle with the number of those on which there is evidence "
    "from it. The table has the same content."
)
_EVIDENCE: Final = "evidence"
_SAID: Final = {RESTS_ON: "rest on it", _EVIDENCE: "evidence from it"}
"""How claims of a section stand to a work -> what is said of it, with their number."""
_SIGNS: Final = {RESTS_ON: Sign.SQUARE, _EVIDENCE: Sign.CIRCLE}
_LEGEND: Final = (
    f"In each field: {Sign.SQUARE.value} how many claims of the section rest on the work, "
    f"{Sign.CIRCLE.value} on how many there is evidence from it."
)

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
    columns = [Line(words=one.title, address=target_of_chapter(one)) for one, _ in chapters]
    rows = [
        (
            Line(words=work_in_brief(work, material), address=target(WORK, work)),
            [_cell(of_work.get(chapter.docname, Counter())) for chapter, _ in chapters],
        )
        for work, of_work in uses.items()
    ]
    picture = draw_grid(_TITLE, _DESCRIPTION, columns, rows)
    listed = (_row(work, of_work, material) for work, of_work in uses.items())
    yield section(
        "shared-sources",
        counted_title(_TITLE, len(uses), is_own=True),
        nodes.paragraph("", "", own(_LEGEND)),
        diagram_of(picture, _TITLE, _DESCRIPTION),
        table(("Work", "Claims of"), listed, widths=(50, 50), classes=["claim-table"]),
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
        yield _EVIDENCE, evidence.anchored.annotation.argument


def _cell(counts: Counter[str]) -> Cell:
    return [(sign, counts[relation]) for relation, sign in _SIGNS.items() if counts[relation]]


def _row(work: str, of_work: Mapping[str, Counter[str]], material: Material) -> Sequence[TableCell]:
    named = nodes.inline("", work_in_brief(work, material))
    sections: list[nodes.Node] = []
    for docname, counts in of_work.items():
        before = "; " if sections else ""
        sections += [nodes.Text(f"{before}{material.chapter(docname).title}: "), _said(counts)]
    return [[reference(named, WORK, work)], sections]


def _said(counts: Counter[str]) -> nodes.inline:
    return own(", ".join(f"{_SAID[relation]} ({count})" for relation, count in counts.items()))
