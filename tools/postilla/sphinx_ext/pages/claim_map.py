# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The map of claims and sources: a picture of each section, and the same as a table.

The claims of a section stand on the left, in reading order; on the right stands what they rest on
in the text, and what other sources say on them. A long section has several pictures, divided
between paragraphs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final

from docutils import nodes

from postilla.diagrams.ties import Start, draw_ties
from postilla.model.annotation_index import Entry
from postilla.model.claims import RESTS_ON
from postilla.model.kinds import CLAIM
from postilla.model.wording import shortened, term
from postilla.sphinx_ext.domain import WORK
from postilla.sphinx_ext.pages.diagrams import diagram_of
from postilla.sphinx_ext.pages.material import Chapter, Material
from postilla.sphinx_ext.pages.records import chapter_title, page, section
from postilla.sphinx_ext.pages.shared_sources import shared_sources
from postilla.sphinx_ext.pages.ties import SIGNS, ends_of, relations_of, start_of, work_in_brief
from postilla.sphinx_ext.phrases import link, own, reference
from postilla.sphinx_ext.tables import Cell, table

_HEADS: Final = ("Claim", "Rests on", "Evidence from other sources", "Other claims")
_MOST_LINES: Final = 36
"""How many lines the left column of a picture has, about, before another picture begins."""


def claim_map(material: Material) -> Sequence[nodes.Node]:
    """Make the map.

    :param material: what it is made of.
    :return: what several sections share, and a section for each one that has claims.
    """
    chapters = material.by_chapter(material.index.of_kind(CLAIM.name))
    sections = [
        *shared_sources(chapters, material),
        *(
            section(
                f"map-of-{nodes.make_id(chapter.docname)}",
                chapter_title(chapter, len(entries)),
                *_pictures(chapter, entries, material),
                _table(entries, material),
            )
            for chapter, entries in chapters
        ),
    ]
    return page(sections)


def _pictures(
    chapter: Chapter, entries: Sequence[Entry], material: Material
) -> Iterator[nodes.Node]:
    starts = [(entry, start_of(entry, material)) for entry in entries]
    for part in _divided(starts):
        first, last = part[0][1].mark, part[-1][1].mark
        claims = f"Claims {first} to {last}" if len(part) > 1 else f"Claim {first}"
        title = f"{chapter.title}: {claims.lower()} and their sources"
        description = (
            f"{claims} on the left; lines lead to the notes and entries on which each rests and "
            "to the other sources that say something on it. The table has the same content."
        )
        ends = {end.key: end for entry, _ in part for end in ends_of(entry, material)}
        picture = draw_ties(
            title, description, (claims, SIGNS), [start for _, start in part], ends.values()
        )
        yield diagram_of(picture, title, description)


def _divided(
    starts: Iterable[tuple[Entry, Start]],
) -> Sequence[Sequence[tuple[Entry, Start]]]:
    """Divide claims into runs of about the same height, those of a paragraph together."""
    blocks = [list(run) for _, run in groupby(starts, key=_block)]
    heights = [sum(start.lines for _, start in block) for block in blocks]
    limit = sum(heights) / max(round(sum(heights) / _MOST_LINES), 1)
    runs: list[list[tuple[Entry, Start]]] = [[]]
    done = 0
    for block, height in zip(blocks, heights, strict=True):
        if runs[-1] and done + height / 2 > limit * len(runs):
            runs.append([])
        runs[-1] += block
        done += height
    return runs


def _block(start: tuple[Entry, Start]) -> str:
    entry, _ = start
    return entry.anchored.parts[-1].block


def _table(entries: Iterable[Entry], material: Material) -> nodes.table:
    rows = (_row(entry, material) for entry in entries)
    return table(_HEADS, rows, widths=(37, 13, 34, 16), classes=["claim-table", "wide"])


def _row(entry: Entry, material: Material) -> Sequence[Cell]:
    mark = nodes.inline("", entry.anchored.label, classes=["record-mark"])
    named = nodes.inline("", "", mark, nodes.Text(f" {shortened(entry.anchored.words)}"))
    pointers = entry.anchored.annotation.pointers(RESTS_ON)
    return [
        [reference(named, entry.kind, entry.id)],
        _joined([link(material.directory.named(pointer))] for pointer in pointers),
        _joined(_evidence(one, material) for one in material.index.evidence.get(entry.id, ())),
        _joined(
            [own(words), nodes.Text(": "), link(material.directory.named(claim))]
            for words, claim in relations_of(entry, material)
        ),
    ]


def _evidence(entry: Entry, material: Material) -> Cell:
    annotation = entry.anchored.annotation
    words = nodes.inline("", work_in_brief(annotation.argument, material))
    relation = term("relation", annotation.field("relation"))
    return [own(relation), nodes.Text(": "), reference(words, WORK, annotation.argument)]


def _joined(parts: Iterable[Cell]) -> Cell:
    joined: list[nodes.Node] = []
    for number, part in enumerate(parts):
        if number:
            joined.append(nodes.Text("; "))
        joined.extend(part)
    return joined
