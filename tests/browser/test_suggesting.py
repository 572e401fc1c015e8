# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""A reader suggests an annotation: what is written in the browser is sound in the source."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from postilla.cli.main import main
from postilla.model.annotation import Argument
from postilla.model.diagnostic import Position
from postilla.model.tree import CHAPTERS
from postilla.syntax.anchoring import anchor, passages_of
from postilla.syntax.annotating import annotate
from postilla.syntax.drafts import Draft
from tests.browser.conftest import PHONE, WIDE, Reader
from tests.browser.suggesting import MIST, read, select
from tests.browser.waiting import comes_true

NOTE = {"about": "context"}


@pytest.fixture(scope="module")
def page(chromium: Browser, bridges: Path) -> Iterator[Page]:
    """Open a page, for all tests that load it anew."""
    context = chromium.new_context(viewport={"width": WIDE, "height": 900})
    opened = context.new_page()
    opened.set_default_timeout(5000)
    opened.goto(f"{(bridges / 'site').as_uri()}/{MIST}.html")
    yield opened
    context.close()


def opened(page: Page, action: str = "Suggest an annotation") -> Locator:
    page.locator(".selection-bar").get_by_role("button", name=action).click()
    form = page.locator("dialog")
    expect(form).to_be_visible()
    return form


def fill(form: Locator, kind: str, body: str, fields: dict[str, str]) -> None:
    form.get_by_role("radio", name=kind).check()
    form.get_by_label("What you have to say").fill(body)
    for name, value in fields.items():
        control = form.locator(f".fields [name={name}]")
        if not control.is_visible():
            form.get_by_text("More that can be said").click()
        if control.evaluate("one => one.tagName") == "SELECT":
            control.select_option(value)
        else:
            control.fill(value)


def handed_in(page: Page, form: Locator) -> tuple[str, str, int]:
    """Copy what was made; give it, and where it says that it belongs."""
    form.get_by_role("button", name="Copy").click()
    expect(form.get_by_role("status")).to_have_text("Copied.")
    where = form.locator(".where").inner_text()
    path, _, line = where.removeprefix("Goes into ").partition(", below line ")
    return str(page.evaluate("navigator.clipboard.readText()")), path, int(line)


CASES: tuple[tuple[str, str, str, str, dict[str, str], str], ...] = (
    (
        *("p-3-1", "The ferryman says…sis dalgası", "Claim", "The number.\n\nAnd more."),
        {"type": "event", "ascribed-to": "he says: the ferryman", "rests-on": "fn-4"},
        ":::{claim} The ferryman … dalgası",
    ),
    (
        *("p-3-1", "hides the mist", "Editorial note", "Which *mist*?\n\n> A line.", NOTE),
        ":::{ednote} hides the mist",
    ),
    # Of words that stand there several times, the one that is selected.
    ("p-3-1", "hides the", "Editorial note", "x", NOTE, ":::{ednote} hides the"),
    # As restored on the page, as transmitted in the directive; and from inside words.
    ("p-3-1", "ld bridge, and th", "Editorial note", "x", NOTE, ":::{ednote} old bridqe, and the"),
    ("p-3-1", "ridg", "Editorial note", "x", NOTE, ":::{ednote} bridqe"),
    ("p-3-2-i1", "at dawn", "Editorial note", "x", NOTE, ":::{ednote} at dawn"),
    ("p-3-2", "dawn…a mist", "Editorial note", "x", NOTE, ":::{ednote} dawn a mist"),
    ("fn-4", "ferryman lost", "Editorial note", "x", NOTE, ":::{ednote} ferryman lost"),
    ("s-3", "mist", "Editorial note", "x", {**NOTE, "see": "fn-4, p-3-1"}, ":::{ednote} mist"),
    (
        *("abstract-tr", "uzun", "Translation", "long"),
        {"language": "en", "origin": "human", "by": "Jane Doe", "date": "2026-03-31"},
        ":::{translation} uzun",
    ),
    (
        *("p-3-2-i1", "dawn", "Emendation", ""),
        {"cause": "undecided", "reading": "", "ground": "# not sure: why", "cert": "low"},
        ":::{emend} dawn",
    ),
    (
        *("p-3-1", "1821", "Evidence", "> Forty."),
        {"argument": "register1820", "relation": "supports", "id": "more", "locator": "p. 9"},
        ":::{evidence} register1820",
    ),
)
"""The place, the words or their ends, the kind, the text, the fields, and the first line."""


