# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Reports of Ace as findings."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from postilla.model.errors import PostillaError
from postilla.release.ace import ace_findings, run_ace

BOOK = "build/epub/lenova.epub"


def report(outcome: str, **violations: list[str]) -> str:
    """Make one; document -> what is wrong with it."""
    return json.dumps(
        {
            "earl:result": {"earl:outcome": outcome},
            "assertions": [
                {
                    "earl:testSubject": {"url": f"{document}.xhtml"},
                    "assertions": [
                        {
                            "earl:test": {"dct:title": title},
                            "earl:result": {"dct:description": "Mend it"},
                        }
                        for title in titles
                    ],
                }
                for document, titles in violations.items()
            ],
        }
    )


def test_each_violation_is_told_with_its_document() -> None:
    found = ace_findings(report("fail", intro=["image-alt"], end=["html-lang", "label"]), BOOK)
    assert [str(one) for one in found] == [
        f"{BOOK}/intro.xhtml: error: Ace: image-alt: Mend it [epub/ace]",
        f"{BOOK}/end.xhtml: error: Ace: html-lang: Mend it [epub/ace]",
        f"{BOOK}/end.xhtml: error: Ace: label: Mend it [epub/ace]",
    ]


def test_what_passes_has_no_findings_and_what_does_not_has_one() -> None:
    assert ace_findings(report("pass"), BOOK) == ()
    assert len(ace_findings(report("fail"), BOOK)) == 1


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"assertions": 3}'])
def test_what_is_no_report(text: str) -> None:
    with pytest.raises(PostillaError) as error:
        ace_findings(text, BOOK)
    assert error.value.diagnostics[0].code == "release/program"


def test_a_program_that_fails_gives_no_report(tmp_path: Path) -> None:
    program = tmp_path / "ace"
    program.write_text("#!/bin/sh\nexit 3\n", encoding="utf-8")
    program.chmod(0o755)
    assert run_ace(program, tmp_path / "lenova.epub") == ""
