# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The style sheet of a publication, with sides for readers of books that know nothing else.

The sheets speak of where lines begin and end (`CSS Logical Properties
<https://www.w3.org/TR/css-logical-1/>`_). Older readers know left and right alone; they are told
what that is in the direction of the book, before all others are told what is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from types import MappingProxyType
from typing import Final

_LEFT_TO_RIGHT: Final = MappingProxyType({"start": "left", "end": "right"})
_RIGHT_TO_LEFT: Final = MappingProxyType({"start": "right", "end": "left"})
# Of borders nothing is said: in words of the other direction they would stand on both sides.
_ROOM: Final = re.compile(r"(?P<name>margin|padding)-inline-(?P<side>start|end): (?P<value>[^;]+);")
_BOTH: Final = re.compile(r"(?P<name>margin|padding)-inline: (?P<start>\S+)(?: (?P<end>\S+))?;")
_PLACE: Final = re.compile(r"(?P<name>text-align|float): (?:inline-)?(?P<side>start|end);")


def with_sides(sheets: Iterable[str], *, is_right_to_left: bool) -> str:
    """Make one style sheet of several.

    :param sheets: in their order.
    :param is_right_to_left: whether the book is written so.
    :return: them, each declaration that names a beginning or an end behind one that names a side.

    >>> print(with_sides(["a { margin-inline-start: 1em; }"], is_right_to_left=True))
    a { margin-right: 1em; margin-inline-start: 1em; }
    """
    sides = _RIGHT_TO_LEFT if is_right_to_left else _LEFT_TO_RIGHT

    def room(found: re.Match[str]) -> str:
        return f"{found['name']}-{sides[found['side']]}: {found['value']}; {found[0]}"

    def both(found: re.Match[str]) -> str:
        values = {"start": found["start"], "end": found["end"] or found["start"]}
        said = (f"{found['name']}-{sides[side]}: {value};" for side, value in values.items())
        return f"{' '.join(said)} {found[0]}"

    def place(found: re.Match[str]) -> str:
        return f"{found['name']}: {sides[found['side']]}; {found[0]}"

    css = "\n".join(sheets)
    for pattern, told in ((_ROOM, room), (_BOTH, both), (_PLACE, place)):
        css = pattern.sub(told, css)
    return css
