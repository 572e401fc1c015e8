# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What somebody may have meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(words: str, known: Iterable[str]) -> str:
    """Offer the nearest of what there is.

    :param words: what is written and does not exist.
    :param known: what exists.
    :return: such as ``; the nearest is “smith1990”``, or nothing.
    """
    found = get_close_matches(words, known, 1)
    return f"; the nearest is “{found[0]}”" if found else ""
