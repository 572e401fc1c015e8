# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The repository as a thing to be tested: its root, its files, its make targets."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def root() -> Path:
    """Give the repository's top folder."""
    return Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def outer_environ() -> dict[str, str]:
    """Give the environment without what a running make hands down to a make below it."""
    return {key: value for key, value in os.environ.items() if not key.startswith("MAKE")}


@pytest.fixture(scope="session")
def files(root: Path) -> tuple[Path, ...]:
    """Give every file that is, or could now be, committed."""
    if shutil.which("git") is None:
        pytest.fail("git is missing: install the Debian package git", pytrace=False)
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=root,
        check=True,
        capture_output=True,
        text=True,
    )
    names = sorted(set(listing.stdout.split("\0")) - {""})
    return tuple(path for name in names if (path := root / name).is_file())


@pytest.fixture(scope="session")
def modules(root: Path, files: tuple[Path, ...]) -> tuple[Path, ...]:
    """Give the package's Python modules."""
    package = root / "tools" / "postilla"
    return tuple(path for path in files if path.suffix == ".py" and path.is_relative_to(package))


@pytest.fixture(scope="session")
def targets(root: Path, outer_environ: dict[str, str]) -> frozenset[str]:
    """Give the make targets that `make help` lists."""
    listing = subprocess.run(
        ["make", "help"], cwd=root, env=outer_environ, check=True, capture_output=True, text=True
    )
    return frozenset(re.findall(r"^make ([a-z-]+)", listing.stdout, flags=re.MULTILINE))
