# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The command: what it writes, what it refuses, and that it then writes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from postilla.cli.main import main
from tests.checks.conftest import Lay, lay

__all__ = ["lay"]

NOTE = ["annotate", "ednote", "Both stand to this day", "--set", "about=context"]


def files(root: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_it_writes_and_the_check_is_content(lay: Lay, capsys: pytest.CaptureFixture[str]) -> None:
    root = lay()
    assert main([*NOTE, "--id", "on-both", "--body", "A *note*.", "--root", str(root)]) == 0
    told = capsys.readouterr().out
    assert told == "source/chapters/01-bridges.md:16:1: :::{ednote} Both stand to this day\n"
    lines = (root / "source/chapters/01-bridges.md").read_text(encoding="utf-8").split("\n")
    assert lines[15:20] == [
        ":::{ednote} Both stand to this day",
        ":id: on-both",
        ":about: context",
        "A *note*.",
        ":::",
    ]
    assert main(["check", "--root", str(root)]) == 0


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ([], "annotation/body-missing"),
        (["--body", "x", "--id", "boats-lost"], "ids/repeated"),
        (["--body", "x", "--set", "abuot=context"], "allowed/option"),
        (["--body", "<b>x</b>"], "allowed/markup"),
        (["--body", "x", "--set", "see=p-9-9"], "relation/dead"),
    ],
)
def test_what_the_check_would_refuse_is_not_written(
    lay: Lay, capsys: pytest.CaptureFixture[str], more: list[str], code: str
) -> None:
    root = lay()
    before = files(root)
    assert main([*NOTE, *more, "--root", str(root)]) == 1
    assert f"[{code}]" in capsys.readouterr().out
    assert files(root) == before


def test_a_dry_run_writes_nothing(lay: Lay, capsys: pytest.CaptureFixture[str]) -> None:
    root = lay()
    before = files(root)
    assert main([*NOTE, "--body", "x", "--dry-run", "--root", str(root)]) == 0
    assert ":about: context\nx\n:::" in capsys.readouterr().out
    assert files(root) == before


def test_many_from_a_file_or_none(lay: Lay, capsys: pytest.CaptureFixture[str]) -> None:
    root = lay()
    before = files(root)
    drafts = root.parent / "drafts.md"
    good = ":::{ednote} Both stand\n:about: context\nx\n:::\n\n"
    drafts.write_text(good + good.replace("Both stand", "No words"), encoding="utf-8")
    assert main(["annotate", "--from", str(drafts), "--root", str(root)]) == 1
    assert f"{drafts}:6:1: error: The words “No words”" in capsys.readouterr().out
    assert files(root) == before
    drafts.write_text(good + good.replace("Both stand", "this day"), encoding="utf-8")
    assert main(["annotate", "--from", str(drafts), "--root", str(root)]) == 0
    assert main(["check", "--root", str(root)]) == 0


def test_the_editor_is_opened_at_the_line(lay: Lay, monkeypatch: pytest.MonkeyPatch) -> None:
    root = lay()
    log = root.parent / "log"
    monkeypatch.setenv("VISUAL", f"sh -c 'echo \"$@\" > {log}' editor")
    assert main([*NOTE, "--body", "x", "--edit", "--root", str(root)]) == 0
    assert log.read_text(encoding="utf-8") == f"+16 {root}/source/chapters/01-bridges.md\n"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["annotate"], "annotate/arguments"),
        (["annotate", "ednote"], "annotate/arguments"),
        (["annotate", "ednote", "x", "--set", "about"], "annotate/arguments"),
        (["annotate", "ednote", "--from", "x.md"], "annotate/arguments"),
        (["annotate", "--from", "no/such/file.md"], "annotate/unreadable"),
    ],
)
def test_wrong_arguments(
    lay: Lay, capsys: pytest.CaptureFixture[str], arguments: list[str], code: str
) -> None:
    assert main([*arguments, "--root", str(lay())]) == 2
    assert f"[{code}]" in capsys.readouterr().err
