# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The site, whose pages several processes resolve and write.

Where several may write, Sphinx itself resolves the references of all pages in one process, and
keeps the pages until others have written them. Here a page is resolved where it is written, so that
all processors have work, and memory does not grow with the site.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from typing import Final, cast

from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.util.build_phase import BuildPhase
from sphinx.util.display import status_iterator
from sphinx.util.parallel import ParallelTasks

from postilla.sphinx_ext.domain import PostillaDomain

_PORTION: Final = 16
"""Pages that a process writes; it is then gone, with all that it has had in memory for them."""


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
        chunks = self._portions(others)
        progress = status_iterator(
            chunks, "writing output... ", "darkgreen", len(chunks), self.config.verbosity
        )

        def take(chunk: Sequence[str], images: Mapping[str, str]) -> None:
            self.images.update(images)
            next(progress)

        with _left_alone():
            for chunk in chunks:
                tasks.add_task(self._write, chunk, take)
            tasks.join()

    def _portions(self, docnames: Sequence[str]) -> list[list[str]]:
        """Divide pages among processes.

        Those made from the annotations of all documents take as long as many others, so each is a
        portion, and they stand at the end: of what waits, the last is taken first.
        """
        domain = cast(PostillaDomain, self.env.domains["postilla"])
        gathered = [name for name in docnames if domain.is_gathered(name)]
        apart = set(gathered)
        others = [name for name in docnames if name not in apart]
        size = min(_PORTION, len(others) // self._app.parallel or 1)
        portions = [others[start : start + size] for start in range(0, len(others), size)]
        return [*portions, *([name] for name in gathered)]

    def _write(self, docnames: Sequence[str]) -> Mapping[str, str]:
        """Write pages; give the images that they show, which are copied at the end."""
        for docname in docnames:
            self.phase = BuildPhase.RESOLVING
            doctree = self.env.get_and_resolve_doctree(docname, self, tags=self.tags)
            self.phase = BuildPhase.WRITING
            self.write_doc_serialized(docname, doctree)
            self.write_doc(docname, doctree)
        return self.images


@contextmanager
def _left_alone() -> Iterator[None]:
    """Keep the processes from looking for garbage in what is there before them.

    They would copy all of it, for they share memory until somebody writes there.
    """
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def setup_builder(app: Sphinx) -> None:
    """Register the builder in the place of Sphinx's own.

    :param app: the application.
    """
    app.add_builder(SiteBuilder, override=True)
