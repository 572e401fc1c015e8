# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What the importer decided, and on what ground."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One decision of a general rule or of the recipe."""

    line: int
    """1-based line of the witness."""
    topic: str
    """One word: ``page``, ``note``, ``call``, ``block``, ``heading``, ``head`` …"""
    what: str
    """What was decided."""
    ground: str
    sure: bool = True
    """Whether the ground leaves no doubt; what is not sure stands in a list of its own."""
