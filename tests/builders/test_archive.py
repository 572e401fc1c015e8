# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Zip files: the same bytes for the same files, whatever else differs."""

from __future__ import annotations

import stat
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postilla.builders.archive import zip_bytes

PATHS = st.from_regex(r"[a-zşж]{1,8}(/[a-z]{1,8}){0,2}", fullmatch=True)
FILES = st.dictionaries(PATHS, st.binary(max_size=200), max_size=8)


def entries(content: bytes, folder: Path) -> list[zipfile.ZipInfo]:
    path = folder / "a.zip"
    path.write_bytes(content)
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        return archive.infolist()


@given(files=FILES)
def test_files_come_back_as_they_were(
    files: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("archive") / "a.zip"
    path.write_bytes(zip_bytes(files))
    with zipfile.ZipFile(path) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == files


@given(files=FILES)
def test_order_of_files_does_not_show(files: dict[str, bytes]) -> None:
    assert zip_bytes(files) == zip_bytes(dict(reversed(files.items())))


def test_entries_are_sorted_and_alike(tmp_path: Path) -> None:
    found = entries(zip_bytes({"b/a": b"1", "b": b"2", "a": b"3"}), tmp_path)
    assert [entry.filename for entry in found] == ["a", "b", "b/a"]
    assert {entry.date_time for entry in found} == {(1980, 1, 1, 0, 0, 0)}
    assert {entry.create_system for entry in found} == {3}
    assert {stat.filemode(entry.external_attr >> 16) for entry in found} == {"-rw-r--r--"}


def test_media_type_comes_first_and_can_be_read_at_its_offset() -> None:
    content = zip_bytes({"a": b"1"}, media_type="application/epub+zip")
    assert content[30:58] == b"mimetypeapplication/epub+zip"
