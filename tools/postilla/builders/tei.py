# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The TEI edition: all chapters as one document, alone in its folder."""

from __future__ import annotations

from collections.abc import Set
from functools import lru_cache
from pathlib import Path
from typing import ClassVar

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from postilla import __version__
from postilla.builders.files import write_file
from postilla.builders.reading import SharedReading
from postilla.builders.source import Source, source_of
from postilla.model.errors import PostillaError
from postilla.sphinx_ext.log import report
from postilla.sphinx_ext.pictures import pictures_of
from postilla.tei.body import PICTURES
from postilla.tei.document import edition_to_tei
from postilla.tei.parallel import Parallel
from postilla.tei.serialise import serialise


class TeiBuilder(SharedReading):
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
            for file, data in pictures_of(Path(self.srcdir)).items():
                write_file(Path(self.outdir) / PICTURES / file, data)


def document_of(env: BuildEnvironment) -> tuple[str, bytes]:
    """Make the TEI document of the edition that Sphinx has read.

    :param env: its environment.
    :return: the edition's id, and the document's bytes.
    :raises PostillaError: when something in the source has to be mended first.
    """
    return _made_once(source_of(env))


@lru_cache(maxsize=1)
def _made_once(source: Source) -> tuple[str, bytes]:
    """Make the document, for it is a product and in another."""
    return make_tei(source)


def make_tei(source: Source) -> tuple[str, bytes]:
    """Make the TEI document of an edition.

    :param source: the edition.
    :return: its id, and the document's bytes.
    :raises PostillaError: when its parts don't fit together.
    """
    tei = edition_to_tei(
        source.edition,
        [one.chapter for one in source.chapters],
        source.works,
        [one for chapter in source.chapters for one in (*chapter.annotations, *chapter.mentions)],
        source.names,
        source.digest,
        Parallel(sets=source.sets, translations=source.translations, annotations=source.translated),
        __version__,
        source.annals,
    )
    return source.edition.id, serialise(tei)


def setup_builder(app: Sphinx) -> None:
    """Register the builder.

    :param app: the application being set up.
    """
    app.add_builder(TeiBuilder)
