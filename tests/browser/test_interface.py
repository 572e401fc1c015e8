# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The interface in the reader's language: what is said in it, and what stays as it was."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from postilla.interface.catalogue import Catalogue, read_catalogue
from postilla.interface.languages import LANGUAGES, catalogue_path, translated_languages
from tests.browser.conftest import PHONE, WIDE, Reader
from tests.browser.waiting import comes_true

HARBOUR = "chapters/01-harbour"

# The words of the page that the interface may not touch: those of the text, of the annotations and
# of what they quote.
OTHERS_WORDS = """() => {
  const copy = document.querySelector("main").cloneNode(true);
  const quoted = [...copy.querySelectorAll(
    ".annotation-body, .lemma, .transmitted-words, .proposed-words, .annotation-source"
  )].map(one => one.textContent);
  copy.querySelectorAll(".apparatus").forEach(one => one.remove());
  return [copy.textContent, ...quoted];
}"""

# Each text that is seen or heard, with the language that it is said to be in.
ALL_WORDS = """() => {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { data, parentElement } = walker.currentNode;
    // Titles of the source may be called like something of the interface.
    const isTitle = parentElement.closest("h1, .caption, .toctree-wrapper, nav.pages a, aside li");
    const isOwn = parentElement.closest("[data-ui]:not(nav)");
    if (data.trim() && !parentElement.closest("script") && !(isTitle && !isOwn)) {
      found.push([data.trim().replace(/\\s+/g, " "), parentElement.closest("[lang]").lang]);
    }
  }
  document.querySelectorAll("[aria-label], [title], [placeholder]").forEach((element) =>
    ["aria-label", "title", "placeholder"].filter(name => element.hasAttribute(name)).forEach(
      (name) => found.push([element.getAttribute(name), element.closest("[lang]").lang])));
  return found;
}"""


def catalogue(language: str) -> Catalogue:
    return read_catalogue(catalogue_path(language).read_text(encoding="utf-8"), language)


def choose(page: Page, language: str) -> None:
    sheet = page.locator(".sheet-of-view")
    sheet.locator("summary").click()
    page.locator(f"input[name=interface][value={language}]").check()
    assert comes_true(page, "language => postilla.language === language", language)
    sheet.locator("summary").click()


def body(page: Page) -> str:
    return str(page.evaluate("document.body.outerHTML"))


def documents(site: Path) -> list[str]:
    pages = (path.relative_to(site).with_suffix("") for path in site.rglob("*.html"))
    return sorted(page.as_posix() for page in pages)


def test_a_reader_of_english_loads_nothing_more(reader: Reader, site: Path) -> None:
    page = reader.open(site, HARBOUR)
    loaded = page.evaluate("[...document.scripts].map(one => one.src)")
    assert not [address for address in loaded if "interface-" in address]
    assert page.evaluate("postilla.language") == "en"


def test_each_language_is_offered_in_its_own_words(reader: Reader, site: Path) -> None:
    page = reader.open(site, HARBOUR)
    page.get_by_text("View", exact=True).click()
    for language, name in LANGUAGES.items():
        label = page.get_by_role("radio", name=name, exact=True)
        assert label.is_visible()
        assert label.input_value() == language
        assert page.locator(".languages").get_by_text(name).get_attribute("lang") == language


def test_without_a_script_no_language_is_offered(reader: Reader, site: Path) -> None:
    page = reader.open(site, HARBOUR, script=False)
    page.get_by_text("View", exact=True).click()
    assert not page.get_by_text("Türkçe", exact=True).is_visible()


@pytest.mark.parametrize("language", translated_languages())
def test_no_english_word_of_the_interface_stays(reader: Reader, site: Path, language: str) -> None:
    translations = catalogue(language).translations.values()
    english = {one.message.words for one in translations if "{" not in one.message.words}
    said = {one.forms[0] for one in translations if "{" not in one.message.words}
    page = reader.open(site, HARBOUR)
    choose(page, language)
    seen: set[str] = set()
    for docname in documents(site):
        page.goto(f"{site.as_uri()}/{docname}.html")
        assert comes_true(page, "language => postilla.language === language", language)
        for words, marked in page.evaluate(ALL_WORDS):
            assert words not in english - said, (docname, words)
            if words in said - english:
                assert marked == language, (docname, words)
                seen.add(words)
    assert len(seen) > 60


@pytest.mark.parametrize("language", translated_languages())
@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_all_else_stays_and_the_page_is_put_back(
    reader: Reader, site: Path, language: str, width: int
) -> None:
    page = reader.open(site, HARBOUR, width=width)
    before, words = body(page), page.evaluate(OTHERS_WORDS)
    choose(page, language)
    assert page.evaluate(OTHERS_WORDS) == words
    assert page.evaluate("document.documentElement.lang") == "en"
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    inner = "document.querySelector('nav.pages a').closest('[lang]').lang"
    assert page.evaluate(inner) == "en"
    other = "az" if language == "tr" else "tr"
    choose(page, other)
    choose(page, "en")
    assert body(page) == before


