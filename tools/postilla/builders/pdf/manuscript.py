# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""From what Sphinx has read to the sources of the parts of the book."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final, cast

from docutils import nodes
from sphinx.builders import Builder

from postilla.builders.pdf.book import write_book
from postilla.builders.pdf.edition import Attachment, book_arguments
from postilla.builders.pdf.fonts import ScriptFont
from postilla.builders.pdf.indexes import IndexEntry, claims_of
from postilla.builders.pdf.names import Names
from postilla.builders.pdf.source import Source
from postilla.interface.words import labels_in, words_in
from postilla.model.diagnostic import Position
from postilla.model.edition import Edition, Reading
from postilla.model.errors import stop
from postilla.model.parts import Part, distributed, parts_of
from postilla.model.tree import EDITION
from postilla.sphinx_ext.book import in_book
from postilla.sphinx_ext.domain import PostillaDomain
from postilla.sphinx_ext.pages.material import Material
from postilla.sphinx_ext.parser import CHAPTER_PREFIX

BACK_PREFIX: Final = "apparatus/"
"""What the docnames of the pages begin with that stand behind the text."""
CLAIMS: Final = "apparatus/claims"
"""The docname of the page with all claims; a book without it has an index of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Volume:
    """What a part of the book has, by docname."""

    front: tuple[str, ...] = ()
    chapters: tuple[str, ...]
    back: tuple[str, ...] = ()
    print_page: str = ""
    """The page of the print on which the part before ends."""

    @property
    def docnames(self) -> tuple[str, ...]:
        """All of them, in the order of the part."""
        return (*self.front, *self.chapters, *self.back)


class Manuscript:
    """The book of an edition, to be written part by part."""

    def __init__(
        self, builder: Builder, edition: Edition, fonts: Sequence[ScriptFont], suffix: str
    ) -> None:
        """Take what has been read.

        :param builder: the builder of the book, all documents read.
        :param edition: the edition.
        :param fonts: for scripts.
        :param suffix: of the names of the files, behind the id of the edition.
        """
        self.builder, self.edition, self.fonts, self.suffix = builder, edition, fonts, suffix
        self.domain = cast(PostillaDomain, builder.env.domains["postilla"])
        self.parts = parts_of(edition.pdf_parts)

    @cached_property
    def volumes(self) -> Sequence[Volume]:
        """What each part has.

        :raises PostillaError: with ``pdf/part`` when a part can't begin where it shall.
        """
        names = [*filter(in_book(self.builder.config), self.domain.reading_order)]
        chapters = [name for name in names if name.startswith(CHAPTER_PREFIX)]
        back = [name for name in names if name.startswith(BACK_PREFIX)]
        front = [name for name in names if name not in (*chapters, *back)]
        beginnings = [f"{CHAPTER_PREFIX}{name}" for name in self.edition.pdf_parts]
        try:
            divided = distributed(chapters, beginnings)
        except ValueError as error:
            name = str(error).removeprefix(CHAPTER_PREFIX)
            raise stop(
                "pdf/part",
                f"No part of the PDF can begin with “{name}”.",
                hint="Name chapters in the order of the text, each once and not the first, by "
                "their files without “.md”.",
                at=Position(EDITION, 1),
            ) from error
        return tuple(
            Volume(
                front=tuple(front) if part.is_first else (),
                chapters=chapters_of_part,
                back=tuple(back) if part.is_last else (),
                print_page=print_page,
            )
            for part, chapters_of_part, print_page in zip(
                self.parts, divided, self._print_pages(divided), strict=True
            )
        )

    def source(
        self, part: Part, attachments: Sequence[Attachment]
    ) -> tuple[Source, Mapping[str, int]]:
        """Write the source of a part.

        :param part: one of :attr:`parts`.
        :param attachments: the files inside its PDF.
        :return: the source, and for each of its chapters how many characters of it are its own.
        :raises PostillaError: with ``pdf/part`` or ``pdf/unknown-node``.
        """
        volume = self.volumes[part.number - 1]
        documents = {name: self._document(name) for name in volume.docnames}
        return write_book(
            book_arguments(
                self.edition,
                project=self.builder.config.project,
                keywords=self._keywords,
                attachments=attachments,
                fonts=self.fonts,
                part=self._called(part),
            ),
            {name: documents[name] for name in volume.front},
            {name: documents[name] for name in volume.chapters},
            {name: documents[name] for name in volume.back},
            self._names(part, volume),
            claims=[claim for claim in self._claims if claim.docname in documents],
            restores=self.edition.reading is Reading.RESTORED,
            language=self.edition.language,
        )

    def file(self, part: Part) -> str:
        """Name the file of a part."""
        return f"{self.edition.id}{self.suffix}{part.suffix}.pdf"

    def _called(self, part: Part) -> str:
        if part.count == 1:
            return ""
        words = words_in(self.edition.language)("Part {number} of {count}")
        return words.format(number=part.number, count=part.count)

    def _names(self, part: Part, volume: Volume) -> Names:
        say = labels_in(self.edition.language)
        others = [pair for pair in zip(self.parts, self.volumes, strict=True) if pair[0] != part]
        return Names(
            phrase_of_id=lambda name: say(self.domain.label_of(name)),
            docnames=frozenset(volume.docnames),
            root=Path(self.builder.confdir),
            annotations=frozenset(self.domain.annotations.by_id),
            elsewhere={
                name: (self.file(other), other.number)
                for other, its in others
                for name in its.docnames
            },
            docname_of_id=self._docname_of,
        )

    def _docname_of(self, identifier: str) -> str:
        address = self.domain.directory.find(identifier)
        return address.docname if address else ""

    @cached_property
    def _claims(self) -> Sequence[IndexEntry]:
        if any(CLAIMS in volume.docnames for volume in self.volumes):
            return ()
        return claims_of(Material(self.builder.env, CLAIMS), self.edition.language)

    @cached_property
    def _keywords(self) -> str:
        """Give the author's keywords in the language of the edition."""
        identifier = f"keywords-{self.edition.language}"
        docname = self._docname_of(identifier)
        element = self._document(docname).ids.get(identifier) if docname else None
        return element.astext() if element is not None else ""

    def _document(self, docname: str) -> nodes.document:
        env = self.builder.env
        document = env.get_doctree(docname)
        env.resolve_references(document, docname, self.builder)
        return document

    def _print_pages(self, parts: Sequence[Sequence[str]]) -> Iterator[str]:
        """Give for each part the page of the print on which the one before ends."""
        page = ""
        for chapters in parts:
            yield page
            for name in chapters:
                noted = self.domain.data["pages"].get(name)
                page = (noted.end if noted else "") or page
