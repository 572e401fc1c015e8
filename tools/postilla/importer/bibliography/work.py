# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""From parsed entries to works."""

from __future__ import annotations

from collections.abc import Sequence

from postilla.importer.bibliography.keys import make_key, make_unique
from postilla.importer.bibliography.language import guess_language
from postilla.importer.bibliography.reference import ParsedReference, Role
from postilla.model.bibliography import OF_THE_ARTICLE, Work, WorkType


def make_works(entries: Sequence[ParsedReference], languages: Sequence[str]) -> tuple[Work, ...]:
    """Make the works of a printed bibliography.

    :param entries: in printed order.
    :param languages: the edition's, BCP 47; a title's language is guessed among them.
    :return: a work an entry, in the same order.
    """
    keys = make_unique(
        make_key(entry.authors or entry.editors, entry.field(Role.YEAR), entry.field(Role.TITLE))
        for entry in entries
    )
    return tuple(
        make_work(entry, key=key, language=guess_language(entry.field(Role.TITLE), languages))
        for key, entry in zip(keys, entries, strict=True)
    )


def make_work(entry: ParsedReference, *, key: str, language: str = "") -> Work:
    """Make the work that an entry describes.

    :param entry: the entry.
    :param key: what to call it.
    :param language: of its title, BCP 47.
    :return: the work; what the parser did not understand is its note, and an address printed
        without its scheme gets one.
    """
    url = entry.field(Role.URL)
    return Work(
        key=key,
        type=type_of(entry),
        authors=entry.authors,
        editors=entry.editors,
        title=entry.field(Role.TITLE),
        container=entry.field(Role.CONTAINER),
        volume=entry.field(Role.VOLUME),
        number=entry.field(Role.NUMBER),
        pages=entry.field(Role.PAGES),
        publisher=entry.field(Role.PUBLISHER),
        place=entry.field(Role.PLACE),
        year=entry.field(Role.YEAR),
        url=f"http://{url}" if url.startswith("www.") else url,
        accessed=entry.accessed,
        language=language,
        note="; ".join(entry.remainder),
        keywords=(OF_THE_ARTICLE,),
    )


def type_of(entry: ParsedReference) -> WorkType:
    """Say what kind of work an entry describes, by the fields that it has.

    :param entry: the entry.
    :return: the type that its form shows.
    """
    has = {piece.role for piece in entry.pieces}
    if Role.PUBLISHER in has:
        return WorkType.INCOLLECTION if Role.CONTAINER in has else WorkType.BOOK
    if Role.VOLUME in has or Role.NUMBER in has:
        return WorkType.ARTICLE
    if Role.URL in has or Role.ACCESSED in has:
        return WorkType.ONLINE
    if Role.CONTAINER in has and (Role.YEAR in has or Role.PAGES in has):
        return WorkType.ARTICLE
    return WorkType.MISC
