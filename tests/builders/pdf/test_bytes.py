# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The same source makes the same bytes, whatever the machine is like."""

from __future__ import annotations

import os
from pathlib import Path

import pikepdf
import pytest

from tests.builders.pdf.conftest import ANNOTATED, SAMPLE, copy_sample, run_sphinx


def made(folder: Path, *options: str, sample: Path = SAMPLE, **environment: str) -> bytes:
    manuscript = copy_sample(folder, sample)
    cwd = folder / "elsewhere"
    cwd.mkdir()
    run = run_sphinx(manuscript.source, folder / "out", *options, cwd=cwd, **environment)
    assert run.returncode == 0, run.stderr
    return (folder / "out" / "lenova-book.pdf").read_bytes()


@pytest.mark.parametrize("sample", [SAMPLE, ANNOTATED])
def test_path_locale_time_zone_umask_and_hashes_do_not_show(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sample: Path
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    first = made(tmp_path / "one", sample=sample, LC_ALL="C", TZ="UTC", PYTHONHASHSEED="1")
    outer = os.umask(0o077)
    try:
        second = made(
            tmp_path / "two" / "and further away",
            *("-j", "2"),
            sample=sample,
            LC_ALL="C.UTF-8",
            TZ="Asia/Tokyo",
            PYTHONHASHSEED="2",
        )
    finally:
        os.umask(outer)
    assert first == second
    assert str(tmp_path).encode() not in first


def test_an_epoch_that_is_set_is_the_date(tmp_path: Path) -> None:
    made(tmp_path / "one", SOURCE_DATE_EPOCH="86400")
    with pikepdf.open(tmp_path / "one" / "out" / "lenova-book.pdf") as pdf:
        assert pdf.docinfo["/CreationDate"] == "D:19700102000000Z"
        with pdf.open_metadata() as metadata:
            assert metadata["xmp:CreateDate"] == "1970-01-02T00:00:00+00:00"
