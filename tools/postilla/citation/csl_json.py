# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""CSL-JSON, the data of the `Citation Style Language <https://docs.citationstyles.org/>`_.

``page`` is that of the whole work, so it is not among the fields; a place stands in the note.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

from postilla.citation.note import about, noted
from postilla.citation.piece import Format, Part, Piece
from postilla.citation.place import Subject
from postilla.model.edition import Author, Edition

_SPELLING: Final = MappingProxyType({"\\": "\\\\", '"': '\\"'})
"""Values have no control characters, so that these are all that JSON asks for."""


def csl_json(edition: Edition, subject: Subject) -> Format:
    """Make the pieces.

    :param edition: what is cited from.
    :param subject: what is cited.
    :return: the format, with a list of one item.
    """
    fields = _passage(edition) if subject is Subject.PASSAGE else _commentary(edition)
    pieces = (
        Piece('[\n  {\n    "id": "', "key", '"'),
        *fields,
        _field("language", edition.language),
        _slot("URL", "address"),
        Piece("\n  }\n]\n"),
    )
    return Format(
        name="csl-json",
        title="CSL-JSON",
        parts=(Part("", pieces),),
        suffix=".csl.json",
        is_record=True,
        media_type="application/vnd.citationstyles.csl+json",
        spelling=_SPELLING,
    )


def _passage(edition: Edition) -> Iterator[Piece]:
    journal = edition.journal
    yield _field("type", "article-journal")
    yield _field("author", list(map(_author, edition.authors)))
    yield _field("title", edition.title)
    yield _field("container-title", journal.title)
    if journal.volume:
        yield _field("volume", journal.volume)
    if journal.year:
        yield _field("issued", {"date-parts": [[int(journal.year)]]})
    yield _field("source", edition.named_publisher)
    yield from _note(noted(_inside(edition.named_publisher)))


def _commentary(edition: Edition) -> Iterator[Piece]:
    yield _field("type", "document")
    yield Piece(',\n    "author": [{"literal": "', "author", '"}]')
    yield _slot("title", "name")
    yield Piece(',\n    "issued": {"date-parts": [[', "year", "]]}")
    yield from _note(about(_inside(edition.reference)))


def _note(pieces: tuple[Piece, ...]) -> Iterator[Piece]:
    yield Piece(',\n    "note": "')
    yield from pieces
    yield Piece('"')


def _field(name: str, value: object) -> Piece:
    return Piece(f',\n    "{name}": {json.dumps(value, ensure_ascii=False)}')


def _slot(name: str, slot: str) -> Piece:
    return Piece(f',\n    "{name}": "', slot, '"')


def _inside(text: str) -> str:
    """Spell words that stand inside a string of JSON."""
    return json.dumps(text, ensure_ascii=False)[1:-1]


def _author(author: Author) -> dict[str, str]:
    if author.given:
        return {"family": author.family, "given": author.given}
    return {"literal": author.name}
