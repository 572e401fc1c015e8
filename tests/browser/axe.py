# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What axe-core finds on a page: WCAG 2.2, levels A and AA, as far as a program can tell."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import PHONE, WIDE

_RULES: Final = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
_OPTIONS: Final = {"runOnly": list(_RULES), "preload": False, "resultTypes": ["violations"]}
"""What is in order is not listed: on a long page that takes seconds."""
VIEWS: Final = tuple((width, dark) for width in (WIDE, PHONE) for dark in (False, True))
"""Width of the window, and whether the page is dark."""


def found_on(page: Page) -> list[dict[str, Any]]:
    """Look at a page as it is.

    :param page: the page.
    :return: for each rule that is not kept its name, the first element, and how many there are.
    """
    response = Axe().run(page, options=_OPTIONS).response
    return [
        {"rule": one["id"], "first": one["nodes"][0]["html"][:200], "all": len(one["nodes"])}
        for one in response["violations"]
    ]


def found_opened(page: Page) -> list[dict[str, Any]]:
    """Look at a page with all that opens in it.

    :param page: the page.
    :return: as :func:`found_on`.
    """
    page.emulate_media(reduced_motion="reduce")
    page.locator("main details").evaluate_all("all => all.forEach(one => { one.open = true; })")
    return found_on(page)


def docnames(site: Path) -> Iterator[str]:
    """Name the pages of a site.

    :param site: its folder.
    :return: the names, without the suffix, in order.
    """
    for path in sorted(site.rglob("*.html")):
        yield path.relative_to(site).with_suffix("").as_posix()
