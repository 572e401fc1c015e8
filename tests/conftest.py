# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What all tests share.

Hypothesis gives the same examples in every run, and never times one. Golden files are read and
kept by people: ``pytest --regen`` writes them anew, and the difference is then to be read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from tests.chromium import start
from tests.kept import keep
from tests.this_edition import BuiltEdition, built_once

settings.register_profile("postilla", deadline=None, derandomize=True, database=None)
settings.load_profile("postilla")
keep()

Golden = Callable[[Path, str], None]
"""Holds a text against a golden file."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--regen", action="store_true", help="write the golden files anew")
    parser.addoption("--every", action="store_true", help="build every attack, not some of each")


@pytest.fixture(scope="session")
def golden(request: pytest.FixtureRequest) -> Golden:
    """Give the comparison with a golden file, or its renewal."""
    regenerate = request.config.getoption("regen")

    def check(path: Path, text: str) -> None:
        if regenerate:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert path.is_file(), f"{path.name} is missing: pytest --regen"
        assert text == path.read_text(encoding="utf-8")

    return check


@pytest.fixture(scope="session")
def built_edition(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> BuiltEdition:
    """Give this repository's edition with all its products; it is built once for all processes."""
    folder = tmp_path_factory.getbasetemp()
    return built_once(folder if worker_id == "master" else folder.parent)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Start the browser, or fail with the name of the package to be installed."""
    with sync_playwright() as playwright:
        try:
            browser = start(playwright)
        except FileNotFoundError as missing:
            pytest.fail(str(missing), pytrace=False)
        yield browser
        browser.close()
