# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Annotations on a page: their words, their marks, what stands below the block."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

import pytest
from lxml.html import HtmlElement

from postilla.model.anchor import Anchored
from postilla.model.kinds import EVIDENCE
from postilla.sphinx_ext.domain import PostillaDomain

if TYPE_CHECKING:
    from tests.sphinx_ext.conftest import Built, Edition

HARBOUR = "chapters/01-harbour"
WEATHER = "chapters/02-weather"
CHAPTERS = (HARBOUR, WEATHER, "chapters/03-bibliography")


@pytest.fixture(params=["annotated", "transmitted"])
def built(request: pytest.FixtureRequest) -> Built:
    found: Built = request.getfixturevalue(request.param)
    return found


def domain_of(built: Built) -> PostillaDomain:
    return cast(PostillaDomain, built.app.env.domains["postilla"])


def quoting(built: Built) -> Iterator[tuple[HtmlElement, Anchored]]:
    """Give all annotations that quote words, with their pages."""
    for entry in domain_of(built).annotations.entries:
        if entry.anchored.parts:
            yield built.page(entry.chapter), entry.anchored


def by_class(element: HtmlElement, name: str) -> list[HtmlElement]:
    found: list[HtmlElement] = element.xpath(
        f".//*[contains(concat(' ', @class, ' '), ' {name} ')]"
    )
    return found


def transmitted_words(segment: HtmlElement) -> str:
    """Give the words of a segment as they are transmitted."""
    if "restored" in segment.get("class", "").split():
        return ""
    parts = [segment.text or ""]
    for child in segment:
        parts += [transmitted_words(child), child.tail or ""]
    return "".join(parts)


def said(aside: HtmlElement) -> dict[str, str]:
    """Give the fields of an annotation as a reader sees them."""
    (fields,) = aside.xpath("./dl")
    names = [term.text_content().strip() for term in fields.xpath("./dt")]
    values = [" ".join(value.text_content().split()) for value in fields.xpath("./dd")]
    return dict(zip(names, values, strict=True))


def head(aside: HtmlElement) -> str:
    return " ".join(aside[0].text_content().removesuffix("¶").split())


def test_no_warning(built: Built) -> None:
    assert built.warnings == ()


def test_the_segments_of_an_annotation_are_its_words(built: Built) -> None:
    compared = 0
    for page, anchored in quoting(built):
        name = anchored.annotation.id
        segments = page.xpath(
            "//*[contains(concat(' ', @data-annotations, ' '), $name)]", name=f" {name} "
        )
        words = "".join(map(transmitted_words, segments))
        assert words.replace(" ", "") == anchored.words.replace(" ", "")
        assert segments[0] is page.get_element_by_id(f"{name}--words")
        kind = f"quoted-{anchored.annotation.kind.name}"
        assert all({"quoted", kind} <= set(one.get("class").split()) for one in segments)
        compared += 1
    assert compared > 20


def test_no_segment_is_empty(built: Built) -> None:
    for docname in CHAPTERS:
        for segment in by_class(built.page(docname), "quoted"):
            assert segment.text_content() or by_class(segment, "restored")


def test_marks_lead_to_annotations_and_back(built: Built) -> None:
    for page, anchored in quoting(built):
        name, title = anchored.annotation.id, anchored.annotation.kind.title.lower()
        (call,) = page.xpath("//sup/a[@href=$address]", address=f"#{name}")
        assert call.text == anchored.label
        assert call.get("aria-label") == f"{title} {anchored.label}"
        assert {"apparatus", "annotation-call"} <= set(call.get("class").split())
        aside = page.get_element_by_id(name)
        (back,) = by_class(aside[0], "annotation-mark")
        assert (back.text, back.get("href")) == (anchored.label, f"#{name}--words")
        (permalink,) = by_class(aside[0], "permalink")
        assert permalink.get("href") == f"#{name}"
        assert f"{title} {anchored.label}, " in permalink.get("aria-label")


@pytest.mark.parametrize("docname", CHAPTERS)
def test_marks_are_numbered_as_they_are_met(annotated: Built, docname: str) -> None:
    calls = by_class(annotated.page(docname), "annotation-call")
    assert [int(call.text[1:]) for call in calls] == list(range(1, len(calls) + 1))


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("typo-harbour", "//section[@id='s-1']/*[2]"),
        ("ships-of-1901", "//p[@id='p-1-1']/following-sibling::*[1]"),
        ("stone", "//ul[@id='p-1-2']/following-sibling::*[1]"),
        ("address", "//li[@id='fn-1']/*[last()]"),
        ("on-a-note", "//li[@id='fn-2']/details"),
    ],
)
def test_an_annotation_stands_right_below_its_block(
    annotated: Built, name: str, place: str
) -> None:
    page = annotated.page(HARBOUR)
    (group,) = page.xpath(place)
    assert page.get_element_by_id(name).getparent() is group
    assert (group.tag, group.get("class")) == ("details", "apparatus annotations")


