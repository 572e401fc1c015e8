# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Every word with its places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from postilla.search.document import Document, Layer, Run
from postilla.search.fold import letters, spelling, words

_SPACES = re.compile(r"\s+")
_PLACES: Final = 32
"""Bits of a number that holds a document and a place in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One of the texts of a document; those of one document have neighbouring numbers."""

    page: int
    """The number of its page."""
    id: str
    layer: Layer
    label: str
    text: str
    """White space folded to single spaces."""
    languages: tuple[str, ...]
    """BCP 47, each once, in the order of the words."""
    length: int
    """In words."""
    is_other_reading: bool


@dataclass(frozen=True, slots=True)
class Postings:
    """Where a word stands in one spelling."""

    spelling: str
    places: tuple[tuple[int, tuple[int, ...]], ...]
    """The number of each entry that has it, with the word's places there; both 0-based, in
    order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """What is known of an edition's words."""

    pages: tuple[tuple[str, str], ...]
    """Address and title of each, in reading order."""
    entries: tuple[Entry, ...]
    """In reading order."""
    terms: tuple[tuple[str, tuple[Postings, ...]], ...]
    """The letters of each word with its spellings; both in the order of UTF-16."""


def build_index(documents: Iterable[Document]) -> Index:
    """Index documents.

    :param documents: in reading order.
    :return: their index.
    """
    indexer = _Indexer()
    for document in documents:
        indexer.add(document, document.text, is_other_reading=False)
        if document.other_text:
            indexer.add(document, document.other_text, is_other_reading=True)
    return indexer.index()


class _Indexer:
    def __init__(self) -> None:
        self._pages: dict[str, tuple[int, str]] = {}
        self._entries: list[Entry] = []
        self._places: dict[tuple[str, str], list[int]] = {}
        self._forms: dict[str, dict[str, tuple[str, str]]] = {}
        """Language -> word -> its letters and spelling."""

    def add(self, document: Document, runs: Sequence[Run], *, is_other_reading: bool) -> None:
        text, bounds = _joined(runs)
        number = len(self._entries) << _PLACES
        count, at = 0, 0
        limit, language = bounds[0] if bounds else (0, "")
        for start, end in words(text):
            while limit <= start:
                at += 1
                limit, language = bounds[at]
            key = self._form(text[start:end], language)
            if key[0]:
                self._places.setdefault(key, []).append(number + count)
                count += 1
        page, _ = self._pages.setdefault(document.page, (len(self._pages), document.title))
        self._entries.append(
            Entry(
                page=page,
                id=document.id,
                layer=document.layer,
                label=document.label,
                text=text,
                languages=tuple(dict.fromkeys(run.language for run in runs if run.words.strip())),
                length=count,
                is_other_reading=is_other_reading,
            )
        )

    def _form(self, word: str, language: str) -> tuple[str, str]:
        forms = self._forms.setdefault(language, {})
        form = forms.get(word)
        if form is None:
            form = forms[word] = letters(word), spelling(word, language)
        return form

    def index(self) -> Index:
        return Index(
            pages=tuple((page, title) for page, (_, title) in self._pages.items()),
            entries=tuple(self._entries),
            terms=tuple(_terms(self._places)),
        )


def _joined(runs: Sequence[Run]) -> tuple[str, Sequence[tuple[int, str]]]:
    """Put runs together; give where each ends in the text, and its language."""
    pieces: list[str] = []
    bounds = []
    length, after = 0, " "
    for run in runs:
        piece = _SPACES.sub(" ", run.words)
        if after == " ":
            piece = piece.removeprefix(" ")
        if piece:
            pieces.append(piece)
            length += len(piece)
            after = piece[-1]
        bounds.append((length, run.language))
    return "".join(pieces).rstrip(), bounds


def _terms(
    places: Mapping[tuple[str, str], Sequence[int]],
) -> Iterator[tuple[str, tuple[Postings, ...]]]:
    found: dict[str, list[Postings]] = {}
    for key in sorted(places, key=_in_utf_16):
        found.setdefault(key[0], []).append(Postings(key[1], tuple(_grouped(places[key]))))
    for term, postings in found.items():
        yield term, tuple(postings)


def _in_utf_16(key: tuple[str, str]) -> tuple[bytes, bytes]:
    """Sort as a browser compares strings."""
    return key[0].encode("utf-16-be"), key[1].encode("utf-16-be")


def _grouped(places: Sequence[int]) -> Iterator[tuple[int, tuple[int, ...]]]:
    by_entry: dict[int, list[int]] = {}
    for place in places:
        by_entry.setdefault(place >> _PLACES, []).append(place & ((1 << _PLACES) - 1))
    for entry, own in by_entry.items():
        yield entry, tuple(own)
