# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Citing and copying in a browser: what is shown and copied is what Python makes of the same."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from postilla.citation.formats import FORMATS, formats_of
from postilla.citation.piece import plain
from postilla.citation.place import Cited, Subject, commentary, passage
from postilla.model.printed import PrintedPages
from postilla.syntax.config import read_edition
from tests.browser.conftest import PHONE, ROOT, WIDE, Reader, build_site
from tests.citation.conftest import HARD, cited

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from postilla.model.edition import Edition

SITE = "https://example.org/harbour"
HARBOUR = "chapters/01-harbour"
NAMES = [form.name for form in formats_of(HARD, Subject.PASSAGE)]
ASK = """async ({subject, values}) => {
  await postilla.cite.ready();
  const names = postillaCitations.formats[subject].map((format) => format.name);
  return Object.fromEntries(names.map((name) =>
    [name, postilla.cite.citations({subject, values}, name).map(({text}) => text)]));
}"""
# Both ways end here: what the page puts into the clipboard.
LISTEN = """
  window.copied = [];
  const set = DataTransfer.prototype.setData;
  DataTransfer.prototype.setData = function (type, data) {
    window.copied.push([type, data]);
    return set.call(this, type, data);
  };
  Object.defineProperty(navigator, "clipboard", {value: undefined});
"""
SELECT = """([from, start, to, end]) => {
  const words = (id) => {
    const walker = document.createTreeWalker(document.getElementById(id), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()?.parentElement.closest(".apparatus"));
    return walker.currentNode;
  };
  const range = document.createRange();
  range.setStart(words(from), start);
  if (end === null) range.setEndAfter(document.getElementById(to));
  else range.setEnd(words(to), end);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""


@pytest.fixture(scope="session")
def hosted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the small edition as one that has a site, with the page on how to cite."""
    folder = tmp_path_factory.mktemp("hosted")
    root = shutil.copytree(ROOT, folder / "root")
    with (root / "edition.toml").open("a", encoding="utf-8") as settings:
        settings.write(f'\n[site]\nurl = "{SITE}"\n')
    index = (root / "index.md").read_text(encoding="utf-8")
    (root / "index.md").write_text(
        index.replace("about/guide", "about/guide\nabout/citing"), encoding="utf-8"
    )
    (root / "about" / "citing.md").write_text("# Citing\n\n```{citations}\n```\n", encoding="utf-8")
    return build_site(root, folder)


def edition_of(folder: Path) -> Edition:
    source = folder.parents[1] / "source" / "edition.toml"
    return read_edition(source.read_text(encoding="utf-8"), "edition.toml")


def expected(edition: Edition, one: Cited) -> dict[str, list[str]]:
    return {
        form.name: [plain(part, form, one.values) for part in form.parts]
        for form in formats_of(edition, one.subject)
    }


def test_the_script_fills_slots_as_python_does(reader: Reader, hosted: Path) -> None:
    page = reader.open(hosted, HARBOUR)
    edition = edition_of(hosted)
    for title, one in cited(edition).items():
        asked = {"subject": one.subject.value, "values": dict(one.values)}
        assert page.evaluate(ASK, asked) == expected(edition, one), title


def test_the_script_knows_every_format(reader: Reader, hosted: Path) -> None:
    page = reader.open(hosted, HARBOUR)
    assert len(NAMES) == len(FORMATS)
    for name in NAMES:  # it refuses what it does not know
        page.evaluate("name => postilla.settings.set('citation', name)", name)
        assert page.evaluate("postilla.settings.get('citation')") == name


def offered(page: Page, identifier: str) -> None:
    link = page.locator(f"a.permalink[href='#{identifier}']")
    link.evaluate("one => one.closest('details')?.setAttribute('open', '')")
    link.click()
    page.locator(".cite-menu").wait_for()
    page.locator(".cite-menu button").click()
    page.locator("#_cite .cite-one").first.wait_for()


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_a_paragraph_is_cited_from_its_link(reader: Reader, hosted: Path, width: int) -> None:
    page = reader.open(hosted, HARBOUR, width=width)
    edition = edition_of(hosted)
    one = passage(
        edition,
        identifier="p-1-1",
        place="par. 1.1",
        pages=PrintedPages("11", "12"),
        address=f"{SITE}/{HARBOUR}.html#p-1-1",
    )
    offered(page, "p-1-1")
    for name in NAMES:
        page.locator(f"#_cite input[value='{name}']").check()
        shown = page.locator("#_cite .cite-words").all_text_contents()
        assert shown == expected(edition, one)[name]
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator("#_cite .cite-what").text_content() == "par. 1.1 · pp. 11–12"


def test_an_annotation_is_the_edition_s(reader: Reader, hosted: Path) -> None:
    page = reader.open(hosted, HARBOUR, width=PHONE)
    edition = edition_of(hosted)
    one = commentary(
        edition,
        identifier="ships-of-1901",
        name="claim c4, par. 1.1",
        pages=PrintedPages("11", "11"),
        address=f"{SITE}/{HARBOUR}.html#ships-of-1901",
    )
    offered(page, "ships-of-1901")
    shown = page.locator("#_cite .cite-words").all_text_contents()
    assert shown == expected(edition, one)["chicago"]


def test_the_page_is_cited_by_keyboard_and_the_format_is_remembered(
    reader: Reader, hosted: Path
) -> None:
    page = reader.open(hosted, HARBOUR)
    page.locator(".cite-open").focus()
    page.keyboard.press("Enter")
    page.locator("#_cite .cite-one").first.wait_for()
    assert page.evaluate("document.activeElement.value") == "chicago"
    page.keyboard.press("ArrowRight")
    heads = page.locator("#_cite h3")
    heads.get_by_text("Works cited").wait_for()
    page.keyboard.press("Escape")
    expect(page.locator(".cite-open")).to_be_focused()
    expect(page).not_to_have_url(re.compile("citation"))
    page.reload()
    page.locator(".cite-open").click()
    page.locator("#_cite h3").get_by_text("Works cited").wait_for()


