# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Many files written as one, whatever happens in between."""

from __future__ import annotations

import itertools
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from postilla.cli import transaction
from postilla.cli.transaction import finish_pending, write_all
from postilla.model.errors import PostillaError

TOOLS = Path(transaction.__file__).parents[2]
OLD = {"source/a.md": b"old a", "source/b.md": b"old b", "source/gone.md": b"old"}
NEW = {"source/a.md": b"new a", "source/b.md": b"new b", "source/deep/c.md": b"new c"}
GONE = ("source/gone.md",)


class Crash(BaseException):
    """The computer stops here."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write_all(tmp_path, OLD)
    return tmp_path


def tree(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def crash_at(monkeypatch: pytest.MonkeyPatch, number: int, name: str) -> None:
    """Let the n-th call of a function of ``os`` be the last thing that happens."""
    real: Callable[..., object] = getattr(os, name)
    calls = itertools.count()

    def counted(*arguments: object) -> object:
        if next(calls) == number:
            raise Crash
        return real(*arguments)

    monkeypatch.setattr(os, name, counted)


def test_all_is_written_and_nothing_left_behind(root: Path) -> None:
    write_all(root, NEW, GONE)
    assert tree(root) == NEW
    assert [path.name for path in root.iterdir()] == ["source"]


@pytest.mark.parametrize("name", ["replace", "fsync"])
@pytest.mark.parametrize("number", range(5))
def test_a_crash_leaves_the_old_state_or_the_new_one(
    root: Path, monkeypatch: pytest.MonkeyPatch, name: str, number: int
) -> None:
    with monkeypatch.context() as patch:
        crash_at(patch, number, name)
        try:
            write_all(root, NEW, GONE)
        except Crash:
            binding = name == "replace" and number > 0
        else:
            binding = True
    assert finish_pending(root) is (binding and name == "replace" and number <= len(NEW))
    assert tree(root) == (NEW if binding else OLD)


def test_the_next_write_completes_the_one_before(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        crash_at(patch, 2, "replace")
        with pytest.raises(Crash):
            write_all(root, NEW, GONE)
    write_all(root, {"source/a.md": b"newest a"})
    assert tree(root) == NEW | {"source/a.md": b"newest a"}


def test_killed_for_real(root: Path) -> None:
    code = (
        "import os, signal, sys\n"
        "from pathlib import Path\n"
        "from postilla.cli.transaction import write_all\n"
        "real = os.replace\n"
        "def replace(old, new):\n"
        "    real(old, new)\n"
        "    if str(new).endswith('a.md'): os.kill(os.getpid(), signal.SIGKILL)\n"
        "os.replace = replace\n"
        "write_all(Path(sys.argv[1]), {'source/a.md': b'new a', 'source/b.md': b'new b'})\n"
    )
    killed = subprocess.run(
        [sys.executable, "-c", code, str(root)],
        env={**os.environ, "PYTHONPATH": str(TOOLS)},
        check=False,
    )
    assert killed.returncode == -signal.SIGKILL
    assert tree(root)["source/b.md"] == b"old b"
    assert finish_pending(root)
    assert tree(root) == OLD | {"source/a.md": b"new a", "source/b.md": b"new b"}


@pytest.mark.parametrize(
    "plan",
    [
        {"files": {"source/../../out.md": "0"}, "removed": []},
        {"files": {"/out.md": "0"}, "removed": []},
        {"files": {"conf.py": "0"}, "removed": []},
        {"files": {"source/a.md": "../0"}, "removed": []},
        {"files": {}, "removed": ["../a.md"]},
        {"files": {}, "removed": ["source"]},
    ],
)
def test_a_plan_that_somebody_else_has_left_is_refused(root: Path, plan: object) -> None:
    folder = root / ".postilla-import"
    folder.mkdir()
    (folder / "plan.json").write_text(json.dumps(plan), encoding="utf-8")
    (folder / "0").write_bytes(b"hostile")
    before = tree(root)
    with pytest.raises(PostillaError) as raised:
        finish_pending(root)
    assert raised.value.diagnostics[0].code == "import/pending"
    assert tree(root) == before


def test_a_plan_that_is_none_is_refused(root: Path) -> None:
    folder = root / ".postilla-import"
    folder.mkdir()
    (folder / "plan.json").write_bytes(b"\xff{")
    with pytest.raises(PostillaError) as raised:
        finish_pending(root)
    assert raised.value.diagnostics[0].code == "import/pending"
