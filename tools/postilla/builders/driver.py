# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""All products by one Sphinx: it reads once, and the builders follow in the same process.

To set the PDF takes Typst as long as all else together. It lets other threads work meanwhile, so
it begins as soon as it can.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Mapping, Sequence, Set
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.environment import BuildEnvironment
from sphinx.errors import SphinxError
from sphinx.util.console import color_terminal, nocolor
from sphinx.util.docutils import patch_docutils

from postilla.builders.pages import collect_page, page_by_page
from postilla.builders.pdf.builder import PdfBuilder
from postilla.builders.pdf.press import Book, set_books
from postilla.builders.publish import OFFERED, publish
from postilla.model.diagnostic import Position
from postilla.model.errors import PostillaError, stop
from postilla.model.tree import BUILD, PRODUCTS, SETTINGS, SOURCE
from postilla.release.contents import SUMS
from postilla.sphinx_ext.offered import OFFERED_SETTING

_ORDER: Final = ("tei", "pdf", "annotations", "html", "epub", "large-print")
"""The PDF carries the TEI, and takes the longest."""
_DOCTREES: Final = "doctrees"
_NEVER_OUTDATED: Final = sys.maxsize
"""The time of reading, in microseconds, of a document that is not read again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What is to be built."""

    root: Path
    """The edition's folder."""
    products: Set[str]
    """Of :data:`~postilla.model.tree.PRODUCTS` and ``FURTHER``, at least one."""
    jobs: int
    """How many processes may read and write."""
    status: IO[str] | None
    """Where Sphinx tells what it does, if anywhere."""
    findings: IO[str]
    """Where findings go."""


def build(task: Task) -> bool:
    """Build products of an edition, up to the first that has findings.

    After a failure nothing that was read is kept: a page that is not read again does not warn
    again either.

    :param task: what is to be built.
    :return: whether there was nothing to complain of.
    :raises PostillaError: when Sphinx could not begin, or not go on.
    """
    if not color_terminal():
        nocolor()
    is_sound = False
    try:
        # Else docutils warns of languages in which it says nothing, and reads files of settings
        # wherever it is started; in this folder there is none.
        with (
            patch_docutils(task.root / BUILD / _DOCTREES),
            page_by_page(),
            ThreadPoolExecutor(max_workers=1) as typesetter,
        ):
            is_sound = _Driver(task, typesetter).build_all()
    except SphinxError as error:
        raise _finding(error) from error
    finally:
        if not is_sound:
            shutil.rmtree(task.root / BUILD / _DOCTREES, ignore_errors=True)
    return is_sound


class _Driver(Sphinx):
    """Sphinx, with one builder after another."""

    def __init__(self, task: Task, typesetter: ThreadPoolExecutor) -> None:
        self._products = [name for name in _ORDER if name in task.products]
        self._is_whole = task.products >= set(PRODUCTS)
        self._folder = (task.root / BUILD).resolve()
        self._typesetter = typesetter
        self._is_setting = False
        self._read: dict[str, int] = {}
        """When the documents were read; later builders find them as they were read, whatever the
        date of a file is, and whoever edits it meanwhile."""
        super().__init__(
            task.root / SOURCE,
            task.root,
            self._folder / self._products[0],
            self._folder / _DOCTREES,
            self._products[0],
            confoverrides={"nitpicky": True, OFFERED_SETTING: OFFERED if self._is_whole else ()},
            status=task.status,
            warning=task.findings,
            warningiserror=True,
            parallel=task.jobs,
        )
        # First, for other listeners look at the times.
        self.connect("env-updated", self._restore_times, priority=0)
        self.connect("source-read", _begin_page, priority=0)

    def create_builder(self, name: str) -> Builder:
        """Create a builder; that of the PDF has its own time."""
        if name == PdfBuilder.name:
            return _Unhurried(self, self.env, self._typesetter)
        return super().create_builder(name)

    def is_parallel_allowed(self, typ: str) -> bool:
        """Let several processes read and write, but for the time that a thread sets the PDF.

        A process with threads must not be forked; and where the PDF is set, two cores have work.
        """
        return not self._is_setting and super().is_parallel_allowed(typ)

    def build_all(self) -> bool:
        """Build all products; true when there was nothing to complain of."""
        builders: list[Builder] = []
        (self._folder / SUMS).unlink(missing_ok=True)
        for name in self._products:
            if builders:
                self._turn_to(name)
            builders.append(self.builder)
            self.build()
            self._is_setting |= isinstance(self.builder, _Unhurried)
            if self.statuscode:
                break
        for builder in builders:
            if isinstance(builder, _Unhurried):
                builder.complete()
        if self._is_whole and not self.statuscode:
            publish(self._folder, self.config.html_context["edition"])
        return not self.statuscode

    def _turn_to(self, name: str) -> None:
        """Do what Sphinx does when it begins, as far as the builder is concerned."""
        for tag in _tags(self.builder):
            self.tags.remove(tag)
        self._read = dict(self.env.all_docs)
        self.env.all_docs.update(dict.fromkeys(self._read, _NEVER_OUTDATED))
        self.outdir = self._folder / name
        self.outdir.mkdir(parents=True, exist_ok=True)
        self.builder = self.create_builder(name)
        self._post_init_env()
        self._init_builder()

    def _restore_times(self, app: Sphinx, env: BuildEnvironment) -> None:
        """State again when each document was read, before the next build is told of it."""
        env.all_docs.update(self._read)


class _Unhurried(PdfBuilder):
    """Leaves the PDF to another thread until it is asked for."""

    def __init__(self, app: Sphinx, env: BuildEnvironment, typesetter: ThreadPoolExecutor) -> None:
        super().__init__(app, env)
        self._typesetter = typesetter
        self._setting: Future[Mapping[Path, bytes]] | None = None

    def set(self, books: Sequence[Book], found: Mapping[Path, bytes]) -> None:
        """Have a book set meanwhile."""
        self._setting = self._typesetter.submit(set_books, books, self.kept, found)

    def complete(self) -> None:
        """Wait for the book and write it, or say what in the source has to be mended first."""
        if self._setting:
            with self.reporting():
                self.put(self._setting.result())


def _begin_page(app: Sphinx, docname: str, content: list[str]) -> None:
    """Forget the document that was read before."""
    app.env._write_doc_doctree_cache.clear()
    collect_page()


def _tags(builder: Builder) -> tuple[str, ...]:
    """Give the tags by which Sphinx knows a builder."""
    return builder.format, builder.name, f"format_{builder.format}", f"builder_{builder.name}"


def _finding(error: SphinxError) -> PostillaError:
    """Make a finding of what stopped Sphinx; what began as one it has wrapped once or twice."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, PostillaError):
            return cause
        cause = getattr(cause, "orig_exc", None) or cause.__cause__
    return stop("build/sphinx", f"{error.category}: {error}", at=Position(SETTINGS))
