# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""All editorial notes, by what they are about."""

from __future__ import annotations

from collections.abc import Sequence

from docutils import nodes

from postilla.model.annotation_index import Entry
from postilla.model.kinds import EDNOTE
from postilla.model.wording import shortened, term
from postilla.sphinx_ext.pages.material import Material
from postilla.sphinx_ext.pages.records import (
    counted_title,
    lemma,
    page,
    record,
    records,
    rows_without,
    section,
)


def editorial_notes(material: Material) -> Sequence[nodes.Node]:
    """Make the page.

    :param material: what it is made of.
    :return: a section for each thing that notes are about.
    """
    about = EDNOTE.field_of("about")
    found: dict[str, list[Entry]] = {word: [] for word in (about.vocabulary if about else ())}
    for entry in material.index.of_kind(EDNOTE.name):
        found.setdefault(entry.anchored.annotation.field("about"), []).append(entry)
    sections = [
        section(
            f"notes-about-{nodes.make_id(word)}",
            counted_title(term("about", word).capitalize(), len(entries), is_own=True),
            records(_record(entry, material) for entry in entries),
        )
        for word, entries in found.items()
        if entries
    ]
    return page(sections)


def _record(entry: Entry, material: Material) -> nodes.list_item:
    return record(
        entry,
        material,
        lemma(entry, material, shortened(entry.anchored.words)),
        rows_without(material.describer.describe(entry).rows, "about"),
        material.body(entry),
    )
