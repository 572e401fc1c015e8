# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Findings: what is wrong, where, and how it is likely mended."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Severity(Enum):
    """How much a finding weighs."""

    ERROR = "error"
    """The edition can't be published like this."""
    WARNING = "warning"
    """The edition can be published; somebody should look."""
    NOTE = "note"
    """A decision worth knowing, nothing to mend."""


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in a file of the edition."""

    path: str
    """The file, relative to the edition's root, with forward slashes."""
    line: int = 0
    """1-based; 0 when the whole file is meant."""
    column: int = 0
    """1-based, in characters (code points); 0 when the whole line is meant."""

    def __str__(self) -> str:
        """Give ``path:line:column``, leaving out what is not known."""
        parts = [self.path, *(str(n) for n in (self.line, self.column) if n)]
        return ":".join(parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """One finding, in words that a philologist can act on."""

    code: str
    """Stable, ``family/name``, such as ``base/text-changed``."""
    message: str
    """One sentence: what is wrong, quoting the words concerned."""
    hint: str = ""
    """One sentence: the likely mend."""
    position: Position
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        """Give the finding as one line of text."""
        hint = f" {self.hint}" if self.hint else ""
        return f"{self.position}: {self.severity.value}: {self.message}{hint} [{self.code}]"
