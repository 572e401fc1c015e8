# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Annotations that were withdrawn: their addresses stay, and tell what became of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Retired:
    """An annotation that the edition no longer has."""

    id: str
    """Its address, which no other annotation gets."""
    reason: str
    """Why it was withdrawn: a sentence or more of plain text."""
    date: str
    """``YYYY-MM-DD``, the day on which it was."""
    version: str = ""
    """The number of the first version without it; empty where none is named."""
    successors: tuple[str, ...] = ()
    """The addresses of what takes its place, some of them perhaps withdrawn since."""
    place: str = ""
    """The id of the block at which it stood; empty where it is not known."""
    line: int = field(default=0, compare=False)
    """1-based, of its table."""


def living_successors(
    identifier: str, retired: Mapping[str, Retired], seen: frozenset[str] = frozenset()
) -> Iterator[str]:
    """Give what takes the place of an annotation today.

    :param identifier: the address of one that was withdrawn.
    :param retired: address -> annotation, of all that were.
    :param seen: addresses that are not followed again, for they may lead in a circle.
    :return: the addresses of those that were not withdrawn in their turn, perhaps repeatedly.
    """
    seen |= {identifier}
    for successor in retired[identifier].successors:
        if successor not in retired:
            yield successor
        elif successor not in seen:
            yield from living_successors(successor, retired, seen)


def circles(retired: Mapping[str, Retired]) -> Iterator[str]:
    """Find annotations that take their own place in the end.

    :param retired: address -> annotation, of all that were withdrawn.
    :return: the addresses on circles, in their order.
    """
    done: set[str] = set()
    for start in retired:
        path: dict[str, None] = {}
        stack: list[tuple[str, bool]] = [(start, False)]
        while stack:
            identifier, is_left = stack.pop()
            if is_left:
                path.pop(identifier)
                done.add(identifier)
            elif identifier in path:
                yield identifier
            elif identifier in retired and identifier not in done:
                path[identifier] = None
                stack.append((identifier, True))
                stack += [(one, False) for one in reversed(retired[identifier].successors)]


def withdrawal(one: Retired, retired: Mapping[str, Retired]) -> tuple[str, str]:
    """Tell of an annotation to which something still leads.

    :param one: the annotation.
    :param retired: address -> annotation, of all that were withdrawn.
    :return: a sentence that says so, and one with the likely mend.
    """
    message = f"“{one.id}” was withdrawn on {one.date}: {one.reason}"
    successors = list(dict.fromkeys(living_successors(one.id, retired)))
    named = " or ".join(f"“{successor}”" for successor in successors)
    hint = f"In its place there is {named}." if successors else "Nothing takes its place."
    return message, hint


def by_id(retired: Iterable[Retired]) -> dict[str, Retired]:
    """Sort them by address; of two with one address the first counts."""
    sorted_: dict[str, Retired] = {}
    for one in retired:
        sorted_.setdefault(one.id, one)
    return sorted_
