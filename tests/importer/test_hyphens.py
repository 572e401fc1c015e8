# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Words that the end of a line divides, in other scripts than the Latin one."""

from __future__ import annotations

import pytest

from postilla.importer.transcript.hyphens import Hyphens
from postilla.importer.witness import read_witness


def divided(first: str, second: str, rest: str = "") -> str | None:
    """Give the word that is made of two lines; nothing when none is divided."""
    witness = read_witness(f"{first}\n{second}\n{rest}\n".encode(), "witness.txt")
    hyphens, end = Hyphens(witness), len(first)
    if not hyphens.divides(end, end + 1):
        return None
    is_out, _ = hyphens.decide(end, end + 1)
    word = witness.text[: end - is_out] + second
    return word


@pytest.mark.parametrize(
    ("first", "second", "word"),
    [
        ("мель-", "ница", "мельница"),
        ("γέφυ-", "ρα", "γέφυρα"),
        ("γε\u0301φυ-", "ρα", "γε\u0301φυρα"),  # the accent a character of its own
        ("पुरा-", "ना", "पुराना"),
        ("կամուր\u058a", "ջ", "կամուրջ"),
        ("Brük\u2e17", "ke", "Brükke"),
        ("көпү\u00ad", "рө", "көпүрө"),
    ],
)
def test_a_divided_word_is_one(first: str, second: str, word: str) -> None:
    assert divided(first, second, rest=word) == word
    assert divided(first, second) == word  # unsure, but so


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("בית\u05be", "ספר"),  # a maqaf is the word's own
        ("мост-", "Река"),
        ("橋-", "1949"),
        ("١٩٤٩-", "١٩٥١"),
    ],
)
def test_what_is_no_divided_word(first: str, second: str) -> None:
    assert divided(first, second) is None
