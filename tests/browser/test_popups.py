# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Popups of notes, citations and annotations: hover, focus, touch, grace, Esc, and the list."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE, TABLET, Reader

HARBOUR = "chapters/01-harbour"
CALL = '#fnref-1 a[role="doc-noteref"]'
NOTE = "#fn-1"


def test_a_note_opens_on_hover_and_its_content_can_be_reached(reader: Reader, site: Path) -> None:
    page = reader.open(site, HARBOUR)
    page.locator(CALL).hover()
    popup = page.locator(".popup")
    expect(popup).to_be_visible()
    said = " ".join(popup.inner_text().split())
    assert said
    assert said in " ".join(page.locator(NOTE).inner_text().split())
    popup.hover()
    page.wait_for_timeout(700)
    expect(popup).to_be_visible()
    page.locator("h1").hover()
    expect(popup).to_be_hidden()
    assert page.locator(NOTE).is_visible()


def test_a_short_way_between_call_and_popup_closes_nothing(reader: Reader, site: Path) -> None:
    page = reader.open(site, HARBOUR)
    # The page's own clock stands still but where it is told: machines are slow and fast.
    page.clock.install()
    page.clock.pause_at(datetime.now(UTC) + timedelta(hours=1))
    popup = page.locator(".popup")
    page.locator(CALL).hover()
    page.clock.run_for(500)
    expect(popup).to_be_visible()
    page.mouse.move(5, 400)
    page.clock.run_for(150)
    popup.hover()
    page.clock.run_for(2000)
    expect(popup).to_be_visible()
    page.mouse.move(5, 400)
    page.clock.run_for(2000)
    expect(popup).to_be_hidden()


def test_a_note_opens_on_focus_and_closes_at_esc(reader: Reader, site: Path) -> None:
    page = reader.open(site, HARBOUR, width=TABLET)
    page.keyboard.press("Tab")  # so that what gets the focus gets it by keyboard
    page.locator(CALL).focus()
    popup = page.locator(".popup")
    expect(popup).to_be_visible()
    page.keyboard.press("Escape")
    expect(popup).to_be_hidden()
    expect(page.locator(CALL)).to_be_focused()


def test_the_way_by_keyboard_leads_through_the_popup(reader: Reader, site: Path) -> None:
    page = reader.open(site, HARBOUR, width=TABLET)
    page.keyboard.press("Tab")
    page.locator('.annotation-call[href="#ships-of-1901"]').focus()
    expect(page.locator(".popup")).to_be_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.popup') !== null")
    page.keyboard.press("Escape")
    expect(page.locator('.annotation-call[href="#ships-of-1901"]')).to_be_focused()


def test_a_touch_opens_and_a_second_one_goes_there(reader: Reader, site: Path) -> None:
    page = reader.open(site, HARBOUR, width=PHONE, touch=True)
    page.locator(CALL).tap()
    popup = page.locator(".popup")
    expect(popup).to_be_visible()
    expect(page).not_to_have_url(re.compile("#fn-1"))
    box = popup.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= PHONE
    page.locator("h1").tap()
    expect(popup).to_be_hidden()
    page.locator(CALL).tap()
    page.locator(CALL).tap()
    expect(page).to_have_url(re.compile("#fn-1$"))


@pytest.mark.parametrize("width", [TABLET, PHONE])
def test_an_annotation_opens_where_there_is_no_margin(
    reader: Reader, site: Path, width: int
) -> None:
    page = reader.open(site, HARBOUR, width=width)
    page.locator('.annotation-call[href="#which-pier"]').hover()
    expect(page.locator(".popup")).to_contain_text("Two piers are called old.")
    assert page.locator(".popup [id]").count() == 0  # no id stands twice


def test_a_citation_shows_what_is_cited(reader: Reader, site: Path) -> None:
    page = reader.open(site, HARBOUR, after="#ships-of-1901")
    link = page.locator(".annotation-body .bibtex-citation a").first
    named = link.get_attribute("title")
    assert named
    link.hover()
    expect(page.locator(".popup")).to_have_text(named)


def test_a_name_says_what_it_is_while_names_are_shown(reader: Reader, names_site: Path) -> None:
    page = reader.open(names_site, "chapters/01-ferries")
    name = page.locator(".quoted-name[data-names]").first
    name.hover()
    page.wait_for_timeout(500)
    assert page.locator(".popup").count() == 0
    page.get_by_text("View", exact=True).click()
    page.locator("input[value=name]").check()
    page.keyboard.press("Escape")
    name.focus()
    expect(page.locator(".popup")).to_be_visible()
    page.locator(".popup a").click()
    expect(page).to_have_url(re.compile("#name-"))


def test_without_a_script_a_call_leads_to_the_note(reader: Reader, site: Path) -> None:
    page = reader.open(site, HARBOUR, script=False)
    page.locator(CALL).click()
    expect(page.locator(NOTE)).to_be_in_viewport()
    page.locator(f"{NOTE} [role=doc-backlink]").click()
    expect(page).to_have_url(re.compile("#fnref-1$"))
