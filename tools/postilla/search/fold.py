# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Words as a reader types them: without diacritics, whatever the case.

``search-fold.js`` does the same, step by step; both rest on the same normal forms (`UAX #15
<https://www.unicode.org/reports/tr15/>`_), case mappings and general categories.

A word has two forms. By its *letters* it is found, so that diacritics and case do not matter; by
its *spelling*, in which only case does not matter, the exact one of several is put first.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

TURKIC: Final = frozenset({"az", "tr"})
"""The languages in which ``I`` is the capital of ``ı`` and ``İ`` that of ``i``."""

_TURKIC_LETTERS: Final = frozenset("ışğəİŞĞƏ")
"""A word with one of them is spelt like these languages, whatever the words around it are."""

_JOINERS: Final = "\u00ad\u200c\u200d\u2060"
"""Inside a word they part nothing: soft hyphen, zero-width (non-)joiner, word joiner."""

_MARKS = re.compile(
    "[\u02b9-\u02bf\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe00-\ufe0f\ufe20-\ufe2f]"
)
"""Accents, points and vowels set above or below letters, and the signs of transliterations.

Named by range: the vowels of Indic scripts are marks, too, and are no accents."""

_SHORT_I: Final = "\u0438\u0306"
"""What й is taken apart into; unlike ё, it is a letter of its own to whoever types it."""

_LETTERS: Final = MappingProxyType(
    str.maketrans(
        {
            "ı": "i",
            "ȷ": "j",
            "ə": "e",
            "ß": "ss",
            "æ": "ae",
            "œ": "oe",
            "ø": "o",
            "ð": "d",
            "đ": "d",
            "þ": "th",
            "ħ": "h",
            "ł": "l",
            "ŋ": "n",
            "ŧ": "t",
            "ĸ": "k",
            "ς": "σ",
            "ґ": "г",
            "ک": "ك",
            "ی": "ي",
            "ى": "ي",
            "ة": "ه",
        }
    )
)
"""Letters that have no accent to be taken off, and what is typed for them."""

_UNSPACED: Final = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
"""Scripts that set no space between words: there each character counts as one."""

_WORD = re.compile(f"[{_UNSPACED}]|[^ {_UNSPACED}]+")


class _Separators(dict[int, int]):
    """Leaves the characters of words as they are and makes a space of every other one."""

    def __missing__(self, code: int) -> int:
        self[code] = code if _is_of_word(chr(code)) else ord(" ")
        return self[code]


_SEPARATORS: Final = _Separators()
"""Remembers what it was asked."""


def words(text: str) -> Iterator[tuple[int, int]]:
    """Find the words of a text: runs of letters, marks and digits.

    :param text: any.
    :return: start and end (exclusive) of each, in code points, in order.
    """
    for word in _WORD.finditer(text.translate(_SEPARATORS)):
        yield word.span()


def letters(word: str) -> str:
    """Give what a word is found by.

    :param word: one of :func:`words`.
    :return: its letters without case and diacritics; nothing when it has none.

    >>> letters("SARIKAYA"), letters("Ermənistan"), letters("Straße"), letters("счёт")
    ('sarikaya', 'ermenistan', 'strasse', 'счет')
    """
    folded = unicodedata.normalize("NFKD", word).replace("Σ", "σ").lower()
    folded = _MARKS.sub("", folded.replace(_SHORT_I, "й")).translate(_LETTERS)
    return folded if folded.isalnum() else "".join(filter(_is_letter, folded))


def spelling(word: str, language: str = "") -> str:
    """Give a word as it is spelt in small letters.

    :param word: one of :func:`words`.
    :param language: BCP 47, for the case of ``I`` depends on it.
    :return: its spelling.

    >>> spelling("IŞIK"), spelling("KAPI", "tr"), spelling("ISTANBUL"), spelling("İstanbul")
    ('ışık', 'kapı', 'istanbul', 'istanbul')
    """
    composed = unicodedata.normalize("NFC", word)
    if is_turkic(language) or not _TURKIC_LETTERS.isdisjoint(composed):
        composed = composed.replace("I", "ı")
    composed = composed.replace("İ", "i").replace("Σ", "σ")
    if not composed.isalnum():
        composed = "".join(one for one in composed if one not in _JOINERS)
    return unicodedata.normalize("NFC", composed.lower())


def is_turkic(language: str) -> bool:
    """Say whether a language has a dotless ``ı``.

    :param language: BCP 47.
    :return: whether it has.
    """
    return language.partition("-")[0].lower() in TURKIC


def _is_letter(character: str) -> bool:
    return unicodedata.category(character)[0] in "LMN"


def _is_of_word(character: str) -> bool:
    return _is_letter(character) or character in _JOINERS
