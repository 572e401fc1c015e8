# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Sphinx's EPUB builder, with a publication of our own in the place of its own."""

from __future__ import annotations

import os
from collections.abc import Set
from pathlib import Path, PurePosixPath
from typing import Any, ClassVar, Final, cast

from docutils import nodes
from lxml import etree
from sphinx.application import Sphinx
from sphinx.builders.epub3 import Epub3Builder, validate_config_values

from postilla.builders.archive import zip_bytes
from postilla.builders.epub.content import STYLESHEET, ContentDocument, content_document
from postilla.builders.epub.contents import Listing, names_in, read_contents
from postilla.builders.epub.cover import draw_cover, missing_letters
from postilla.builders.epub.package import MEDIA_TYPE, Publication
from postilla.builders.files import write_file
from postilla.model.diagnostic import Diagnostic, Position
from postilla.model.edition import Edition
from postilla.model.moment import moment_of
from postilla.model.tree import EDITION
from postilla.sphinx_ext.book import in_book
from postilla.sphinx_ext.digest import source_digest
from postilla.sphinx_ext.log import report, warn

_THEME: Final = Path(__file__).parent / "theme"
_TITLE_PAGE: Final = "epub-title-page.xhtml"


class EpubBuilder(Epub3Builder):
    """Writes ``<id of the edition>.epub``, and nothing beside it.

    In it is what the tables of contents list, from the title page on, as far as it belongs in a
    book. All of it is written again each time, in one process and in memory: it takes a moment,
    and nothing can be out of date.
    """

    name: ClassVar[str] = "epub"
    epilog: ClassVar[str] = "The EPUB is in %(outdir)s."
    allow_parallel: ClassVar[bool] = False

    def init(self) -> None:
        """Begin with no document written."""
        super().init()
        self._findings: list[Diagnostic] = []
        self._contents: tuple[Listing, ...] = ()
        self._names: dict[str, None] = {}
        self._documents: dict[str, ContentDocument] = {}

    def init_templates(self) -> None:
        """Use the templates of this package, and those of the edition before them."""
        self.theme = None  # type: ignore[assignment]  # Sphinx itself asks whether there is one
        self.theme_options = {}
        self.create_template_bridge()
        self.templates.init(self, dirs=[str(_THEME)])

    def get_outdated_docs(self) -> str:  # type: ignore[override]
        """Say what is built."""
        return "the edition as one publication"

    def copy_assets(self) -> None:
        """Copy nothing: what Sphinx would bring along belongs to a site."""

    def write_documents(self, docnames: Set[str]) -> None:
        """Write the documents of the publication, whichever were asked for."""
        self._contents = read_contents(self.env, in_book(self.config))
        self._names = dict.fromkeys(names_in(self._contents))
        self._documents, self._findings = {}, []
        super().write_documents(set(self._names))

    def add_visible_links(self, tree: nodes.document, show_urls: str = "") -> None:
        """Add no addresses after links: they are not of the text."""

    def handle_page(
        self,
        pagename: str,
        addctx: dict[str, Any],
        templatename: str = "",
        *,
        outfilename: Path | None = None,
        event_arg: Any = None,
    ) -> None:
        """Keep a document, or what is wrong with it."""
        fragment = addctx["body"]
        if pagename == self.config.root_doc:
            fragment = self.templates.render(_TITLE_PAGE, {**self.globalcontext, **addctx})
        try:
            self._documents[pagename] = content_document(pagename, fragment, self._names)
        except etree.XMLSyntaxError as error:
            message = f"This page is not well-formed as XHTML: {error}."
            place = Position(pagename)  # which Sphinx makes a path of
            finding = Diagnostic(code="epub/not-well-formed", message=message, position=place)
            self._findings.append(finding)

    def finish(self) -> None:
        """Write the publication, or say what has to be mended first."""
        if self._findings:
            report(self._app, self._findings)
            return
        edition = cast(Edition, self.config.html_context["edition"])
        if missing := missing_letters(edition):
            warn(
                "epub/cover",
                f"The cover has boxes in the place of letters: {missing}.",
                "The text of the book is not concerned.",
                location=f"{Path(self.srcdir) / PurePosixPath(EDITION).name}:1",
            )
        publication = Publication(
            edition=edition,
            contents=self._contents,
            documents={name: self._documents[name] for name in self._names},
            style=(_THEME / STYLESHEET).read_bytes(),
            cover=draw_cover(edition),
            modified=moment_of(edition, os.environ),
            source=source_digest(Path(self.srcdir)),
        )
        path = Path(self.outdir) / f"{edition.id}.epub"
        write_file(path, zip_bytes(publication.files(), media_type=MEDIA_TYPE))


def setup_builder(app: Sphinx) -> None:
    """Register the builder in the place of Sphinx's own.

    :param app: the application being set up.
    """
    app.add_builder(EpubBuilder, override=True)
    # It asks conf.py for what edition.toml says.
    for listener in app.events.listeners["builder-inited"]:
        if listener.handler is validate_config_values:
            app.disconnect(listener.id)
