# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Pages, one after another, none of which stays in memory."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Final

from sphinx.builders import Builder
from sphinx.util.build_phase import BuildPhase

_NEVER: Final = 1_000_000_000
"""So many looks at younger objects come before Python looks at older ones by itself."""


@contextmanager
def page_by_page() -> Iterator[None]:
    """Have Python look for garbage among objects older than the youngest only when a page is done.

    By itself it looks through all that is in memory again and again, and so the longer, the larger
    an edition is, for what has been read stays to the end.
    """
    youngest, *older = gc.get_threshold()
    gc.set_threshold(youngest, _NEVER, _NEVER)
    try:
        yield
    finally:
        gc.set_threshold(youngest, *older)


def write_pages(builder: Builder, docnames: Iterable[str]) -> None:
    """Resolve and write pages.

    :param builder: what writes them.
    :param docnames: of documents that have been read.
    """
    for docname in docnames:
        _write(builder, docname)
        collect_page()


def collect_page() -> None:
    """Take a page out of memory that nothing uses any more, once it has been read or written.

    Its nodes name each other, so Python must look for them. It does so among what has been made
    since the last page; what was left then stays, and is not looked at again.
    """
    gc.collect(1)


def _write(builder: Builder, docname: str) -> None:
    builder.phase = BuildPhase.RESOLVING
    doctree = builder.env.get_and_resolve_doctree(docname, builder, tags=builder.tags)
    builder.phase = BuildPhase.WRITING
    builder.write_doc_serialized(docname, doctree)
    builder.write_doc(docname, doctree)
