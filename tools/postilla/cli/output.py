# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Findings as people and machines read them: one function a format."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from types import MappingProxyType
from typing import Final

from postilla.model.diagnostic import Diagnostic, Severity

_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def format_text(findings: Sequence[Diagnostic]) -> str:
    """One line a finding, ``path:line:col: severity: message hint [code]``, and their number.

    :param findings: in order.
    :return: the lines.
    """
    lines = [" ".join(str(finding).split()) for finding in findings]
    number = "1 finding" if len(findings) == 1 else f"{len(findings)} findings"
    return "\n".join([*lines, f"{number}." if findings else "Nothing to complain of."]) + "\n"


def format_json(findings: Sequence[Diagnostic]) -> str:
    """A list of objects; line and column are 1-based, and 0 where they are not known.

    :param findings: in order.
    :return: JSON.
    """
    rows = [
        {
            "path": finding.position.path,
            "line": finding.position.line,
            "column": finding.position.column,
            "severity": finding.severity.value,
            "code": finding.code,
            "message": finding.message,
            "hint": finding.hint,
        }
        for finding in findings
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def format_github(findings: Sequence[Diagnostic]) -> str:
    """Workflow commands, which GitHub Actions shows beside the lines of a pull request.

    See <https://docs.github.com/actions/reference/workflow-commands-for-github-actions>.

    :param findings: in order.
    :return: one command a line.
    """
    return "".join(_command(finding) for finding in findings)


def _command(finding: Diagnostic) -> str:
    at = finding.position
    properties = {"file": at.path, "line": at.line, "col": at.column, "title": finding.code}
    written = ",".join(
        f"{name}={_property(str(value))}" for name, value in properties.items() if value
    )
    message = _data(f"{finding.message} {finding.hint}".strip())
    return f"::{_GITHUB[finding.severity]} {written}::{message}\n"


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")


FORMATS: Final = MappingProxyType[str, Callable[[Sequence[Diagnostic]], str]](
    {"text": format_text, "json": format_json, "github": format_github}
)
"""Name -> function."""
