# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The addresses of code hosts: known by their place or by name, and never without TLS."""

from __future__ import annotations

import pytest

from postilla.model.hosts import addresses


@pytest.mark.parametrize(
    ("url", "host", "branch", "expected"),
    [
        (
            *("https://github.com/a/b", "", "main"),
            {
                "at": "github.com",
                "issue": "https://github.com/a/b/issues/new?title={title}&body={body}",
                "edit": "https://github.com/a/b/edit/main/{path}#L{line}",
            },
        ),
        (
            *("https://gitlab.com/a/b/c", "", "x/y"),
            {
                "at": "gitlab.com",
                "issue": "https://gitlab.com/a/b/c/-/issues/new"
                "?issue%5Btitle%5D={title}&issue%5Bdescription%5D={body}",
                "edit": "https://gitlab.com/a/b/c/-/edit/x/y/{path}#L{line}",
            },
        ),
        (
            *("https://git.example.org/a/b", "forgejo", ""),
            {
                "at": "git.example.org",
                "issue": "https://git.example.org/a/b/issues/new?title={title}&body={body}",
            },
        ),
        ("https://github.com.example.org/a/b", "", "main", {}),
        ("http://github.com/a/b", "github", "main", {}),
        ("", "", "", {}),
    ],
)
def test_addresses(url: str, host: str, branch: str, expected: dict[str, str]) -> None:
    assert addresses(url, host, branch) == expected
