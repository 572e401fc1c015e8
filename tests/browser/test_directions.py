# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""An edition that is written from right to left: what stands at which side, and English in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import found_on, found_opened
from tests.browser.conftest import PHONE, WIDE, Reader
from tests.browser.waiting import comes_true
from tests.editions.whole import lay_out
from tests.this_edition import CALM, POSTILLA, run

CASE = Path(__file__).parents[1] / "editions" / "rtl"
CROSSING = "chapters/02-crossing"
SMALL = 320
"""The width, in CSS pixels, that has to do without scrolling sideways (WCAG 2.2, 1.4.10)."""

SIDE = 8
"""What may lie between things that touch, in CSS pixels."""

END_OF_WORDS = """(element) => {
  const range = document.createRange();
  const words = element.firstChild;
  const at = (place) => {
    range.setStart(words, place);
    range.setEnd(words, place + 1);
    return range.getBoundingClientRect();
  };
  return [at(words.data.length - 2).left, at(words.data.length - 1).left];
}"""
"""Where the last two characters are of an element's words."""


@pytest.fixture(scope="session")
def arabic_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site of an Arabic edition."""
    folder = tmp_path_factory.mktemp("arabic")
    lay_out(CASE, folder, folder / "edition")
    run(["-c", POSTILLA, "build", "html"], folder / "edition", CALM, umask=0o022)
    return folder / "edition" / "build" / "html"


def box(place: Locator) -> dict[str, float]:
    found: dict[str, float] = place.first.evaluate("(one) => one.getBoundingClientRect().toJSON()")
    return found


def direction(place: Locator) -> str:
    return str(place.first.evaluate("(one) => getComputedStyle(one).direction"))


def is_before(page: Page, mark: str, words: str) -> bool:
    """Say whether a mark stands at the right of words, and near them."""
    return -SIDE <= box(page.locator(mark))["left"] - box(page.locator(words))["right"] < 100


def choose(page: Page, language: str) -> None:
    page.locator(".sheet-of-view summary").click()
    page.locator(f"input[name=interface][value={language}]").check()
    assert comes_true(page, "language => postilla.language === language", language)


@pytest.mark.parametrize("script", [True, False])
def test_numbers_stand_where_lines_begin(reader: Reader, arabic_site: Path, script: bool) -> None:
    page = reader.open(arabic_site, CROSSING, script=script)
    assert is_before(page, "#p-1-1 > .permalink.number", "#p-1-1")
    assert is_before(page, ".page-number", "#p-1-1")
    assert is_before(page, "#fn-p241-1 > .note-mark", "#fn-p241-1 > p")


def test_a_passage_of_the_other_direction_has_its_number_there(
    reader: Reader, arabic_site: Path
) -> None:
    page = reader.open(arabic_site, CROSSING)
    page.locator("#p-1-1").evaluate("(one) => { one.dir = 'ltr'; }")
    assert is_before(page, "#p-1-1 > .permalink.number", "#p-1-1")


def test_and_so_has_one_in_a_page_from_left_to_right(reader: Reader, site: Path) -> None:
    page = reader.open(site, "chapters/01-harbour")
    number = page.locator("p > .permalink.number").first
    before = box(number)
    number.evaluate("(one) => { one.parentElement.dir = 'rtl'; }")
    assert box(number)["right"] == pytest.approx(before["right"], abs=1)


def test_annotations_stand_where_lines_end(reader: Reader, arabic_site: Path) -> None:
    page = reader.open(arabic_site, CROSSING)
    card, words = box(page.locator("#flood")), box(page.locator("#p-1-1"))
    assert 0 <= card["left"] < card["right"] < words["left"]
    assert is_before(page, "#flood .annotation-mark", "#flood .annotation-kind")


def test_contents_begin_at_the_right(reader: Reader, arabic_site: Path) -> None:
    page = reader.open(arabic_site, "index")
    edge = box(page.locator(".toctree-wrapper"))["right"]
    ends = page.locator(".toctree-wrapper li > a").evaluate_all(
        "(all) => all.map((one) => one.getBoundingClientRect().right)"
    )
    assert ends == pytest.approx([edge] * len(ends), abs=1)


@pytest.mark.parametrize(
    ("docname", "sentence"),
    [
        ("search", ".search-help"),
        (CROSSING, ".suggest-invitation span"),
        ("index", ".stance"),
        ("index", "footer p"),
        ("apparatus/claims", "main section > p"),
    ],
)
def test_an_english_sentence_ends_at_the_right(
    reader: Reader, arabic_site: Path, docname: str, sentence: str
) -> None:
    page = reader.open(arabic_site, docname)
    last_but_one, last = page.locator(sentence).first.evaluate(END_OF_WORDS)
    assert last > last_but_one


@pytest.mark.parametrize("docname", ["index", CROSSING, "search"])
def test_words_of_the_interface_say_that_they_are_english(
    reader: Reader, arabic_site: Path, docname: str
) -> None:
    page = reader.open(arabic_site, docname)
    said = page.locator("[data-ui]:not(nav, input)").evaluate_all(
        "(all) => all.map((one) => [one.lang, getComputedStyle(one).direction])"
    )
    assert said
    assert all(one == ["en", "ltr"] for one in said)


def test_pages_of_the_editors_run_as_their_words_do(reader: Reader, arabic_site: Path) -> None:
    page = reader.open(arabic_site, "about/annotating")
    assert direction(page.locator("main")) == "ltr"
    assert direction(page.locator(".home")) == "rtl"
    page = reader.open(arabic_site, "index")
    assert direction(page.locator("main")) == "rtl"


def test_another_language_and_back(reader: Reader, arabic_site: Path) -> None:
    page = reader.open(arabic_site, CROSSING)
    before = page.evaluate("document.body.outerHTML")
    choose(page, "tr")
    legend = page.get_by_text("Arayüz dili")
    assert (legend.get_attribute("lang"), legend.get_attribute("dir")) == ("tr", "ltr")
    assert page.evaluate("document.querySelector('nav.pages .inner').dir") == "rtl"
    page.locator("input[name=interface][value=en]").check()
    assert comes_true(page, "postilla.language === 'en'")
    page.locator(".sheet-of-view summary").click()
    assert page.evaluate("document.body.outerHTML") == before


def test_an_interface_from_right_to_left(reader: Reader, site: Path) -> None:
    words = {"Interface language": "لغة الواجهة", "Contents": "المحتويات"}
    data = {"direction": "rtl", "words": words, "labels": {}, "plurals": []}
    page = reader.open(site, "index")
    page.evaluate("(data) => postilla.interface.add('tr', data)", data)
    choose(page, "tr")
    legend = page.get_by_text(words["Interface language"])
    assert direction(legend) == "rtl"
    assert direction(page.locator("main")) == "ltr"
    assert direction(page.locator("dd[data-ui-line]")) == "rtl"


def test_what_a_call_leads_to_begins_with_it(reader: Reader, arabic_site: Path) -> None:
    page = reader.open(arabic_site, CROSSING)
    call = page.locator("#fnref-p241-1 a")
    call.hover()
    expect(page.locator(".popup")).to_be_visible()
    popup, place = box(page.locator(".popup")), box(call)
    assert place["right"] <= popup["right"] < place["right"] + 40


def test_the_form_leaves_the_text_in_view(reader: Reader, arabic_site: Path) -> None:
    page = reader.open(arabic_site, CROSSING)
    page.get_by_role("button", name="Suggest an annotation").click()
    form = page.locator("#_suggest-form")
    assert box(form)["left"] == 0
    assert direction(form.locator(".page")) == "ltr"
    assert direction(form.locator(".words")) == "rtl"


def test_no_page_is_wider_than_a_small_window(reader: Reader, arabic_site: Path) -> None:
    page = reader.open(arabic_site, "index", width=SMALL)
    measure = "(scrollTo(-99, 0), [document.documentElement.scrollWidth, scrollX])"
    for path in sorted(arabic_site.rglob("*.html")):
        page.goto(path.as_uri())
        assert page.evaluate(measure) == [SMALL, 0], path.name


@pytest.mark.parametrize(("width", "dark"), [(WIDE, False), (PHONE, True)])
def test_axe(reader: Reader, arabic_site: Path, width: int, dark: bool) -> None:
    found = {}
    for docname in ("index", CROSSING, "apparatus/claims"):
        page = reader.open(arabic_site, docname, width=width, dark=dark)
        look = found_opened if docname == CROSSING else found_on
        if violations := look(page):
            found[docname] = violations
    assert found == {}
