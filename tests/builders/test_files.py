# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""A file is there as a whole, or as it was."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from postilla.builders.files import write_file


def test_a_file_is_replaced_as_a_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "folder" / "a.pdf"
    write_file(path, b"old")

    def refuse(*_: object) -> None:
        raise OSError("the disk is full")

    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", refuse)
        with pytest.raises(OSError, match="full"):
            write_file(path, b"new")
    assert path.read_bytes() == b"old"
    assert [file.name for file in path.parent.iterdir()] == ["a.pdf"]
    write_file(path, b"new")
    assert path.read_bytes() == b"new"


def test_mode_of_a_file_follows_the_user(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_file(tmp_path / "a.pdf", b"")
    finally:
        os.umask(before)
    assert stat.filemode((tmp_path / "a.pdf").stat().st_mode) == "-rw-r-----"
