# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Annotations in the margin: beside their words, apart from each other, open at a click."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import TABLET, WIDE, Reader

HARBOUR = "chapters/01-harbour"
CARDS = ".annotations > .annotation"
PLACES = """all => all.filter(one => one.checkVisibility()).map(one => {
  const { top, bottom, left, right } = one.getBoundingClientRect();
  return [top, bottom, left, right];
})"""


def places(page: Page) -> list[list[float]]:
    found: list[list[float]] = page.locator(CARDS).evaluate_all(PLACES)
    return sorted(found)


def call(page: Page, name: str) -> None:
    page.locator(f'.annotation-call[href="#{name}"]').click()


@pytest.mark.parametrize("opened", ["", "ships-of-1901", "steps", "rebuilt"])
@pytest.mark.parametrize("width", [1150, WIDE, 2560])
def test_they_stand_apart_and_beside_the_text(
    reader: Reader, site: Path, width: int, opened: str
) -> None:
    page = reader.open(site, HARBOUR, width=width)
    page.emulate_media(reduced_motion="reduce")
    if opened:
        call(page, opened)
    found = places(page)
    assert len(found) == page.locator(CARDS).count() > 10
    assert all(above[1] <= below[0] for above, below in pairwise(found))
    text = page.locator("#p-1-1").bounding_box()
    assert text is not None
    assert all(card[2] >= text["x"] + text["width"] for card in found)
    assert max(card[3] for card in found) <= width
    if opened:
        card = page.locator(f"#{opened}").bounding_box()
        words = page.locator(f'[id="{opened}--words"]').bounding_box()
        assert card is not None
        assert words is not None
        assert abs(card["y"] - words["y"]) < 12


def test_a_card_opens_and_closes(reader: Reader, site: Path) -> None:
    page = reader.open(site, HARBOUR)
    evidence = page.locator("#ships-register")
    expect(evidence).to_be_hidden()
    call(page, "ships-of-1901")
    expect(evidence).to_be_visible()
    expect(page).to_have_url(re.compile("#ships-of-1901$"))
    page.keyboard.press("Escape")
    expect(evidence).to_be_hidden()
    page.locator("#ships-of-1901").click()
    expect(evidence).to_be_visible()
    page.locator("#p-1-3").click()
    expect(evidence).to_be_hidden()


def test_a_card_is_reached_and_left_by_keyboard(reader: Reader, site: Path) -> None:
    page = reader.open(site, HARBOUR)
    page.locator('.annotation-call[href="#which-pier"]').press("Enter")
    expect(page.locator("#which-pier")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator('.annotation-call[href="#which-pier"]')).to_be_focused()


def test_words_and_card_are_lit_together(reader: Reader, site: Path) -> None:
    page = reader.open(site, HARBOUR)
    words = page.locator('main .quoted[data-annotations~="across-sentences"]')
    page.locator("#across-sentences").hover()
    assert words.count() == page.locator("main .quoted.lit").count() > 1
    page.locator('[id="which-pier--words"]').hover()
    expect(page.locator("#which-pier")).to_contain_class("lit")


def test_an_address_opens_its_annotation_beside_its_words(reader: Reader, site: Path) -> None:
    page = reader.open(site, HARBOUR, after="#ships-register", height=500)
    expect(page.locator("#ships-register")).to_be_visible()
    expect(page.locator('[id="ships-of-1901--words"]')).to_be_in_viewport()


def test_a_layer_left_out_makes_room(reader: Reader, site: Path) -> None:
    page = reader.open(site, HARBOUR)
    before = len(places(page))
    page.get_by_text("View", exact=True).click()
    page.locator("input[value=claim]").uncheck()
    expect(page.locator("#steps")).to_be_hidden()
    page.wait_for_timeout(100)
    found = places(page)
    assert 0 < len(found) < before
    assert all(above[1] <= below[0] for above, below in pairwise(found))


def test_on_a_narrower_page_they_open_in_place(reader: Reader, site: Path) -> None:
    page = reader.open(site, HARBOUR, width=TABLET)
    expect(page.locator("#which-pier")).to_be_hidden()
    page.locator(".annotations > summary").nth(1).click()
    card, text = page.locator("#which-pier").bounding_box(), page.locator("#p-1-1").bounding_box()
    assert card is not None
    assert text is not None
    assert card["y"] >= text["y"] + text["height"]
    page.set_viewport_size({"width": WIDE, "height": 900})
    expect(page.locator("html")).to_contain_class("in-margin")
    page.set_viewport_size({"width": TABLET, "height": 900})
    expect(page.locator("#which-pier")).to_be_hidden()


def test_on_paper_they_follow_their_block(reader: Reader, site: Path) -> None:
    page = reader.open(site, HARBOUR)
    call(page, "steps")
    page.emulate_media(media="print")
    text = page.locator("#p-1-1").bounding_box()
    assert text is not None
    for name in ("ships-of-1901", "ships-register", "steps"):
        card = page.locator(f"#{name}").bounding_box()
        assert card is not None
        assert card["y"] >= text["y"] + text["height"]