def test_the_link_is_copied_and_the_reader_stays(reader: Reader, hosted: Path) -> None:
    page = reader.open(hosted, HARBOUR)
    page.evaluate(LISTEN)
    link = page.locator("a.permalink[href='#p-1-4']")
    link.scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    link.focus()
    page.keyboard.press("Enter")
    page.locator(".cite-menu").wait_for()
    assert dict(page.evaluate("copied"))["text/plain"] == f"{SITE}/{HARBOUR}.html#p-1-4"
    expect(page).to_have_url(re.compile("#p-1-4$"))
    assert page.evaluate("scrollY") == before
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Cite this"
    page.keyboard.press("Escape")
    expect(page.locator(".cite-menu")).to_have_count(0)


def test_italics_are_copied_as_italics(reader: Reader, hosted: Path) -> None:
    page = reader.open(hosted, HARBOUR)
    page.evaluate(LISTEN)
    page.locator(".cite-open").click()
    page.locator("#_cite .cite-copy").first.click()
    page.locator("#_cite .cite-copy").get_by_text("Copied").wait_for()
    copied = dict(page.evaluate("copied"))
    assert "<i>Lenova Review</i>" in copied["text/html"]
    assert "Lenova Review 2 (1902)" in copied["text/plain"]


def test_without_script_the_way_leads_to_the_page(reader: Reader, hosted: Path) -> None:
    page = reader.open(hosted, HARBOUR, script=False)
    page.locator(".cite-open").click()
    expect(page).to_have_url(re.compile(r"about/citing\.html$"))
    assert page.locator("#format-bibtex pre").is_visible()
    assert page.locator("button.cite-open").is_hidden()


def copied_of(page: Page, *selection: object) -> dict[str, str]:
    page.evaluate(LISTEN)
    page.evaluate("postilla.cite.ready()")
    page.evaluate(SELECT, list(selection))
    page.evaluate("document.execCommand('copy')")
    return dict(page.evaluate("copied"))


def test_copied_words_are_words_with_their_citation(reader: Reader, hosted: Path) -> None:
    page = reader.open(hosted, HARBOUR)
    copied = copied_of(page, "p-1-1", 0, "p-1-1", None)
    words, blank, citation = copied["text/plain"].split("\n")
    assert words == (
        "According to the register, approximately 400 ships entered the harbour in 1901. "
        "The old pier, which the people call liman, was rebuilt in the same year; "
        "the new one was not. It is said that the tide never falls below the third step, "
        "and the steps were counted twice."
    )
    assert blank == ""
    edition = edition_of(hosted)
    assert (
        citation
        == expected(
            edition,
            passage(
                edition,
                identifier="p-1-1",
                place="par. 1.1",
                pages=PrintedPages("11", "12"),
                address=f"{SITE}/{HARBOUR}.html#p-1-1",
            ),
        )["chicago"][0]
    )
    assert "<em>approximately 400 ships</em>" in copied["text/html"]
    assert '<span lang="tr">liman</span>' in copied["text/html"]
    assert "¶" not in copied["text/html"]


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_paragraphs_stay_apart_and_annotations_stay_out(
    reader: Reader, hosted: Path, width: int
) -> None:
    page = reader.open(hosted, HARBOUR, width=width)
    copied = copied_of(page, "p-1-1", 0, "p-1-2", None)["text/plain"]
    first, second, *_, citation = copied.split("\n\n")
    assert first.endswith("counted twice.")
    assert "A comment" not in copied
    assert "claim" not in copied
    assert second
    assert "par. 1.1–1.2," in citation


def test_a_few_words_bring_no_citation_nor_do_many_where_it_is_not_wanted(
    reader: Reader, hosted: Path
) -> None:
    page = reader.open(hosted, HARBOUR)
    assert copied_of(page, "p-1-1", 0, "p-1-1", 9)["text/plain"] == "According"
    page.evaluate("postilla.settings.set('copied-citation', 'off')")
    page.evaluate("copied.length = 0")
    assert "Lenova Review" not in copied_of(page, "p-1-1", 0, "p-1-1", None)["text/plain"]


def test_one_reading_is_copied(reader: Reader, site: Path, transmitted_site: Path) -> None:
    for folder, word in ((site, "harbour"), (transmitted_site, "harbor")):
        page = reader.open(folder, HARBOUR)
        page.evaluate(LISTEN)
        page.evaluate(
            """() => {
              getSelection().selectAllChildren(document.querySelector("main h1"));
              document.execCommand("copy");
            }"""
        )
        copied = dict(page.evaluate("copied"))
        assert copied["text/plain"] == f"1) Of the {word} of Lenova"


def test_an_annotation_is_copied_by_itself(reader: Reader, hosted: Path) -> None:
    page = reader.open(hosted, HARBOUR, width=PHONE)
    page.evaluate(LISTEN)
    page.evaluate("postilla.cite.ready()")
    page.evaluate(
        """() => {
          const annotation = document.getElementById("ships-of-1901");
          annotation.closest("details").open = true;
          getSelection().selectAllChildren(annotation.querySelector(".annotation-body"));
          document.execCommand("copy");
        }"""
    )
    text = dict(page.evaluate("copied"))["text/plain"]
    assert text.startswith("A comment, in Markdown, with a citation")
    assert "“Claim c4, par. 1.1,” commentary to Ada Lenova" in text
