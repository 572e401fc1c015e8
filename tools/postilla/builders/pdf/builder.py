# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The PDF of an edition: all chapters as one book, set by Typst."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from pathlib import Path
from typing import ClassVar, Final

from sphinx.application import Sphinx
from sphinx.config import ENUM

from postilla.builders.files import write_file
from postilla.builders.pdf.compile import Apparatus, Wish
from postilla.builders.pdf.edition import Attachment
from postilla.builders.pdf.fonts import script_fonts
from postilla.builders.pdf.kept import Kept
from postilla.builders.pdf.manuscript import Manuscript
from postilla.builders.pdf.names import address_of
from postilla.builders.pdf.press import Book, find_books, set_books
from postilla.builders.reading import SharedReading
from postilla.interface.words import words_in
from postilla.model.edition import Edition
from postilla.model.errors import PostillaError
from postilla.model.moment import moment_of
from postilla.model.parts import Part
from postilla.sphinx_ext.digest import DIGEST_FILE, source_digest
from postilla.sphinx_ext.log import report
from postilla.sphinx_ext.pictures import pictures_of

_WORDS: Final = (
    *("Contents", "Pages of the print", "Each with the page of this book on which it begins."),
    *("→ page of this book", "The text has no call of this note.", "part {number}", "p. {number}"),
    *("The edition’s notes", "nothing"),
)
"""What the template says by itself."""

TEI_EVENT: Final = "postilla-pdf-tei"
"""Asks for the TEI edition; the first listener's bytes are attached."""


class PdfBuilder(SharedReading):
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

    @property
    def kept(self) -> Kept:
        """Give what is known of the PDFs of earlier builds."""
        return Kept(Path(self.doctreedir) / "pdf")

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
            self.set(*find_books(self._written(), self.kept))

    def set(self, books: Sequence[Book], found: Mapping[Path, bytes]) -> None:
        """Have the parts of a book set by Typst, and write them.

        :param books: its parts.
        :param found: path -> PDF of those that need not be set.
        :raises PostillaError: with what Typst finds wrong.
        """
        self.put(set_books(books, self.kept, found))

    def put(self, pdfs: Mapping[Path, bytes]) -> None:
        """Write the files of a book; what else has such a name is of an earlier build.

        :param pdfs: path -> what it shall hold.
        """
        edition: Edition = self.config.html_context["edition"]
        for path in Path(self.outdir).glob(f"{edition.id}{self.suffix}*.pdf"):
            if path not in pdfs:
                path.unlink()
        for path, pdf in pdfs.items():
            write_file(path, pdf)

    @contextmanager
    def reporting(self) -> Iterator[None]:
        """Log the findings of whatever stops the book meanwhile."""
        try:
            yield
        except PostillaError as error:
            report(self._app, error.diagnostics)

    def _written(self) -> Iterator[Book]:
        """Write the source of each part, and forget its documents before those of the next."""
        edition: Edition = self.config.html_context["edition"]
        fonts = script_fonts(edition.fonts, Path(self.srcdir))
        say = words_in(edition.language)
        # A large page has few words, and no room for a second layer of notes below them.
        place = "chapter" if self.print == "large" else self.config.postilla_pdf_apparatus
        wish = Wish(
            fonts=fonts,
            paper=self.config.postilla_pdf_paper,
            print=self.print,
            apparatus=Apparatus(place),
            timestamp=int(moment_of(edition, os.environ).timestamp()),
        )
        words = json.dumps({words: say(words) for words in _WORDS})
        pictures = dict(pictures_of(Path(self.srcdir)))
        manuscript = Manuscript(self, edition, fonts, self.suffix)
        for part, volume in zip(manuscript.parts, manuscript.volumes, strict=True):
            attachments = tuple(self._attachments(edition, part))
            path = Path(self.outdir) / manuscript.file(part)
            source, sizes = manuscript.source(part, attachments)
            if self.config.postilla_pdf_keep_typst:
                write_file(path.with_suffix(".typ"), source.text.encode())
            inputs = {"words": words, **{one.name: one.content for one in attachments}}
            if volume.print_page:
                inputs["print-page"] = volume.print_page
            yield Book(
                path=path, source=source, inputs=inputs, wish=wish, sizes=sizes, pictures=pictures
            )

    def _attachments(self, edition: Edition, part: Part) -> Iterator[Attachment]:
        """Attach the TEI, of which one part has the whole, and the digest."""
        if part.is_first and (
            tei := self.events.emit_firstresult(TEI_EVENT, allowed_exceptions=(PostillaError,))
        ):
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
