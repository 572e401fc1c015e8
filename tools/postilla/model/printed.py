# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Pages of the print."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PrintedPages:
    """The pages on which something is printed."""

    first: str
    """As printed, such as ``243``."""
    last: str
    """The same as the first, where there is one alone."""

    @property
    def are_several(self) -> bool:
        """Whether it goes over more than one page."""
        return self.first != self.last

    def __str__(self) -> str:
        """Give the page, or both with a dash between them."""
        return f"{self.first}–{self.last}" if self.are_several else self.first
