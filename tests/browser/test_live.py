# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The live preview in a browser: nobody presses “reload”."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import PHONE, WIDE
from tests.live.conftest import BRIDGES, PATIENCE, Running, run_preview

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Reader

PAGE = "chapters/01-bridges"
PADDING = "".join(
    f"\n:::{{ednote}} stand\n:id: note-{n}\n:about: context\n{'Words. ' * 200}\n:::\n"
    for n in range(9)
)


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    yield from run_preview(tmp_path_factory.mktemp("edition"))


def look(reader: Reader, preview: Running, docname: str, *, width: int = WIDE) -> Page:
    """Open a page with patience: Sphinx is at work beside the browser."""
    page = reader.open(preview.address.removesuffix("/"), docname, width=width, height=400)
    page.set_default_timeout(1000 * PATIENCE)
    return page


def test_a_save_shows_up(preview: Running, reader: Reader) -> None:
    page = look(reader, preview, PAGE)
    page.get_by_text("Nothing to complain of").wait_for()
    preview.save(BRIDGES, "to: the ferryman", "to: his widow")
    page.get_by_text("his widow").first.wait_for(state="attached")
    preview.save(BRIDGES, "to: his widow", "to: the ferryman")
    page.get_by_text("the ferryman").first.wait_for(state="attached")


def test_findings_stand_at_the_words(preview: Running, reader: Reader) -> None:
    page = look(reader, preview, PAGE)
    preview.save(BRIDGES, "} 40 boats … 1821", "} 41 <b>boats</b>")
    box = page.locator("main ._live-box")
    box.wait_for()
    assert box.is_visible()
    assert "41 <b>boats</b>" in box.inner_text()
    assert "source/chapters/01-bridges.md:8:12 [quote/missing]" in box.inner_text()
    assert page.locator("#boats-lost--words._live-at").is_visible()
    assert page.locator("#_live summary").inner_text().startswith("1 finding")
    other = look(reader, preview, "chapters/02-weather")
    other.locator("#_live summary").click()
    other.get_by_role("link", name="Show").click()
    other.wait_for_url(f"**/{PAGE}.html#p-1-1")
    preview.save(BRIDGES, "} 41 <b>boats</b>", "} 40 boats … 1821")
    page.get_by_text("Nothing to complain of").wait_for()
    assert box.count() == 0


def test_the_place_is_kept(preview: Running, reader: Reader) -> None:
    page = look(reader, preview, PAGE, width=PHONE)
    preview.save(BRIDGES, "Both stand to this day.\n", f"Both stand to this day.\n{PADDING}")
    page.locator("#note-8").wait_for(state="attached")
    page.wait_for_load_state()  # or what is opened and scrolled now would be of no account
    page.locator("main details").evaluate_all("all => all.forEach(one => { one.open = true; })")
    page.locator("#note-5").evaluate("note => note.scrollIntoView()")
    place = "document.getElementById('note-5').getBoundingClientRect().top"
    before = page.evaluate(place)
    preview.save(BRIDGES, "He does not say how he counted.", "Nobody knows. " * 300)
    page.get_by_text("Nobody knows.").first.wait_for(state="attached")
    end = time.monotonic() + PATIENCE
    while abs(page.evaluate(place) - before) >= 3:
        assert time.monotonic() < end
        page.wait_for_timeout(50)
    preview.save(BRIDGES, PADDING, "")
    preview.save(BRIDGES, "Nobody knows. " * 300, "He does not say how he counted.")
