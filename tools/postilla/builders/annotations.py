# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The annotations as data: one file of JSON-LD, alone in its folder."""

from __future__ import annotations

from collections.abc import Set
from pathlib import Path
from typing import ClassVar

from sphinx.application import Sphinx

from postilla.builders.files import write_file
from postilla.builders.reading import SharedReading
from postilla.builders.source import source_of
from postilla.json_ld.collection import annotation_collection, serialise
from postilla.model.errors import PostillaError
from postilla.sphinx_ext.log import report


class AnnotationsBuilder(SharedReading):
    """Writes ``<id of the edition>.jsonld``."""

    name: ClassVar[str] = "annotations"
    format: ClassVar[str] = "json"
    epilog: ClassVar[str] = "The annotations are in %(outdir)s."
    allow_parallel: ClassVar[bool] = True

    def get_outdated_docs(self) -> str:
        """Say what is built: always the whole, so that nothing in it is ever out of date."""
        return "the annotations as one collection"

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        """Give no address: a document of Sphinx is no file of this product."""
        return ""

    def write_documents(self, docnames: Set[str]) -> None:
        """Write nothing document by document."""

    def finish(self) -> None:
        """Write the collection, or say what in the source has to be mended first."""
        try:
            source = source_of(self.env)
        except PostillaError as error:
            report(self._app, error.diagnostics)
            return
        collection = annotation_collection(
            source.edition,
            source.chapters,
            source.works,
            source.names,
            source.annals,
            source.translated,
        )
        path = Path(self.outdir) / f"{source.edition.id}.jsonld"
        write_file(path, serialise(collection))


def setup_builder(app: Sphinx) -> None:
    """Register the builder.

    :param app: the application being set up.
    """
    app.add_builder(AnnotationsBuilder)
