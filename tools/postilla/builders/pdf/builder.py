# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The PDF of an edition: all chapters as one book, set by Typst."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import ClassVar, Final, cast

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.config import ENUM
from sphinx.util import logging

from postilla.builders.files import write_file
from postilla.builders.pdf.book import write_book
from postilla.builders.pdf.compile import Apparatus, Wish, compile_pdf
from postilla.builders.pdf.edition import Attachment, book_arguments
from postilla.builders.pdf.fonts import ScriptFont, script_fonts
from postilla.builders.pdf.indexes import claims_of
from postilla.builders.pdf.names import Names, address_of
from postilla.builders.pdf.source import Source
from postilla.interface.words import words_in
from postilla.model.edition import Edition, Reading
from postilla.model.errors import PostillaError
from postilla.model.moment import moment_of
from postilla.sphinx_ext.book import in_book
from postilla.sphinx_ext.digest import DIGEST_FILE, source_digest
from postilla.sphinx_ext.domain import PostillaDomain
from postilla.sphinx_ext.log import report
from postilla.sphinx_ext.pages.material import Material
from postilla.sphinx_ext.parser import CHAPTER_PREFIX
from postilla.sphinx_ext.pictures import pictures_of

logger = logging.getLogger(__name__)

BACK_PREFIX: Final = "apparatus/"
"""What the docnames of the pages begin with that stand behind the text."""

CLAIMS: Final = "apparatus/claims"
"""The docname of the page with all claims; a book without it has an index of them."""

_WORDS: Final = (
    *("Contents", "Pages of the print", "Each with the page of this book on which it begins."),
    *("→ page of this book", "The text has no call of this note."),
    *("The edition’s notes", "nothing"),
)
"""What the template says by itself."""

