# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""How many annotations there are, by kind and chapter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from docutils import nodes

from postilla.model.annotation import Kind
from postilla.model.kinds import CITES, KINDS, VARIANT
from postilla.sphinx_ext.pages.material import Material
from postilla.sphinx_ext.phrases import language_classes, own
from postilla.sphinx_ext.tables import Cell, table


def annotation_counts(material: Material) -> Sequence[nodes.Node]:
    """Make the table.

    :param material: what it is made of.
    :return: the table: a row a chapter, the last one with the sums, a column a
        kind; variants have one only where there are any, for most texts have one witness.
    """
    counts: dict[str, Counter[str]] = {}
    for entry in material.index.entries:
        counts.setdefault(entry.chapter, Counter())[entry.kind] += 1
    for docname, citations in material.domain.data["citations"].items():
        counts.setdefault(docname, Counter())[CITES.name] += len(citations)
    total = sum(counts.values(), Counter[str]())
    kinds = [kind for kind in KINDS.values() if total[kind.name] or kind != VARIANT]
    rows = [
        _row(_title(docname, material), counts[docname], kinds)
        for docname in material.domain.reading_order
        if docname in counts and counts[docname].total()
    ]
    rows.append(_row([own("All")], total, kinds))
    heads = ("Section", *(kind.plural for kind in kinds))
    return [table(heads, rows, widths=(40, *(12,) * len(kinds)), classes=["numbers", "wide"])]


def _title(docname: str, material: Material) -> Cell:
    chapter = material.chapter(docname)
    return [nodes.inline("", chapter.title, classes=language_classes(chapter.language))]


def _row(title: Cell, counts: Counter[str], kinds: Sequence[Kind]) -> list[Cell]:
    return [title, *([nodes.Text(str(counts[kind.name]))] for kind in kinds)]
