# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Keys for works: ``ciftci2024``, or a few words of the title where no author is printed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import count, product
from string import ascii_lowercase
from typing import Final

from postilla.importer.bibliography.fold import title_words
from postilla.model.bibliography import Person

_WORDS: Final = 3
"""How many words of a title make a key."""
_SHORT: Final = 3
"""Words of so many letters are left out where longer ones stand."""


def make_key(authors: tuple[Person, ...], year: str, title: str) -> str:
    """Name a work after its first author and year, or after its title.

    >>> make_key((Person(family="Çiftçi", given="Ece"),), "2024", "On Bridges")
    'ciftci2024'
    >>> make_key((), "", "44 Old Bridges of the Plain")
    'bridges-plain'

    :param authors: in printed order; a body is named by its first words.
    :param year: as printed; empty when unknown.
    :param title: used where there is no author.
    :return: a key by :data:`postilla.model.bibliography.WORK_KEY`, not yet unique.
    """
    first = authors[0] if authors else None
    year = re.sub(r"[^0-9]", "", year)
    if first and first.family and (family := _ascii("".join(title_words(first.family)))):
        return family + year
    words = [
        _ascii(word) for word in title_words(first.literal if first and first.literal else title)
    ]
    long = [word for word in words if len(word) > _SHORT] or [word for word in words if word]
    return "-".join([*(long or ["work"])[:_WORDS], *([year] if year else [])])


def _ascii(word: str) -> str:
    """Keep the letters and digits of ASCII, from the first letter on."""
    return re.sub(r"^[0-9]+|[^a-z0-9]", "", word)


def make_unique(keys: Iterable[str]) -> tuple[str, ...]:
    """Tell equal keys apart by a letter: the second of ``demir2024`` is ``demir2024b``.

    >>> make_unique(["demir2024", "old-bridges", "demir2024", "old-bridges"])
    ('demir2024', 'old-bridges', 'demir2024b', 'old-bridges-b')

    :param keys: in printed order.
    :return: as many keys, each once.
    """
    wanted = tuple(keys)
    taken = set(wanted)
    seen: dict[str, Iterable[str]] = {}
    unique = []
    for key in wanted:
        if key not in seen:
            seen[key] = _suffixed(key)
            unique.append(key)
            continue
        free = next(other for other in seen[key] if other not in taken)
        taken.add(free)
        unique.append(free)
    return tuple(unique)


def _suffixed(key: str) -> Iterable[str]:
    """Give the key with b, c … z, then ba, bb …, each once."""
    joint = "" if key[-1].isdigit() else "-"
    for length in count(1):
        for letters in product(ascii_lowercase, repeat=length):
            if letters[0] != "a":
                yield f"{key}{joint}{''.join(letters)}"
