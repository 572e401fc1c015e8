# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The printed marks of notes and pages: what they may be, and how they stand in ids.

A mark is kept as it is printed: ``17``, ``١٧``, ``*``, ``α``. Where marks begin anew, what they are
counted in stands before them: ``p243-1`` on page 243, ``c2-17`` in the second chapter with notes,
``n3-1`` in the third run of notes, where the page is not known. Only the last part is shown.
"""

from __future__ import annotations

import re
import unicodedata
from types import MappingProxyType
from typing import Final

SIGNS: Final = MappingProxyType(
    {
        **{"*": "star", "†": "dagger", "‡": "double-dagger", "§": "section"},
        **{"‖": "parallel", "¶": "pilcrow", "#": "number"},
    }
)
"""A sign that calls a note -> its name in ids."""
IDEOGRAPHS: Final = "〇零一二三四五六七八九十百"
"""The digits of Chinese and Japanese numbers up to some hundreds."""

_PLAIN: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_SCOPE: Final = r"(?:p(?:[0-9]+[a-z]?|[ivxlcdm]+)|c[0-9]+|n[0-9]+)"
_SCOPED: Final = re.compile(rf"(?P<scope>{_SCOPE})-(?P<printed>.+)")
_CALL: Final = re.compile(
    rf"(?P<mark>(?:{_SCOPE}-)?(?:double-dagger|[a-z0-9]+?))(?:-(?P<occurrence>[0-9]+))?"
)
_LETTER: Final = re.compile(r"[A-Z ]+? (?:(?:SMALL|CAPITAL|FINAL) )?LETTER (?P<name>[A-Z ]+)")
_NAMES: Final = MappingProxyType({name: sign for sign, name in SIGNS.items()})
_PLACES: Final = MappingProxyType({"p": "p. {}", "c": "ch. {}", "n": "run {}"})


def mark_key(mark: str) -> str:
    """Write a printed mark or page number as it stands in ids.

    :param mark: as printed, with what it is counted in.
    :return: small letters, digits and hyphens; the mark itself when it can't be one.

    >>> mark_key("١٧"), mark_key("*"), mark_key("p12-α"), mark_key("十二"), mark_key("③")
    ('17', 'star', 'p12-alpha', '12', '3')
    """
    if _PLAIN.fullmatch(mark):
        return mark
    scoped = _SCOPED.fullmatch(mark)
    if scoped:
        return f"{scoped['scope']}-{_key(scoped['printed']) or scoped['printed']}"
    return _key(mark) or mark


def is_mark(mark: str) -> bool:
    """Say whether words can be the mark of a note.

    :param mark: such as ``17``, ``*`` or ``p243-1``.
    :return: whether they make an id.
    """
    return _PLAIN.fullmatch(mark_key(mark)) is not None


def printed_mark(mark: str) -> str:
    """Give what is shown of a mark.

    :param mark: with what it is counted in.
    :return: as printed, such as ``1`` of ``p243-1``.
    """
    scoped = _SCOPED.fullmatch(mark)
    return scoped["printed"] if scoped else mark


def shown_mark(shown: str, key: str) -> str:
    """Put a mark together of what a product shows and the id that it gives.

    :param shown: such as ``١``.
    :param key: what the id says, such as ``p243-1``; may be empty.
    :return: the mark, ``p243-١``; what is shown alone, when the id does not end so.
    """
    scoped = _SCOPED.fullmatch(key)
    if scoped and scoped["printed"] == mark_key(shown):
        return f"{scoped['scope']}-{shown}"
    return shown


def own_mark(mark: str) -> str:
    """Give the mark of a note where its id does not say it.

    :param mark: of the note.
    :return: the mark, or nothing when it stands in the id as it is.
    """
    return "" if mark_key(mark) == mark else mark


def mark_phrase(key: str) -> str:
    """Name a note in running text.

    :param key: of its mark, from an id; the number of a second call may follow.
    :return: such as ``n. 17`` or ``p. 243, n. 1``.

    >>> mark_phrase("17-2"), mark_phrase("p243-star")
    ('n. 17', 'p. 243, n. *')
    """
    found = _CALL.fullmatch(key)
    mark = found["mark"] if found else key
    scoped = _SCOPED.fullmatch(mark)
    printed = scoped["printed"] if scoped else mark
    place = f"{_PLACES[mark[0]].format(scoped['scope'][1:])}, " if scoped else ""
    return f"{place}n. {_NAMES.get(printed, printed)}"


def _key(printed: str) -> str:
    if printed.isdecimal():
        return str(int(printed))
    if printed and all(one in SIGNS for one in printed):
        return "-".join(SIGNS[one] for one in printed)
    if printed and all(one in IDEOGRAPHS for one in printed):
        return str(_ideographic(printed))
    if len(printed) == 1 and unicodedata.category(printed) == "No":
        return f"{unicodedata.numeric(printed):.0f}"
    if re.fullmatch(r"[A-Z]|[0-9]{1,4}[A-Za-z]", printed):
        return printed.lower()
    letter = _LETTER.fullmatch(unicodedata.name(printed, "")) if len(printed) == 1 else None
    return letter["name"].lower().replace(" ", "-") if letter else ""


def _ideographic(printed: str) -> int:
    """Read a Chinese number: by its tens and hundreds, or digit by digit."""
    if not set(printed) & set("十百"):
        return int("".join(str(int(unicodedata.numeric(one))) for one in printed))
    total, digit = 0, 0
    for one in printed:
        value = int(unicodedata.numeric(one))
        if one in "十百":
            total, digit = total + max(digit, 1) * value, 0
        else:
            digit = value
    return total + digit
