# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""How several processes share the pages of an edition.

Where several may write, Sphinx itself resolves the references of all pages in one process, and
keeps the pages until others have written them. Here a page is resolved where it is written, so that
all processors have work, and memory does not grow with the edition.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from contextlib import contextmanager
from typing import Final, TypeVar, cast

from sphinx.builders import Builder
from sphinx.util.display import status_iterator

from postilla.builders.processes import in_processes
from postilla.sphinx_ext.domain import PostillaDomain

_PORTION: Final = 32
"""Pages that a process writes; it is then gone, with all that it has had in memory for them."""
_Written = TypeVar("_Written")


def share_pages(
    builder: Builder,
    docnames: Set[str],
    write: Callable[[Iterable[str]], _Written],
    take: Callable[[_Written], None],
) -> None:
    """Write pages, in several processes where there may be several.

    :param builder: what writes them.
    :param docnames: of documents that have been read, one at least.
    :param write: writes some of them, one at least; what it gives comes back from its process.
    :param take: is given that, in this process; in which order is left to chance.
    """
    first, *others = sorted(docnames)
    doing = "writing output"
    if not (builder.parallel_ok and others):
        told = status_iterator(
            [first, *others], f"{doing}... ", "darkgreen", len(docnames), builder.config.verbosity
        )
        take(write(told))
        return
    take(write([first]))  # what is made once, such as templates, is then there for all
    domain = cast(PostillaDomain, builder.env.domains["postilla"])
    portions = _portions(others, domain, builder._app.parallel)
    with _left_alone():
        in_processes(builder, doing, portions, write, lambda _, written: take(written))


def _portions(docnames: Sequence[str], domain: PostillaDomain, processes: int) -> list[list[str]]:
    """Divide pages among processes.

    Those made from the annotations of all documents take as long as many others, so each is a
    portion, and they stand at the end: of what waits, the last is taken first.
    """
    gathered = [name for name in docnames if domain.is_gathered(name)]
    apart = set(gathered)
    others = [name for name in docnames if name not in apart]
    size = min(_PORTION, len(others) // processes or 1)
    portions = [others[start : start + size] for start in range(0, len(others), size)]
    return [*portions, *([name] for name in gathered)]


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
