# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The files that an import writes: chapters with their citations, lock, bibliography."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from postilla.importer.derive import Derivation
from postilla.importer.document.formats import document_format
from postilla.model import tree
from postilla.model.bibliography import Citation
from postilla.model.block import Chapter
from postilla.syntax.bibtex import render_bibtex
from postilla.syntax.directive import write_directive
from postilla.syntax.lock import write_lock
from postilla.syntax.writer import write_chapter


def first_files(derivation: Derivation) -> Mapping[str, str]:
    """Give all files of a first import.

    :param derivation: what follows from the witness.
    :return: path from the edition's root -> text.
    """
    citations = derivation.references.citations
    return {
        **{
            tree.chapter_path(chapter.name): write_chapter(
                chapter, {last_id(chapter): citations_of(chapter, citations)}
            )
            for chapter in derivation.chapters
        },
        tree.LOCK: write_lock(derivation.lock),
        **reading_file(derivation),
        tree.REFERENCES: render_bibtex(derivation.references.works),
    }


def reading_file(derivation: Derivation) -> Mapping[str, str]:
    """Give the reading of a document; a transcript needs none.

    :param derivation: what follows from the witness.
    :return: path from the edition's root -> text.
    """
    is_document = document_format(derivation.witness.path) is not None
    return {tree.READING: derivation.witness.text} if is_document else {}


def picture_files(derivation: Derivation) -> Mapping[str, bytes]:
    """Give the pictures, and what lay beside the witness and belongs to it.

    :param derivation: what follows from the witness.
    :return: path from the edition's root -> bytes.
    """
    own = {f"{tree.PICTURES}/{name}": data for name, data in derivation.pictures.items()}
    beside = {f"{tree.WITNESS}/{path}": data for path, data in derivation.beside.items()}
    return {**own, **beside}


def last_id(chapter: Chapter) -> str:
    """Say below which block the citations of a chapter stand.

    :param chapter: the chapter, not empty.
    :return: the id of its last note, or of its last block.
    """
    return (*chapter.blocks, *chapter.notes)[-1].id


def citations_of(chapter: Chapter, citations: Sequence[Citation]) -> list[str]:
    """Write the citations that belong into a chapter.

    :param chapter: the chapter.
    :param citations: of the whole edition, in order.
    :return: ``cites`` directives.
    """
    own = {block.id for block in chapter.walk()}
    return [cites_directive(citation) for citation in citations if citation.target in own]


def cites_directive(citation: Citation) -> str:
    """Write a citation.

    :param citation: the citation.
    :return: a ``cites`` directive.
    """
    fields = [("target", citation.target), ("locator", citation.locator)]
    return write_directive("cites", citation.key, [field for field in fields if field[1]])
