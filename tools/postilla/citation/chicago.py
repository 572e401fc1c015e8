# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The Chicago Manual of Style, 17th and 18th edition: notes and bibliography (ch. 14)."""

from __future__ import annotations

from postilla.citation.names import inverted, listed, stopped
from postilla.citation.piece import Format, Part, Piece, italic
from postilla.citation.place import Subject
from postilla.model.edition import Edition

_MOST = 3
"""Authors named in a note; of more, the first alone."""
_MOST_LISTED = 6
"""The same in a bibliography."""


def chicago(edition: Edition, subject: Subject) -> Format:
    """Make the pieces.

    :param edition: what is cited from.
    :param subject: what is cited.
    :return: the format, with a note and an entry of the bibliography.
    """
    parts = _passage(edition) if subject is Subject.PASSAGE else _commentary(edition)
    return Format(name="chicago", title="Chicago", parts=parts, suffix=".chicago.txt")


def _passage(edition: Edition) -> tuple[Part, ...]:
    first, *others = edition.authors
    names = listed(
        [inverted(first), *(author.name for author in others)], most=_MOST_LISTED, before=","
    )
    note = (
        *_work(edition),
        Piece(": ", "page"),
        Piece(": ", "pages"),
        Piece(", ", "place"),
        Piece(f", {edition.named_publisher}"),
        Piece(", ", "address"),
        Piece("."),
    )
    entry = (
        Piece(f"{stopped(names)} “{stopped(edition.title)}” "),
        italic(edition.journal.title),
        Piece(f"{_issue(edition)}. {stopped(edition.named_publisher)}"),
        Piece(" ", "address", "."),
    )
    return Part("Note", note), Part("Bibliography", entry)


def _commentary(edition: Edition) -> tuple[Part, ...]:
    ending = (Piece(": ", "page"), Piece(": ", "pages"))
    note = (
        Piece("", "author", ", "),
        Piece("“", "name", ",” "),
        Piece("", "year", ", "),
        Piece("commentary to "),
        *_work(edition),
        *ending,
        Piece(", ", "publisher"),
        Piece(", ", "address"),
        Piece("."),
    )
    entry = (
        Piece("", "author", ". "),
        Piece("“", "name", ".” "),
        Piece("", "year", ". "),
        Piece("Commentary to "),
        *_work(edition),
        *ending,
        Piece(". ", "publisher"),
        Piece(". ", "address"),
        Piece("."),
    )
    return Part("Note", note), Part("Bibliography", entry)


def _work(edition: Edition) -> tuple[Piece, ...]:
    names = listed([author.name for author in edition.authors], most=_MOST)
    return (
        Piece(f"{names}, “{edition.title},” "),
        italic(edition.journal.title),
        Piece(_issue(edition)),
    )


def _issue(edition: Edition) -> str:
    journal = edition.journal
    volume = f" {journal.volume}" if journal.volume else ""
    return f"{volume} ({journal.year})" if journal.year else volume
