# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Citations that come in with notes and printed entries which an edition did not have before.

``refs.bib`` and the citations in the chapters belong to people; but from what was not there nobody
can have taken one away.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from postilla.importer.derive import Derivation
from postilla.importer.files import citations_of, last_id
from postilla.model.bibliography import Citation, Ground, Work
from postilla.syntax.bibtex import render_bibtex
from postilla.syntax.reader import ReadChapter


@dataclass(frozen=True, slots=True, kw_only=True)
class Additions:
    """What is added to the work of people."""

    works: tuple[Work, ...] = ()
    citations: tuple[Citation, ...] = ()
    """All that name one of the works, or stand in a block that is new, in the order of the text."""

    def references(self, existing: str) -> str:
        """Write ``refs.bib`` with the works behind those that it has.

        :param existing: its text.
        """
        return "\n".join(part for part in (existing, render_bibtex(self.works)) if part)

    def place(
        self, placed: Mapping[str, Mapping[str, Sequence[str]]], derivation: Derivation
    ) -> Mapping[str, Mapping[str, Sequence[str]]]:
        """Put the citations at the ends of their chapters.

        :param placed: name of a chapter -> id of a block -> the directives below it.
        :param derivation: the chapters as they are now.
        :return: the same, with the citations.
        """
        found = dict(placed)
        for chapter in derivation.chapters:
            if own := citations_of(chapter, self.citations):
                below, end = found[chapter.name], last_id(chapter)
                found[chapter.name] = {**below, end: [*below.get(end, ()), *own]}
        return found


def additions(
    old: Sequence[ReadChapter], works: Sequence[Work], derivation: Derivation
) -> Additions:
    """Find the works that an edition could not know.

    :param old: its chapters.
    :param works: those of its ``refs.bib``.
    :param derivation: what the import makes of the text now.
    :return: the works of new entries with all their citations, and the citations of new blocks.
    """
    before = {block.id for read in old for block in read.chapter.walk()}
    known = {work.key for work in works}
    citations = derivation.references.citations
    of_entries = (one for one in citations if one.ground is Ground.ENTRY)
    new = {one.key for one in of_entries if one.target not in before} - known
    return Additions(
        works=tuple(work for work in derivation.references.works if work.key in new),
        citations=tuple(
            one
            for one in citations
            if one.key in new or (one.key in known and one.target not in before)
        ),
    )
