# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Search as a reader meets it: from the box of a page, on its own page, at the place found."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, WIDE, Reader

HARBOUR = "chapters/01-harbour"
PANEL = ".search-panel"
MARKED = """() => [...(CSS.highlights.get("search") ?? [])].map(String)"""


class Quiet(SimpleHTTPRequestHandler):
    def do_GET(self) -> None:
        """Have no icon without complaining of it."""
        if self.path == "/favicon.ico":
            self.send_response(204)
            self.end_headers()
        else:
            super().do_GET()

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def server(site: Path) -> Iterator[str]:
    """Serve the site; give its address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site))) as served:
        thread = Thread(target=served.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{served.server_port}"
        served.shutdown()
        thread.join()


def focused(page: Page) -> str:
    words: str = page.evaluate("document.activeElement.id || document.activeElement.innerText")
    return words


@pytest.mark.parametrize("place", ["folder", "server"])
def test_by_keyboard_alone(reader: Reader, site: Path, server: str, place: str) -> None:
    page = reader.open(site if place == "folder" else server, HARBOUR)
    page.keyboard.press("/")
    assert focused(page) == "_search"
    page.keyboard.type("dort yuz")
    panel = page.locator(PANEL)
    expect(panel.locator("a").first).to_be_visible()
    expect(panel.locator("mark").first).to_have_text("Dört")
    page.keyboard.press("ArrowDown")
    assert "Dört yüz gemi" in focused(page)
    page.keyboard.press("ArrowUp")
    assert focused(page) == "_search"
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    page.keyboard.type("z")
    page.keyboard.press("Backspace")
    expect(panel).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    assert focused(page) == "_search"
    expect(panel).to_be_hidden()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**find=dort**")
    expect(page.locator(".has-search-marks")).to_be_attached()
    assert set(page.evaluate(MARKED)) <= {"Dört", "yüz"}


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_results_below_the_box_stay_on_the_screen(reader: Reader, site: Path, width: int) -> None:
    page = reader.open(site, HARBOUR, width=width)
    page.locator("#_search").fill("harbour")
    expect(page.locator(PANEL)).to_be_visible()
    box = page.locator(PANEL).bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    page.locator("h1").click(force=True, position={"x": 1, "y": 1})
    page.mouse.click(5, 880)
    expect(page.locator(PANEL)).to_be_hidden()


def test_nothing_is_loaded_before_somebody_searches(reader: Reader, site: Path) -> None:
    page = reader.open(site, HARBOUR)
    scripts = "[...document.scripts].filter((one) => one.src.includes('search')).length"
    assert page.evaluate(scripts) == 1
    page.locator("#_search").focus()
    expect(page.locator("script[src$='search/index.js']")).to_be_attached()


def test_box_leads_to_all_results(reader: Reader, site: Path) -> None:
    page = reader.open(site, HARBOUR)
    page.keyboard.press("/")
    page.keyboard.type("harbour")
    expect(page.locator(".search-all")).to_contain_text(re.compile(r"\d+"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=harbour")
    expect(page.locator("#_query")).to_have_value("harbour")
    expect(page.locator("#_search-count")).to_contain_text("results")
    expect(page.locator("#_search-results mark").first).to_have_text("harbour")


def test_results_are_narrowed(reader: Reader, site: Path) -> None:
    page = reader.open(site, "search", after="?q=harbour")
    results = page.locator("#_search-results .search-layer")
    expect(results.filter(has_text="claim").first).to_be_visible()
    every = results.count()
    page.get_by_label("Claims").check()
    expect(results.filter(has_not_text="claim")).to_have_count(0)
    assert 0 < results.count() < every
    page.get_by_label("Evidence").check()
    expect(results.filter(has_text="evidence").first).to_be_visible()
    asked = parse_qs(urlsplit(page.url).query)
    assert asked == {"q": ["harbour"], "among": ["claim,evidence"]}
    page.reload()
    expect(page.get_by_label("Claims")).to_be_checked()
    page.get_by_label("Claims").uncheck()
    page.get_by_label("Evidence").uncheck()
    expect(results).to_have_count(every)
    again = reader.open(site, "search", after="?q=harbour")
    expect(again.get_by_label("Claims")).not_to_be_checked()


def test_results_are_narrowed_to_a_language(reader: Reader, site: Path) -> None:
    page = reader.open(site, "search", after="?q=liman")
    expect(page.locator("#_search-results li").first).to_be_visible()
    before = page.locator("#_search-results li").count()
    page.get_by_label("Turkish").check()
    expect(page.locator("#_search-count")).to_contain_text("result")
    assert 0 < page.locator("#_search-results li").count() <= before
    expect(page).to_have_url(re.compile("in=tr"))


def test_more_results_come_when_asked_for(reader: Reader, site: Path) -> None:
    page = reader.open(site, "search", after="?q=the")
    results = page.locator("#_search-results li")
    expect(results).to_have_count(20)
    page.get_by_role("button", name="More results").press("Enter")
    expect(results.nth(20)).to_be_visible()
    assert focused(page) == results.nth(20).inner_text()


def test_nothing_found_is_said(reader: Reader, site: Path) -> None:
    page = reader.open(site, "search", after="?q=zzz")
    expect(page.get_by_role("status").first).to_have_text("0 results")
    expect(page.locator("#_search-filters")).to_be_hidden()


@pytest.mark.parametrize(
    ("find", "place", "marked"),
    [
        ("harbour", "s-1", ["harbour"]),
        ("harbor ", "s-1", ["harbor"]),
        ("liman", "p-1-1", ["liman"]),
        ('"was rebuilt"', "p-1-1", ["was", "rebuilt"]),
        ("piers", "which-pier", ["piers"]),
        ("nothing", "p-1-1", []),
    ],
)
def test_words_are_marked_at_their_place(
    reader: Reader, site: Path, find: str, place: str, marked: list[str]
) -> None:
    page = reader.open(site, HARBOUR, after=f"?find={find}#{place}")
    before = page.locator("main").inner_html()
    has = ".has-search-marks" if marked else "script[src$='search-marks.js']"
    expect(page.locator(has)).to_be_attached()
    assert [one.strip() for one in page.evaluate(MARKED) if one.strip()] == marked
    assert page.locator("main").inner_html().replace(' open=""', "") == before.replace(
        ' open=""', ""
    )
    page.keyboard.press("Escape")
    assert page.evaluate(MARKED) == []


@pytest.mark.parametrize(("find", "reading"), [("harbour", "restored"), ("harbor ", "transmitted")])
def test_the_reading_that_has_the_words_is_shown(
    reader: Reader, site: Path, find: str, reading: str
) -> None:
    page = reader.open(site, HARBOUR, after=f"?find={find}#s-1")
    expect(page.locator(f"input[value={reading}]")).to_be_checked()
    expect(page.locator(f"h1 .{reading}").first).to_be_visible()


def test_marks_are_wrapped_where_they_cannot_be_painted(reader: Reader, site: Path) -> None:
    page = reader.open(site, HARBOUR)
    page.evaluate("delete globalThis.Highlight")
    text = page.locator("main").inner_text()
    page.evaluate(
        """async () => {
          for (const name of ["fold", "query", "marks"]) {
            await postilla.load(`_static/search-${name}.js`);
          }
          location.hash = "p-1-1";
          postilla.search.marks.follow('"the same year" 1901 "the"');
        }"""
    )
    marks = page.locator("#p-1-1 mark")
    found = " ".join(marks.all_inner_texts()).split()
    assert {word: found.count(word) for word in ("the", "same", "year", "1901")} == {
        "the": 8,
        "same": 1,
        "year": 1,
        "1901": 1,
    }
    assert page.locator("main").inner_text() == text
    nodes = "document.querySelector('#p-1-1').childNodes.length"
    count = page.evaluate(nodes)
    page.evaluate("postilla.search.marks.clear()")
    assert page.locator("mark").count() == 0
    assert page.evaluate(nodes) <= count


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_without_script_the_page_says_so(reader: Reader, site: Path, width: int) -> None:
    page = reader.open(site, HARBOUR, script=False, width=width)
    page.locator("#_search").fill("harbour")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=harbour")
    expect(page.get_by_text("needs JavaScript")).to_be_visible()
    expect(page.locator("#_query")).to_be_hidden()
    page.get_by_role("main").get_by_role("link").first.click()
    expect(page.locator("h1").first).to_be_visible()
