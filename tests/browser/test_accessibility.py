# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""axe-core on the pages: both lights, wide and on a telephone, with all that opens opened.

``make validate`` looks at all pages of this edition in all views, which takes minutes; here are
some of its pages, and every kind of page of smaller editions.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.axe import VIEWS, docnames, found_on, found_opened
from tests.browser.conftest import Reader

PAGES = ("index", "search", "chapters/00-front", "apparatus/parallel", "about/citing")


def test_pages_of_this_edition(reader: Reader, this_site: Path) -> None:
    found = {}
    for docname, (width, dark) in zip(PAGES, (*VIEWS, VIEWS[0]), strict=True):
        page = reader.open(this_site, docname, width=width, dark=dark)
        if violations := found_opened(page):
            found[docname, width, dark] = violations
        page.context.close()
    assert found == {}


@pytest.mark.parametrize(("width", "dark"), VIEWS[::3])
def test_pages_that_are_made_from_annotations(
    reader: Reader, names_site: Path, width: int, dark: bool
) -> None:
    found = {}
    for docname in docnames(names_site):
        page = reader.open(names_site, docname, width=width, dark=dark)
        if violations := found_opened(page):
            found[docname] = violations
        page.context.close()
    assert found == {}


@pytest.mark.parametrize(
    ("reading", "width", "dark"), [("restored", *VIEWS[1]), ("transmitted", *VIEWS[2])]
)
def test_with_all_that_opens(
    reader: Reader, site: Path, reading: str, width: int, dark: bool
) -> None:
    after = f"?reading={reading}&layers=%2Bname"
    page = reader.open(site, "chapters/01-harbour", after=after, width=width, dark=dark)
    page.emulate_media(reduced_motion="reduce")
    openings: dict[str, Callable[[], object]] = {
        "popup": lambda: page.locator('#fnref-1 a[role="doc-noteref"]').hover(),
        "card": lambda: page.locator('.annotation-call[href="#ships-of-1901"]').click(),
        "view": lambda: page.locator(".sheet-of-view summary").click(),
        "contents": lambda: page.locator(".sheet-of-contents summary").click(),
        "search": lambda: page.keyboard.press("/"),
        "cite": lambda: page.locator(".cite-open").click(),
    }
    found = {}
    for name, opening in openings.items():
        opening()
        page.wait_for_timeout(300)
        if violations := found_on(page):
            found[name] = violations
        page.keyboard.press("Escape")
    assert found == {}
