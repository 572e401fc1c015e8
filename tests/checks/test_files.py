# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""From bytes to text."""

from __future__ import annotations

import pytest

from postilla.checks.files import decode


@pytest.mark.parametrize(
    ("data", "text", "code", "place"),
    [
        (b"one\ntwo \xfe\n", None, "encoding", (2, 5)),
        ("köprü\nı\xff".encode("latin-1", "replace"), None, "encoding", (1, 2)),
        (b"\xff\xfeo\x00n\x00e\x00", None, "encoding", (1, 1)),
        (b"\xef\xbb\xbfone\n", "one\n", "bom", (1, 1)),
        (b"one\ntwo\r\nthree\r\n", "one\ntwo\nthree\n", "line-end", (2, 4)),
        (b"one\rtwo\n", "one\ntwo\n", "line-end", (1, 4)),
        (b"one\ntwo \x08three\n", "one\ntwo \x08three\n", "control", (2, 5)),
        ("\ufeffone \u202etwo\n".encode(), "one \u202etwo\n", "bidi", (1, 5)),
        ("one\r\ntwo \u2066three\n".encode(), "one\ntwo \u2066three\n", "bidi", (2, 5)),
    ],
)
def test_findings(data: bytes, text: str | None, code: str, place: tuple[int, int]) -> None:
    decoded, findings = decode(data, "x.md")
    assert decoded == text
    found = {one.code: (one.position.line, one.position.column) for one in findings}
    assert found[f"file/{code}"] == place


def test_sound_text() -> None:
    text = "Köprü,\tмост, ‘quotes’ — and \N{NO-BREAK SPACE}spaces.\n"
    assert decode(text.encode(), "x.md") == (text, ())


def test_of_each_kind_the_first_is_told() -> None:
    _, findings = decode("\x01\x02\u202a\u202b\r\r".encode(), "x.md")
    assert [one.code for one in findings] == ["file/control", "file/bidi", "file/line-end"]