def test_the_choice_is_kept_and_not_told_to_others(reader: Reader, site: Path) -> None:
    page = reader.open(site, HARBOUR)
    choose(page, "ru")
    expect(page).to_have_url(re.compile(r"\.html$"))
    page.get_by_role("link", name="Далее").click()
    page.wait_for_url("**/02-weather.html")
    page.get_by_text("Вид", exact=True).click()
    assert page.locator("input[value=ru]").is_checked()
    page.locator("input[value=en]").check()
    page.reload()
    assert page.get_by_text("View", exact=True).is_visible()


PLURALS = {
    "ru": {
        **dict.fromkeys((1, 21, 101), "утверждение"),
        **dict.fromkeys((2, 3, 4, 22), "утверждения"),
        **dict.fromkeys((0, 5, 11, 12, 14, 100, 255), "утверждений"),
    },
    "tr": dict.fromkeys((1, 2, 255), "iddia"),
    "az": dict.fromkeys((1, 2, 255), "iddia"),
    "en": {1: "claim", **dict.fromkeys((0, 2, 21), "claims")},
}


def test_plural_forms(reader: Reader, site: Path) -> None:
    page = reader.open(site, HARBOUR)
    count = 'all => all.map(one => postilla.counted(one, "{number} claim", "{number} claims"))'
    for language, forms in PLURALS.items():
        choose(page, language)
        said = page.evaluate(count, list(forms))
        assert said == [f"{number} {word}" for number, word in forms.items()]


READ = """all => {
  const words = {"Notes": "NOTES", "From {language}": "FROM {language}", "high": "HIGH",
    "Link to {place}": "LINK {place}", "Turkish": "TURKISH"};
  const labels = {"claim {label}": "CLAIM {label}", "par. {number}": "PAR {number}",
    "supports": "SUPPORTS", "the words of {annotation}": "WORDS {annotation}"};
  const plurals = [["{number} claim ({other} more)", "{number} claims ({other} more)",
    {one: "{number} C1 {other}", other: "{number} C2 {other}"}]];
  const catalogue = new postilla.Catalogue("tr", {words, labels, plurals});
  return all.map(([how, said]) => catalogue[how](said));
}"""


RUNS: list[tuple[str, str, list[Any] | None]] = [
    ("read", "Notes", [["NOTES", True]]),
    ("read", "High", [["HIGH", True]]),
    ("read", "Unknown", None),
    ("read", "From Turkish", [["FROM TURKISH", True]]),
    ("read", "10 claims (8 more)", [["10 C2 8", True]]),
    ("read", "1 claim (1 more)", [["1 C1 1", True]]),
    ("read", "Notes (12)", [["NOTES (12)", True]]),
    ("read", "Link to claim c2, par. 2.3", [["LINK ", True], ["CLAIM c2, PAR 2.3", True]]),
    ("read", "Link to Notes, par. 3", [["LINK ", True], ["Notes", False], [", PAR 3", True]]),
    ("readLabel", "Notes", None),
    ("readLabel", "Notes, par. 3", [["Notes", False], [", PAR 3", True]]),
    ("readLabel", "Smith 1990 (supports)", [["Smith 1990", False], [" (SUPPORTS)", True]]),
    ("readLabel", "the words of claim c2, par. 2.3", [["WORDS CLAIM c2, PAR 2.3", True]]),
    ("readLabel", "2.3", None),
]


def test_words_that_stand_in_a_page_are_read(reader: Reader, site: Path) -> None:
    page = reader.open(site, HARBOUR)
    found = page.evaluate(READ, [[how, words] for how, words, _ in RUNS])
    for (how, words, runs), got in zip(RUNS, found, strict=True):
        assert joined(got) == joined(runs), (how, words)


def joined(runs: list[Any] | None) -> list[tuple[str, bool]] | None:
    """Join neighbours alike."""
    if runs is None:
        return None
    whole: list[tuple[str, bool]] = []
    for words, is_own in runs:
        if whole and whole[-1][1] == is_own:
            whole[-1] = (whole[-1][0] + words, is_own)
        else:
            whole.append((words, is_own))
    return whole


def test_words_that_a_script_writes_follow(reader: Reader, site: Path) -> None:
    page = reader.open(site, HARBOUR)
    write = """() => {
      const made = document.createElement("p");
      made.id = "_made";
      postilla.interface.write(made, "Page {number}", { number: 7 });
      document.body.append(made);
    }"""
    page.evaluate(write)
    made = page.locator("#_made")
    assert made.inner_text() == "Page 7"
    for language, words in (("ru", "Страница 7"), ("az", "Səhifə 7"), ("en", "Page 7")):
        choose(page, language)
        assert (made.inner_text(), made.get_attribute("lang")) == (words, language)
