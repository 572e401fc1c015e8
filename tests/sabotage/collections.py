# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The parts of a collection of editions."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Final

from tests.sabotage.switches import Part, replace


@contextmanager
def _at_once(folder: Path) -> Iterator[Path]:
    """Give the folder itself, empty."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    yield folder


_TESTS: Final = ("tests/collection",)
_COMMAND: Final = "postilla.cli.collection"
_PIECES: Final[tuple[tuple[str, str, object], ...]] = (
    ("collection:books", "postilla.collection.catalogues:_books", lambda *_: b"<feed/>"),
    ("collection:sitemaps", "postilla.collection.catalogues:_index", lambda *_: b"<sitemapindex/>"),
    ("collection:search", f"{_COMMAND}:_documents", lambda *_: ()),
    ("collection:other readings", "postilla.search.merged:_read_otherwise", lambda one, _: one),
    ("collection:pages", f"{_COMMAND}:_pages", lambda *_: ()),
    ("collection:what stays", f"{_COMMAND}:_renewed", _at_once),
)


def parts() -> Iterator[tuple[str, Part]]:
    """Give name -> part."""
    for name, place, new in _PIECES:
        yield name, Part(switch_off=partial(replace, place, new), tests=_TESTS)
