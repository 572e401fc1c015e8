# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The formats of documents, told by the file's name and proven by its first bytes."""

from __future__ import annotations

from enum import Enum
from pathlib import PurePosixPath
from typing import Final

from postilla.model.diagnostic import Position
from postilla.model.errors import stop


class Format(Enum):
    """A format; the value is what it is called in messages."""

    DOCX = "Word document"
    ODT = "OpenDocument text"
    EPUB = "EPUB"
    HTML = "HTML"
    LATEX = "LaTeX"
    MARKDOWN = "Markdown"
    XML = "JATS or TEI"


_SUFFIXES: Final = {
    ".docx": Format.DOCX,
    ".odt": Format.ODT,
    ".epub": Format.EPUB,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".xhtml": Format.HTML,
    ".tex": Format.LATEX,
    ".latex": Format.LATEX,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".xml": Format.XML,
    ".jats": Format.XML,
    ".nxml": Format.XML,
    ".tei": Format.XML,
}
ARCHIVES: Final = frozenset({Format.DOCX, Format.ODT, Format.EPUB})
_ARCHIVE: Final = b"PK\x03\x04"
_OLD_WORD: Final = b"\xd0\xcf\x11\xe0"
_PDF: Final = b"%PDF-"


def document_format(path: str) -> Format | None:
    """Say by its name whether a witness is a structured document.

    :param path: the witness's name.
    :return: the format, or ``None`` for a transcript.
    """
    return _SUFFIXES.get(PurePosixPath(path).suffix.lower())


def check_first_bytes(data: bytes, form: Format, path: str) -> None:
    """See to it that a file is what its name says.

    :param data: the file's bytes.
    :param form: the format that its name tells.
    :param path: its name in errors.
    :raises PostillaError: ``document/wrong-extension``.
    """
    found = ""
    if data.startswith(_ARCHIVE) and form not in ARCHIVES:
        found = "a zip archive, as .docx, .odt and .epub are"
    elif data.startswith(_OLD_WORD):
        found = "a file of Word before 2007"
    elif data.startswith(_PDF):
        found = "a PDF"
    elif form in ARCHIVES and not data.startswith(_ARCHIVE):
        found = "no archive"
    if found:
        raise stop(
            "document/wrong-extension",
            f"By its name this is a file of the kind “{form.value}”, by its first bytes {found}.",
            at=Position(path),
            hint="Save it anew in a format that can be imported: docx, odt, epub, html, tex, md, "
            "JATS or TEI.",
        )