def pasted(root: Path, folder: Path, made: Iterable[tuple[str, str, int]]) -> Path:
    """Put texts below lines of files, in a copy of the edition."""
    copy = Path(shutil.copytree(root / "source", folder / "pasted" / "source")).parent
    for text, path, line in sorted(made, key=lambda one: -one[2]):
        lines = (copy / path).read_text(encoding="utf-8").split("\n")
        lines[line:line] = text.removesuffix("\n").split("\n")
        (copy / path).write_text("\n".join(lines), encoding="utf-8")
    return copy


def test_what_is_written_is_sound(
    reader: Reader, bridges: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each is copied, put in where the page says, and checked; the command writes the same."""
    page = reader.open(bridges / "site", MIST)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    made = []
    for block, words, kind, body, fields, head in CASES:
        select(page, block, words)
        form = opened(page)
        fill(form, kind, body, fields)
        made.append(handed_in(page, form))
        assert made[-1][0].split("\n")[1] == head
        form.get_by_role("button", name="Close").click()
    copy = pasted(bridges, tmp_path, made)
    code = main(["check", "--root", str(copy)])
    assert (code, capsys.readouterr().out) == (0, "Nothing to complain of.\n")
    again = annotated_again(bridges, copy)
    assert len(again) == len(CASES)
    for text, _, _ in made:
        written = text.strip("\n")
        assert again[written.split("\n")[0]] == written


def annotated_again(root: Path, copy: Path) -> dict[str, str]:
    """Have the command annotate the words that the new annotations are about; head -> directive."""
    path = f"{CHAPTERS}/03-mist.md"
    old, new = read(root / path), read(copy / path)
    known = {one.source for one in old.annotations}
    words = {
        id(one.annotation): one.words
        for one in anchor(new.annotations, passages_of(new.chapter)).anchored
    }
    texts = {path: (root / path).read_text(encoding="utf-8")}
    found = {}
    for one in new.annotations:
        if one.source not in known:
            computed = ("target",) if one.kind.argument is Argument.QUOTE else ()
            fields = tuple(field for field in one.fields if field.name not in computed)
            quoted = one.argument if one.field("occurrence") else words[id(one)]
            body = one.body.strip("\n")
            draft = replace(one, argument=quoted or one.argument, fields=fields, body=body)
            (placed,) = annotate([old], texts, [Draft(annotation=draft, at=Position(path))]).placed
            found[placed.directive.split("\n")[0]] = placed.directive
    return found


def test_what_is_wrong_is_told(page: Page) -> None:
    """At the field, which is then reached; and no longer once it is right."""
    page.reload()
    select(page, "p-3-1", "mist")
    form = opened(page)
    fill(form, "Editorial note", "x", {"id": "boats-lost", **NOTE})
    page.locator("details.more", has_text="More").evaluate("one => { one.open = false }")
    form.get_by_role("button", name="Copy").click()
    address = form.locator("[name=id]")
    expect(address).to_be_focused()
    expect(address).to_have_attribute("aria-invalid", "true")
    expect(form.locator("#_suggest-id-fault")).to_have_text("The address “boats-lost” is taken.")
    address.fill("of-mist")
    expect(form.locator("#_suggest-id-fault")).to_be_empty()


def test_words_can_be_typed(page: Page) -> None:
    page.reload()
    page.get_by_role("button", name="Suggest an annotation").click()
    form = page.locator("dialog")
    form.get_by_label("Paragraph").select_option("p-3-1")
    form.get_by_label("Words").fill("mist")
    told = form.locator("#_suggest-words-fault")
    expect(told).to_have_text("These words stand there 2 times. Choose one.")
    form.locator(".hits button").last.click()
    expect(told).to_be_empty()
    shown = form.get_by_label("What is handed in").input_value()
    assert shown.startswith(":::{claim} mist\n:id: claim-mist\n:occurrence: 2\n")


def test_selections_that_are_of_no_use(page: Page) -> None:
    page.reload()
    page.evaluate(
        "getSelection().setBaseAndExtent("
        "document.querySelector('#p-3-1'), 0, document.querySelector('#abstract-tr'), 1)"
    )
    expect(opened(page).locator("#_suggest-words-fault")).to_contain_text("one paragraph")


def test_a_mistake_is_reported(page: Page) -> None:
    page.reload()
    select(page, "fn-4", "ferryman")
    form = opened(page, "Report a mistake")
    expect(form.get_by_role("radio", name="Claim")).to_be_hidden()
    form.get_by_label("What is wrong?").fill("<b>He</b> says & `more`.")
    link = form.get_by_role("link", name="Open an issue")
    address = urlsplit(link.get_attribute("href") or "")
    assert address.geturl().startswith("https://codeberg.org/lenova/bridges/issues/new?")
    asked = parse_qs(address.query, strict_parsing=True)
    assert asked["title"] == ["Mistake at fn-4"]
    assert asked["body"] == ["Place: #fn-4\nWords: “ferryman”\n\n<b>He</b> says & `more`.\n"]
    assert page.locator("dialog b").count() == 0


def test_a_mistake_of_an_annotation_is_reported(page: Page) -> None:
    page.reload()
    page.locator("details.annotations").last.evaluate("one => { one.open = true }")
    page.evaluate(
        "getSelection().selectAllChildren(document.querySelector('#on-dusk .annotation-body p'))"
    )
    form = opened(page, "Report a mistake")
    form.get_by_label("What is wrong?").fill("It has.")
    shown = form.get_by_label("What is handed in").input_value()
    words = "The register has no such mist."
    assert shown == f"Place: #on-dusk\nWords: “{words}”\n\nIt has."


def test_the_addresses_of_the_host(page: Page) -> None:
    page.reload()
    select(page, "p-3-2-i1", "at dawn")
    form = opened(page)
    fill(form, "Editorial note", "A `word`, ```code``` & <i>more</i> at 100 %.", NOTE)
    issue, edit = form.locator(".ways a").all()
    line = int(form.locator(".where").inner_text().rpartition(" ")[2])
    path = f"{CHAPTERS}/03-mist.md"
    assert edit.get_attribute("href") == f"https://codeberg.org/lenova/bridges/_edit/main/{path}"
    asked = parse_qs(urlsplit(issue.get_attribute("href") or "").query, strict_parsing=True)
    directive = form.get_by_label("What is handed in").input_value()
    assert asked["title"] == ["Suggested ednote: p-3-2"]
    assert asked["body"] == [
        f"For {path}, below line {line} (#p-3-2):\n\n````md\n{directive}\n````\n"
    ]
    form.get_by_label("What you have to say").fill("ü" * 3000)
    href = issue.get_attribute("href") or ""
    assert len(href) < 500
    assert parse_qs(urlsplit(href).query)["body"] == ["(Paste here what was copied.)\n"]


def test_from_words_that_are_clicked(page: Page) -> None:
    """With a double click; the bar is a few stops behind the words, and Esc leads back."""
    page.reload()
    page.locator("#p-3-1").scroll_into_view_if_needed()
    left, top = page.locator("#p-3-1-s2").evaluate(
        "one => { const { left, top } = one.getClientRects()[0]; return [left, top]; }"
    )
    page.mouse.dblclick(left + 2, top + 8)
    expect(page.locator(".selection-bar")).to_be_visible()
    for _ in range(8):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('.selection-bar') !== null"):
            break
    page.locator(".selection-bar :focus").press("Tab")  # past the citation
    page.keyboard.press("Enter")
    form = page.locator("dialog")
    expect(form).to_be_visible()
    expect(form.locator(".words")).to_have_text("The")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(form.get_by_role("radio", name="Editorial note")).to_be_checked()
    lit = "CSS.highlights.get('postilla-suggested').size"
    assert page.evaluate(lit) == 1
    page.keyboard.press("Escape")
    expect(form).to_be_hidden()
    assert comes_true(page, f"{lit} === 0")  # a dialog tells that it was closed a moment later


def test_by_keyboard_alone(page: Page) -> None:
    """From the button below the text to what is handed in, without a pointer."""
    page.reload()
    page.get_by_role("button", name="Report a mistake").focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    form = page.locator("dialog")
    expect(form).to_be_visible()
    page.keyboard.type("p-3-1")
    page.keyboard.press("Tab")
    page.keyboard.type("boats were lost")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    expect(form.get_by_role("radio", name="Evidence")).to_be_checked()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Tab")
    page.keyboard.type("event")
    page.keyboard.press("Tab")
    page.keyboard.type("the ferryman")
    shown = form.get_by_label("What is handed in").input_value()
    assert shown == (
        ":::{claim} boats were lost\n:id: claim-boats-were-lost\n"
        ":type: event\n:ascribed-to: the ferryman\n:::"
    )
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Suggest an annotation")).to_be_focused()


def test_the_bar_goes_away(page: Page) -> None:
    page.reload()
    select(page, "p-3-1", "1821")
    bar = page.locator(".selection-bar")
    expect(bar).to_be_visible()
    page.keyboard.press("Escape")
    expect(bar).to_have_count(0)
    select(page, "p-3-1", "river")
    expect(bar).to_be_visible()
    page.evaluate("getSelection().removeAllRanges()")
    expect(bar).to_have_count(0)


def test_on_a_phone(reader: Reader, bridges: Path) -> None:
    page = reader.open(bridges / "site", MIST, width=PHONE, height=640, touch=True)
    select(page, "p-3-1", "boats were lost")
    bar = page.locator(".selection-bar")
    expect(bar).to_be_visible()
    assert fits(page, bar)
    bar.get_by_role("button", name="Suggest").tap()
    form = page.locator("dialog")
    expect(form).to_be_visible()
    for kind in ("Evidence", "Emendation", "Translation", "Claim"):
        form.get_by_role("radio", name=kind).check()
        assert all(fits(page, one) for one in form.locator("input, select, textarea").all())
    for one in form.locator("button:visible, .ways a:visible, summary:visible").all():
        box = one.bounding_box()
        assert box is not None
        assert box["height"] >= 24


def fits(page: Page, one: Locator) -> bool:
    box, size = one.bounding_box(), page.viewport_size
    assert size
    return box is None or (box["x"] >= 0 and box["x"] + box["width"] <= size["width"])


def test_without_a_script(reader: Reader, bridges: Path) -> None:
    page = reader.open(bridges / "site", MIST, script=False)
    expect(page.locator("dialog, #_suggest button")).to_have_count(0)
    page.locator("#_suggest").get_by_role("link", name="How to annotate").click()
    expect(page).to_have_title("How to annotate – Bridges and weather")


def test_an_edition_without_a_repository(reader: Reader, site: Path) -> None:
    page = reader.open(site, "chapters/01-harbour")
    page.get_by_role("button", name="Report a mistake").click()
    form = page.locator("dialog")
    expect(form).to_contain_text("names no place to send it to")
    expect(form.locator(".ways a")).to_have_count(0)
