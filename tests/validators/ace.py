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

PACKAGE: Final = "@daisy/ace@1.4.6"
_PROGRAM: Final = "node_modules/.bin/ace-puppeteer"
_BROWSER: Final = '#!/bin/sh\nexec "{chromium}" --no-sandbox "$@"\n'


def violations(books: Path, cache: Path) -> Iterator[str]:
    """Look at all publications in a folder.

    :param books: the folder.
    :param cache: a folder in which the program is kept.
    :return: a line for each violation.
    :raises RuntimeError: when a program is missing, with the name of its Debian package.
    """
    for program, package in (("npm", "npm"), ("node", "nodejs"), ("chromium", "chromium")):
        if shutil.which(program) is None:
            raise RuntimeError(f"{program} is missing: install the Debian package {package}")
    if not (cache / _PROGRAM).exists():
        cache.mkdir(parents=True, exist_ok=True)
        options = ["--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
        subprocess.run(["npm", "install", *options, PACKAGE], cwd=cache, check=True)
    found = sorted(books.glob("*.epub"))
    if not found:
        raise RuntimeError(f"{books} has no EPUB: run make")
    for book in found:
        yield from (f"{book.name}: {one}" for one in _told(_run(cache / _PROGRAM, book)))


def _run(program: Path, book: Path) -> Any:
    with tempfile.TemporaryDirectory() as folder:
        browser = Path(folder) / "chromium"
        browser.write_text(_BROWSER.format(chromium=shutil.which("chromium")), encoding="utf-8")
        browser.chmod(0o755)
        report = Path(folder) / "report"
        subprocess.run(
            [program, "--silent", "--outdir", report, book],
            env={**os.environ, "PUPPETEER_EXECUTABLE_PATH": str(browser)},
            check=True,
        )
        return json.loads((report / "report.json").read_text(encoding="utf-8"))


def _told(report: Any) -> Iterator[str]:
    for document in report["assertions"]:
        address = document["earl:testSubject"]["url"]
        for one in document["assertions"]:
            test, result = one["earl:test"], one["earl:result"]
            yield f"{address}: {test['dct:title']}: {result['dct:description']}"
    if report["earl:result"]["earl:outcome"] != "pass" and not report["assertions"]:
        yield "not passed"
