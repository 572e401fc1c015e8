# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The PDF of an edition: all chapters as one book, set by Typst."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence, Set
from pathlib import Path
from typing import ClassVar, Final, cast

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.config import ENUM
from sphinx.util import logging

from postilla.builders.pdf.book import write_book
from postilla.builders.pdf.compile import compile_pdf
from postilla.builders.pdf.edition import Attachment, book_arguments, timestamp_of
from postilla.builders.pdf.names import Names, address_of
from postilla.builders.pdf.source import Source
from postilla.model.edition import Edition
from postilla.model.errors import PostillaError
from postilla.sphinx_ext.digest import DIGEST_FILE, source_digest
from postilla.sphinx_ext.domain import PostillaDomain
from postilla.sphinx_ext.parser import CHAPTER_PREFIX

logger = logging.getLogger(__name__)

TEI_EVENT: Final = "postilla-pdf-tei"
"""Asks for the TEI edition; the first listener's bytes are attached."""

FRONT: Final = ("about/edition",)
"""The pages beside the chapters that belong in a book, where they stand before the text. Guides
for those who work on the edition do not."""


class PdfBuilder(Builder):
    """Writes ``<id of the edition>.pdf``."""

    name: ClassVar[str] = "pdf"
    format: ClassVar[str] = "pdf"
    epilog: ClassVar[str] = "The PDF is in %(outdir)s."
    allow_parallel: ClassVar[bool] = True

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
        edition: Edition = self.config.html_context["edition"]
        path = Path(self.outdir) / f"{edition.id}.pdf"
        try:
            attachments = tuple(self._attachments(edition))
            source = self._book(edition, attachments)
            if self.config.postilla_pdf_keep_typst:
                _replace(path.with_suffix(".typ"), source.text.encode())
            inputs = {one.name: one.content for one in attachments}
            pdf = compile_pdf(source, inputs, timestamp_of(edition, os.environ))
        except PostillaError as error:
            self._report(error)
        else:
            _replace(path, pdf)

    def _report(self, error: PostillaError) -> None:
        """Log findings; an exception would be shown with a traceback."""
        for finding in error.diagnostics:
            words = " ".join(filter(None, (finding.message, finding.hint)))
            place = str(finding.position)
            logger.error(words, location=place, type="postilla", subtype=finding.code)
        self._app.statuscode = 1

    def _book(self, edition: Edition, attachments: Sequence[Attachment]) -> Source:
        domain = cast(PostillaDomain, self.env.domains["postilla"])
        front = [name for name in FRONT if name in self.env.found_docs]
        chapters = [name for name in domain.reading_order if name.startswith(CHAPTER_PREFIX)]
        documents = {name: self._document(name) for name in (*front, *chapters)}
        arguments = book_arguments(
            edition,
            project=self.config.project,
            keywords=_words_of(documents, f"keywords-{edition.language}"),
            paper=self.config.postilla_pdf_paper,
            attachments=attachments,
        )
        return write_book(
            arguments,
            {name: documents[name] for name in front},
            {name: documents[name] for name in chapters},
            Names(
                phrase_of_id=domain.label_of,
                docnames=frozenset(documents),
                root=Path(self.confdir),
            ),
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


def _words_of(documents: Mapping[str, nodes.document], identifier: str) -> str:
    found = (document.ids.get(identifier) for document in documents.values())
    return next((element.astext() for element in found if element is not None), "")


def _replace(path: Path, data: bytes) -> None:
    """Write a file as a whole or not at all."""
    part = path.with_name(f"{path.name}.part")
    part.write_bytes(data)
    os.replace(part, path)


def setup_builder(app: Sphinx) -> None:
    """Register the builder, its settings and the event that asks for the TEI edition.

    A listener of ``postilla-pdf-tei`` is given the application and returns the TEI document's
    bytes, which are attached; it may raise ``PostillaError``.

    :param app: the application being set up.
    """
    app.add_builder(PdfBuilder)
    app.add_event(TEI_EVENT)
    app.add_config_value("postilla_pdf_paper", "a4", "", ENUM("a4", "us-letter"))
    app.add_config_value("postilla_pdf_keep_typst", False, "", bool)
