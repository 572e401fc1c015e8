# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What is installed is pinned and hashed, and says nothing of where it comes from."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

LOCKS = ("requirements.txt", "requirements-dev.txt")

PINNED = re.compile(
    r"(?P<name>[a-z0-9-]+)==(?P<version>\S+)( ; [^-]+)?( --hash=sha256:[0-9a-f]{64})+"
)


def logical_lines(path: Path) -> list[str]:
    text = re.sub(r"[ ]*\\\n[ ]*", " ", path.read_text())
    return [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]


def pins(path: Path) -> dict[str, str]:
    found = [PINNED.fullmatch(line) for line in logical_lines(path)]
    return {match["name"]: match["version"] for match in found if match}


@pytest.mark.parametrize("lock", LOCKS)
def test_each_line_is_one_pinned_and_hashed_release(root: Path, lock: str) -> None:
    lines = logical_lines(root / lock)
    assert lines
    assert [line for line in lines if not PINNED.fullmatch(line)] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_no_address_stands_in_a_lock(root: Path, lock: str) -> None:
    assert re.findall(r"\S*(?:/|\.(?:com|net|org)\b)\S*", (root / lock).read_text()) == []


def test_locks_agree(root: Path) -> None:
    runtime, development = (pins(root / lock) for lock in LOCKS)
    shared = runtime.keys() & development.keys()
    assert {name: runtime[name] for name in shared} == {name: development[name] for name in shared}


def test_locks_serve_what_is_asked_for(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text())
    asked = {
        "requirements.txt": [
            *project["project"]["dependencies"],
            *project["project"]["optional-dependencies"]["import"],
            *project["build-system"]["requires"],
        ],
        "requirements-dev.txt": re.findall(
            r"^[a-z].*", (root / "requirements-dev.in").read_text(), flags=re.MULTILINE
        ),
    }
    for lock, lines in asked.items():
        pinned = pins(root / lock)
        for requirement in map(Requirement, lines):
            version = pinned.get(canonicalize_name(requirement.name), "none")
            assert version in requirement.specifier, f"{lock}: {requirement}, locked is {version}"
