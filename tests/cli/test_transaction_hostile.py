# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What somebody may have left where an import leaves its plan."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path

import pytest

from postilla.cli.transaction import finish_pending, write_all
from postilla.model.errors import PostillaError

OLD = {"source/a.md": b"old a"}
PENDING = ".postilla-import"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "edition"
    write_all(folder, OLD)
    return folder


def files(root: Path) -> dict[str, bytes]:
    paths = (path for path in sorted(root.rglob("*")) if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}


def assert_refused(root: Path) -> None:
    before = files(root.parent)
    for attempt in (lambda: finish_pending(root), lambda: write_all(root, {"source/b.md": b"b"})):
        with pytest.raises(PostillaError) as raised:
            attempt()
        assert raised.value.diagnostics[0].code == "import/pending"
        assert files(root.parent) == before


@pytest.mark.parametrize(
    "plan",
    [
        "[]",
        "null",
        '{"files": {}}',
        '{"files": [["source/b.md", "0"], 3], "removed": []}',
        '{"files": {"source/b.md": 0}, "removed": []}',
        '{"files": {"source": "0"}, "removed": []}',
        '{"files": {}, "removed": [3]}',
        '{"files": {}, "removed": ["source/../source/../a"]}',
        '{"files": {"sources/b.md": "0"}, "removed": []}',
        "[" * 100_000,
    ],
)
def test_a_plan_of_another_form(root: Path, plan: str) -> None:
    (root / PENDING).mkdir()
    (root / PENDING / "plan.json").write_text(plan, encoding="utf-8")
    (root / PENDING / "0").write_bytes(b"hostile")
    assert_refused(root)


def test_a_link_that_leads_out(root: Path) -> None:
    outside = root.parent / "outside"
    outside.mkdir()
    (root / "source" / "door").symlink_to(outside, target_is_directory=True)
    (root / PENDING).mkdir()
    plan = {"files": {"source/door/b.md": "0"}, "removed": []}
    (root / PENDING / "plan.json").write_text(json.dumps(plan), encoding="utf-8")
    (root / PENDING / "0").write_bytes(b"hostile")
    assert_refused(root)


def test_a_folder_without_a_plan(root: Path) -> None:
    (root / PENDING).mkdir()
    (root / PENDING / "0").write_bytes(b"hostile")
    assert_refused(root)


def test_a_file_in_the_place_of_the_folder(root: Path) -> None:
    (root / PENDING).write_bytes(b"hostile")
    assert_refused(root)


def test_a_crash_after_all_was_done_leaves_nothing_to_do(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The folder is emptied and removed last; between the two the process may end."""
    (root / PENDING).mkdir()
    assert finish_pending(root) is False
    write_all(root, {"source/b.md": b"b"})
    assert files(root) == OLD | {"source/b.md": b"b"}


@pytest.mark.parametrize("name", ["unlink", "rmdir", "mkdir"])
@pytest.mark.parametrize("number", range(6))
def test_a_crash_while_cleaning_up(
    root: Path, name: str, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = {"source/deep/b.md": b"new b", "source/deep/c.md": b"new c"}
    real, calls = getattr(os, name), iter(range(100))

    def counted(*arguments: object, **named: object) -> object:
        if next(calls) == number:
            raise KeyboardInterrupt
        return real(*arguments, **named)

    with monkeypatch.context() as patch:
        patch.setattr(os, name, counted)
        with suppress(KeyboardInterrupt):
            write_all(root, new, ["source/a.md"])
    write_all(root, {"source/d.md": b"new d"})
    found = files(root)
    assert found.pop("source/d.md") == b"new d"
    assert found in (OLD, new)
    assert [path.name for path in root.iterdir()] == ["source"]
