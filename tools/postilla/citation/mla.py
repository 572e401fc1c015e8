# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The MLA Handbook, 9th edition: the entry in the list of works cited, and the words in the text.

A place is named in the text only: the entry is of the work.
"""

from __future__ import annotations

from postilla.citation.names import inverted, listed, short, stopped
from postilla.citation.piece import Format, Part, Piece, italic
from postilla.citation.place import Subject
from postilla.model.edition import Edition

_MOST = 2
"""Authors named; of more, the first alone."""


def mla(edition: Edition, subject: Subject) -> Format:
    """Make the pieces.

    :param edition: what is cited from.
    :param subject: what is cited.
    :return: the format, with an entry and the words in the text.
    """
    parts = _passage(edition) if subject is Subject.PASSAGE else _commentary(edition)
    return Format(name="mla", title="MLA", parts=parts, suffix=".mla.txt")


def _passage(edition: Edition) -> tuple[Part, ...]:
    first, *others = edition.authors
    names = listed([inverted(first), *(author.name for author in others)], most=_MOST, before=",")
    entry = (
        Piece(f"{stopped(names)} “{stopped(edition.title)}” "),
        *_journal(edition),
        Piece(". "),
        italic(edition.named_publisher),
        Piece(", ", "address"),
        Piece("."),
    )
    in_text = (
        Piece(f"({listed([short(author) for author in edition.authors], most=_MOST)}"),
        Piece(" ", "page"),
        Piece(" ", "pages"),
        Piece(", ", "place"),
        Piece(")"),
    )
    return Part("Works cited", entry), Part("In the text", in_text)


def _commentary(edition: Edition) -> tuple[Part, ...]:
    names = listed([author.name for author in edition.authors], most=_MOST)
    entry = (
        Piece("", "author", ". "),
        Piece("“", "name", ".” "),
        Piece("", "year", ". "),
        Piece(f"Commentary to “{edition.title},” by {names}, "),
        *_journal(edition),
        Piece(", p. ", "page"),
        Piece(", pp. ", "pages"),
        Piece(". ", "publisher"),
        Piece(". ", "address"),
        Piece("."),
    )
    in_text = (Piece("(", "author"), Piece(", “", "name", "”)"))
    return Part("Works cited", entry), Part("In the text", in_text)


def _journal(edition: Edition) -> tuple[Piece, ...]:
    journal = edition.journal
    volume = f", vol. {journal.volume}" if journal.volume else ""
    year = f", {journal.year}" if journal.year else ""
    return italic(journal.title), Piece(f"{volume}{year}")
