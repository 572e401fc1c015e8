# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""All translations of words, by the language from which they are made."""

from __future__ import annotations

from collections.abc import Sequence

from docutils import nodes

from postilla.model.annotation_index import Entry
from postilla.model.kinds import TRANSLATION
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


def translations(material: Material) -> Sequence[nodes.Node]:
    """Make the page.

    :param material: what it is made of.
    :return: a section a language, that with the most translations first.
    """
    found: dict[str, list[Entry]] = {}
    for entry in material.index.of_kind(TRANSLATION.name):
        found.setdefault(material.language(entry), []).append(entry)
    by_number = sorted(found.items(), key=lambda group: (-len(group[1]), group[0]))
    sections = [
        section(
            f"translations-from-{nodes.make_id(language) or 'other'}",
            counted_title(_title(language, material), len(entries), is_own=True),
            records(_record(entry, material) for entry in entries),
        )
        for language, entries in by_number
    ]
    return page(sections)


def _title(language: str, material: Material) -> str:
    if not language:
        return "From several languages"
    return f"From {material.describer.language_name(language)}"


def _record(entry: Entry, material: Material) -> nodes.list_item:
    rows = material.describer.describe(entry).rows
    if entry.anchored.annotation.field("language") == material.describer.edition.language:
        rows = tuple(rows_without(rows, "language"))
    return record(
        entry,
        material,
        lemma(entry, material, entry.anchored.words),
        rows,
        material.body(entry),
    )
