# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The Publication Manual of the APA, 7th edition: the reference, and the words in the text.

A place is named in the text only: the reference is of the work. The title is as printed, for to
set it in small letters would take decisions that nobody has made.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from postilla.citation.names import abbreviated, listed, short, stopped
from postilla.citation.piece import Format, Part, Piece, italic
from postilla.citation.place import Subject
from postilla.model.edition import Edition

_SPELLING: Final = MappingProxyType({"par. ": "para. "})
_MOST: Final = 20
"""Authors named in a reference."""
_MOST_IN_TEXT: Final = 2
_UNDATED: Final = "n.d."


def apa(edition: Edition, subject: Subject) -> Format:
    """Make the pieces.

    :param edition: what is cited from.
    :param subject: what is cited.
    :return: the format, with a reference and the words in the text.
    """
    parts = _passage(edition) if subject is Subject.PASSAGE else _commentary(edition)
    return Format(name="apa", title="APA", parts=parts, suffix=".apa.txt", spelling=_SPELLING)


def _passage(edition: Edition) -> tuple[Part, ...]:
    names = [abbreviated(author) for author in edition.authors]
    year = edition.journal.year or _UNDATED
    reference = (
        Piece(f"{stopped(listed(names, most=_MOST, conjunction='&', before=','))} "),
        Piece(f"({year}). {stopped(edition.title)} "),
        *_journal(edition),
        Piece(f". {stopped(edition.named_publisher)}"),
        Piece(" ", "address"),
    )
    in_text = (
        Piece(f"({_short(edition)}, {year}"),
        Piece(", p. ", "page"),
        Piece(", pp. ", "pages"),
        Piece(", ", "place"),
        Piece(")"),
    )
    return Part("Reference", reference), Part("In the text", in_text)


def _commentary(edition: Edition) -> tuple[Part, ...]:
    reference = (
        Piece("", "author", "."),
        Piece(" (", "year", "). "),
        Piece(" (", "undated", "). "),
        Piece("", "name"),
        Piece(f" [Commentary to {_short(edition)} ({edition.journal.year or _UNDATED}), "),
        Piece(f"{edition.title}, "),
        *_journal(edition),
        Piece(", p. ", "page"),
        Piece(", pp. ", "pages"),
        Piece("]."),
        Piece(" ", "publisher", "."),
        Piece(" ", "address"),
    )
    in_text = (
        Piece("(", "author"),
        Piece(", ", "year"),
        Piece(", ", "undated"),
        Piece(", “", "name", "”)"),
    )
    return Part("Reference", reference), Part("In the text", in_text)


def _short(edition: Edition) -> str:
    names = [short(author) for author in edition.authors]
    return listed(names, most=_MOST_IN_TEXT, conjunction="&")


def _journal(edition: Edition) -> tuple[Piece, ...]:
    journal = edition.journal
    volume = (Piece(", "), italic(journal.volume)) if journal.volume else ()
    return italic(journal.title), *volume
