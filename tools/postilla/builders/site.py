# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Sphinx's builder of the site, whose pages several processes make from beginning to end.

Sphinx itself resolves the references of all documents in the main process, which is more than half
of the work, and keeps their trees until another process has written them: where these are slower,
that is all of them at once.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from typing import ClassVar, Final, cast

from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.util import logging
from sphinx.util.build_phase import BuildPhase
from sphinx.util.display import status_iterator
from sphinx.util.parallel import ParallelTasks

from postilla.sphinx_ext.domain import PostillaDomain

_logger: Final = logging.getLogger(__name__)
_PORTION: Final = 16
"""Pages that a process writes; it is then gone, with all that it has had in memory for them."""


class SiteBuilder(StandaloneHTMLBuilder):
    """Writes the site, in one process page by page, in several by portions."""

    name: ClassVar[str] = "html"

    def write_documents(self, docnames: Set[str]) -> None:
        """Write the pages of documents.

        :param docnames: theirs.
        """
        if not self.parallel_ok:
            super().write_documents(docnames)
            return
        # The first one here, for it makes what the processes then have: templates, for one.
        first, *others = sorted(docnames)
        self._write(first)
        portions = self._portions(others)
        progress = status_iterator(
            portions, "writing output... ", "darkgreen", len(portions), self.config.verbosity
        )

        def take(portion: Sequence[str], pictures: Mapping[str, str]) -> None:
            self.images.update(pictures)
            next(progress)

        tasks = ParallelTasks(self._app.parallel)
        with _left_alone():
            for portion in portions:
                tasks.add_task(self._write_portion, portion, take)
            tasks.join()
        _logger.info("")

    def _portions(self, docnames: Sequence[str]) -> list[list[str]]:
        """Divide pages among processes.

        Those made from the annotations of all documents take as long as all others together, so
        each is a portion, and they stand at the end: of what waits, the last is taken first.
        """
        domain = cast(PostillaDomain, self.env.domains["postilla"])
        gathered = [name for name in docnames if domain.is_gathered(name)]
        apart = set(gathered)
        others = [name for name in docnames if name not in apart]
        size = min(_PORTION, len(others) // self._app.parallel or 1)
        return [
            *(others[start : start + size] for start in range(0, len(others), size)),
            *([name] for name in gathered),
        ]

    def _write_portion(self, docnames: Sequence[str]) -> Mapping[str, str]:
        """Write pages in a process of its own, and give the pictures that it has met."""
        for docname in docnames:
            self._write(docname)
        return self.images

    def _write(self, docname: str) -> None:
        self.phase = BuildPhase.RESOLVING
        tree = self.env.get_and_resolve_doctree(docname, self, tags=self.tags)
        self.phase = BuildPhase.WRITING
        self.write_doc_serialized(docname, tree)
        self.write_doc(docname, tree)


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

    :param app: the application being set up.
    """
    app.add_builder(SiteBuilder, override=True)
