# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""BibTeX: one entry, which pybtex, BibTeX and biber read.

The field ``pages`` is that of the whole work, so it is not among them; a place stands in the note.
"""

from __future__ import annotations

from collections.abc import Iterator

from postilla.citation.names import inverted
from postilla.citation.note import about, noted
from postilla.citation.piece import Format, Part, Piece
from postilla.citation.place import Subject
from postilla.model.edition import Author, Edition
from postilla.syntax.latex import ESCAPES, escape


def bibtex(edition: Edition, subject: Subject) -> Format:
    """Make the pieces.

    :param edition: what is cited from.
    :param subject: what is cited.
    :return: the format, with one entry.
    """
    fields = _passage(edition) if subject is Subject.PASSAGE else _commentary(edition)
    kind = "article" if subject is Subject.PASSAGE else "misc"
    pieces = (Piece(f"@{kind}{{", "key", ",\n"), *fields, Piece("}\n"))
    return Format(
        name="bibtex",
        title="BibTeX",
        parts=(Part("", pieces),),
        suffix=".bib",
        is_record=True,
        media_type="application/x-bibtex",
        spelling=ESCAPES,
    )


def _passage(edition: Edition) -> Iterator[Piece]:
    yield _field("author", " and ".join(map(_author, edition.authors)))
    yield _field("title", f"{{{escape(edition.title)}}}")
    yield _field("journal", escape(edition.journal.title))
    if edition.journal.volume:
        yield _field("volume", escape(edition.journal.volume))
    if edition.journal.year:
        yield _field("year", edition.journal.year)
    yield _field("language", edition.language)
    yield Piece("  note = {")
    yield from noted(escape(edition.named_publisher))
    yield Piece("},\n")
    yield _ADDRESS


def _commentary(edition: Edition) -> Iterator[Piece]:
    yield Piece("  author = {{", "author", "}},\n")
    yield Piece("  title = {{", "name", "}},\n")
    yield Piece("  year = {", "year", "},\n")
    yield _field("language", edition.language)
    yield Piece("  note = {")
    yield from about(escape(edition.reference))
    yield Piece("},\n")
    yield _ADDRESS


_ADDRESS = Piece("  url = {", "address", "},\n")


def _field(name: str, value: str) -> Piece:
    return Piece(f"  {name} = {{{value}}},\n")


def _author(author: Author) -> str:
    name = escape(inverted(author))
    return name if author.given else f"{{{name}}}"
