# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What has changed since a version that the reader chose, and old addresses."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import found_opened
from tests.browser.conftest import PHONE, ROOTS, WIDE, Reader, build_site

FERRIES = "chapters/01-ferries"


@pytest.fixture(scope="module")
def ferries(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the edition with three versions and withdrawn annotations."""
    return build_site(ROOTS / "test-versions", tmp_path_factory.mktemp("ferries"))


def marked(page: Page) -> dict[str, str]:
    """Give what is marked: annotation -> the words of the mark."""
    heads = page.locator(".annotation > .annotation-head > .change-mark")
    found: dict[str, str] = heads.evaluate_all(
        "all => Object.fromEntries(all.map(one => [one.closest('aside').id, one.textContent]))"
    )
    return found


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_a_reader_comes_with_a_version(reader: Reader, ferries: Path, width: int) -> None:
    page = reader.open(ferries, FERRIES, after="?since=1.0.0", width=width)
    assert marked(page) == {
        "people-of-1901-harbour-board": "new since version 1.0.0",
        "no-boat-lost": "changed since version 1.0.0",
        "best-ferry": "new since version 1.0.0",
    }
    expect(page.locator(".annotation-call.is-changed")).to_have_text(["c2", "n3"])
    expect(page.locator("summary > .change-mark")).to_have_text(["2 changes", "1 change"])


def test_a_reader_chooses_another_version_and_none(reader: Reader, ferries: Path) -> None:
    page = reader.open(ferries, FERRIES)
    page.get_by_text("View", exact=True).click()
    page.get_by_label("Marked since version").select_option("1.1.0")
    assert marked(page).keys() == {"no-boat-lost", "best-ferry"}
    expect(page).to_have_url(f"{(ferries / FERRIES).as_uri()}.html?since=1.1.0")
    page.locator("input[name=interface][value=tr]").check()
    expect(page.locator("#best-ferry .change-mark")).to_have_text("1.1.0 sürümünden beri yeni")
    page.locator("select[name=since]").select_option("")
    assert marked(page) == {}
    expect(page.locator(".is-changed, .change-mark")).to_have_count(0)


def test_an_unknown_version_marks_nothing(reader: Reader, ferries: Path) -> None:
    assert marked(reader.open(ferries, FERRIES, after="?since=0.9")) == {}


@pytest.mark.parametrize("script", [True, False])
def test_an_old_address_shows_what_became_of_it(
    reader: Reader, ferries: Path, script: bool
) -> None:
    page = reader.open(ferries, FERRIES, after="#boats-counted", script=script)
    expect(page.locator(":target")).to_contain_text("The ferryman did not count the boats.")
    expect(page.locator(":target")).to_be_in_viewport()
    page.locator(":target a").click()
    expect(page.locator("#no-boat-lost")).to_be_in_viewport()


@pytest.mark.parametrize(("docname", "dark"), [(FERRIES, True), ("about/changes", False)])
def test_everybody_can_read_it(reader: Reader, ferries: Path, docname: str, dark: bool) -> None:
    page = reader.open(ferries, docname, after="?since=1.0.0", dark=dark)
    assert found_opened(page) == []
