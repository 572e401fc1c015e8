# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The ends of lines within a text: a space in most scripts, nothing in those without spaces.

The rule is that of CSS Text 4, section 4.1.3 (segment break transformation): a line end between
two characters of East Asian width, neither of them Hangul, is nothing.
"""

from __future__ import annotations

import unicodedata
from typing import Final

_WITH_EITHER: Final = frozenset("“”‘’…—·")
"""Signs that Chinese shares with other scripts; beside one of its characters they are its own."""


def is_spaceless(character: str) -> bool:
    """Say whether a character is of a script that sets no spaces between words.

    :param character: one character, or none.
    :return: whether it is Chinese or Japanese, a letter or a sign.
    """
    if not character or character < "\u2e80":
        return False
    is_hangul = "\u3130" <= character <= "\u318f" or "\uac00" <= character <= "\ud7af"
    return unicodedata.east_asian_width(character) in "WF" and not is_hangul


def line_end(before: str, after: str) -> str:
    """Say what a line end between two characters is.

    :param before: the last character before it; may be empty.
    :param after: the first character after it; may be empty.
    :return: a space, or nothing.
    """
    sides = (before, after)
    is_nothing = any(map(is_spaceless, sides)) and all(
        is_spaceless(side) or side in _WITH_EITHER for side in sides if side
    )
    return "" if is_nothing and all(sides) else " "


def can_begin(text: str, start: int) -> bool:
    """Say whether a line of the source can begin at a place, so that the same text is read.

    :param text: white space folded to single spaces.
    :param start: 0-based offset in code points.
    :return: whether what stands before it is what a line end would be there.
    """
    if not 0 < start < len(text):
        return False
    has_space = text[start - 1] == " "
    before = text[start - 2 : start - 1] if has_space else text[start - 1]
    return line_end(before, text[start]) == (" " if has_space else "")
