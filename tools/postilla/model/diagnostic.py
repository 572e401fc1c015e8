# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Findings: what is wrong, where, and how it is likely mended."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import Final

from postilla.model.unseen import BIDI, CONTROL, FORMAT


class Severity(Enum):
    """How much a finding weighs."""

    ERROR = "error"
    """The edition can't be published like this."""
    WARNING = "warning"
    """The edition can be published; somebody should look."""
    NOTE = "note"
    """A decision worth knowing, nothing to mend."""


_UNSEEN: Final = re.compile(rf"[{BIDI}{CONTROL}{FORMAT}\r\ud800-\udfff]")
_LONGEST: Final = 1_000


def shown(words: str) -> str:
    r"""Make words of a source file fit to be shown, in a terminal or beside a pull request.

    >>> shown("a\x1b[31mb\nc")
    'a[U+001B][31mb c'

    :param words: whatever stands there.
    :return: the words on one line, what can't be seen by its number, what is long cut.
    """
    plain = words.replace("\n", " ").replace("\t", " ")
    named = _UNSEEN.sub(lambda found: f"[U+{ord(found[0]):04X}]", plain)
    return named if len(named) <= _LONGEST else f"{named[:_LONGEST]}…"


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

    def __post_init__(self) -> None:
        """Quote nothing that acts on whoever reads it, wherever the finding was made."""
        object.__setattr__(self, "message", shown(self.message))
        object.__setattr__(self, "hint", shown(self.hint))

    def __str__(self) -> str:
        """Give the finding as one line of text."""
        hint = f" {self.hint}" if self.hint else ""
        return f"{self.position}: {self.severity.value}: {self.message}{hint} [{self.code}]"
