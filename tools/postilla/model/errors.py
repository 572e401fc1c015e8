# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The one exception that stops work on an edition."""

from __future__ import annotations

from postilla.model.diagnostic import Diagnostic, Position


class PostillaError(Exception):
    """Work stopped, and the findings say why; only the shell prints them."""

    def __init__(self, *diagnostics: Diagnostic) -> None:
        """Keep the findings, at least one of them.

        :param diagnostics: what was found, in order of place.
        """
        super().__init__(diagnostics[0].message)
        self.diagnostics = diagnostics

    def __reduce__(self) -> tuple[type[PostillaError], tuple[Diagnostic, ...]]:
        """Come out of another process with all findings."""
        return type(self), self.diagnostics

    def __str__(self) -> str:
        """Give one line a finding."""
        return "\n".join(map(str, self.diagnostics))


def stop(code: str, message: str, *, at: Position, hint: str = "") -> PostillaError:
    """Make the error of a single finding.

    :param code: the finding's stable code.
    :param message: what is wrong.
    :param at: where.
    :param hint: the likely mend.
    :return: the error, to be raised by the caller.
    """
    return PostillaError(Diagnostic(code=code, message=message, hint=hint, position=at))
