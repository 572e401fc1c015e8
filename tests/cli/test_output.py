# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Findings as machines read them: the places are right in each format's own way of counting."""

from __future__ import annotations

import json

import pytest

from postilla.cli.output import FORMATS
from postilla.model.diagnostic import Diagnostic, Position, Severity

PATH = "source/chapters/köprü one.md"
TEXTS = {PATH: "first\nKöprü, yol\n"}
FOUND = Diagnostic(
    code="quote/missing",
    message="The words “yol” are gone.",
    hint="Mend.",
    position=Position(PATH, 2, 8),
)
WHOLE = Diagnostic(
    code="made/up", message="All of it.", position=Position(PATH), severity=Severity.WARNING
)


def test_sarif() -> None:
    log = json.loads(FORMATS["sarif"]([FOUND, WHOLE], TEXTS))
    (run,) = log["runs"]
    assert (log["version"], run["columnKind"]) == ("2.1.0", "unicodeCodePoints")
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["made/up", "quote/missing"]
    assert run["tool"]["driver"]["rules"][1]["help"]["text"]
    first, second = run["results"]
    assert (first["ruleId"], first["level"]) == ("quote/missing", "error")
    assert first["message"]["text"] == "The words “yol” are gone. Mend."
    place = first["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "source/chapters/k%C3%B6pr%C3%BC%20one.md"
    assert place["region"] == {"startLine": 2, "startColumn": 8}
    assert second["level"] == "warning"
    assert "region" not in second["locations"][0]["physicalLocation"]


def test_rdjson_counts_bytes() -> None:
    result = json.loads(FORMATS["rdjson"]([FOUND, WHOLE], TEXTS))
    first, second = result["diagnostics"]
    assert first["location"] == {"path": PATH, "range": {"start": {"line": 2, "column": 10}}}
    assert (first["severity"], first["code"]) == ("ERROR", {"value": "quote/missing"})
    assert second["location"] == {"path": PATH}


def test_github_escapes_what_would_end_a_command() -> None:
    evil = Diagnostic(
        code="quote/missing", message="a%\n::error::b", position=Position("a,b:c", 1, 1)
    )
    (line,) = FORMATS["github"]([evil], {}).splitlines()
    assert line == ("::error file=a%2Cb%3Ac,line=1,col=1,title=quote/missing::a%25 ::error::b")


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_found(name: str) -> None:
    written = FORMATS[name]([], {})
    assert written.endswith("\n") or not written
