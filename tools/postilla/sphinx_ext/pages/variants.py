# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The witnesses, and all variants in reading order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from docutils import nodes

from postilla.model.annotation_index import Entry
from postilla.model.edition import Edition, Witness
from postilla.model.kinds import VARIANT
from postilla.model.variation import Variation, variation
from postilla.model.wording import FIELDS, term
from postilla.sphinx_ext.descriptions import language_name
from postilla.sphinx_ext.domain import witness_anchor
from postilla.sphinx_ext.pages.material import Material
from postilla.sphinx_ext.pages.records import (
    chapter_title,
    counted_title,
    page,
    record,
    records,
    section,
)
from postilla.sphinx_ext.phrases import language_classes, own
from postilla.sphinx_ext.tables import Cell, table
from postilla.sphinx_ext.variants import SIGLUM, entry_words


def variants(material: Material) -> Sequence[nodes.Node]:
    """Make the page.

    :param material: what it is made of.
    :return: the list of witnesses, a table of numbers, and a section a chapter.
    """
    edition: Edition = material.env.config.html_context["edition"]
    entries = [*material.index.of_kind(VARIANT.name)]
    named = [one for one in edition.witnesses if one.siglum]
    sections = []
    if named:
        items = (_witness(one, edition, is_base=number == 0) for number, one in enumerate(named))
        listed = nodes.definition_list("", *items, classes=["witnesses"])
        title = counted_title("Witnesses", len(named), is_own=True)
        sections.append(section("witnesses", title, listed, *_numbers(entries, named[1:])))
    for chapter, of_one in material.by_chapter(entries):
        every = records(_record(entry, material, edition) for entry in of_one)
        name = f"variants-{nodes.make_id(chapter.docname)}"
        sections.append(section(name, chapter_title(chapter, len(of_one)), every))
    return page(sections)


def _record(entry: Entry, material: Material, edition: Edition) -> nodes.list_item:
    words = entry_words(entry.anchored, edition, material.language(entry), entry.anchored.words)
    rows = material.describer.describe(entry).rows
    return record(entry, material, words, rows, material.body(entry))


def _witness(witness: Witness, edition: Edition, *, is_base: bool) -> nodes.definition_list_item:
    anchor = witness_anchor(witness.siglum)
    head = nodes.term("", "", nodes.inline("", witness.siglum, classes=[SIGLUM], ids=[anchor]))
    said = nodes.paragraph()
    for number, part in enumerate(_facts(witness, edition)):
        said += [nodes.Text(", "), part] if number else [part]
    inside = [said] if said.children else []
    about = nodes.paragraph("", witness.description)
    if is_base:
        about += [nodes.Text(" "), own("Its words are the text of this edition.")]
    if witness.ignored:
        names = ", ".join(term("ignoring", one.value) for one in witness.ignored)
        about += [nodes.Text(" "), own("Not recorded:"), nodes.Text(f" {names}.")]
    return nodes.definition_list_item("", head, nodes.definition("", *inside, about))


def _facts(witness: Witness, edition: Edition) -> Iterator[nodes.Node]:
    if witness.title:
        yield nodes.emphasis("", witness.title, classes=language_classes(witness.language))
    for fact in (witness.date, witness.holding):
        if fact:
            yield nodes.Text(fact)
    if witness.language:
        yield nodes.Text(language_name(witness.language, edition.language))


def _numbers(entries: Sequence[Entry], witnesses: Sequence[Witness]) -> Iterator[nodes.table]:
    """Count the readings of each witness, by what sort of difference they are."""
    counts: dict[str, Counter[str]] = {one.siglum: Counter() for one in witnesses}
    for entry in entries:
        annotation = entry.anchored.annotation
        for reading in annotation.readings:
            told = variation(entry.anchored.words, reading).value
            stated = annotation.field("variation") if reading.lack is None else ""
            for siglum in reading.witnesses:
                counts.setdefault(siglum, Counter())[stated or told] += 1
    seen = [one.value for one in Variation if any(count[one.value] for count in counts.values())]
    if seen:
        columns = counts.values()
        rows = [
            *([[own(name)], *_cells(count[name] for count in columns)] for name in seen),
            [[own("All")], *_cells(count.total() for count in columns)],
        ]
        heads = (FIELDS["variation"], *counts)
        yield table(heads, rows, widths=(40, *(12,) * len(counts)), classes=["numbers"])


def _cells(numbers: Iterable[int]) -> Iterator[Cell]:
    return ([nodes.Text(str(number))] for number in numbers)
