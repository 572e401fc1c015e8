# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Reports of EPUBCheck as findings."""

from __future__ import annotations

import json

import pytest

from postilla.model.errors import PostillaError
from postilla.release.epub import epubcheck_findings

BOOK = "build/epub/lenova.epub"


def message(severity: str, *places: tuple[str, int, int]) -> dict[str, object]:
    locations = [{"path": path, "line": line, "column": column} for path, line, column in places]
    return {"ID": "RSC-005", "severity": severity, "message": "No such.", "locations": locations}


def lines(*messages: dict[str, object]) -> list[str]:
    found = epubcheck_findings(json.dumps({"messages": messages}), BOOK)
    return [str(one) for one in found]


def test_errors_and_warnings_are_told_with_each_of_their_places() -> None:
    found = lines(
        message("FATAL", ("/somewhere/lenova.epub", -1, -1)),
        message("ERROR", ("EPUB/package.opf", 3, 7), ("EPUB/nav.xhtml", 1, -1)),
        message("WARNING"),
    )
    assert found == [
        f"{BOOK}: error: RSC-005: No such. [epub/epubcheck]",
        f"{BOOK}/EPUB/package.opf:3:7: error: RSC-005: No such. [epub/epubcheck]",
        f"{BOOK}/EPUB/nav.xhtml:1: error: RSC-005: No such. [epub/epubcheck]",
        f"{BOOK}: warning: RSC-005: No such. [epub/epubcheck]",
    ]


def test_information_is_no_finding() -> None:
    assert lines(message("USAGE", ("EPUB/nav.xhtml", 1, 1)), message("INFO")) == []
    assert lines() == []


@pytest.mark.parametrize("report", ["", "{}", "[]", '{"messages": [{}]}', '{"messages": 3}'])
def test_what_is_no_report(report: str) -> None:
    with pytest.raises(PostillaError) as error:
        epubcheck_findings(report, BOOK)
    assert error.value.diagnostics[0].code == "release/program"
