# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Printed marks of notes as they stand in ids."""

from __future__ import annotations

import re

from postilla.model.note_marks import is_mark, mark_key


def note_mark(printed: str) -> str:
    """Give a printed mark as it stands in chapters.

    :param printed: such as ``17``, ``*``, ``††`` or ``2a``.
    :return: the mark; of one that makes no id, small letters, digits and hyphens.
    """
    if is_mark(printed):
        return printed
    parts = (mark_key(character) for character in printed.lower())
    return "-".join(part for part in parts if re.fullmatch(r"[a-z0-9-]+", part)) or "note"
