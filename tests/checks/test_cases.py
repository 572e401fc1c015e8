# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""One folder a rule: ``in/`` is laid over the sound edition, ``golden.txt`` is what is said.

Below those of ``parallel.…`` lies a translation of a chapter, the folder ``translated/``; below
those of ``variant.…`` two more witnesses and what they have, ``witnesses/``; below those of images,
verse and joined cells a chapter that has them, ``pictured/``.

To add a case, add a folder that is named by the finding's code, with a dot for the slash (and
whatever tells it from others after a plus sign), put the changed files into its ``in/``, an empty
``NAME.gone`` for a file to be taken away, and run ``pytest tests/checks --regen``.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from postilla.checks.table import RULES
from postilla.cli.main import main
from tests.checks.conftest import PICTURED, TRANSLATED, WITNESSES, Lay
from tests.conftest import Golden

CASES = sorted(path for path in (Path(__file__).parent / "cases").iterdir() if path.is_dir())
LAYERS = {"parallel": TRANSLATED, "variant": WITNESSES}
"""Family of codes -> what its cases are laid over, besides the sound edition."""
TESTED_ELSEWHERE = {code for code in RULES if code.startswith("file/")}
"""Their files can't be kept as text: see test_files.py and the tests of the shell."""


def code_of(case: Path) -> str:
    return case.name.partition("+")[0].replace(".", "/")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Path, lay: Lay, golden: Golden, capsys: pytest.CaptureFixture[str]) -> None:
    family = code_of(case).partition("/")[0]
    before = [LAYERS[family]] if family in LAYERS else []
    before += [PICTURED] if any((case / "in").glob("*/04-river*")) or "image" in case.name else []
    assert main(["check", "--root", str(lay(*before, case / "in"))]) == 1
    output = capsys.readouterr().out
    assert f"[{code_of(case)}]" in output
    golden(case / "golden.txt", output)


@pytest.mark.parametrize(
    "layers",
    [(), (TRANSLATED,), (PICTURED,), (WITNESSES,)],
    ids=["sound", "translated", "pictured", "witnesses"],
)
def test_sound_edition(
    layers: tuple[Path, ...], lay: Lay, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--root", str(lay(*layers))]) == 0
    assert capsys.readouterr().out == "Nothing to complain of.\n"


def test_each_rule_has_a_case() -> None:
    assert {code_of(case) for case in CASES} == set(RULES) - TESTED_ELSEWHERE
