# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The site, whose pages several processes resolve and write.

Where several may write, Sphinx itself resolves the references of all pages in one process, and
keeps the pages until others have written them. Here a page is resolved where it is written, so that
all processors have work, and memory does not grow with the site.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.util.build_phase import BuildPhase
from sphinx.util.display import status_iterator
from sphinx.util.parallel import ParallelTasks, make_chunks


class SiteBuilder(StandaloneHTMLBuilder):
    """Sphinx's builder of HTML, but for how the work is shared."""

    def write_documents(self, docnames: Set[str]) -> None:
        """Write pages, in several processes where there may be several."""
        if not (self.parallel_ok and docnames):
            super().write_documents(docnames)
            return
        first, *others = sorted(docnames)
        self._write([first])  # what is made once, such as templates, is then there for all
        tasks = ParallelTasks(self._app.parallel)
        chunks = make_chunks(others, self._app.parallel)
        progress = status_iterator(
            chunks, "writing output... ", "darkgreen", len(chunks), self.config.verbosity
        )

        def take(chunk: Sequence[str], images: Mapping[str, str]) -> None:
            self.images.update(images)
            next(progress)

        for chunk in chunks:
            tasks.add_task(self._write, chunk, take)
        tasks.join()

    def _write(self, docnames: Sequence[str]) -> Mapping[str, str]:
        """Write pages; give the images that they show, which are copied at the end."""
        for docname in docnames:
            self.phase = BuildPhase.RESOLVING
            doctree = self.env.get_and_resolve_doctree(docname, self, tags=self.tags)
            self.phase = BuildPhase.WRITING
            self.write_doc_serialized(docname, doctree)
            self.write_doc(docname, doctree)
        return self.images


def setup_builder(app: Sphinx) -> None:
    """Register the builder in the place of Sphinx's own.

    :param app: the application.
    """
    app.add_builder(SiteBuilder, override=True)
