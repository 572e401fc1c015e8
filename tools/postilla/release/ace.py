# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Ace by DAISY, the accessibility checker for EPUB: how it is run, and what it says as findings.

Its reports are in the vocabulary of EARL; see https://daisy.github.io/ace/docs/report-json/.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from postilla.model.diagnostic import Diagnostic, Position
from postilla.model.errors import stop

_BROWSERS: Final = ("chromium", "chromium-headless-shell")
"""Debian's names of the browser, whole and without windows of its own; either will do."""
_BROWSER: Final = '#!/bin/sh\nexec "{browser}" --no-sandbox "$@"\n'
"""Within a container and as root the browser has no sandbox; the books are the edition's own."""


def find_browser() -> str | None:
    """Look for the browser in which Ace opens a book; give its path."""
    return next(filter(None, map(shutil.which, _BROWSERS)), None)


def run_ace(program: Path, book: Path) -> str:
    """Have a book checked.

    :param program: ``ace-puppeteer``.
    :param book: the file.
    :return: the report, for :func:`ace_findings`; nothing when the program fails.
    """
    with tempfile.TemporaryDirectory() as folder:
        browser, report = Path(folder, "chromium"), Path(folder, "report")
        browser.write_text(_BROWSER.format(browser=find_browser()), encoding="utf-8")
        browser.chmod(0o755)
        run = subprocess.run(
            [program.absolute(), "--silent", "--outdir", report, book],
            env={**os.environ, "PUPPETEER_EXECUTABLE_PATH": str(browser)},
            capture_output=True,
            check=False,
        )
        written = report / "report.json"
        is_there = run.returncode == 0 and written.is_file()
        return written.read_text(encoding="utf-8") if is_there else ""


def ace_findings(report: str, path: str) -> tuple[Diagnostic, ...]:
    """Read a report.

    :param report: JSON, as Ace writes it.
    :param path: the book's name in the findings.
    :return: its violations: ``epub/ace``.
    :raises PostillaError: with ``release/program`` when it is no report.
    """
    try:
        return tuple(_findings(json.loads(report), path))
    except (KeyError, TypeError, ValueError) as error:
        message = "Ace gave no report that can be read."
        raise stop("release/program", message, at=Position(path)) from error


def _findings(report: Any, path: str) -> Iterator[Diagnostic]:
    for document in report["assertions"]:
        inside = document["earl:testSubject"]["url"]
        for one in document["assertions"]:
            title, told = one["earl:test"]["dct:title"], one["earl:result"]["dct:description"]
            yield _finding(f"{title}: {told}", f"{path}/{inside}")
    if report["earl:result"]["earl:outcome"] != "pass" and not report["assertions"]:
        yield _finding("not passed", path)


def _finding(message: str, path: str) -> Diagnostic:
    return Diagnostic(code="epub/ace", message=f"Ace: {message}", position=Position(path))
