# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The allow-lists, one folder a rule: files of the three kinds, and what is found in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from postilla.model import allowed
from postilla.model.allowed import Profile
from postilla.model.diagnostic import Diagnostic
from postilla.syntax.allowlist import HINTS, check_text
from tests.conftest import Golden

CASES = sorted((Path(__file__).parent / "allowlist" / "cases").iterdir())


def findings(case: Path) -> list[Diagnostic]:
    return [
        finding
        for profile in Profile
        if (file := case / f"{profile.value}.md").exists()
        for finding in check_text(file.read_text(encoding="utf-8"), file.name, profile)
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Path, golden: Golden) -> None:
    found = findings(case)
    lines = [f"{one.position}: [{one.code}] {one.message}\n" for one in found]
    golden(case / "golden.txt", "".join(lines))
    codes = {one.code for one in found}
    assert codes == set() if case.name == "sound" else f"allowed/{case.name}" in codes


def test_each_rule_has_a_case() -> None:
    assert {case.name for case in CASES} == {"sound", *HINTS}


@pytest.mark.parametrize("profile", Profile)
def test_no_directive_reads_or_runs_anything(profile: Profile) -> None:
    for name in ("include", "literalinclude", "raw", "eval-rst", "code-block", "figure", "image"):
        assert name not in allowed.DIRECTIVES
        text = f"```{{{name}}} x\n```\n"
        assert check_text(text, "x.md", profile)


def test_long_words_are_cut() -> None:
    (finding,) = check_text(f"{{{'x' * 100}}}`y`", "x.md", Profile.PAGE)
    assert "…" in finding.message
    assert len(finding.message) < 160
