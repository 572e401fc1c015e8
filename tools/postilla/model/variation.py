# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What other witnesses have in the place of words, and what sort of difference that is.

The terms are those of the TEI Guidelines, chapter 12: a *lemma*, words of the base text; the
*readings* of others, each with the *sigla* of its witnesses.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Final

SIGLUM_PATTERN: Final = r"(?!(?:om|lac)\.(?![\w.]))[^\W\d_][\w.]{0,11}"
"""What a siglum looks like: a letter of any script, then letters, digits and full stops; so it can
be part of an address and of an XML name. What says that a witness has no words is none."""


class Lack(Enum):
    """Why a witness has no words there; the values stand in the source and in print."""

    OMITTED = "om."
    """It leaves the words out."""
    LOST = "lac."
    """It is damaged or lost there: nobody knows what it had."""


class Variation(Enum):
    """What sort of difference there is between the lemma and a reading."""

    SUBSTITUTION = "substitution"
    OMISSION = "omission"
    ADDITION = "addition"
    TRANSPOSITION = "transposition"
    ORTHOGRAPHIC = "orthographic"
    PUNCTUATION = "punctuation"
    LACUNA = "lacuna"


class Ignored(Enum):
    """Differences of a witness that an edition does not record; the values stand in its source."""

    CASE = "case"
    PUNCTUATION = "punctuation"
    U_V = "u-v"
    I_J = "i-j"
    LONG_S = "long-s"


@dataclass(frozen=True, slots=True, kw_only=True)
class WitnessReading:
    """What some witnesses have in the place of the lemma, as it is written."""

    witnesses: tuple[str, ...]
    """Their sigla; none where the line can't be read."""
    words: str = ""
    lack: Lack | None = None
    """Why there are no words."""
    line: int = field(default=0, compare=False)
    """1-based."""

    def __str__(self) -> str:
        """Give it as it is written, such as ``B C: other words`` or ``B om.``."""
        said = f" {self.lack.value}" if self.lack else ""
        return " ".join(self.witnesses) + said + (f": {self.words}" if self.words else "")


_FOLDS: Final = {
    Ignored.U_V: str.maketrans("vV", "uU"),
    Ignored.I_J: str.maketrans("jJ", "iI"),
    Ignored.LONG_S: str.maketrans("ſ", "s"),
}
_SPELLING: Final = frozenset(Ignored)
_NO_LETTER: Final = re.compile(r"[\W_]+")


def normal_form(word: str, ignored: Collection[Ignored]) -> str:
    """Give a word without the differences that do not count.

    :param word: as a witness has it.
    :param ignored: what does not count.
    :return: the form that is compared; nothing is left of punctuation alone.

    >>> normal_form("Vſe,", {Ignored.CASE, Ignored.PUNCTUATION, Ignored.U_V, Ignored.LONG_S})
    'use'
    """
    for one, fold in _FOLDS.items():
        if one in ignored:
            word = word.translate(fold)
    if Ignored.PUNCTUATION in ignored:
        word = _NO_LETTER.sub("", word)
    return word.casefold() if Ignored.CASE in ignored else word


def normal_words(words: str, ignored: Collection[Ignored]) -> tuple[str, ...]:
    """Give the words of a text as they are compared.

    :param words: any text.
    :param ignored: what does not count.
    :return: the normal forms, those of which nothing is left out.
    """
    return tuple(filter(None, (normal_form(word, ignored) for word in words.split())))


def variation(lemma: str, reading: WitnessReading) -> Variation:
    """Say what sort of difference there is.

    :param lemma: the words of the base text.
    :param reading: what others have.
    :return: the sort, told from the words alone.

    >>> variation("old bridge", WitnessReading(witnesses=("B",), words="bridge old")).value
    'transposition'
    """
    if reading.lack:
        return Variation.LACUNA if reading.lack is Lack.LOST else Variation.OMISSION
    if _letters(lemma) == _letters(reading.words):
        return Variation.PUNCTUATION
    own, other = normal_words(lemma, _SPELLING), normal_words(reading.words, _SPELLING)
    if "".join(own) == "".join(other):
        return Variation.ORTHOGRAPHIC
    if Counter(own) == Counter(other):
        return Variation.TRANSPOSITION
    if _is_within(own, other):
        return Variation.ADDITION
    if _is_within(other, own):
        return Variation.OMISSION
    return Variation.SUBSTITUTION


def _letters(words: str) -> str:
    return _NO_LETTER.sub("", words)


def _is_within(few: Sequence[str], many: Sequence[str]) -> bool:
    """Say whether words stand in others, in their order."""
    rest = iter(many)
    return all(word in rest for word in few)
