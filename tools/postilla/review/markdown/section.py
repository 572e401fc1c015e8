# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Sections of a comment, and how they are fitted into the length that a host allows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

LIMIT: Final = 65_000
"""Bytes of UTF-8; GitHub takes 65,536 characters, and has counted them in more ways than one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading and what stands below it."""

    heading: str
    """One line of Markdown that holds the number of the items, or nothing."""
    items: Sequence[str] = ()
    """Each ends its own block."""
    closing: str = ""
    """After the last item."""


def fit(sections: Sequence[Section], limit: int = LIMIT) -> str:
    """Put sections together, those first that stand first.

    :param sections: in order of weight; headings and closings always stay.
    :param limit: bytes that the whole may have.
    :return: Markdown; where items are left out, it says how many.
    """
    frame = "".join(
        f"{one.heading}\n\n{_left_out(len(one.items))}{one.closing}" for one in sections
    )
    return "".join(_parts(sections, limit - len(frame.encode()))).rstrip() + "\n"


def _parts(sections: Sequence[Section], room: int) -> Iterator[str]:
    for section in sections:
        if section.heading:
            yield f"{section.heading}\n\n"
        for number, item in enumerate(section.items):
            room -= len(item.encode())
            if room < 0:
                yield _left_out(len(section.items) - number)
                break
            yield item
        yield section.closing


def _left_out(number: int) -> str:
    if not number:
        return ""
    return (
        f"\n*… {number} more left out here, for a comment can hold no more; "
        "the JSON form of the report has all.*\n\n"
    )
