# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""RIS: one record, a tag a line.

A start page (``SP``) is that of the whole work, so there is none; a place stands in the note.
"""

from __future__ import annotations

from collections.abc import Iterator

from postilla.citation.names import inverted
from postilla.citation.note import about, noted
from postilla.citation.piece import Format, Part, Piece
from postilla.citation.place import Subject
from postilla.model.edition import Edition


def ris(edition: Edition, subject: Subject) -> Format:
    """Make the pieces.

    :param edition: what is cited from.
    :param subject: what is cited.
    :return: the format, with one record.
    """
    lines = _passage(edition) if subject is Subject.PASSAGE else _commentary(edition)
    pieces = (
        *lines,
        _line("LA", edition.language),
        Piece("UR  - ", "address", "\n"),
        Piece("ID  - ", "key", "\n"),
        Piece("ER  - \n"),
    )
    return Format(
        name="ris",
        title="RIS",
        parts=(Part("", pieces),),
        suffix=".ris",
        is_record=True,
        media_type="application/x-research-info-systems",
    )


def _passage(edition: Edition) -> Iterator[Piece]:
    yield _line("TY", "JOUR")
    yield from (_line("AU", inverted(author)) for author in edition.authors)
    yield _line("TI", edition.title)
    yield _line("T2", edition.journal.title)
    if edition.journal.volume:
        yield _line("VL", edition.journal.volume)
    if edition.journal.year:
        yield _line("PY", edition.journal.year)
    yield Piece("N1  - ")
    yield from noted(_words(edition.named_publisher))
    yield Piece("\n")


def _commentary(edition: Edition) -> Iterator[Piece]:
    yield _line("TY", "GEN")
    yield Piece("AU  - ", "author", "\n")
    yield Piece("TI  - ", "name", "\n")
    yield Piece("PY  - ", "year", "\n")
    yield Piece("N1  - ")
    yield from about(_words(edition.reference))
    yield Piece("\n")


def _line(tag: str, value: str) -> Piece:
    return Piece(f"{tag}  - {_words(value)}\n")


def _words(text: str) -> str:
    """Keep a value on its line."""
    return " ".join(text.split())
