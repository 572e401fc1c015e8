# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""An index as scripts: one that is always loaded, and shards of which a query needs few.

``index.js`` says what there is; ``words-N.js`` hold the places of words, in the order of their
letters; ``texts-N.js`` hold the words of documents, for results to be shown. Each calls
``postilla.search.receive`` with its name and a value.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, TypeVar

from postilla.model.script import literal
from postilla.search.index import Entry, Index, Postings

SHARD: Final = 32_000
"""Roughly how many characters a shard has; a word that needs more has one for itself."""

DIGITS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_BITS: Final = 5
"""Of a number in each digit; one more says that another digit follows."""
_MORE: Final = 1 << _BITS

T = TypeVar("T")


def index_files(index: Index) -> Mapping[str, str]:
    """Write an index.

    :param index: the index.
    :return: name of each file -> its text; the same for the same index.
    """
    terms = _packed(map(_term, index.terms), _size)
    texts = _packed(map(_text, index.entries), _size)
    shards = {
        **{f"words-{number}": shard for number, shard in enumerate(terms)},
        **{f"texts-{number}": shard for number, shard in enumerate(texts)},
    }
    files = {f"{name}.js": _script(name, shard) for name, shard in shards.items()}
    digest = hashlib.sha256("".join(files.values()).encode()).hexdigest()
    files["index.js"] = _script("index", _contents(index, terms, texts, digest[:12]))
    return files


def encoded(numbers: Iterable[int]) -> str:
    """Write numbers, small ones in one character.

    :param numbers: none below zero.
    :return: digits of base 32, the lowest first; those that another one follows stand apart.

    >>> encoded([0, 31, 32, 1000])
    'AfgBof'
    """
    return "".join(map(_encode, numbers))


def _encode(number: int) -> str:
    digits = ""
    while number >= _MORE:
        digits += DIGITS[_MORE + number % _MORE]
        number >>= _BITS
    return digits + DIGITS[number]


def _contents(
    index: Index, terms: Sequence[Sequence[Any]], texts: Sequence[Sequence[Any]], digest: str
) -> Mapping[str, Any]:
    layers = list(dict.fromkeys(entry.layer.value for entry in index.entries))
    languages = list(dict.fromkeys(" ".join(entry.languages) for entry in index.entries))
    layer_of = {layer: number for number, layer in enumerate(layers)}
    languages_of = {name: number for number, name in enumerate(languages)}
    entries = index.entries
    return {
        "version": digest,
        "pages": index.pages,
        "layers": layers,
        "languages": languages,
        "layerOf": encoded(layer_of[entry.layer.value] for entry in entries),
        "languagesOf": encoded(languages_of[" ".join(entry.languages)] for entry in entries),
        "lengthOf": encoded(entry.length for entry in entries),
        "isOtherReading": encoded(int(entry.is_other_reading) for entry in entries),
        "words": [shard[0][0] for shard in terms],
        "texts": encoded(map(len, texts)),
    }


def _term(term: tuple[str, tuple[Postings, ...]]) -> Sequence[str]:
    """Give letters, then each spelling with its entries and its places there.

    A spelling like the letters is empty. Places stand apart, for most queries ask for none.
    """
    letters, spellings = term
    row = [letters]
    for postings in spellings:
        is_same = postings.spelling == letters
        row += ["" if is_same else postings.spelling, encoded(_entries(postings))]
        row.append(encoded(_places(postings)))
    return row


def _entries(postings: Postings) -> Iterator[int]:
    """Give of each entry its distance to the one before, and the number of places."""
    before = 0
    for entry, places in postings.places:
        yield entry - before
        yield len(places)
        before = entry


def _places(postings: Postings) -> Iterator[int]:
    """Give of each place its distance to the one before in the same entry."""
    for _, places in postings.places:
        last = 0
        for place in places:
            yield place - last
            last = place


def _text(entry: Entry) -> Sequence[Any]:
    return [entry.page, entry.id, entry.label, entry.text]


def _size(row: Sequence[Any]) -> int:
    return sum(len(str(field)) for field in row)


def _packed(rows: Iterable[T], size_of: Callable[[T], int]) -> Sequence[Sequence[T]]:
    shards: list[list[T]] = []
    room = 0
    for row in rows:
        size = size_of(row)
        if not shards or size > room:
            shards.append([])
            room = SHARD
        shards[-1].append(row)
        room -= size
    return shards


def _script(name: str, value: object) -> str:
    return f'postilla.search.receive("{name}",{literal(value)});\n'
