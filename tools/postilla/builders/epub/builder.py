# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Sphinx's EPUB builder, with a publication of our own in the place of its own."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import Any, ClassVar, Final, cast
from uuid import UUID, uuid5

from docutils import nodes
from lxml import etree
from sphinx.application import Sphinx
from sphinx.builders.epub3 import Epub3Builder, validate_config_values

from postilla.builders.archive import zip_bytes
from postilla.builders.epub.bare import leave_bare_text
from postilla.builders.epub.content import PICTURES, ContentDocument, content_document
from postilla.builders.epub.contents import Listing, names_in, of_names, read_contents
from postilla.builders.epub.cover import draw_cover, missing_letters
from postilla.builders.epub.package import MEDIA_TYPE, Publication
from postilla.builders.epub.style import with_sides
from postilla.builders.files import write_file
from postilla.builders.pages import write_pages
from postilla.builders.reading import SharedReading
from postilla.builders.sharing import share_pages
from postilla.model.diagnostic import Diagnostic, Position
from postilla.model.edition import Edition
from postilla.model.moment import moment_of
from postilla.model.parallel import is_right_to_left
from postilla.model.tree import EDITION
from postilla.sphinx_ext.book import in_book
from postilla.sphinx_ext.digest import source_digest
from postilla.sphinx_ext.log import report, warn
from postilla.sphinx_ext.parser import CHAPTER_PREFIX
from postilla.sphinx_ext.pictures import pictures_of

_THEME: Final = Path(__file__).parent / "theme"
_STYLES: Final = ("text.css", "apparatus.css", "pages.css")
"""One style sheet in the book, in this order."""
_TITLE_PAGE: Final = "epub-title-page.xhtml"
_BARE: Final = "text"
"""What the publication of the bare text is told apart by, in its name and its identifier."""
_BARE_TOLD: Final = "The text alone, as it was transmitted, without annotations"
"""How its title page, its cover and its metadata say so."""


@dataclass(frozen=True, slots=True)
class _Written:
    """What some documents have become; another process may have written them."""

    documents: dict[str, ContentDocument] = field(default_factory=dict)
    """By docname."""
    bare: dict[str, ContentDocument] = field(default_factory=dict)
    """Those of the bare text."""
    findings: list[Diagnostic] = field(default_factory=list)

    def take(self, other: _Written) -> None:
        """Take over what others have become."""
        self.documents.update(other.documents)
        self.bare.update(other.bare)
        self.findings.extend(other.findings)


class EpubBuilder(SharedReading, Epub3Builder):
    """Writes ``<id of the edition>.epub`` and ``<id of the edition>-text.epub``.

    In the first is what the tables of contents list, from the title page on, as far as it belongs
    in a book; in the second the bare text of the chapters. All of it is written again each time,
    in memory: nothing can be out of date.
    """

    name: ClassVar[str] = "epub"
    epilog: ClassVar[str] = "The EPUBs are in %(outdir)s."
    allow_parallel: ClassVar[bool] = True

    def init(self) -> None:
        """Begin with no document written."""
        super().init()
        self._contents: tuple[Listing, ...] = ()
        self._names: dict[str, None] = {}
        self._chapters: Set[str] = frozenset()
        self._portion = _Written()
        self._all = _Written()

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
        self._chapters = frozenset(filter(self._is_of_text, self._names))
        self._all = _Written()
        share_pages(self, set(self._names), self._write, self._all.take)

    def _write(self, docnames: Iterable[str]) -> _Written:
        self._portion = _Written()
        write_pages(self, docnames)
        return self._portion

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
        written = self._portion
        try:
            fragment = self._fragment(pagename, addctx, is_bare=False)
            written.documents[pagename] = content_document(pagename, fragment, self._names)
            if pagename in self._chapters:
                fragment = self._fragment(pagename, addctx, is_bare=True)
                written.bare[pagename] = content_document(
                    pagename, fragment, self._chapters, leave_bare_text
                )
        except etree.XMLSyntaxError as error:
            message = f"This page is not well-formed as XHTML: {error}."
            place = Position(pagename)  # which Sphinx makes a path of
            finding = Diagnostic(code="epub/not-well-formed", message=message, position=place)
            written.findings.append(finding)

    def _is_of_text(self, pagename: str) -> bool:
        return pagename == self.config.root_doc or pagename.startswith(CHAPTER_PREFIX)

    def _fragment(self, pagename: str, context: dict[str, Any], *, is_bare: bool) -> str:
        if pagename != self.config.root_doc:
            return str(context["body"])
        context = {**self.globalcontext, **context, "part": _BARE_TOLD if is_bare else ""}
        return str(self.templates.render(_TITLE_PAGE, context))

    def finish(self) -> None:
        """Write the publications, or say what has to be mended first."""
        if self._all.findings:
            report(self._app, self._all.findings)
            return
        edition = cast(Edition, self.config.html_context["edition"])
        if missing := missing_letters(edition):
            warn(
                "epub/cover",
                f"The cover has boxes in the place of letters: {missing}.",
                "The text of the book is not concerned.",
                location=f"{Path(self.srcdir) / PurePosixPath(EDITION).name}:1",
            )
        whole = Publication(
            edition=edition,
            contents=self._contents,
            documents={name: self._all.documents[name] for name in self._names},
            style=_style(edition.language),
            cover=draw_cover(edition),
            modified=moment_of(edition, os.environ),
            source=source_digest(Path(self.srcdir)),
            identifier=f"urn:uuid:{edition.uuid}",
            pictures=self._pictures(self._all.documents),
        )
        bare = replace(
            whole,
            contents=tuple(of_names(self._contents, self._all.bare)),
            documents={
                name: self._all.bare[name] for name in self._names if name in self._all.bare
            },
            cover=draw_cover(edition, _BARE_TOLD),
            identifier=uuid5(UUID(edition.uuid), _BARE).urn,
            part=_BARE_TOLD,
            pictures=self._pictures(self._all.bare),
        )
        for name, publication in ((edition.id, whole), (f"{edition.id}-{_BARE}", bare)):
            path = Path(self.outdir) / f"{name}.epub"
            write_file(path, zip_bytes(publication.files(), media_type=MEDIA_TYPE))

    def _pictures(self, documents: Mapping[str, ContentDocument]) -> Mapping[str, bytes]:
        shown = {name for document in documents.values() for name in document.pictures}
        files = pictures_of(Path(self.srcdir))
        return {f"{PICTURES}/{name}": data for name, data in files.items() if name in shown}


def _style(language: str) -> bytes:
    sheets = ((_THEME / name).read_text(encoding="utf-8") for name in _STYLES)
    return with_sides(sheets, is_right_to_left=is_right_to_left(language)).encode()


def setup_builder(app: Sphinx) -> None:
    """Register the builder in the place of Sphinx's own.

    :param app: the application being set up.
    """
    app.add_builder(EpubBuilder, override=True)
    # It asks conf.py for what edition.toml says.
    for listener in app.events.listeners["builder-inited"]:
        if listener.handler is validate_config_values:
            app.disconnect(listener.id)
