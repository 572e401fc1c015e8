# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Marks of notes in the forms that OCR gives them: calls in the text, and before the notes."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import Final

_SUPERSCRIPTS: Final = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_DIGITS: Final = str.maketrans(_SUPERSCRIPTS, "0123456789")
_SIGNS: Final = MappingProxyType({"*": "star", "†": "dagger", "‡": "double-dagger"})
_RAISED: Final = rf"(?<![{_SUPERSCRIPTS}])[{_SUPERSCRIPTS}]{{1,4}}(?![{_SUPERSCRIPTS}])"
_GROUPS: Final = ("super", "group", "caret", "tag", "foot")

CALL: Final = rf"""
    (?P<super>{_RAISED})
    | \$?\^\{{(?P<group>[0-9]{{1,4}}|[a-z*†‡])\}}\$?
    | \^(?P<caret>[0-9]{{1,4}}|[a-z])(?!\w)
    | <sup>(?P<tag>[0-9]{{1,4}}|[a-z])</sup>
    | \[\^(?P<foot>[0-9A-Za-z]{{1,8}})\]"""
"""The source of a verbose pattern: what calls a note, with its mark in one of the groups."""

_CALL = re.compile(CALL, re.VERBOSE)
_BARE = re.compile(r"[0-9]{1,4}|[A-Za-z*†‡]")

NOTE: Final = re.compile(
    rf"""(?P<super>{_RAISED})[ ]?
    | \$?\^\{{[ ]?(?P<group>[0-9]{{1,4}}|[a-z*†‡])(?P<rest>[^}}\w\n]*)\}}\$?[ ]?
    | \^(?P<caret>[0-9]{{1,4}}|[a-z])[ ]
    | <sup>(?P<tag>[0-9]{{1,4}}|[a-z])</sup>[ ]?
    | \[\^(?P<foot>[0-9A-Za-z]{{1,8}})\]:[ ]?""",
    re.VERBOSE,
)
"""What stands before a note; ``rest`` are signs that OCR has drawn into the raised mark."""


def is_raised(character: str) -> bool:
    """Say whether a character is a raised digit.

    :param character: one character.
    :return: whether it is.
    """
    return character in _SUPERSCRIPTS


def mark_in(words: str) -> str:
    """Read words as the mark of a note, raised or not.

    :param words: such as ``¹²``, ``12`` or ``^{12}``.
    :return: the mark as it stands in ids; empty when the words are something else, or more.
    """
    if found := _CALL.fullmatch(words):
        return mark_of(found)
    return normal_mark(words) if _BARE.fullmatch(words) else ""


def mark_of(found: re.Match[str]) -> str:
    """Give the mark of a note as it stands in ids.

    :param found: a match of :data:`CALL` or :data:`NOTE`.
    :return: digits, small letters, or the name of a sign.
    """
    return normal_mark(next(found[name] for name in _GROUPS if found[name]))


def normal_mark(printed: str) -> str:
    """Write a printed mark as it stands in ids.

    :param printed: such as ``¹²``, ``012``, ``A`` or ``†``.
    :return: digits without leading zeros, small letters, or the name of a sign.
    """
    mark = printed.translate(_DIGITS)
    return str(int(mark)) if mark.isdecimal() else _SIGNS.get(mark, mark.lower())
