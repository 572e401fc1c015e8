# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The main pages of this edition at several widths: nothing is wider than the window.

Each is also taken a picture of, under ``build/pictures/``, for people to look at.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.conftest import Reader
from tests.browser.suggesting import REPOSITORY

PAGES = (
    *("index", "search", "about/syntax", "apparatus/parallel", "apparatus/map"),
    *("chapters/00-front", "chapters/05-international-law", "chapters/13-bibliography"),
)
WIDTHS = (320, 900, 1440)
VAST = 3840
"""Of the largest screens; one page is enough to see whether the column grows with them."""
PICTURES = REPOSITORY / "build" / "pictures"


@pytest.mark.parametrize("docname", PAGES)
def test_nothing_is_wider_than_the_window(reader: Reader, this_site: Path, docname: str) -> None:
    too_wide = {}
    for width in (*WIDTHS, VAST) if docname == PAGES[0] else WIDTHS:
        page = reader.open(this_site, docname, width=width)
        page.emulate_media(reduced_motion="reduce")
        picture = PICTURES / f"{docname.replace('/', '-')}-{width}.png"
        page.screenshot(path=picture)
        if (found := page.evaluate("document.documentElement.scrollWidth")) > width:
            too_wide[width] = found
        page.context.close()
    assert too_wide == {}
