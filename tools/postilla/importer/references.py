# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The bibliography of a transcript: works, what cites them, and the languages of titles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from postilla.importer.bibliography.binding import Unbound, bind
from postilla.importer.bibliography.entry import parse_entry
from postilla.importer.bibliography.language import guess_language
from postilla.importer.bibliography.note import parse_note, split_references
from postilla.importer.bibliography.reference import ParsedReference, Role
from postilla.importer.bibliography.work import make_works
from postilla.importer.blocks.composition import Composition
from postilla.importer.keyed import Keyed
from postilla.model.bibliography import Citation, Ground, Work
from postilla.model.content import Content, Span, SpanKind

_NAMED = (Role.TITLE, Role.CONTAINER)


@dataclass(frozen=True, slots=True, kw_only=True)
class References:
    """What notes and entries say as data."""

    works: tuple[Work, ...] = ()
    """In printed order."""
    citations: tuple[Citation, ...] = ()
    """The notes in printed order, then the entries."""
    unbound: tuple[Unbound, ...] = ()
    unsure: tuple[tuple[str, str], ...] = ()
    """Id of an entry and what its parser was not sure of."""


def read_references(
    entries: Sequence[tuple[str, Composition]],
    notes: Sequence[tuple[str, Composition]],
    languages: Sequence[str],
    keyed: Keyed,
) -> References:
    """Read the printed bibliography and bind the notes to it.

    :param entries: id and words of each entry, in printed order.
    :param notes: id and words of each note, in printed order.
    :param languages: of the edition, BCP 47.
    :param keyed: what the source itself says of works by their keys.
    :return: the works and what cites them.
    """
    parsed = [
        (name, parse_entry(_with_line_ends(words), _emphasis(words.content)))
        for name, words in entries
    ]
    works = keyed.in_place_of(
        make_works([entry for _, entry in parsed], languages), [name for name, _ in parsed]
    )
    key_of = {name: work.key for (name, _), work in zip(entries, works, strict=True)}
    bound = bind(
        [
            (name, words.content.text, _emphasis(words.content))
            for name, words in notes
            if name not in keyed.citing
        ],
        works,
    )
    own = (
        Citation(target=name, key=work.key, ground=Ground.ENTRY)
        for (name, _), work in zip(entries, works, strict=True)
    )
    return References(
        works=works,
        citations=(*keyed.citations(key_of), *bound.citations, *own),
        unbound=bound.unbound,
        unsure=tuple(
            (name, doubt)
            for name, entry in parsed
            if name not in keyed.works
            for doubt in entry.unsure
        ),
    )


def guessed_languages(
    words: Composition, languages: Sequence[str], *, is_entry: bool
) -> tuple[Span, ...]:
    """Guess the languages of the titles and containers in an entry or a note.

    :param words: of the entry or the note.
    :param languages: of the edition, BCP 47, the main one first.
    :param is_entry: whether it is an entry.
    :return: spans of languages other than the main one.
    """
    text, spans = words.content.text, list[Span]()
    for offset, reference in _references(words, is_entry=is_entry):
        for start, end in (
            (part.start + offset, part.end + offset)
            for part in reference.pieces
            if part.role in _NAMED
        ):
            language = guess_language(text[start:end], languages)
            if language and language != languages[0]:
                spans.append(Span(start, end, SpanKind.LANGUAGE, language))
    return tuple(spans)


def _references(words: Composition, *, is_entry: bool) -> Iterator[tuple[int, ParsedReference]]:
    emphasis = _emphasis(words.content)
    if is_entry:
        yield 0, parse_entry(_with_line_ends(words), emphasis)
        return
    cursor = 0
    for part, italics in split_references(words.content.text, emphasis):
        cursor = words.content.text.index(part, cursor)
        yield cursor, parse_note(part, italics)
        cursor += len(part)


def _emphasis(content: Content) -> tuple[tuple[int, int], ...]:
    return tuple((span.start, span.end) for span in content.spans if span.kind is SpanKind.EMPHASIS)


def _with_line_ends(words: Composition) -> str:
    text = list(words.content.text)
    for offset in words.line_ends:
        text[offset] = "\n"
    return "".join(text)
