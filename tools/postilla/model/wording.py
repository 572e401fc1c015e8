# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What readers are told instead of the names in the table of kinds; the same in every product."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from postilla.model.edition import Reading
from postilla.model.translation import Origin

FIELDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "type": "Type",
        "ascribed-to": "Ascribed to",
        "rests-on": "Rests on",
        "repeats": "Repeats",
        "contradicts": "Contradicts",
        "qualifies": "Qualifies",
        "for": "Claim",
        "about": "About",
        "see": "See",
        "cause": "Cause",
        "ground": "Ground",
        "cert": "Certainty",
        "language": "Into",
        "origin": "Origin",
        "variation": "Variation",
        "by": "By",
        "date": "Date",
    }
)
"""Field -> what it is called; the others are said in the line that names the annotation."""

EVIDENCE_ELSEWHERE: Final = "Evidence elsewhere"
"""Before evidence on a claim that stands in another chapter."""

IN_THE_TEXT: Final = "In the text"
"""Before the reading of an emended place that the edition shows."""

SINCE: Final = "Since version {number}, {date}"
CHANGED: Final = "changed in version {number}, {date}"
"""What became of an annotation in a version."""

OUTDATED: Final = "outdated: the text has changed since"
"""Of a translation."""

ORIGINS: Final[Mapping[Origin, str]] = MappingProxyType(
    {
        Origin.HUMAN: "translated by a person",
        Origin.MACHINE: "translated by a machine, not revised",
        Origin.REVISED: "translated by a machine, revised by a person",
    }
)

READINGS: Final[Mapping[Reading, str]] = MappingProxyType(
    {Reading.RESTORED: "restored", Reading.TRANSMITTED: "as transmitted"}
)

_TERMS: Final[Mapping[tuple[str, str], str]] = MappingProxyType(
    {
        ("relation", "other-side"): "gives the other side",
        ("cause", "transcript"): "damage of the transcript",
        ("cause", "author"): "the author’s own words",
        ("cause", "undecided"): "the author’s words or the transcript, undecided",
        ("ignoring", "u-v"): "u/v",
        ("ignoring", "i-j"): "i/j",
        ("ignoring", "long-s"): "long s",
        ("origin", "human"): "translated by a person",
        ("origin", "machine"): "translated by a machine, not revised",
    }
)

_LONG: Final = 90
"""How many characters of quoted words are repeated before an annotation."""


def term(field: str, value: str) -> str:
    """Give the phrase for a word of a field's vocabulary.

    :param field: the field's name.
    :param value: the word as it is written.
    :return: the phrase; the word itself where it says enough.
    """
    return _TERMS.get((field, value), value)


def dated(phrase: str, number: str, days: Mapping[str, str]) -> str:
    """Tell of a version.

    :param phrase: :data:`SINCE` or :data:`CHANGED`.
    :param number: of the version.
    :param days: number -> day of all versions.
    :return: the phrase, without the day where nobody states it.
    """
    return phrase.format(number=number, date=days.get(number, "")).removesuffix(", ")


def shortened(words: str, length: int = _LONG) -> str:
    """Leave out the middle of many words, as an apparatus does.

    :param words: words of the text.
    :param length: how many characters may stay, about.
    :return: the words, or their beginning and end with an ellipsis between.

    >>> shortened("The bridge that was opened in spring fell in autumn.", 26)
    'The bridge … in autumn.'
    """
    if len(words) <= length:
        return words
    half = length // 2
    first = words[: half + 1].rpartition(" ")[0] or words[:half]
    last = words[-half - 1 :].partition(" ")[2] or words[-half:]
    return f"{first} … {last}"


def counted(count: int, singular: str, plural: str) -> str:
    """Count in words.

    :param count: how many.
    :param singular: what one is called.
    :param plural: what several are called.
    :return: a phrase such as ``3 claims``.
    """
    return f"{count} {singular if count == 1 else plural}"
