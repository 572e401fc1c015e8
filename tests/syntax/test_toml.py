# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The lines of TOML's keys."""

from __future__ import annotations

from postilla.syntax.toml import key_lines


def test_lines_of_keys() -> None:
    text = """\
top = 1
"quoted" = 2
site.url = "x"

[table] # with a remark
key = "a = b"

[[row]]
name = 1
[[row]]
name = 2
[row.inner]
deep = 3
"""
    assert key_lines(text) == {
        ("top",): 1,
        ("quoted",): 2,
        ("site",): 3,
        ("site", "url"): 3,
        ("table",): 5,
        ("table", "key"): 6,
        ("row",): 8,
        ("row", 0): 8,
        ("row", 0, "name"): 9,
        ("row", 1): 10,
        ("row", 1, "name"): 11,
        ("row", "inner"): 12,
        ("row", "inner", "deep"): 13,
    }
