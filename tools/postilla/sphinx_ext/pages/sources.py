# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Lists of works: those of the text and the edition's own apart, each with all that uses it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final, cast

from docutils import nodes
from sphinxcontrib.bibtex.directives import BibliographyKey
from sphinxcontrib.bibtex.domain import BibtexDomain
from sphinxcontrib.bibtex.nodes import bibliography

from postilla.model.alphabet import alphabetical
from postilla.model.annotation_index import Entry
from postilla.model.bibliography import OF_THE_ARTICLE, OF_THE_EDITION, Work
from postilla.model.reference_list import Piece, full_reference, name_for_sorting
from postilla.model.wording import term
from postilla.sphinx_ext.descriptions import Row
from postilla.sphinx_ext.directory import Address
from postilla.sphinx_ext.facts import Citing
from postilla.sphinx_ext.labels import locator_phrase
from postilla.sphinx_ext.pages.material import Material
from postilla.sphinx_ext.pages.records import counted_title, page, section
from postilla.sphinx_ext.phrases import fields, language_classes
from postilla.sphinx_ext.usage import Usage

_ORIGINS: Final = (
    (OF_THE_ARTICLE, "Works that the text cites"),
    (OF_THE_EDITION, "Sources that the edition adds"),
    ("", "Other works"),
)


def sources(node: bibliography, material: Material) -> Sequence[nodes.Node]:
    """List works in the place of a bibliography.

    Which works are listed, and by which ids references find them, is decided by
    sphinxcontrib-bibtex.

    :param node: the place.
    :param material: what the page is made of.
    :return: the list; a section for each origin where there are several.
    """
    works = sorted(
        _listed(node, material), key=lambda work: (*alphabetical(name_for_sorting(work)), work.key)
    )
    of_origin: dict[str, list[Work]] = {origin: [] for origin, _ in _ORIGINS}
    for work in works:
        of_origin[_origin(work)].append(work)
    if sum(map(bool, of_origin.values())) <= 1:
        return [_list(works, material)]
    sections = [
        section(
            f"works-{origin or 'other'}",
            counted_title(title, len(of_origin[origin]), is_own=True),
            _list(of_origin[origin], material),
        )
        for origin, title in _ORIGINS
        if of_origin[origin]
    ]
    return page(sections)


def _listed(node: bibliography, material: Material) -> Iterator[Work]:
    domain = cast(BibtexDomain, material.env.domains["cite"])
    key = BibliographyKey(docname=node["docname"], id_=node["ids"][0])
    for citation in domain.citations:
        if citation.bibliography_key == key and citation.key in material.domain.works:
            yield material.domain.works[citation.key]


def _origin(work: Work) -> str:
    return next((one for one, _ in _ORIGINS if one in work.keywords), "")


def _list(works: Sequence[Work], material: Material) -> nodes.bullet_list:
    return nodes.bullet_list("", *(_item(work, material) for work in works), classes=["works"])


def _item(work: Work, material: Material) -> nodes.list_item:
    pieces = full_reference(work)
    main = material.describer.edition.language
    item = nodes.list_item("", nodes.paragraph("", "", *(_piece(one, main) for one in pieces)))
    docname, identifier = material.domain.listed.get(work.key, ("", ""))
    if docname == material.docname:
        item["ids"] = [identifier]
    if rows := list(_rows(material.domain.usage.get(work.key, Usage()), material)):
        item += fields(rows)
    return item


def _piece(piece: Piece, main: str) -> nodes.Node:
    if piece.is_title:
        language = "" if piece.language == main else piece.language
        return nodes.emphasis("", piece.words, classes=language_classes(language))
    if piece.address:
        return nodes.reference("", piece.words, refuri=piece.address)
    return nodes.Text(piece.words)


def _rows(usage: Usage, material: Material) -> Iterator[Row]:
    named = material.directory.named
    if usage == Usage():
        yield Row(title="Used", words="nowhere", is_own=True)
    if usage.entries:
        yield Row(title="Printed as", links=tuple(map(named, usage.entries)))
    if usage.notes:
        links = tuple(_note(citing, named(citing.note)) for citing in usage.notes)
        yield Row(title=f"Cited by the text ({len(links)})", links=links)
    for title, entries in (
        ("Claims that rest on it", usage.claims),
        ("Evidence", usage.evidence),
        ("Cited by the editors", usage.mentions),
    ):
        if entries:
            links = tuple(_annotation(entry, material) for entry in entries)
            yield Row(title=f"{title} ({len(links)})", links=links)


def _note(citing: Citing, address: Address) -> Address:
    if not citing.locators:
        return address
    return replace(
        address, label=f"{address.label} ({'; '.join(map(locator_phrase, citing.locators))})"
    )


def _annotation(entry: Entry, material: Material) -> Address:
    """Name an annotation; of evidence its claim and how it stands to it, which says enough."""
    address = material.directory.named(entry.id)
    annotation = entry.anchored.annotation
    if relation := annotation.field("relation"):
        claim = material.directory.named(annotation.field("for"))
        return replace(address, label=f"{claim.label} ({term('relation', relation)})")
    return address