TEI_EVENT: Final = "postilla-pdf-tei"
"""Asks for the TEI edition; the first listener's bytes are attached."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """A book as Typst is given it."""

    path: Path
    """Of the PDF."""
    source: Source
    inputs: Mapping[str, str]
    wish: Wish
    pictures: Mapping[str, bytes] = field(default_factory=lambda: MappingProxyType({}))
    """Name of a file -> bytes."""

    def pdf(self) -> bytes:
        """Set it; :func:`~postilla.builders.pdf.compile.compile_pdf` says what can go wrong."""
        setting = compile_pdf(self.source, self.inputs, self.wish, self.pictures)
        if setting.apparatus is not self.wish.apparatus:
            logger.info(
                "No pages were found on which all emendations stand at the foot: "
                "they stand at the end of their chapters."
            )
        return setting.pdf


class PdfBuilder(Builder):
    """Writes ``<id of the edition>.pdf``."""

    name: ClassVar[str] = "pdf"
    format: ClassVar[str] = "pdf"
    epilog: ClassVar[str] = "The PDF is in %(outdir)s."
    allow_parallel: ClassVar[bool] = True
    suffix: ClassVar[str] = ""
    """Of the name of the file, behind the id of the edition."""

    @property
    def print(self) -> str:
        """Give the size of the letters, as the template names it."""
        return str(self.config.postilla_pdf_print)

    def get_outdated_docs(self) -> str:
        """Say what is built: always the whole, so that nothing in it is ever out of date."""
        return "the edition as one book"

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        """Give the address by which the writer knows a document."""
        return address_of(docname)

    def get_relative_uri(self, from_: str, to: str, typ: str | None = None) -> str:
        """Give the same from everywhere."""
        return address_of(to)

    def write_documents(self, docnames: Set[str]) -> None:
        """Write nothing document by document."""

    def finish(self) -> None:
        """Write the book, or say what in the source has to be mended first."""
        with self.reporting():
            self.set(self._written())

    def set(self, book: Book) -> None:
        """Have a book set by Typst, and write it.

        :param book: the book.
        :raises PostillaError: with what Typst finds wrong.
        """
        write_file(book.path, book.pdf())

    @contextmanager
    def reporting(self) -> Iterator[None]:
        """Log the findings of whatever stops the book meanwhile."""
        try:
            yield
        except PostillaError as error:
            report(self._app, error.diagnostics)

    def _written(self) -> Book:
        edition: Edition = self.config.html_context["edition"]
        attachments = tuple(self._attachments(edition))
        fonts = script_fonts(edition.fonts, Path(self.srcdir))
        say = words_in(edition.language)
        source = self._source(edition, attachments, fonts)
        # A large page has few words, and no room for a second layer of notes below them.
        place = "chapter" if self.print == "large" else self.config.postilla_pdf_apparatus
        path = Path(self.outdir) / f"{edition.id}{self.suffix}.pdf"
        if self.config.postilla_pdf_keep_typst:
            write_file(path.with_suffix(".typ"), source.text.encode())
        return Book(
            path=path,
            source=source,
            pictures=pictures_of(Path(self.srcdir)),
            inputs={
                "words": json.dumps({words: say(words) for words in _WORDS}),
                **{one.name: one.content for one in attachments},
            },
            wish=Wish(
                fonts=fonts,
                paper=self.config.postilla_pdf_paper,
                print=self.print,
                apparatus=Apparatus(place),
                timestamp=int(moment_of(edition, os.environ).timestamp()),
            ),
        )

    def _source(
        self, edition: Edition, attachments: Sequence[Attachment], fonts: Sequence[ScriptFont]
    ) -> Source:
        domain = cast(PostillaDomain, self.env.domains["postilla"])
        names = [*filter(in_book(self.config), domain.reading_order)]
        chapters = [name for name in names if name.startswith(CHAPTER_PREFIX)]
        back = [name for name in names if name.startswith(BACK_PREFIX)]
        front = [name for name in names if name not in (*chapters, *back)]
        documents = {name: self._document(name) for name in names}
        arguments = book_arguments(
            edition,
            project=self.config.project,
            keywords=_words_of(documents, f"keywords-{edition.language}"),
            attachments=attachments,
            fonts=fonts,
        )
        material = Material(self.env, CLAIMS)
        claims = () if CLAIMS in names else claims_of(material, edition.language)
        return write_book(
            arguments,
            {name: documents[name] for name in front},
            {name: documents[name] for name in chapters},
            {name: documents[name] for name in back},
            Names(
                phrase_of_id=domain.label_of,
                docnames=frozenset(documents),
                root=Path(self.confdir),
                annotations=frozenset(domain.annotations.by_id),
            ),
            claims=claims,
            restores=edition.reading is Reading.RESTORED,
            language=edition.language,
        )

    def _document(self, docname: str) -> nodes.document:
        document = self.env.get_doctree(docname)
        self.env.resolve_references(document, docname, self)
        return document

    def _attachments(self, edition: Edition) -> Iterator[Attachment]:
        if tei := self.events.emit_firstresult(TEI_EVENT, allowed_exceptions=(PostillaError,)):
            yield Attachment(
                name=f"{edition.id}.xml",
                content=tei.decode("utf-8"),
                media_type="application/tei+xml",
                relationship="source",
                description="The edition in TEI P5.",
            )
        yield Attachment(
            name=DIGEST_FILE,
            content=f"{source_digest(Path(self.srcdir))}\n",
            media_type="text/plain",
            relationship="supplement",
            description="A digest of the source that this PDF was made from.",
        )


class LargePrintBuilder(PdfBuilder):
    """Writes the same book in letters for readers who see badly, ``<id>-large-print.pdf``."""

    name: ClassVar[str] = "large-print"
    suffix: ClassVar[str] = "-large-print"

    @property
    def print(self) -> str:
        """Give the size of the letters, whatever the other book has."""
        return "large"


def _words_of(documents: Mapping[str, nodes.document], identifier: str) -> str:
    found = (document.ids.get(identifier) for document in documents.values())
    return next((element.astext() for element in found if element is not None), "")


def setup_builder(app: Sphinx) -> None:
    """Register the builder, its settings and the event that asks for the TEI edition.

    A listener of ``postilla-pdf-tei`` is given the application and returns the TEI document's
    bytes, which are attached; it may raise ``PostillaError``.

    :param app: the application being set up.
    """
    app.add_builder(PdfBuilder)
    app.add_builder(LargePrintBuilder)
    app.add_event(TEI_EVENT)
    app.add_config_value("postilla_pdf_paper", "a4", "", ENUM("a4", "us-letter", "book"))
    app.add_config_value("postilla_pdf_print", "regular", "", ENUM("regular", "large"))
    app.add_config_value("postilla_pdf_apparatus", "page", "", ENUM("page", "chapter"))
    app.add_config_value("postilla_pdf_keep_typst", False, "", bool)
