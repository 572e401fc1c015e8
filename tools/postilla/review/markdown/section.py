# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Sections of a comment, and how they are fitted into the length that a host allows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

LIMIT: Final = 65_000
"""Bytes of UTF-8; GitHub takes 65,536 characters, and has counted them in more ways than one."""


_SHARE: Final = 8
"""Into so many parts the room is divided; a section that is short by its nature gets one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading and what stands below it."""

    heading: str
    """One line of Markdown that holds the number of the items, or nothing."""
    items: Iterable[str] = ()
    """Each ends its own block; they are made when there is room for them."""
    count: int = 0
    """Of the items."""
    closing: str = ""
    """After the last item."""
    is_long: bool = False
    """Whether it takes the room that the others leave."""


def fit(sections: Sequence[Section], limit: int = LIMIT) -> str:
    """Put sections together.

    :param sections: as they are to be read; headings and closings always stay.
    :param limit: bytes that the whole may have.
    :return: Markdown; where items are left out, it says how many.
    """
    frames = (f"{_heading(one)}{_left_out(one.count)}{one.closing}" for one in sections)
    room = limit - len("".join(frames).encode())
    share = room // _SHARE
    bodies: dict[int, str] = {}
    for place, section in sorted(enumerate(sections), key=lambda pair: pair[1].is_long):
        bodies[place] = _body(section, room if section.is_long else min(share, room))
        room -= len(bodies[place].encode())
    parts = (f"{_heading(one)}{bodies[place]}{one.closing}" for place, one in enumerate(sections))
    return "".join(parts).rstrip() + "\n"


def _heading(section: Section) -> str:
    return f"{section.heading}\n\n" if section.heading else ""


def _body(section: Section, room: int) -> str:
    found: list[str] = []
    for item in section.items:
        room -= len(item.encode())
        if room < 0:
            return "".join([*found, _left_out(section.count - len(found))])
        found.append(item)
    return "".join(found)


def _left_out(number: int) -> str:
    if not number:
        return ""
    return (
        f"\n*… {number} more left out here, for a comment can hold no more; "
        "the JSON form of the report has all.*\n\n"
    )
