# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The book as one Typst source: title page and contents, the edition's pages, the chapters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from docutils import nodes

from postilla.builders.pdf.indexes import IndexEntry, index_of_claims
from postilla.builders.pdf.names import Names
from postilla.builders.pdf.source import Source, SourceWriter, Value, expression, name
from postilla.builders.pdf.visitors.blocks import ENTRIES, is_title
from postilla.builders.pdf.visitors.commentary import chapter_notes
from postilla.builders.pdf.visitors.table import VISITORS
from postilla.builders.pdf.writer import Writer
from postilla.model.diagnostic import Position
from postilla.model.tree import EDITION
from postilla.sphinx_ext.nodes import text_link

_EDITION: Final = Position(EDITION, 1)
_LISTED: Final = 3
"""The deepest level of the author's sections that the contents list."""

Documents = Mapping[str, nodes.document]
"""Docname -> tree with all references resolved, in the order of the book."""


def write_book(
    edition: Mapping[str, Value],
    front: Documents,
    chapters: Documents,
    back: Documents,
    names: Names,
    *,
    claims: Sequence[IndexEntry] = (),
    restores: bool,
    language: str = "en",
) -> tuple[Source, Mapping[str, int]]:
    """Write the source of a book.

    :param edition: what the template wants to know of the edition.
    :param front: the edition's own pages, which stand before the text.
    :param chapters: the text.
    :param back: those that stand after it.
    :param names: what things are called.
    :param claims: what the index of them lists.
    :param restores: whether the text is shown with the letters that the transcript lost.
    :param language: BCP 47, of the edition's own words.
    :return: the source, for Typst to compile with the template as ``/template.typ``; chapter,
        without its folder -> how many characters of it are the chapter's own.
    :raises PostillaError: with ``pdf/unknown-node``.
    """
    out = SourceWriter()
    writer = Writer(VISITORS, names, out, restores=restores, language=language)
    writer.linked = frozenset(
        str(link["target"])
        for document in chapters.values()
        for link in document.findall(text_link)
    )
    with out.lines("#show: body => book(", ")"):
        with out.lines("(", "),"):
            for key, value in edition.items():
                out.line(f"{name(key)}: {expression(value)},", _EDITION)
        with out.lines("{", "},"):
            for docname, document in front.items():
                out.call("new-page")
                writer.document(docname, document, listed=1)
        out.line("emendations,")
        out.line("body,")
    with out.lines("#{", "}"):
        alone = True
        sizes = {}
        for docname, document in chapters.items():
            begun = out.length + writer.foot.length
            before, alone = alone, _stands_alone(document)
            if before or alone:
                out.call("new-page")
            writer.document(docname, document, listed=_LISTED)
            chapter_notes(writer)
            sizes[docname.rpartition("/")[2]] = out.length + writer.foot.length - begun
    if back or claims:
        with out.lines("#back-matter({", "})"):
            _write_behind(writer, back, claims)
    return _with_entries(writer.foot, out), sizes


def _with_entries(entries: SourceWriter, book: SourceWriter) -> Source:
    whole = SourceWriter()
    whole.line('#import "/template.typ": *')
    with whole.lines("#let emendations = foot-entries(", ")"):
        whole.append(entries)
    whole.line("#let emended(id) = emended-words(id, emendations)")
    whole.line("#let emendation-note(..it) = edition-emendation(emendations, ..it)")
    whole.append(book)
    return whole.source()


def _write_behind(writer: Writer, back: Documents, claims: Sequence[IndexEntry]) -> None:
    writer.is_behind = True
    for docname, document in back.items():
        writer.call("new-page")
        writer.document(docname, document, listed=1)
    if claims:
        writer.call("new-page")
        index_of_claims(writer, claims)


def _stands_alone(document: nodes.document) -> bool:
    """True when a chapter has pages to itself: the titles, and the printed bibliography."""
    sections = document.findall(nodes.section)
    lists = document.findall(nodes.bullet_list)
    return any(map(is_title, sections)) or any(ENTRIES in one["classes"] for one in lists)
