# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""How far the translations of the chapters are, by language."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from docutils import nodes

from postilla.checks.catalogues import publishable
from postilla.model.progress import Progress, progress
from postilla.model.wording import ORIGINS
from postilla.sphinx_ext.domain import PostillaDomain
from postilla.sphinx_ext.pages.material import Material
from postilla.sphinx_ext.pages.records import page, section
from postilla.sphinx_ext.parser import CHAPTER_PREFIX
from postilla.sphinx_ext.phrases import language_classes, own, reference
from postilla.sphinx_ext.tables import Cell, table
from postilla.syntax.catalogue_units import annotation_units

_HEADS = ("Section", "Translated", "Outdated", "In doubt", "Annotations", "Translator")
_WIDTHS = (30, 14, 10, 10, 12, 24)


def translation_progress(material: Material) -> Sequence[nodes.Node]:
    """Make the page.

    :param material: what it is made of.
    :return: a section a language, with a table: a row a chapter.
    """
    rows = groupby(progress_of(material.domain), key=lambda row: row.language)
    sections = []
    for language, own_rows in rows:
        title = nodes.Text(material.describer.language_name(language))
        lines = [_row(row, material) for row in own_rows]
        made = table(_HEADS, lines, widths=_WIDTHS, classes=["progress", "wide"])
        sections.append(section(f"progress-{nodes.make_id(language)}", [title], made))
    return page(sections)


def progress_of(domain: PostillaDomain) -> tuple[Progress, ...]:
    """Count what is translated, and may be shown.

    :param domain: all documents read.
    :return: by language all chapters.
    """
    edition = domain.describer.edition
    units: dict[str, dict[str, str]] = {}
    for entry in domain.annotations.entries:
        chapter = units.setdefault(entry.chapter.removeprefix(CHAPTER_PREFIX), {})
        units_of_one = annotation_units([entry.anchored.annotation])
        chapter.update((unit.name, unit.words) for unit in units_of_one)
    translations = domain.translations
    shown = (one for one in translations.all if not one.is_forbidden(edition.rights.text))
    said = publishable(translations.annotations, edition)
    return tuple(progress(tuple(domain.chapters.values()), shown, units, said))


def _row(row: Progress, material: Material) -> list[Cell]:
    said = row.annotations_current + row.annotations_outdated
    outdated = row.outdated + row.annotations_outdated
    return [
        _chapter(row.chapter, material),
        [nodes.Text(f"{row.percent} % ({row.translated}/{row.total})")],
        [nodes.Text(str(outdated))],
        [nodes.Text(str(row.in_doubt))],
        [nodes.Text(f"{said}/{row.annotations}")],
        _whose(row),
    ]


def _chapter(name: str, material: Material) -> Cell:
    """Name a chapter, with a link to its first block, whence a link leads to the parallel view."""
    chapter = material.chapter(f"{CHAPTER_PREFIX}{name}")
    named = nodes.inline("", chapter.title, classes=language_classes(chapter.language))
    first = next((block.id for block in material.domain.chapters[name].blocks), "")
    address = material.directory.find(first)
    return [reference(named, address.role, address.id) if address else named]


def _whose(row: Progress) -> Cell:
    if row.provenance is None:
        return [nodes.Text("–")]
    facts = row.provenance
    return [nodes.Text(f"{facts.translator}, {facts.date}; "), own(ORIGINS[facts.origin])]
