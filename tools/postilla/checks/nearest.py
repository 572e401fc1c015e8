# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What somebody may have meant, as a finding says it."""

from __future__ import annotations

from postilla.model.likeness import Names


def nearest(words: str, known: Names) -> str:
    """Offer the nearest of what there is.

    :param words: what is written and does not exist.
    :param known: what exists.
    :return: such as ``; the nearest is “smith1990”``, or nothing.
    """
    found = known.nearest(words)
    return f"; the nearest is “{found}”" if found else ""
