# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""axe-core on every page of this edition: both lights, wide and on a telephone, all opened.

WCAG 2.2 as far as a program can tell.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import PHONE, WIDE, Reader

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
OPEN_ALL = "all => all.forEach(one => { if (!one.name) one.open = true; })"


def found_on(page: Page) -> list[dict[str, Any]]:
    """Give what axe finds: the rule, and the first element that it is about."""
    response = Axe().run(page, options=RULES).response
    return [
        {"rule": one["id"], "first": one["nodes"][0]["html"][:200], "all": len(one["nodes"])}
        for one in response["violations"]
    ]


def pages(site: Path) -> Iterator[str]:
    for path in sorted(site.rglob("*.html")):
        yield path.relative_to(site).with_suffix("").as_posix()


@pytest.mark.parametrize(("width", "dark"), [(WIDE, False), (PHONE, True)])
def test_every_page(reader: Reader, this_site: Path, width: int, dark: bool) -> None:
    found = {}
    for docname in pages(this_site):
        page = reader.open(this_site, docname, width=width, dark=dark)
        page.emulate_media(reduced_motion="reduce")
        page.locator("main details").evaluate_all(OPEN_ALL)
        if violations := found_on(page):
            found[docname] = violations
        page.context.close()
    assert found == {}


@pytest.mark.parametrize("reading", ["restored", "transmitted"])
@pytest.mark.parametrize(("width", "dark"), [(WIDE, True), (PHONE, False)])
def test_with_all_that_opens(
    reader: Reader, site: Path, width: int, dark: bool, reading: str
) -> None:
    after = f"?reading={reading}&layers=%2Bname"
    page = reader.open(site, "chapters/01-harbour", after=after, width=width, dark=dark)
    page.emulate_media(reduced_motion="reduce")
    openings = {
        "popup": lambda: page.locator('#fnref-1 a[role="doc-noteref"]').hover(),
        "card": lambda: page.locator('.annotation-call[href="#ships-of-1901"]').click(),
        "view": lambda: page.locator(".sheet-of-view summary").click(),
        "contents": lambda: page.locator(".sheet-of-contents summary").click(),
        "cite": lambda: page.locator(".cite-open").click(),
    }
    found = {}
    for name, opening in openings.items():
        opening()
        page.wait_for_timeout(400)
        if violations := found_on(page):
            found[name] = violations
    assert found == {}
