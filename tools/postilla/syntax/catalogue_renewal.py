# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Bring a catalogue up to date with what is translated in it, and lose nothing of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from postilla.syntax.catalogue_units import Unit
from postilla.syntax.po import FUZZY, Catalogue, Entry


def renewed(before: Catalogue | None, units: Iterable[Unit], language: str, path: str) -> Catalogue:
    """Bring a catalogue up to date.

    A unit is the same one as long as it has the same name, whatever becomes of its words: where
    they have changed, its translation stays and is marked as fuzzy, with the words that it renders
    beside it. What is no longer there is kept as obsolete, and comes back if the unit does.

    :param before: the catalogue as it is, if there is one.
    :param units: what is translated in it, in order.
    :param language: BCP 47.
    :param path: the file in which the units stand.
    :return: the catalogue.
    """
    entries = before.entries if before else ()
    known = {one.context: one for one in entries if one.is_obsolete}
    known |= {one.context: one for one in entries if not one.is_obsolete}
    made = [_entry(known.pop(unit.name, None), unit, path) for unit in units]
    header = before.header if before and before.header else _header(language)
    return Catalogue(header=header, entries=(*made, *_obsolete(known.values())))


def _entry(before: Entry | None, unit: Unit, path: str) -> Entry:
    """Make the entry of a unit."""
    entry = Entry(
        context=unit.name, words=unit.words, explanations=(unit.explanation,), places=(path,)
    )
    if before is None:
        return entry
    entry = replace(entry, said=before.said, notes=before.notes)
    others = tuple(flag for flag in before.flags if flag != FUZZY)
    if not before.said:
        return replace(entry, flags=others)
    rendered = before.previous if before.is_fuzzy and before.previous else before.words
    if before.words == unit.words and not before.is_fuzzy:
        return replace(entry, flags=others)
    if rendered == unit.words and before.words != unit.words:  # changed, and changed back
        return replace(entry, flags=others)
    previous = rendered if rendered != unit.words else ""
    return replace(entry, flags=(*others, FUZZY), previous=previous)


def _obsolete(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Keep what has been translated."""
    for one in entries:
        if one.said:
            yield replace(one, is_obsolete=True, explanations=(), places=())


def _header(language: str) -> str:
    return (
        'msgid ""\n'
        'msgstr ""\n'
        f'"Language: {language.replace("-", "_")}\\n"\n'
        '"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=UTF-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"'
    )
