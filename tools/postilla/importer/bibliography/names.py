# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Lists of names as bibliographies and notes print them."""

from __future__ import annotations

import re
from typing import Final

from postilla.model.bibliography import Person

Names = tuple[tuple[Person, ...], bool]
"""The persons in printed order, and whether the division of their names is certain."""

_AMPERSAND: Final = re.compile(r"[&;]")
_CONJUNCTIONS: Final = frozenset({"and", "ve", "və", "и", "und", "et"})
_PARTICLES: Final = frozenset(
    {
        *("von", "van", "der", "den", "de", "di", "da", "do", "dos", "du"),
        *("del", "della", "la", "le", "el", "al", "bin", "ibn", "ter", "zu"),
    }
)
"""Small words at the head of a family name."""
_PATRONYMICS: Final = frozenset({"oğlu", "qızı", "kızı", "oglu", "ogly", "kyzy"})
"""Small words at the end of a name."""
_INITIAL: Final = re.compile(r"(?:^|\s)[^\W\d_]$")
_INITIALS: Final = re.compile(r"(?:[^\W\d_]\.?[- ]?){1,4}")


def parse_inverted(text: str) -> Names:
    """Read the names at the head of an entry: the first one inverted, the others natural.

    >>> [str(person) for person in parse_inverted("Demir, Ayşe, Jan Novák & Li Wei.")[0]]
    ['Ayşe Demir', 'Jan Novák', 'Li Wei']

    :param text: the names, final punctuation allowed.
    :return: persons and certainty.
    """
    head, *tail = _groups(text) or [""]
    persons, sure = _inverted_group(head, alone=not tail)
    for group in tail:
        more, certain = _later_group(group)
        persons, sure = persons + more, sure and certain
    return persons, sure


def parse_natural(text: str) -> Names:
    """Read names in their natural order, separated by commas and ampersands.

    >>> [person.family for person in parse_natural("Ayşe Demir, Ludwig van Beek & Novák")[0]]
    ['Demir', 'van Beek', 'Novák']

    :param text: the names, final punctuation allowed.
    :return: persons and certainty; a name of one word is taken for a family name.
    """
    names = [
        name for group in _groups(text) for name in ([group] if _is_body(group) else _parts(group))
    ]
    return tuple(_natural(name) for name in names), True


def _groups(text: str) -> list[str]:
    """Split a list of names at ampersands, and at conjunctions between persons."""
    groups = [_trimmed(group) for group in _AMPERSAND.split(text)]
    return [
        part
        for group in groups
        if group
        for part in ([group] if _is_body(group) else _at_conjunctions(group))
    ]


def _at_conjunctions(group: str) -> list[str]:
    parts: list[list[str]] = [[]]
    for word in group.split():
        if word in _CONJUNCTIONS:
            parts.append([])
        else:
            parts[-1].append(word)
    return [trimmed for part in parts if (trimmed := _trimmed(" ".join(part)))]


def _parts(group: str) -> list[str]:
    return [part for piece in group.split(",") if (part := _trimmed(piece))]


def _trimmed(text: str) -> str:
    """Take away white space and punctuation, but not the point of a final initial."""
    text = text.strip(" \t\n\xa0,:")
    return text if _INITIAL.search(text.rstrip(".")) else text.rstrip(". \t\n\xa0,:")


def _is_body(name: str) -> bool:
    """Say whether small words show that a name is not a person's."""
    known = _CONJUNCTIONS | _PARTICLES | _PATRONYMICS
    return any(word[0].islower() and word.strip(".,") not in known for word in name.split())


def _inverted_group(group: str, *, alone: bool) -> Names:
    parts = _parts(group)
    if not parts:
        return (), True
    words = group.split()
    if _is_body(group) or len(words) == 1:
        return (Person(literal=group),), True
    if len(parts) == 1:
        if len(words) > 2 and alone:
            return (Person(literal=group),), False
        return (Person(family=words[0], given=" ".join(words[1:])),), False
    persons = [Person(family=parts[0], given=parts[1])]
    others = parts[2:]
    pairs = tuple(zip(others[::2], others[1::2], strict=False))
    if pairs and 2 * len(pairs) == len(others) and all(_is_given(given) for _, given in pairs):
        persons += [Person(family=family, given=given) for family, given in pairs]
        return tuple(persons), False
    return (*persons, *(_natural(part) for part in others)), True


def _is_given(part: str) -> bool:
    """Say whether a name between commas is too short to be a person's whole name."""
    return " " not in part or bool(_INITIALS.fullmatch(part))


def _later_group(group: str) -> Names:
    """Read what follows an ampersand: a natural name, or a stray comma in it."""
    parts = _parts(group)
    if len(parts) != 2 or _is_body(group):
        return parse_natural(group)
    if _INITIAL.search(parts[0]):
        return (_natural(" ".join(parts)),), False
    return (Person(family=parts[0], given=parts[1]),), True


def _natural(name: str) -> Person:
    if _is_body(name):
        return Person(literal=name)
    words = name.split()
    last = len(words) - 1
    if words[last] in _PATRONYMICS and last > 1:
        return Person(family=words[0], given=" ".join(words[1:]))
    start = next((i for i, word in enumerate(words) if i and word in _PARTICLES), last)
    return Person(family=" ".join(words[start:]), given=" ".join(words[:start]))
