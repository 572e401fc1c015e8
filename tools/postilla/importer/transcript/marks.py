# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Marks of notes in the forms that print and OCR give them: in the text, and before the notes.

Digits and letters may be of any script. The signs that steer the direction of writing (Unicode
Standard Annex 9, section 2) may stand within a mark and before it.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Final

from postilla.importer.settings import FORMS
from postilla.model.note_marks import IDEOGRAPHS, SIGNS, is_mark, mark_key

CONTROLS: Final = "\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069"
"""Signs that steer the direction of writing, for a class of characters in a pattern."""
_SUPERSCRIPTS: Final = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_CIRCLED: Final = "①-⑳㉑-㉟㊱-㊿❶-❿"
_C: Final = f"[{CONTROLS}]*"
_NUMBER: Final = r"\d{1,4}"
_LETTER: Final = r"(?![A-Z])[^\W\d_]"
_SIGN: Final = rf"[{re.escape(''.join(SIGNS))}]{{1,4}}"
_ANY: Final = rf"{_C}(?:{_NUMBER}|[{IDEOGRAPHS}]{{1,4}}|{_LETTER}|{_SIGN}){_C}"
_RAISED: Final = rf"(?<![{_SUPERSCRIPTS}])[{_SUPERSCRIPTS}]{{1,4}}(?![{_SUPERSCRIPTS}])"
_CALLS: Final = {
    "raised": rf"""(?P<super>{_RAISED})
        | \$?\^\{{(?P<group>{_ANY})\}}\$?
        | \^(?P<caret>{_NUMBER}|{_LETTER})(?!\w)
        | <sup>(?P<tag>{_ANY})</sup>
        | \[\^(?P<foot>[0-9A-Za-z]{{1,8}}|{_ANY})\]""",
    "parentheses": rf"[(（﴾]{_C}(?P<parentheses>{_ANY}){_C}[)）﴿]",
    "brackets": rf"[\[［〔【]{_C}(?P<brackets>{_ANY}){_C}[\]］〕】]",
    "circled": rf"(?P<circled>[{_CIRCLED}])",
    "signs": r"(?<=[^\s*])(?P<signs>[†‡§‖¶]{1,4}|\*{1,4})(?=$|[\s.,;:!?)\]”’»])",
}
_NOTES: Final = {
    "raised": rf"""(?P<super>{_RAISED})[ ]?
        | \$?\^\{{[ ]?(?P<group>{_ANY})(?P<rest>[^}}\w\n]*)\}}\$?[ ]?
        | \^(?P<caret>{_NUMBER}|{_LETTER})[ ]
        | <sup>(?P<tag>{_ANY})</sup>[ ]?
        | \[\^(?P<foot>[0-9A-Za-z]{{1,8}}|{_ANY})\]:[ ]?""",
    "parentheses": f"{_CALLS['parentheses']}[ ]?",
    "brackets": f"{_CALLS['brackets']}[ ]?",
    "circled": f"{_CALLS['circled']}[ ]?",
    "signs": r"(?P<signs>[†‡§‖¶]{1,4}[ ]?|\*{1,4}[ ])",
    "plain": rf"(?P<plain>{_NUMBER})(?:[.)][ ]+|[．、）][ ]?|[ ]+)(?=\S)",
}
_BARE: Final = re.compile(rf"{_NUMBER}|[^\W\d_]|{_SIGN}|[{IDEOGRAPHS}]{{1,4}}|[{_CIRCLED}]")
_WITHOUT_CONTROLS: Final = re.compile(f"[{CONTROLS} ]")
_ORDER: Final = "".join(SIGNS)


@dataclass(frozen=True, slots=True)
class Marks:
    """The patterns of the forms that a transcript has."""

    call: str
    """The source of a verbose pattern: what calls a note."""
    note: re.Pattern[str]
    """What stands before a note; ``rest`` are signs that OCR has drawn into the raised mark."""
    endnote: re.Pattern[str]
    """The same below a heading of notes, where plain numbers are marks, too."""


@cache
def marks_of(forms: tuple[str, ...]) -> Marks:
    """Give the patterns of some forms of marks.

    :param forms: those beside raised ones, of :data:`postilla.importer.settings.FORMS`.
    :return: the patterns.
    """
    chosen = ("raised", *(form for form in FORMS if form in forms))
    return Marks(
        call=" | ".join(_CALLS[form] for form in chosen if form in _CALLS),
        note=_note_pattern(chosen),
        endnote=_note_pattern((*chosen, *({"plain", "signs"} - set(chosen)))),
    )


def _note_pattern(forms: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(f"{_C}(?:{' | '.join(_NOTES[form] for form in sorted(forms))})", re.VERBOSE)


ALL_CALLS: Final = marks_of(FORMS).call
"""What calls a note in any form."""
_CALL: Final = re.compile(ALL_CALLS.replace("(?<=[^\\s*])", ""), re.VERBOSE)


def is_raised(character: str) -> bool:
    """Say whether a character is a raised digit.

    :param character: one character.
    :return: whether it is.
    """
    return character in _SUPERSCRIPTS


def mark_in(words: str) -> str:
    """Read words as the mark of a note, raised or not.

    :param words: such as ``¹²``, ``12``, ``^{12}`` or ``〔十二〕``.
    :return: the mark as printed; empty when the words are something else, or more.
    """
    if found := _CALL.fullmatch(words):
        return mark_of(found)
    return normal_mark(words) if _BARE.fullmatch(words) else ""


def mark_of(found: re.Match[str]) -> str:
    """Give the mark of a note.

    :param found: a match of a pattern of :class:`Marks`.
    :return: the mark as printed, without what raises or encloses it.
    """
    groups = found.groupdict()
    return normal_mark(next(value for name, value in groups.items() if value and name in _GROUPS))


_GROUPS: Final = frozenset({"super", "group", "caret", "tag", "foot", *FORMS})


def normal_mark(printed: str) -> str:
    """Write a printed mark as it stands in chapters.

    :param printed: such as ``¹²``, ``012``, ``A`` or ``†``.
    :return: European digits not raised and without leading zeros, all else as printed.
    """
    mark = _WITHOUT_CONTROLS.sub("", printed)
    if mark and all(map(is_raised, mark)):
        mark = unicodedata.normalize("NFKC", mark)
    return str(int(mark)) if mark.isascii() and mark.isdecimal() else mark


def rank(printed: str) -> int:
    """Say how many marks stand before a mark in their order, itself included.

    :param printed: the mark.
    :return: 1 for ``1``, ``*``, ``a``, ``α``; 0 for what has no order.
    """
    key = mark_key(printed)
    if key.isdecimal():
        return int(key)
    if printed and set(printed) <= set(_ORDER):
        return _ORDER.index(printed[0]) + 1 + len(_ORDER) * (len(printed) - 1)
    first = {"LATIN": "a", "GREEK": "α", "CYRILLIC": "а", "HEBREW": "א", "ARABIC": "ا"}
    script = unicodedata.name(printed[:1], "").partition(" ")[0]
    is_letter = len(printed) == 1 and script in first and is_mark(printed)
    return ord(printed.lower()) - ord(first[script]) + 1 if is_letter else 0
