# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The parts of the import of documents."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from tests.sabotage.switches import Part, replace

_DOCUMENTS: Final = ("tests/importer/test_documents.py",)
_REFUSED: Final = ("tests/importer/test_documents_refused.py",)
_AGAIN: Final = ("tests/importer/test_again.py",)
_SKELETON: Final = "postilla.importer.document.skeleton"
_PIECES: Final[tuple[tuple[str, str, object, tuple[str, ...]], ...]] = (
    ("import:words that are lost", f"{_SKELETON}:missing_words", lambda *_: iter(()), _DOCUMENTS),
    ("import:first bytes", f"{_SKELETON}:check_first_bytes", lambda *_: None, _REFUSED),
    (
        "import:rows of the recipe",
        f"{_SKELETON}:rule",
        lambda *_: iter(()),
        ("tests/cli/test_import_documents.py",),
    ),
    (
        "import:counted notes",
        "postilla.importer.document.note_numbers:printed",
        lambda number, _: str(number),
        ("tests/importer/test_note_numbers.py",),
    ),
    (
        "import:languages of Word",
        "postilla.importer.document.docx:_mark_language",
        lambda *_: None,
        _DOCUMENTS,
    ),
    (
        "import:quotation marks of LaTeX",
        "postilla.importer.document.latex:_open_quotes",
        lambda _: None,
        _DOCUMENTS,
    ),
    (
        "import:citations that are new",
        "postilla.importer.again.additions:citations_of",
        lambda *_: [],
        _AGAIN,
    ),
    (
        "import:entries that archives may have",
        "postilla.model.container:_excess",
        lambda _: "",
        _REFUSED,
    ),
)


def parts() -> Iterator[tuple[str, Part]]:
    """Give name -> part."""
    for name, place, new, tests in _PIECES:
        yield name, Part(switch_off=partial(replace, place, new), tests=tests)