def test_an_annotation_of_an_entry_stands_in_its_item(annotated: Built) -> None:
    page = annotated.page("chapters/03-bibliography")
    item = page.get_element_by_id("b-1")
    assert [child.tag for child in item] == ["p", "p", "details"]
    assert item[1].text_content() == "Cited in: n. 1 (p. 63)"
    assert page.get_element_by_id("on-an-entry") in item.iterdescendants()


def test_what_is_behind_a_line_is_counted_on_it(annotated: Built) -> None:
    lines = [
        " ".join(line.text_content().split())
        for line in annotated.page(HARBOUR).xpath("//main//details/summary")
    ]
    assert lines == [
        "1 editorial note 1 emendation",
        "3 claims (1 with evidence) 3 editorial notes 2 emendations 1 translation",
        "1 editorial note 1 emendation",
        "1 emendation",
        "1 editorial note 1 emendation",
        "1 editorial note",
    ]
    other = [
        " ".join(line.text_content().split())
        for line in annotated.page(WEATHER).xpath("//main//details/summary")
    ]
    assert other == ["1 claim 1 piece of evidence 1 editorial note", "1 translation"]


def test_a_claim_says_who_says_it_and_how_it_stands_to_others(annotated: Built) -> None:
    aside = annotated.page(HARBOUR).get_element_by_id("ships-of-1901")
    assert head(aside) == "c4 Claim “approximately 400 ships entered the harbour in 1901”"
    assert said(aside) == {
        "Type": "statistic",
        "Ascribed to": "the register",
        "Rests on": "n. 1, entry 1",
        "Repeated by": "claim c6, par. 1.1",
        "Evidence elsewhere": "“Tide table” (contradicts)",
    }
    assert aside.xpath("./dl//a/@href") == [
        *("#fn-1", "03-bibliography.html#b-1"),
        *("#across-sentences", "02-weather.html#tides-on-ships"),
    ]
    (body,) = aside.xpath("./div")
    assert "Markdown" in body.xpath(".//em/text()")


def test_relations_are_told_on_both_pages(annotated: Built) -> None:
    there = annotated.page(HARBOUR).get_element_by_id("steps")
    assert said(there) == {
        "Type": "evaluative",
        "Ascribed to": "the people",
        "Contradicts": "claim c1, par. 2.1",
        "Qualifies": "claim c6, par. 1.1",
        "By": "Jane Doe",
        "Date": "2026-03-31",
    }
    here = annotated.page(WEATHER).get_element_by_id("rain-every-day")
    assert said(here)["Contradicted by"] == "claim c11, par. 1.1"
    assert "01-harbour.html#steps" in here.xpath("./dl//a/@href")


def test_evidence_stands_in_its_claim(annotated: Built) -> None:
    claim = annotated.page(HARBOUR).get_element_by_id("ships-of-1901")
    first, second, third = claim.xpath("./aside")
    assert head(first) == (
        "Evidence qualifies: Harbour Board of Lenova, Register of ships that entered and left the "
        "… their masters and the dues that they paid, 1901, p. 63"
    )
    assert first.xpath("./p/a/@href")[0] == "../about/sources.html#cite-harbour-board"
    assert first.xpath(".//blockquote//text()[normalize-space()]") == [
        "Of 400 ships announced, 371 entered."
    ]
    assert head(second) == "Evidence supports: Kaya et al., Köprüler ve limanlar, 2001"
    assert second.xpath(".//em/@lang") == ["tr"]
    assert head(third) == "Evidence gives the other side: Tide table, table 2"


def test_evidence_on_a_claim_of_another_chapter_names_it(annotated: Built) -> None:
    page = annotated.page(WEATHER)
    aside = page.get_element_by_id("tides-on-ships")
    assert aside.getparent().tag == "details"
    assert said(aside) == {"Claim": "claim c4, par. 1.1"}
    assert aside.xpath("./dl//a/@href") == ["01-harbour.html#ships-of-1901"]


