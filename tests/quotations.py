# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The table of quotations against which every resolver is held."""

from __future__ import annotations

import tomllib
from pathlib import Path

_TABLE = tomllib.loads(
    (Path(__file__).parent / "model" / "quotations.toml").read_text(encoding="utf-8")
)["text"]

FOUND: tuple[tuple[str, str, int, str], ...] = tuple(
    (row["words"], *case) for row in _TABLE for case in row.get("found", ())
)
"""A text, a quotation, its occurrence or 0, and what is found or, in brackets, why nothing is."""

QUOTED: tuple[tuple[str, str, int, str, int], ...] = tuple(
    (row["words"], *case) for row in _TABLE for case in row.get("quoted", ())
)
"""A text, words of it, which of them, counted from 1, the quotation, and its occurrence or 0."""


def place_of(text: str, words: str, nth: int) -> tuple[int, int]:
    """Give where words stand for the nth time."""
    start = -1
    for _ in range(nth):
        start = text.index(words, start + 1)
    return start, start + len(words)
