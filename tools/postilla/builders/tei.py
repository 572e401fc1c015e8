# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The TEI edition: all chapters as one document, alone in its folder.

It is made from the chapters as they are written, not from Sphinx's documents: TEI has the base
text, and that is what :mod:`postilla.syntax.reader` reads.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import ClassVar

from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.environment import BuildEnvironment

from postilla.builders.files import write_file
from postilla.model.diagnostic import Position
from postilla.model.errors import PostillaError, stop
from postilla.model.tree import EDITION, REFERENCES, SOURCE, chapter_name, is_chapter
from postilla.sphinx_ext.digest import source_digest
from postilla.sphinx_ext.log import report
from postilla.syntax.bibtex import read_bibtex
from postilla.syntax.config import read_edition
from postilla.syntax.reader import ReadChapter, read_chapter
from postilla.tei.document import edition_to_tei
from postilla.tei.serialise import serialise


class TeiBuilder(Builder):
    """Writes ``<id of the edition>.xml``."""

    name: ClassVar[str] = "tei"
    format: ClassVar[str] = "tei"
    epilog: ClassVar[str] = "The TEI edition is in %(outdir)s."
    allow_parallel: ClassVar[bool] = True

    def get_outdated_docs(self) -> str:
        """Say what is built: always the whole, so that nothing in it is ever out of date."""
        return "the edition as one document"

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        """Give no address: a document of Sphinx is no file of this product."""
        return ""

    def write_documents(self, docnames: Set[str]) -> None:
        """Write nothing document by document."""

    def finish(self) -> None:
        """Write the edition, or say what in the source has to be mended first."""
        try:
            name, document = document_of(self.env)
        except PostillaError as error:
            report(self._app, error.diagnostics)
        else:
            write_file(Path(self.outdir) / f"{name}.xml", document)


def document_of(env: BuildEnvironment) -> tuple[str, bytes]:
    """Make the TEI document of the edition that Sphinx has read.

    :param env: its environment.
    :return: the edition's id, and the document's bytes.
    :raises PostillaError: when something in the source has to be mended first.
    """
    source = Path(env.srcdir)
    paths = (f"{SOURCE}/{docname}.md" for docname in env.found_docs)
    return _made_once(source, tuple(sorted(filter(is_chapter, paths))), source_digest(source))


@lru_cache(maxsize=1)
def _made_once(source: Path, paths: tuple[str, ...], digest: str) -> tuple[str, bytes]:
    """Make the document, for it is a product and in another; a digest stands for its source."""
    return make_tei(source, paths)


def make_tei(source: Path, paths: Sequence[str]) -> tuple[str, bytes]:
    """Make the TEI document of an edition.

    :param source: the folder ``source/``.
    :param paths: the chapters, relative to the edition's root, in reading order.
    :return: the edition's id, and the document's bytes.
    :raises PostillaError: with all findings of all chapters, or with those of what the document
        is made from besides.
    """
    edition = read_edition(_text(source, EDITION), EDITION)
    works = read_bibtex(_text(source, REFERENCES), REFERENCES)
    read = [_chapter(source, path) for path in paths]
    if findings := [finding for chapter in read for finding in chapter.findings]:
        raise PostillaError(*findings)
    annotations = [annotation for chapter in read for annotation in chapter.annotations]
    chapters = [one.chapter for one in read]
    tei = edition_to_tei(edition, chapters, works, annotations, source_digest(source))
    return edition.id, serialise(tei)


def _chapter(source: Path, path: str) -> ReadChapter:
    return read_chapter(_text(source, path), chapter_name(path), path)


def _text(source: Path, path: str) -> str:
    try:
        return (source / PurePosixPath(path).relative_to(SOURCE)).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise stop("tei/unreadable", f"It can't be read: {error}.", at=Position(path)) from error


def setup_builder(app: Sphinx) -> None:
    """Register the builder.

    :param app: the application being set up.
    """
    app.add_builder(TeiBuilder)
