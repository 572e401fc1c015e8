# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The language of a title, guessed among the languages of the edition.

Titles are short, so the evidence is what can be pointed at: the script, letters that only
some languages write, and small words. Each word gives points; a tie is no answer. A text
transliterated from another script shows no such evidence, and stays for a person to decide.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class _Profile:
    """What tells a language from its neighbours; all letters are small ones."""

    letters: frozenset[str] = frozenset()
    """Letters that few languages share."""
    foreign: frozenset[str] = frozenset()
    """Letters that the language does not have."""
    expected: frozenset[str] = frozenset()
    """Letters of which a longer text hardly lacks all."""
    words: frozenset[str] = frozenset()
    """Small words, and words that titles are full of."""
    suffix: re.Pattern[str] | None = None
    """An ending written after an apostrophe."""


_DOTTED: Final = "\u0307"
"""What the small form of ``İ`` holds beside ``i``."""

_PROFILES: Final[Mapping[str, _Profile]] = MappingProxyType(
    {
        "az": _Profile(
            letters=frozenset("çəğıöşü" + _DOTTED),
            foreign=frozenset("w"),
            expected=frozenset("əxq"),
            words=frozenset(
                {"və", "ilə", "üçün", "haqqında", "görə", "kimi", "olan", "edib", "jurnalı"}
            ),
        ),
        "en": _Profile(
            foreign=frozenset("çəğıöş" + _DOTTED),
            words=frozenset(
                {
                    *("a", "an", "and", "as", "at", "between", "by", "for", "from", "in", "into"),
                    *(
                        "is",
                        "its",
                        "of",
                        "on",
                        "or",
                        "over",
                        "the",
                        "to",
                        "under",
                        "with",
                        "journal",
                    ),
                    *("review", "studies", "university"),
                }
            ),
            suffix=re.compile(r"s"),
        ),
        "ru": _Profile(
            letters=frozenset("абвгдеёжзийклмнопрстуфхцчшщъыьэюя"),
            foreign=frozenset("ґєіїўәғҝөүһҹјљњћђџ"),
        ),
        "tr": _Profile(
            letters=frozenset("âçğıîöşûü" + _DOTTED),
            foreign=frozenset("əqwx"),
            words=frozenset(
                {
                    *("ve", "ile", "için", "bir", "bu", "da", "de", "göre", "gibi"),
                    *(
                        "olarak",
                        "hakkında",
                        "üzerine",
                        "dergisi",
                        "yayınları",
                        "araştırmaları",
                        "üniversitesi",
                    ),
                }
            ),
            suffix=re.compile(r"[yns]?[ıiuüae][a-zçğıöşü]{0,5}|[dt][ae][a-zçğıöşü]{0,3}"),
        ),
    }
)

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LONGER: Final = 3
"""Words from which on a text is expected to show the language's own letters."""


def guess_language(text: str, languages: Sequence[str]) -> str:
    """Guess in which of an edition's languages a title stands.

    >>> guess_language("Köprünün Tarihi ve Onarımı", ["en", "tr", "az", "ru"])
    'tr'
    >>> guess_language("Novyy most cherez reku", ["en", "tr", "az", "ru"])
    ''

    :param text: a title or the name of a journal or institution.
    :param languages: BCP 47 tags; those without a profile here are never guessed.
    :return: one of the tags, or nothing when the text does not tell.
    """
    words = [word.lower().replace("’", "'") for word in _WORD.findall(text)]
    points = {
        tag: _points(words, profile)
        for tag in languages
        if (profile := _PROFILES.get(tag.partition("-")[0].lower()))
    }
    best = max(points.values(), default=0)
    winners = [tag for tag, number in points.items() if number == best]
    return winners[0] if best > 0 and len(winners) == 1 else ""


def _points(words: Sequence[str], profile: _Profile) -> int:
    """Weigh the evidence for one language: a small word counts twice a letter."""
    own = not profile.letters or any(profile.letters.intersection(word) for word in words)
    points = 0
    for word in words:
        stem, _, ending = word.partition("'")
        points += 2 * (stem in profile.words)
        points += bool(profile.letters.intersection(word))
        points -= bool(profile.foreign.intersection(word))
        points += bool(own and ending and profile.suffix and profile.suffix.fullmatch(ending))
    if len(words) >= _LONGER and profile.expected.isdisjoint("".join(words)):
        points -= bool(profile.expected)
    return points
