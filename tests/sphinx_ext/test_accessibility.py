# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Annotated pages as a screen reader takes them: names, roles, order, nothing within a link."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from lxml.html import HtmlElement

if TYPE_CHECKING:
    from tests.sphinx_ext.conftest import Built

DOCNAMES = (
    *("index", "about/guide", "about/sources"),
    *("chapters/01-harbour", "chapters/02-weather", "chapters/03-bibliography"),
)
INTERACTIVE = "a[@href] or self::button or self::input or self::summary"


@pytest.fixture(params=DOCNAMES)
def page(request: pytest.FixtureRequest, annotated: Built) -> HtmlElement:
    return annotated.page(request.param)


def name_of(element: HtmlElement) -> str:
    """Give the name that is spoken for a link or a control."""
    label = element.get("aria-label")
    return str(label) if label is not None else " ".join(element.text_content().split())


def test_ids_are_unique_and_what_names_by_id_finds_it(page: HtmlElement) -> None:
    ids = Counter(page.xpath("//@id"))
    assert ids.total() == len(ids)
    for attribute in ("aria-labelledby", "aria-describedby", "for"):
        for value in page.xpath(f"//@{attribute}"):
            assert set(value.split()) <= ids.keys()


def test_every_link_and_control_has_a_name(page: HtmlElement) -> None:
    for element in page.xpath("//a[@href] | //button | //summary"):
        assert name_of(element)
    for field in page.xpath("//input"):
        assert field.xpath("ancestor::label[normalize-space()]")
    for choice in page.xpath("//input[@type='radio' or @type='checkbox']"):
        assert choice.xpath("ancestor::fieldset/*[1]/self::legend[normalize-space()]")


def test_a_spoken_name_has_the_words_that_are_seen(page: HtmlElement) -> None:
    for link in page.xpath("//a[@aria-label and contains(@class, 'annotation-call')]"):
        assert link.text_content() in link.get("aria-label")


def test_links_with_the_same_name_lead_to_the_same_place(page: HtmlElement) -> None:
    for call in page.xpath("//a[contains(@class, 'annotation-call') or contains(@class, 'perma')]"):
        same = [one for one in page.xpath("//a[@aria-label]") if name_of(one) == name_of(call)]
        assert {one.get("href") for one in same} == {call.get("href")}


def test_nothing_interactive_is_within_a_link_or_a_line_that_opens(page: HtmlElement) -> None:
    assert not page.xpath(f"//a[@href]//*[self::{INTERACTIVE}]")
    assert not page.xpath(f"//summary//*[self::{INTERACTIVE}]")


def test_lists_hold_what_lists_hold(page: HtmlElement) -> None:
    assert not page.xpath("//ul/*[not(self::li)] | //ol/*[not(self::li)]")
    assert not page.xpath("//dl/*[not(self::dt or self::dd)] | //li[not(parent::ul or parent::ol)]")
    for fields in page.xpath("//dl"):
        assert [child.tag for child in fields] == ["dt", "dd"] * (len(fields) // 2)


def test_what_opens_begins_with_its_line(page: HtmlElement) -> None:
    for details in page.xpath("//details"):
        opened = "aside" if details.xpath("ancestor::main") else "div"
        assert [child.tag for child in details][:2] == ["summary", opened]
        assert len(details.xpath("./summary")) == 1


def test_no_paragraph_holds_a_block(page: HtmlElement) -> None:
    blocks = "self::p or self::div or self::aside or self::dl or self::details or self::ul"
    assert not page.xpath(f"//p//*[{blocks}] | //h1//*[{blocks}] | //span//*[{blocks}]")


def test_headings_skip_no_level(page: HtmlElement) -> None:
    levels = [int(heading.tag[1]) for heading in page.xpath("//main//*[self::h1 or self::h2]")]
    assert levels[:1] == [1]
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_annotations_are_no_landmarks(page: HtmlElement) -> None:
    assert all(aside.get("role") == "note" for aside in page.xpath("//aside"))
    assert len(page.xpath("//main")) == 1


def test_what_the_edition_adds_is_marked_as_such(page: HtmlElement) -> None:
    for element in page.xpath("//main//*[self::aside or self::details or self::fieldset]"):
        assert "apparatus" in element.get("class").split()
    for call in page.xpath("//a[contains(@class, 'annotation-call')]"):
        assert "apparatus" in call.get("class").split()


def test_the_switch_stands_where_words_were_restored(annotated: Built, transmitted: Built) -> None:
    for built, chosen in ((annotated, "restored"), (transmitted, "transmitted")):
        for docname in DOCNAMES:
            page = built.page(docname)
            switches = page.xpath("//header//fieldset[contains(@class, 'readings')]")
            assert len(switches) == bool(page.xpath("//span[@data-annotation]"))
            for switch in switches:
                assert switch.xpath(".//input/@value") == ["restored", "transmitted"]
                assert switch.xpath(".//input[@checked]/@value") == [chosen]


def test_one_reading_is_hidden_at_first(annotated: Built, transmitted: Built) -> None:
    for built, hidden in ((annotated, "transmitted"), (transmitted, "restored")):
        words = built.page("chapters/01-harbour").xpath("//span[@data-annotation]")
        assert {word.get("class") for word in words} == {"restored", "transmitted"}
        assert {word.get("class") for word in words if "hidden" in word.attrib} == {hidden}
        assert {word.get("class") for word in words if "hidden" not in word.attrib} != {hidden}
