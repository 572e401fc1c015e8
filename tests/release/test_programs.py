# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What is not installed is named before a release begins, all of it at once."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from postilla.model.errors import PostillaError
from postilla.release.programs import Programs, find_programs

Install = Callable[..., tuple[str, str]]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Give what says which programs there are, and gives the paths of the schema and of Ace."""
    schema, ace = tmp_path / "tei_all.rng", tmp_path / "ace-puppeteer"

    def installed(*programs: str) -> tuple[str, str]:
        there = {name: f"/usr/bin/{name}" for name in programs}
        monkeypatch.setattr(shutil, "which", there.get)
        schema.touch()
        ace.touch()
        return str(schema), str(ace)

    return installed


def missing(schema: str, ace: str = "") -> list[tuple[str, str]]:
    with pytest.raises(PostillaError) as caught:
        find_programs(schema, ace)
    return [
        (finding.code, Path(finding.position.path).name) for finding in caught.value.diagnostics
    ]


@pytest.mark.parametrize("browser", ["chromium", "chromium-headless-shell"])
def test_either_browser_will_do(install: Install, browser: str) -> None:
    schema, ace = install("java", browser)
    found = find_programs(schema, ace)
    assert isinstance(found, Programs)
    assert (found.java, found.ace) == ("/usr/bin/java", Path(ace))


def test_ace_needs_a_browser(install: Install) -> None:
    schema, ace = install("java")
    assert missing(schema, ace) == [("release/not-installed", "chromium")]
    assert find_programs(schema).ace is None


def test_all_that_is_missing_is_told(install: Install, tmp_path: Path) -> None:
    install()
    assert missing(str(tmp_path / "no.rng"), str(tmp_path / "no-ace")) == [
        ("release/not-installed", "java"),
        ("release/no-schema", "no.rng"),
        ("release/not-installed", "no-ace"),
    ]
