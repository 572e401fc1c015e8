# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Ace by DAISY, the accessibility checker for EPUB, on every publication."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from tests.this_edition import REPOSITORY

PACKAGE: Final = "@daisy/ace@1.4.6"
CACHE: Final = REPOSITORY / "build" / "ace"
"""Where the program is kept."""
_PROGRAM: Final = CACHE / "node_modules" / ".bin" / "ace-puppeteer"
_NEEDED: Final = (("npm", "npm"), ("node", "nodejs"), ("chromium", "chromium"))
_BROWSER: Final = '#!/bin/sh\nexec "{chromium}" --no-sandbox "$@"\n'


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
    with tempfile.TemporaryDirectory() as folder:
        browser = Path(folder) / "chromium"
        browser.write_text(_BROWSER.format(chromium=shutil.which("chromium")), encoding="utf-8")
        browser.chmod(0o755)
        report = Path(folder) / "report"
        run = subprocess.run(
            [_PROGRAM, "--silent", "--outdir", report, book],
            env={**os.environ, "PUPPETEER_EXECUTABLE_PATH": str(browser)},
            check=False,
        )
        if run.returncode:
            raise RuntimeError(f"Ace ended with {run.returncode} on {book.name}")
        yield from _told(json.loads((report / "report.json").read_text(encoding="utf-8")))


def _missing() -> Iterator[tuple[str, str]]:
    yield from (one for one in _NEEDED if shutil.which(one[0]) is None)


def _told(report: Any) -> Iterator[str]:
    for document in report["assertions"]:
        address = document["earl:testSubject"]["url"]
        for one in document["assertions"]:
            test, result = one["earl:test"], one["earl:result"]
            yield f"{address}: {test['dct:title']}: {result['dct:description']}"
    if report["earl:result"]["earl:outcome"] != "pass" and not report["assertions"]:
        yield "not passed"
