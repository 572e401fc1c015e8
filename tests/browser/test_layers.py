# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The sheet “View”: what it shows and leaves out, with and without a script, and what it keeps."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, TABLET, WIDE, Reader

HARBOUR = "chapters/01-harbour"
LAYERS = {
    "claim": "#ships-of-1901",
    "evidence": "#ships-register",
    "ednote": "#which-pier",
    "emend": "#rebuilt",
    "translation": "#liman",
    "note": "#fn-1",
}
"""Layer -> something of it."""


def open_view(page: Page) -> None:
    page.get_by_text("View", exact=True).click()


def box(page: Page, layer: str) -> str:
    return f"input[name=layer][value={layer}]"


def seen(page: Page, name: str) -> bool:
    return bool(page.locator(name).first.evaluate("one => one.checkVisibility()"))


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_a_layer_is_left_out_alone(reader: Reader, site: Path, script: bool, width: int) -> None:
    page = reader.open(site, HARBOUR, width=width, script=script)
    page.locator("main details").evaluate_all("all => all.forEach(one => { one.open = true; })")
    if width == WIDE and script:  # there are only as many lines of a claim as there is room for
        page.locator('.annotation-call[href="#ships-of-1901"]').click()
    open_view(page)
    for layer in LAYERS:
        page.locator(box(page, layer)).uncheck()
        left_out = {layer, "evidence"} if layer == "claim" else {layer}
        shown = {name: seen(page, place) for name, place in LAYERS.items()}
        assert shown == {name: name not in left_out for name in LAYERS}
        page.locator(box(page, layer)).check()


@pytest.mark.parametrize("layer", ["claim", "ednote", "emend", "translation"])
def test_with_a_layer_go_its_marks_and_lines(reader: Reader, site: Path, layer: str) -> None:
    page = reader.open(site, HARBOUR, script=False)
    open_view(page)
    line = f"getComputedStyle(document.querySelector('main .quoted')).getPropertyValue('--{layer}')"
    words = page.locator(f"main .quoted-{layer}").first
    ask = f"one => getComputedStyle(one).getPropertyValue('--{layer}')"
    assert words.evaluate(ask) != "none", line
    assert seen(page, f".annotation-call.{layer}")
    page.locator(box(page, layer)).uncheck()
    assert words.evaluate(ask) == "none"
    assert not seen(page, f".annotation-call.{layer}")
    expect(words).to_be_visible()


def test_names_start_without_marks(reader: Reader, site: Path) -> None:
    page = reader.open(site, "chapters/02-weather", script=False)
    assert (
        page.locator("input[name=layer]:not(:checked)").count()
        == page.locator("input[value=name]").count()
    )


def test_the_choice_is_in_the_address_and_kept(reader: Reader, site: Path) -> None:
    page = reader.open(site, HARBOUR)
    open_view(page)
    page.locator(box(page, "ednote")).uncheck()
    page.locator("input[value=transmitted]").check()
    page.locator("input[value=dark]").check()
    expect(page).to_have_url(re.compile("layers=-ednote"))
    expect(page).to_have_url(re.compile("reading=transmitted"))
    expect(page).not_to_have_url(re.compile("dark"))  # nobody else's business
    expect(page.get_by_role("status")).to_have_text("Editorial notes left out")
    page.goto(f"{site.as_uri()}/chapters/02-weather.html")
    assert page.evaluate("document.documentElement.dataset.scheme") == "dark"
    page.goto(f"{site.as_uri()}/{HARBOUR}.html")
    open_view(page)
    expect(page.locator(box(page, "ednote"))).not_to_be_checked()
    expect(page.locator("input[value=transmitted]")).to_be_checked()
    expect(page).to_have_url(re.compile("layers=-ednote"))
    page.locator(box(page, "ednote")).check()
    expect(page).not_to_have_url(re.compile("layers"))


def test_an_address_shows_what_it_was_sent_with(reader: Reader, site: Path) -> None:
    page = reader.open(site, HARBOUR, after="?layers=-emend&reading=transmitted#p-1-1")
    assert not seen(page, ".annotation-call.emend")
    expect(page).to_have_url(re.compile("#p-1-1$"))
    page.goto(f"{site.as_uri()}/{HARBOUR}.html")  # what others sent is not kept
    assert seen(page, ".annotation-call.emend")


@pytest.mark.parametrize("after", ["?layers=<b>&reading=none&scheme=x", "?layers=-", "?layers=%00"])
def test_an_address_with_nonsense_is_left_alone(reader: Reader, site: Path, after: str) -> None:
    page = reader.open(site, HARBOUR, after=after)
    assert all(seen(page, f".annotation-call.{layer}") for layer in ("claim", "ednote", "emend"))
    assert page.evaluate("document.documentElement.dataset.scheme") == "auto"


def test_the_light_is_the_readers_choice(reader: Reader, site: Path) -> None:
    page = reader.open(site, HARBOUR)
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    open_view(page)
    page.locator("input[value=dark]").check()
    assert page.evaluate(ground) != light
    page.emulate_media(color_scheme="dark")
    page.locator("input[value=light]").check()
    assert page.evaluate(ground) == light


def test_sheets_open_one_at_a_time_and_close_by_keyboard(reader: Reader, site: Path) -> None:
    page = reader.open(site, HARBOUR, width=TABLET)
    page.keyboard.press("Tab")
    expect(page.get_by_text("Skip to the text")).to_be_focused()
    view = page.locator(".sheet-of-view")
    contents = page.locator(".sheet-of-contents")
    page.locator(".sheet-of-view summary").press("Enter")
    expect(view).to_have_attribute("open", "")
    page.locator(".sheet-of-contents summary").press("Enter")
    expect(contents).to_have_attribute("open", "")
    expect(view).not_to_have_attribute("open", "")
    page.keyboard.press("Escape")
    expect(contents).not_to_have_attribute("open", "")
    expect(page.locator(".sheet-of-contents summary")).to_be_focused()


def test_the_contents_lead_everywhere(reader: Reader, site: Path) -> None:
    page = reader.open(site, HARBOUR)
    page.locator(".sheet-of-contents summary").click()
    links = page.locator(".sheet-of-contents a")
    expect(links.first).to_be_visible()
    assert page.locator(".sheet-of-contents [aria-current=page]").count() == 1
    addresses = links.evaluate_all("all => all.map(one => one.href)")
    assert all(Path(address.removeprefix("file://")).exists() for address in addresses)
    page.locator(".sheet-of-contents a", has_text="weather").click()
    expect(page).to_have_url(re.compile(r"02-weather\.html"))


def test_without_a_script_the_contents_are_on_the_title_page(reader: Reader, site: Path) -> None:
    page = reader.open(site, HARBOUR, script=False)
    page.get_by_role("link", name="Contents", exact=True).click()
    expect(page).to_have_url(re.compile(r"index\.html#_contents$"))
    assert not seen(page, ".scripted")
