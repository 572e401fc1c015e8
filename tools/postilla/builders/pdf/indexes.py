# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""An index of the claims: by their order in the text, each with its page.

The list of the site would be longer than the text, and what it says stands at the ends of the
chapters; but who looks for a claim wants to see all of them at a glance.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from postilla.builders.pdf.names import typst_language
from postilla.builders.pdf.writer import Writer
from postilla.model.identifiers import words_id
from postilla.model.kinds import CLAIM
from postilla.model.wording import shortened
from postilla.sphinx_ext.pages.material import Material

NAME: Final = "index-of-claims"
_TITLE: Final = "Index of claims"


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexEntry:
    """A claim as the index lists it."""

    identifier: str
    mark: str
    """Such as ``c12``."""
    words: str
    """Of the text."""
    language: str
    """BCP 47, of the words."""
    docname: str
    """Of its chapter."""
    chapter: str
    """The chapter's title."""


def claims_of(material: Material, language: str) -> Sequence[IndexEntry]:
    """List the claims of an edition.

    :param material: the edition.
    :param language: BCP 47, of the text where nothing else is said.
    :return: them, in reading order.
    """
    every = material.by_chapter(material.index.of_kind(CLAIM.name))
    return tuple(
        IndexEntry(
            identifier=claim.id,
            mark=claim.anchored.label,
            words=claim.anchored.words,
            language=material.language(claim) or language,
            docname=chapter.docname,
            chapter=chapter.title,
        )
        for chapter, claims in every
        for claim in claims
    )


def index_of_claims(writer: Writer, claims: Sequence[IndexEntry]) -> None:
    """Write the index.

    :param writer: that of the book.
    :param claims: in reading order.
    """
    writer.docname = NAME
    title = writer.say(_TITLE)
    with writer.block("section", f"{NAME}:", title, 1, 1):
        writer.text(title)
    with writer.block(NAME):
        for chapter, entries in groupby(claims, key=lambda claim: claim.chapter):
            writer.call("index-part", chapter)
            for entry in entries:
                place = words_id(entry.identifier)
                writer.call(
                    "index-entry",
                    writer.names.label_of(entry.docname, entry.identifier),
                    entry.mark,
                    writer.names.label_of(entry.docname, place),
                    *typst_language(entry.language),
                    shortened(entry.words),
                )
