# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Ace by DAISY on every publication.

``python -m tests.validators.ace`` fetches it for a release.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from postilla.model.errors import PostillaError
from postilla.release.ace import ace_findings, find_browser, run_ace
from tests.chromium import BROWSER
from tests.this_edition import REPOSITORY

PACKAGE: Final = "@daisy/ace@1.4.6"
CACHE: Final = REPOSITORY / "build" / "ace"
"""Where the program is kept."""
_PROGRAM: Final = CACHE / "node_modules" / ".bin" / "ace-puppeteer"
_NEEDED: Final = (("npm", "npm"), ("node", "nodejs"))


def is_there() -> bool:
    """Say whether the program was fetched and can run."""
    return _PROGRAM.exists() and not list(_missing())


def fetch() -> None:
    """Fetch the program, unless it is there.

    :raises RuntimeError: when a program that it needs is missing, with the name of its Debian
        package, or when it can't be fetched.
    """
    for program, package in _missing():
        raise RuntimeError(f"{program} is missing: install the Debian package {package}")
    if _PROGRAM.exists():
        return
    CACHE.mkdir(parents=True, exist_ok=True)
    options = ["--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
    run = subprocess.run(["npm", "install", *options, PACKAGE], cwd=CACHE, check=False)
    if run.returncode or not _PROGRAM.exists():
        raise RuntimeError(f"{PACKAGE} can't be fetched: npm ended with {run.returncode}")


def violations(book: Path) -> Iterator[str]:
    """Look at a publication.

    :param book: its file.
    :return: a line for each violation.
    :raises RuntimeError: when the program fails.
    """
    try:
        found = ace_findings(run_ace(_PROGRAM, book), book.name)
    except PostillaError as error:
        raise RuntimeError(f"Ace failed on {book.name}") from error
    yield from (f"{one.position.path}: {one.message}" for one in found)


def main() -> int:
    """Fetch the program where it can run, and print where it is; say so where it can't."""
    if missing := ", ".join(package for _, package in _missing()):
        print(f"postilla: the books are not checked by Ace, which needs {missing}", file=sys.stderr)
        return 0
    try:
        fetch()
    except RuntimeError as error:
        print(f"postilla: {error}", file=sys.stderr)
        return 1
    print(_PROGRAM)
    return 0


def _missing() -> Iterator[tuple[str, str]]:
    yield from (one for one in _NEEDED if shutil.which(one[0]) is None)
    if find_browser() is None:
        yield BROWSER, BROWSER


if __name__ == "__main__":
    sys.exit(main())
