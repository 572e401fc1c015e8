# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""All emendations, by their cause."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from docutils import nodes

from postilla.model.annotation_index import Entry
from postilla.model.kinds import EMEND
from postilla.model.wording import FIELDS, term
from postilla.sphinx_ext.pages.material import Material
from postilla.sphinx_ext.pages.records import (
    counted_title,
    page,
    record,
    records,
    rows_without,
    section,
)
from postilla.sphinx_ext.phrases import own, quoted_words
from postilla.sphinx_ext.tables import Cell, table


def emendations(material: Material) -> Sequence[nodes.Node]:
    """Make the page.

    :param material: what it is made of.
    :return: a table of numbers, and a section a cause.
    """
    found: dict[str, list[Entry]] = {cause: [] for cause in _words_of("cause")}
    for entry in material.index.of_kind(EMEND.name):
        found.setdefault(entry.anchored.annotation.field("cause"), []).append(entry)
    sections = [
        section(
            f"emendations-{nodes.make_id(cause)}",
            counted_title(_capitalised(term("cause", cause)), len(entries), is_own=True),
            records(_record(entry, material) for entry in entries),
        )
        for cause, entries in found.items()
        if entries
    ]
    return page(sections, _numbers(found))


def _record(entry: Entry, material: Material) -> nodes.list_item:
    anchored, language = entry.anchored, material.language(entry)
    words = [
        *quoted_words(anchored.words, "transmitted-words", language),
        own(", proposed:"),
        *quoted_words(anchored.annotation.field("reading"), "proposed-words", language),
    ]
    rows = rows_without(material.describer.describe(entry).rows, "cause")
    return record(entry, material, words, rows, material.body(entry))


def _numbers(found: Mapping[str, Sequence[Entry]]) -> nodes.table:
    every = [entry for entries in found.values() for entry in entries]
    rows = [
        *(_row(_capitalised(term("cause", cause)), entries) for cause, entries in found.items()),
        _row("All", every),
    ]
    certainties = (f"{certainty} certainty" for certainty in _words_of("cert"))
    heads = [FIELDS["cause"], *certainties, "all"]
    return table(heads, rows, widths=(40, *(15,) * (len(heads) - 1)), classes=["numbers"])


def _row(title: str, entries: Sequence[Entry]) -> Sequence[Cell]:
    counts = Counter(entry.anchored.annotation.field("cert") for entry in entries)
    numbers = (*(counts[certainty] for certainty in _words_of("cert")), len(entries))
    return [[own(title)], *([nodes.Text(str(number))] for number in numbers)]


def _words_of(field: str) -> tuple[str, ...]:
    found = EMEND.field_of(field)
    return found.vocabulary if found else ()


def _capitalised(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"