def test_a_work_that_no_list_has_is_named_without_a_link(annotated_edition: Edition) -> None:
    annotated_edition.write("about/sources.md", "# Sources\n")
    annotated_edition.replace("chapters/01-harbour.md", "with a citation {cite:p}`kaya2001`", "")
    built = annotated_edition.build()
    assert built.warnings == ()
    first = built.page(HARBOUR).get_element_by_id("ships-register")
    assert head(first).startswith("Evidence qualifies: Harbour Board of Lenova, Register")
    assert first.xpath("./p/a/@class") == ["apparatus permalink"]


@pytest.mark.parametrize(
    ("name", "line", "fields"),
    [
        (
            "typo-harbour",
            "e1 Emendation “harbor”, proposed: “harbour”",
            {
                "Cause": "damage of the transcript",
                "Ground": "the word has a “u” everywhere else",
                "Certainty": "high",
                "In the text": "restored",
            },
        ),
        (
            "rebuilt",
            "e9 Emendation “rebuilt in the same year”, proposed: “built in the same year”",
            {
                "Cause": "the author’s words or the transcript, undecided",
                "Ground": "the pier is not known to have stood before",
                "Certainty": "low",
                "In the text": "as transmitted",
            },
        ),
        (
            "counted",
            "e10 Emendation “counted twice”, proposed: nothing",
            {
                "Cause": "the author’s own words",
                "Ground": "said before",
                "Certainty": "medium",
                "In the text": "as transmitted",
            },
        ),
    ],
)
def test_an_emendation_gives_both_readings_and_its_ground(
    annotated: Built, name: str, line: str, fields: dict[str, str]
) -> None:
    aside = annotated.page(HARBOUR).get_element_by_id(name)
    assert head(aside) == line
    assert said(aside) == fields


def test_both_readings_of_an_emendation_can_be_read_by_a_program(annotated: Built) -> None:
    aside = annotated.page(HARBOUR).get_element_by_id("stone")
    (transmitted,) = by_class(aside, "transmitted-words")
    (proposed,) = by_class(aside, "proposed-words")
    assert (transmitted.text, proposed.text) == ("stoone", "stone")


def test_a_translation_says_how_it_came_about(annotated: Built) -> None:
    aside = annotated.page(WEATHER).get_element_by_id("rain-in-english")
    assert head(aside) == "t3 Translation “Her gün yağmur yağar.”"
    assert by_class(aside, "lemma")[0].get("lang") == "tr"
    assert said(aside) == {
        "Into": "English",
        "Origin": "translated by a person",
        "By": "Jane Doe",
    }


def test_a_restored_heading_is_named_by_its_words_alone(
    annotated: Built, transmitted: Built
) -> None:
    for built, words in ((annotated, "harbour"), (transmitted, "harbor")):
        title = f"1) Of the {words} of Lenova"
        assert title in built.page("index").text_content()
        assert built.page(WEATHER).xpath("//a[@rel='prev']/text()[normalize-space()]") == [
            f" {title}"
        ]
        assert built.page(HARBOUR).xpath("//title/text()")[0].startswith(f"{title} – ")
        assert domain_of(built).label_of("s-1") == title
        assert not by_class(built.page("index"), "quoted")


def test_kinds_without_a_mark_have_none(annotated: Built) -> None:
    page = annotated.page(HARBOUR)
    for entry in domain_of(annotated).annotations.of_kind(EVIDENCE.name):
        assert not page.xpath("//sup/a[@href=$address]", address=f"#{entry.id}")


def test_names_decided_by_hand_have_no_place_of_their_own(annotated_edition: Edition) -> None:
    annotated_edition.write(
        "chapters/02-weather.md",
        "{#s-2}\n# 2\\) Of the weather\n\n{#p-2-1}\nIt rains in Lenova.\n\n"
        ":::{name} Lenova\n:none:\n:::\n",
    )
    page = annotated_edition.build().page(WEATHER)
    assert not page.xpath("//aside | //main//details | //sup")
    (name,) = by_class(page, "quoted-name")
    assert (name.text, dict(name.attrib)) == ("Lenova", {"class": "quoted quoted-name"})


def test_what_an_annotation_says_is_no_markup(annotated_edition: Edition) -> None:
    name = "chapters/01-harbour.md"
    annotated_edition.replace(name, "ascribed-to: the people", "ascribed-to: '<b>a</b> & b'")
    annotated_edition.replace(name, "ground: said before", "ground: <script>x</script>")
    page = annotated_edition.build().page(HARBOUR)
    assert not page.xpath("//b | //main//script")
    assert said(page.get_element_by_id("steps"))["Ascribed to"] == "<b>a</b> & b"
