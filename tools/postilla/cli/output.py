# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Findings as people and machines read them: one function a format."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Final
from urllib.parse import quote

from postilla import __version__
from postilla.checks import table
from postilla.model.diagnostic import Diagnostic, Position, Severity
from postilla.review import rules as gate

RULES: Final = MappingProxyType({**table.RULES, **gate.RULES})
"""Code -> rule: those of the checker, then those of the gate."""

Texts = Mapping[str, str]
"""Path -> text of a file, as far as it could be read."""

_SARIF = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
_REVIEWDOG = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.NOTE: "INFO"}
_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def format_text(findings: Sequence[Diagnostic], texts: Texts) -> str:
    """One line a finding, ``path:line:col: severity: message hint [code]``, and their number.

    :param findings: in order.
    :param texts: path -> text, of the files in which they are.
    :return: the lines.
    """
    lines = [" ".join(str(finding).split()) for finding in findings]
    number = "1 finding" if len(findings) == 1 else f"{len(findings)} findings"
    return "\n".join([*lines, f"{number}." if findings else "Nothing to complain of."]) + "\n"


def format_json(findings: Sequence[Diagnostic], texts: Texts) -> str:
    """A list of objects; line and column are 1-based, and 0 where they are not known.

    :param findings: in order.
    :param texts: path -> text, of the files in which they are.
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


def format_github(findings: Sequence[Diagnostic], texts: Texts) -> str:
    """Workflow commands, which GitHub Actions shows beside the lines of a pull request.

    See <https://docs.github.com/actions/reference/workflow-commands-for-github-actions>.

    :param findings: in order.
    :param texts: path -> text, of the files in which they are.
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


def format_sarif(findings: Sequence[Diagnostic], texts: Texts) -> str:
    """A SARIF log, as code scanning services read it.

    See `SARIF 2.1.0 <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>`_; columns
    are counted in code points, as the log says.

    :param findings: in order.
    :param texts: path -> text, of the files in which they are.
    :return: JSON.
    """
    driver = {
        "name": "Postilla",
        "version": __version__,
        "rules": [_sarif_rule(code) for code in sorted({one.code for one in findings})],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_sarif_result(finding) for finding in findings],
    }
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    }
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _sarif_rule(code: str) -> dict[str, object]:
    rule = RULES.get(code)
    if rule is None:
        return {"id": code}
    return {
        "id": code,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.explanation},
        "help": {"text": rule.hint},
        "defaultConfiguration": {"level": _SARIF[rule.severity]},
    }


def _sarif_result(finding: Diagnostic) -> dict[str, object]:
    at = finding.position
    region = {"startLine": at.line, "startColumn": at.column}
    place: dict[str, object] = {"artifactLocation": {"uri": quote(at.path)}}
    if at.line:
        place["region"] = {name: value for name, value in region.items() if value}
    return {
        "ruleId": finding.code,
        "level": _SARIF[finding.severity],
        "message": {"text": f"{finding.message} {finding.hint}".strip()},
        "locations": [{"physicalLocation": place}],
    }


def format_rdjson(findings: Sequence[Diagnostic], texts: Texts) -> str:
    """A Reviewdog diagnostic result; its columns are counted in bytes of UTF-8.

    See <https://github.com/reviewdog/reviewdog/tree/master/proto/rdf>.

    :param findings: in order.
    :param texts: path -> text, of the files in which they are.
    :return: JSON.
    """
    lines: dict[str, list[str]] = {}
    diagnostics = []
    for finding in findings:
        at = finding.position
        if at.path not in lines:
            lines[at.path] = texts.get(at.path, "").split("\n")
        place: dict[str, object] = {"path": at.path}
        if at.line:
            place["range"] = {"start": _byte_place(at, lines[at.path])}
        diagnostics.append(
            {
                "message": f"{finding.message} {finding.hint}".strip(),
                "location": place,
                "severity": _REVIEWDOG[finding.severity],
                "code": {"value": finding.code},
            }
        )
    result = {"source": {"name": "postilla"}, "diagnostics": diagnostics}
    return json.dumps(result, ensure_ascii=False, indent=2) + "\n"


def _byte_place(at: Position, lines: Sequence[str]) -> dict[str, int]:
    if not at.column:
        return {"line": at.line}
    before = lines[at.line - 1][: at.column - 1] if at.line <= len(lines) else ""
    return {"line": at.line, "column": len(before.encode()) + 1}


FORMATS: Final = MappingProxyType[str, Callable[[Sequence[Diagnostic], Texts], str]](
    {
        "text": format_text,
        "json": format_json,
        "sarif": format_sarif,
        "github": format_github,
        "rdjson": format_rdjson,
    }
)
"""Name -> function."""
