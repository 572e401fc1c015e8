# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""axe-core on every page of the site in all views, its longest lists among them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.axe import VIEWS, docnames, found_opened
from tests.browser.conftest import Reader
from tests.chromium import start


def complaints(site: Path) -> Iterator[str]:
    """Look at all pages.

    :param site: the folder of the site.
    :return: a line for each rule that a page does not keep.
    """
    with sync_playwright() as playwright, ExitStack() as leaving:
        reader = Reader(browser=start(playwright), leaving=leaving)
        for docname in docnames(site):
            for width, dark in VIEWS:
                page = reader.open(site, docname, width=width, dark=dark)
                for one in found_opened(page):
                    yield f"{docname} ({width}, {'dark' if dark else 'light'}): {one}"
                page.context.close()
        yield from reader.complaints
