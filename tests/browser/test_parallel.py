# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Texts in parallel as a reader meets them: pairs, layouts, partners, a column alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import PHONE, Reader, build_site
from tests.browser.waiting import comes_true

ROOT = Path(__file__).parents[1] / "roots" / "test-parallel"
PAGE = "apparatus/mill"
JOINED = '[id="p-1-2-s2--de"]'
"""A German sentence that renders two of the text."""


@pytest.fixture(scope="session")
def parallel_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the edition in three languages."""
    return build_site(ROOT, tmp_path_factory.mktemp("parallel"))


def shown(page: Page) -> set[str]:
    """Give the languages that are seen."""
    cells = page.locator(".cell:visible")
    return {str(one.get_attribute("data-column")) for one in cells.all()}


def box(place: Locator) -> dict[str, float]:
    found: dict[str, float] = place.evaluate("(one) => one.getBoundingClientRect().toJSON()")
    return found


def boxes(page: Page, rows: str) -> list[list[dict[str, float]]]:
    """Give where the cells of rows are."""
    found: list[list[dict[str, float]]] = page.locator(rows).evaluate_all(
        """(rows) => rows.map((row) => [...row.querySelectorAll(".cell")].map(
            (cell) => cell.getBoundingClientRect().toJSON()))"""
    )
    return found


def lit(page: Page) -> set[str]:
    """Give the ids of the units that are lit."""
    return {str(one.get_attribute("id")) for one in page.locator(".unit.is-lit").all()}


def unit(page: Page, identifier: str) -> Locator:
    return page.locator(f'[id="{identifier}"]')


@pytest.mark.parametrize("script", [True, False])
def test_rows_are_level(reader: Reader, parallel_site: Path, script: bool) -> None:
    page = reader.open(parallel_site, PAGE, script=script)
    assert shown(page) == {"en", "de", "he"}
    for row in boxes(page, ".row"):
        assert len({round(cell["y"]) for cell in row}) == 1
        lefts = [cell["x"] for cell in row]
        assert lefts == sorted(set(lefts))


@pytest.mark.parametrize("script", [True, False])
def test_on_a_telephone_they_are_stacked(reader: Reader, parallel_site: Path, script: bool) -> None:
    page = reader.open(parallel_site, PAGE, script=script, width=PHONE, touch=True)
    for row in boxes(page, ".row"):
        tops = [cell["y"] for cell in row]
        assert tops == sorted(tops)
        assert len({cell["x"] for cell in row}) == 1
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE
    assert page.locator(".layouts:visible").count() == 0


def test_without_a_script_nothing_offers_what_it_can_not_do(
    reader: Reader, parallel_site: Path
) -> None:
    page = reader.open(parallel_site, PAGE, script=False)
    assert page.locator("main :is(button, input)").count() == 0


def test_any_pair(reader: Reader, parallel_site: Path) -> None:
    page = reader.open(parallel_site, PAGE)
    page.get_by_role("checkbox", name="German").uncheck()
    assert shown(page) == {"en", "he"}
    expect(page).to_have_url(re.compile(r"columns=en\.he"))
    assert page.locator(".column:visible").count() == 2
    page.get_by_role("checkbox", name="German").check()
    assert shown(page) == {"en", "de", "he"}
    expect(page).not_to_have_url(re.compile("columns"))


def test_one_language_stays(reader: Reader, parallel_site: Path) -> None:
    page = reader.open(parallel_site, PAGE, after="?columns=de")
    assert shown(page) == {"de"}
    expect(page.get_by_role("checkbox", name="German")).to_be_disabled()
    # A row of an addition that is in no shown language is no row.
    assert page.locator(".row:visible", has_text="+").count() == 0


@pytest.mark.parametrize("value", ["xx", "en.xx", "<b>", ""])
def test_an_address_that_names_others(reader: Reader, parallel_site: Path, value: str) -> None:
    page = reader.open(parallel_site, PAGE, after=f"?columns={value}")
    assert shown(page) == ({"en"} if value == "en.xx" else {"en", "de", "he"})


def test_layouts(reader: Reader, parallel_site: Path) -> None:
    page = reader.open(parallel_site, PAGE)
    page.get_by_label("Stacked").check()
    expect(page).to_have_url(re.compile("layout=stacked"))
    (first, second, _), *_ = boxes(page, ".row.begin")
    assert first["x"] == second["x"]
    page.get_by_label("Stacked").press("ArrowLeft")
    expect(page.get_by_label("Side by side")).to_be_checked()
    (first, second, _), *_ = boxes(page, ".row.begin")
    assert first["y"] == second["y"]


def test_partners_are_lit_by_a_pointer(reader: Reader, parallel_site: Path) -> None:
    page = reader.open(parallel_site, PAGE)
    unit(page, "p-1-2-s3--en").hover()
    assert lit(page) == {"p-1-2-s3--en", "p-1-2-s2--de", "p-1-2-s3--he"}
    page.locator(JOINED).hover()
    both = {"p-1-2-s2--en", "p-1-2-s3--en", "p-1-2-s2--de", "p-1-2-s2--he", "p-1-2-s3--he"}
    assert lit(page) == both
    page.locator("h1").hover()
    assert lit(page) == set()


def test_partners_are_lit_by_the_keyboard(reader: Reader, parallel_site: Path) -> None:
    page = reader.open(parallel_site, PAGE)
    page.locator('.row-number[href="#p-1-1-s3--en"]').focus()
    assert lit(page) == {f"p-1-1-s3--{language}" for language in ("en", "de", "he")}


def test_partners_are_lit_by_a_finger(reader: Reader, parallel_site: Path) -> None:
    page = reader.open(parallel_site, PAGE, touch=True, width=PHONE)
    unit(page, "p-1-1-s3--de").tap()
    assert lit(page) == {f"p-1-1-s3--{language}" for language in ("en", "de", "he")}
    page.locator("h1").tap()
    assert lit(page) == set()


@pytest.mark.parametrize("script", [True, False])
def test_a_link_to_a_unit(reader: Reader, parallel_site: Path, script: bool) -> None:
    page = reader.open(parallel_site, PAGE, after="#p-1-4-s1--de", script=script)
    partner = unit(page, "p-1-4-s1--en")
    expect(partner).not_to_have_css("background-color", "rgba(0, 0, 0, 0)")
    expect(unit(page, "p-1-4-s1--de")).to_be_in_viewport()


def test_a_link_to_a_unit_of_a_hidden_column(reader: Reader, parallel_site: Path) -> None:
    page = reader.open(parallel_site, PAGE, after="?columns=en#p-1-4-s1--de")
    expect(unit(page, "p-1-4-s1--de")).to_be_visible()


def test_copying_one_language(reader: Reader, parallel_site: Path) -> None:
    page = reader.open(parallel_site, "apparatus/abstracts")
    page.evaluate("navigator.clipboard.writeText = (words) => { window.copied = words }")
    page.get_by_role("button", name="Copy English").click()
    assert comes_true(page, "window.copied")
    assert page.evaluate("window.copied") == (
        "The mill and the river\n\n"
        "This is a short text about a mill. It was written to try out a book in three languages.\n"
    )
    expect(page.get_by_role("status")).to_have_text("Copied: English")


def test_copying_the_text_as_transmitted(reader: Reader, parallel_site: Path) -> None:
    page = reader.open(parallel_site, "apparatus/abstracts")
    page.evaluate("navigator.clipboard.writeText = (words) => { window.copied = words }")
    page.get_by_text("View", exact=True).click()
    page.get_by_label("as transmitted").check()
    page.get_by_role("button", name="Copy English").click()
    assert comes_true(page, "window.copied")
    assert "try out a boook in" in page.evaluate("window.copied")


def test_a_selection_stays_in_its_column(reader: Reader, parallel_site: Path) -> None:
    page = reader.open(parallel_site, PAGE)
    first, last = box(unit(page, "p-1-1-s1--de")), box(unit(page, "p-1-2-s1--de"))
    page.mouse.move(first["x"] + 1, first["y"] + 5)
    page.mouse.down()
    page.mouse.move(last["x"] + last["width"] - 1, last["y"] + last["height"] - 5)
    page.mouse.up()
    words = page.evaluate("getSelection().toString()")
    assert "Niemand weiß" in words
    assert "Nobody knows" not in words


def test_hebrew_runs_from_the_right(reader: Reader, parallel_site: Path) -> None:
    page = reader.open(parallel_site, PAGE)
    cell = page.locator('.cell[data-column="he"]').nth(1)
    words = box(cell.locator(".unit"))
    edge = box(cell)
    assert edge["x"] + edge["width"] - (words["x"] + words["width"]) < 2
