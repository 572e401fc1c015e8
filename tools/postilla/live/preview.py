# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The site, written from memory: one Sphinx that has read everything and reads what changes."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Set
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Final

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.util import logging
from sphinx.util.build_phase import BuildPhase
from sphinx.util.docutils import docutils_namespace, patch_docutils
from sphinx.util.parallel import SerialTasks

from postilla.live.complaints import Complaints
from postilla.model.diagnostic import Diagnostic
from postilla.model.tree import SOURCE

_READING: Final = "reading"


class Preview:
    """A site that is kept up to date.

    Pages that the reader looks at come first; the others are written one by one, when asked for.
    """

    def __init__(self, edition: Path, folder: Path, written: Callable[[str], None]) -> None:
        """Read all and write all.

        :param edition: its folder.
        :param folder: of the preview's own; nothing is there yet.
        :param written: is given the address of each page that has changed later.
        :raises SphinxError: when Sphinx can't begin.
        """
        self._source = edition / SOURCE
        self.site = folder / "html"
        self._registered = ExitStack()
        self._registered.enter_context(docutils_namespace())
        self._registered.enter_context(patch_docutils(folder))
        try:
            self._app = _Warm(edition, folder, self.site, written)
            self._complaints = Complaints(self._app, edition.resolve())
            self._pages = self._app.pages
            self._pages.complaints = self._complaints
            self._app.build()
        except BaseException:
            self._registered.close()
            raise
        # What has been read stays: else Python looks through all of it for garbage at every save.
        gc.collect()
        gc.freeze()

    def close(self) -> None:
        """Let another Sphinx take its place in this process."""
        gc.unfreeze()
        self._registered.close()

    @property
    def findings(self) -> tuple[Diagnostic, ...]:
        """Give what Sphinx complains of."""
        return self._complaints.findings

    def update(self, paths: Set[str]) -> None:
        """Read files again and write their pages; the pages that depend on them are then owed.

        :param paths: relative to the edition's root.
        """
        self._complaints.forget(paths)
        self._complaints.begin(_READING)
        docnames = {self._app.project.path2doc(self._source.parent / path) for path in paths}
        self._pages.first = frozenset(name for name in docnames if name)
        self._pages.refresh()

    def write_owed(self) -> bool:
        """Write one more page of those that depend on what was read; false when there is none.

        After the last one what is made of all pages is made again.
        """
        return self._pages.write_owed() or self._pages.finish_owed()


class _Warm(Sphinx):
    """Sphinx with a builder of its own; it reads in this process, which has threads."""

    pages: _Pages

    def __init__(
        self, edition: Path, folder: Path, site: Path, written: Callable[[str], None]
    ) -> None:
        self._written = written
        super().__init__(
            edition / SOURCE,
            edition,
            site,
            folder / "doctrees",
            _Pages.name,
            confoverrides={"nitpicky": True},
            status=None,
            warning=None,
        )

    def create_builder(self, name: str) -> Builder:
        self.pages = _Pages(self, self.env)
        self.pages.written = self._written
        return self.pages


class _Pages(StandaloneHTMLBuilder):
    """Writes at once what is looked at, and owes the rest."""

    name = "html"
    complaints: Complaints
    written: Callable[[str], None]
    first: frozenset[str] | None = None
    """Docnames of the pages to be written at once; all when there is none."""
    _owed: frozenset[str] = frozenset()
    _is_finished = True

    def refresh(self) -> None:
        """Do what Sphinx does in a build up to the writing of pages.

        The environment is not kept on disk, for nobody reads it from there.
        """
        self.phase = BuildPhase.READING
        with logging.pending_warnings():
            read = set(self.read())
        read.update(self.env.check_dependents(self._app, read))
        self.phase = BuildPhase.CONSISTENCY_CHECK
        self.env.check_consistency()
        self.phase = BuildPhase.RESOLVING
        self.finish_tasks = SerialTasks()
        self._is_finished = False
        self.write((), read, "update")

    def finish_owed(self) -> bool:
        """Do the rest; false when nothing was to be done."""
        if self._is_finished:
            return False
        self._is_finished = True
        self.finish()
        self.events.emit("build-finished", None)
        return True

    def prepare_writing(self, docnames: Set[str]) -> None:
        # Else what the page written last had of its own would be there for all.
        self.init_css_files()
        self.init_js_files()
        super().prepare_writing(docnames)

    def write_documents(self, docnames: Set[str]) -> None:
        if self.first is None:
            self._write(docnames)
        else:
            self._owed = self._owed | (docnames - self.first)
            self._write(docnames & self.first)

    def write_owed(self) -> bool:
        owed = sorted(self._owed & self.env.found_docs)
        self._owed = frozenset(owed[1:])
        self._write(owed[:1])
        return bool(owed)

    def _write(self, docnames: Iterable[str]) -> None:
        for docname in sorted(docnames):
            self.complaints.begin(docname)
            super().write_documents({docname})

    def handle_page(
        self,
        pagename: str,
        addctx: dict[str, Any],
        templatename: str = "page.html",
        *,
        outfilename: Path | None = None,
        event_arg: Any = None,
    ) -> None:
        # A browser may ask for the page at any moment, and gets the old one until the new is whole.
        page = outfilename or self.get_output_path(pagename)
        draft = page.with_name(f"{page.name}.draft")
        super().handle_page(pagename, addctx, templatename, outfilename=draft, event_arg=event_arg)
        draft.replace(page)

    def write_doc(self, docname: str, doctree: nodes.document) -> None:
        page = Path(self.get_outfilename(docname))
        before = page.read_bytes() if page.exists() else None
        super().write_doc(docname, doctree)
        if self.first is not None and page.read_bytes() != before:
            self.written(self.get_target_uri(docname))
