# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""All claims: each once in full, and in groups by what they are and what they rest on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from docutils import nodes

from postilla.model.alphabet import alphabetical
from postilla.model.annotation_index import Entry
from postilla.model.claims import RESTS_ON, Support, evidence_by_relation, support_of, vocabulary
from postilla.model.kinds import CLAIM
from postilla.model.wording import EVIDENCE_ELSEWHERE, FIELDS, term
from postilla.sphinx_ext.descriptions import Row
from postilla.sphinx_ext.pages.material import Material
from postilla.sphinx_ext.pages.records import (
    Groups,
    chapter_title,
    grouped,
    lemma,
    page,
    record,
    records,
    section,
)
from postilla.sphinx_ext.phrases import own

_BEFORE_SUPPORT = 2
"""How many fields stand before what a claim rests on."""
_BY_ASCRIPTION = "claims-by-ascription"
_NONE = "none"
"""What claims are said to have when the edition has no evidence on them."""


def claims(material: Material) -> Sequence[nodes.Node]:
    """Make the page.

    :param material: what it is made of.
    :return: its contents and sections.
    """
    every = tuple(material.index.of_kind(CLAIM.name))
    if not every:
        return page([])
    sections = [
        section("claims-by-section", [own("By section")], *_by_section(every, material)),
        *(
            section(
                identifier,
                [own(title)],
                nodes.paragraph("", "", own(explanation)),
                grouped(groups, material, is_own=identifier != _BY_ASCRIPTION),
            )
            for identifier, title, explanation, groups in _groupings(every, material)
        ),
    ]
    return page(sections)


def _by_section(every: Iterable[Entry], material: Material) -> Iterator[nodes.section]:
    for chapter, entries in material.by_chapter(every):
        items = (
            record(
                entry,
                material,
                lemma(entry, material, entry.anchored.words),
                _rows(entry, material),
            )
            for entry in entries
        )
        identifier = f"claims-in-{nodes.make_id(chapter.docname)}"
        yield section(identifier, chapter_title(chapter, len(entries)), records(items))


def _rows(entry: Entry, material: Material) -> list[Row]:
    rows = [
        row for row in material.describer.describe(entry).rows if row.title != EVIDENCE_ELSEWHERE
    ]
    if support_of(entry.anchored.annotation) == (Support.NOTHING,):
        rests = Row(title=FIELDS[RESTS_ON], words=Support.NOTHING.value, is_own=True)
        rows[_BEFORE_SUPPORT:_BEFORE_SUPPORT] = [rests]
    if found := evidence_by_relation(material.index, entry.id):
        counts = (f"{term('relation', name)} ({len(of_one)})" for name, of_one in found.items())
        rows.append(Row(title="Outside evidence", words=", ".join(counts), is_own=True))
    return rows


def _groupings(
    every: Sequence[Entry], material: Material
) -> Iterator[tuple[str, str, str, Groups]]:
    yield (
        "claims-by-type",
        "By type",
        "What sort of statement each is.",
        _by_field(every, "type"),
    )
    yield (
        _BY_ASCRIPTION,
        "By ascription",
        "Whom the text ascribes each to; what it says in its own voice is the article’s.",
        _by_ascription(every),
    )
    yield (
        "claims-by-support",
        "By what they rest on in the text",
        "What the text itself states as the ground of each. "
        "One that rests on notes and entries stands in both groups.",
        [
            (
                support.value,
                [one for one in every if support in support_of(one.anchored.annotation)],
            )
            for support in Support
        ],
    )
    yield (
        "claims-by-evidence",
        "By outside evidence",
        "How the words of other sources stand to each. "
        "One with several sorts of evidence stands in several groups.",
        _by_evidence(every, material),
    )


def _by_field(every: Iterable[Entry], field: str) -> Groups:
    found: dict[str, list[Entry]] = {word: [] for word in vocabulary(field)}
    for entry in every:
        found.setdefault(entry.anchored.annotation.field(field), []).append(entry)
    return [(term(field, word), entries) for word, entries in found.items() if entries]


def _by_ascription(every: Iterable[Entry]) -> Groups:
    """Group by whom the text names, the most frequent first."""
    found: dict[str, list[Entry]] = {}
    for entry in every:
        found.setdefault(entry.anchored.annotation.field("ascribed-to"), []).append(entry)
    return sorted(found.items(), key=lambda group: (-len(group[1]), alphabetical(group[0])))


def _by_evidence(every: Sequence[Entry], material: Material) -> Groups:
    found: dict[str, list[Entry]] = {word: [] for word in (*vocabulary("relation"), _NONE)}
    for entry in every:
        for relation in evidence_by_relation(material.index, entry.id) or (_NONE,):
            found.setdefault(relation, []).append(entry)
    return [(term("relation", relation), entries) for relation, entries in found.items()]
