# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What the claims rest on, counted: a chart, and the same numbers as a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from docutils import nodes

from postilla.diagrams.columns import Group, Row, draw_columns
from postilla.model.annotation_index import Entry
from postilla.model.claims import Support, evidence_by_relation, support_of, vocabulary
from postilla.model.kinds import CLAIM
from postilla.model.wording import term
from postilla.sphinx_ext.pages.diagrams import diagram_of, target_of_chapter
from postilla.sphinx_ext.pages.material import Chapter, Material
from postilla.sphinx_ext.phrases import language_classes, own
from postilla.sphinx_ext.tables import Cell, table

_TITLE = "What the claims rest on"
_DESCRIPTION = (
    "A bar for each section shows how many of its claims rest on the author’s notes, on printed "
    "entries or on nothing that is stated, and on how many there is evidence of each sort."
)
_NONE = "none"


def claim_chart(material: Material) -> Sequence[nodes.Node]:
    """Make the chart and the table.

    :param material: what they are made of.
    :return: both; nothing where there are no claims.
    """
    every = tuple(material.index.of_kind(CLAIM.name))
    if not every:
        return []
    relations = (*vocabulary("relation"), _NONE)
    groups = (
        Group(title="In the text, they rest on", columns=tuple(one.value for one in Support)),
        Group(
            title="Evidence from other sources",
            columns=tuple(term("relation", relation) for relation in relations),
        ),
    )
    numbered = [
        (chapter, len(entries), _numbers(entries, relations, material))
        for chapter, entries in material.by_chapter(every)
    ]
    sums = _numbers(every, relations, material)
    rows = [
        Row(words=chapter.title, address=target_of_chapter(chapter), numbers=numbers)
        for chapter, _, numbers in numbered
    ]
    picture = draw_columns(_TITLE, _DESCRIPTION, groups, rows)
    heads = ("Section", "Claims", *(f"{head}" for group in groups for head in group.columns))
    body: list[list[Cell]] = [
        *([[_title(chapter)], *_cells(count, numbers)] for chapter, count, numbers in numbered),
        [[own("All")], *_cells(len(every), sums)],
    ]
    return [
        diagram_of(picture, _TITLE, _DESCRIPTION),
        table(heads, body, widths=(40, *(10,) * (len(heads) - 1)), classes=["numbers", "wide"]),
    ]


def _numbers(
    entries: Iterable[Entry], relations: Sequence[str], material: Material
) -> tuple[int, ...]:
    supports: Counter[Support] = Counter()
    evidence: Counter[str] = Counter()
    for entry in entries:
        supports.update(support_of(entry.anchored.annotation))
        evidence.update(list(evidence_by_relation(material.index, entry.id)) or [_NONE])
    return (*(supports[one] for one in Support), *(evidence[one] for one in relations))


def _title(chapter: Chapter) -> nodes.inline:
    return nodes.inline("", chapter.title, classes=language_classes(chapter.language))


def _cells(count: int, numbers: Iterable[int]) -> list[Cell]:
    return [[nodes.Text(str(number))] for number in (count, *numbers)]
