# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Each attack is refused by the check, at its line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from postilla.cli.main import main
from tests.attacks.corpus import ATTACKS, HARMLESS, Attack
from tests.checks.conftest import Lay, lay

__all__ = ["lay"]


def commit(root: Path, attack: Attack) -> Path:
    """Change the file that an attack is about."""
    path = root / "source" / attack.path
    path.parent.mkdir(parents=True, exist_ok=True)
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    assert attack.old in text
    new = text.replace(attack.old, attack.new, 1) if attack.old else text + attack.new
    assert new != text
    path.write_text(new, encoding="utf-8")
    return path


def findings(root: Path, capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    main(["check", "--format", "json", "--root", str(root)])
    found: list[dict[str, object]] = json.loads(capsys.readouterr().out)
    return found


@pytest.mark.parametrize("name", ATTACKS)
def test_it_is_refused(name: str, lay: Lay, capsys: pytest.CaptureFixture[str]) -> None:
    attack, root = ATTACKS[name], lay()
    before = (root / "source" / attack.path).exists()
    commit(root, attack)
    found = findings(root, capsys)
    told = [one for one in found if one["code"] == attack.code]
    assert told, [(one["code"], one["message"]) for one in found]
    assert {one["path"] for one in told} == {f"source/{attack.path}"}
    assert all(one["line"] for one in told) or not before


@pytest.mark.parametrize("name", HARMLESS)
def test_what_is_only_text_may_be_written(
    name: str, lay: Lay, capsys: pytest.CaptureFixture[str]
) -> None:
    root = lay()
    commit(root, HARMLESS[name])
    assert findings(root, capsys) == []


def test_there_are_enough() -> None:
    assert len(ATTACKS) >= 40
