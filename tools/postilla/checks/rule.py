# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What a rule is: a row that explains it, and the findings made from it."""

from __future__ import annotations

from dataclasses import dataclass

from postilla.model.diagnostic import Diagnostic, Position, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One thing that can be wrong, as the documentation tells it."""

    code: str
    """Stable, ``family/name``."""
    title: str
    """A phrase: what is wrong."""
    explanation: str
    """One to three sentences: what the rule holds, and why."""
    hint: str
    """A sentence: the likely mend."""
    severity: Severity = Severity.ERROR
    suppressible: bool = False
    """Whether a person may take a finding on himself, with a reason."""

    def at(self, position: Position, message: str) -> Diagnostic:
        """Make a finding.

        :param position: where.
        :param message: what is wrong there, one sentence.
        :return: the finding, with the rule's code, hint and severity.
        """
        return Diagnostic(
            code=self.code,
            message=message,
            hint=self.hint,
            position=position,
            severity=self.severity,
        )
