# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Printed marks of notes as they stand in ids."""

from __future__ import annotations

import re

from postilla.importer.transcript.marks import normal_mark
from postilla.model.allowed import NOTE_MARK


def note_mark(printed: str) -> str:
    """Write a printed mark as it stands in ids.

    :param printed: such as ``17``, ``*``, ``††`` or ``2a``.
    :return: small letters, digits and hyphens; the same for the same mark.
    """
    mark = normal_mark(printed)
    if NOTE_MARK.fullmatch(mark):
        return mark
    parts = (normal_mark(character) for character in printed.lower())
    return "-".join(part for part in parts if re.fullmatch(r"[a-z0-9-]+", part)) or "note"
