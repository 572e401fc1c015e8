# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Versions, the history of annotations, and those that were withdrawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.sphinx_ext.pages.reading import items, words

if TYPE_CHECKING:
    from tests.sphinx_ext.conftest import Built, Edition

CHAPTER = "chapters/01-ferries"
CHANGES = "about/changes"


def test_nothing_is_wrong_with_it(versions: Built) -> None:
    assert versions.warnings == ()


def test_each_annotation_says_since_when_it_is_there(versions: Built) -> None:
    page = versions.page(CHAPTER)
    said = {
        one.getparent().get("id"): words(one)
        for one in page.xpath("//p[@class='annotation-history']")
    }
    assert said == {
        "people-of-1901": "Since version 1.0.0, 2026-03-01",
        "people-of-1901-harbour-board": "Since version 1.1.0, 2026-05-01",
        "no-boat-lost": "Since version 1.0.0, 2026-03-01; changed in version 1.1.0, 2026-05-01; "
        "changed in version 2.0.0, 2026-07-01",
        "best-ferry": "Since version 2.0.0, 2026-07-01",
    }


def test_evidence_does_not_repeat_what_its_claim_says(versions_edition: Edition) -> None:
    evidence = 'harbour-board = { first = "2026-04-02", since = "1.1.0" }'
    versions_edition.replace("history.toml", evidence, evidence.replace("1.1.0", "1.0.0"))
    page = versions_edition.build().page(CHAPTER)
    assert len(page.xpath("//*[@id='people-of-1901']//p[@class='annotation-history']")) == 1


def test_without_a_history_nothing_is_said(versions_edition: Edition) -> None:
    (versions_edition.source / "history.toml").unlink()
    page = versions_edition.build().page(CHAPTER)
    assert not page.xpath("//*[@class='annotation-history' or @data-version or @name='since']")


def test_scripts_are_told_the_versions_after_the_first(versions: Built) -> None:
    page = versions.page(CHAPTER)
    told = {
        one.get("id"): (one.get("data-version"), one.get("data-added"))
        for one in page.xpath("//aside[contains(@class, ' annotation ')]")
    }
    assert told == {
        "people-of-1901": (None, None),
        "people-of-1901-harbour-board": ("1.1.0", "1.1.0"),
        "no-boat-lost": ("2.0.0", None),
        "best-ferry": ("2.0.0", "2.0.0"),
    }
    assert items(page, "//select[@name='since']/option") == ["none", "1.1.0", "1.0.0"]


def test_changes_are_listed_by_version(versions: Built) -> None:
    page = versions.page(CHANGES)
    listed = [
        [words(head), items(section, ".//dt"), items(section, ".//dd//li")]
        for section in page.xpath("//section/section")
        for head in section.xpath("./h2")
    ]
    assert listed[:3] == [
        [
            "Version 2.0.0, 2026-07-01",
            ["Added (1)", "Changed (1)", "Withdrawn (3)"],
            [
                *("n3 the best in the country par. 1.2", "c2 no boat was ever lost par. 1.1"),
                *("boats-many", "of-the-hills", "of-the-plain"),
            ],
        ],
        [
            "Version 1.1.0, 2026-05-01",
            ["Added (2)", "Changed (1)", "Withdrawn (1)"],
            [
                "Harbour Board 1902, p. 63, evidence on claim c1, par. 1.1",
                *("boats-many", "c2 no boat was ever lost par. 1.1", "boats-counted"),
            ],
        ],
        ["Version 1.0.0, 2026-03-01", [], []],
    ]
    assert items(page, "//section[@id='version-1-0-0']/p") == [
        "The text and its first annotations.",
        "Its address, where it stays as it is: https://example.org/ferries/v/1.0.0/",
        "5 annotations",
    ]
    links = page.xpath("//section[@id='version-1-1-0']//dd//li/p/a/@href")
    assert links == [
        "../chapters/01-ferries.html#people-of-1901-harbour-board",
        *("#boats-many", "../chapters/01-ferries.html#no-boat-lost", "#boats-counted"),
    ]


def test_withdrawn_annotations_stand_at_their_addresses(versions: Built) -> None:
    page = versions.page(CHANGES)
    told = {one.get("id"): words(one) for one in page.xpath("//ul[contains(@class,'records')]/li")}
    assert told == {
        "of-the-plain": "of-the-plain n. 1 Withdrawn 2026-07-01, version 2.0.0: "
        "The plain is another one.",
        "of-the-hills": "of-the-hills Withdrawn 2026-07-01, version 2.0.0: "
        "There are no hills & no “dales”.",
        "boats-many": "boats-many par. 1.1 Withdrawn 2026-07-01, version 2.0.0: "
        "It said the same as another one. In its place: claim c2, par. 1.1",
        "boats-counted": "boats-counted par. 1.1 Withdrawn 2026-05-01, version 1.1.0: "
        "The ferryman did not count the boats. In its place: claim c2, par. 1.1",
    }


def test_an_old_address_leads_to_where_the_annotation_stood(versions: Built) -> None:
    page = versions.page(CHAPTER)
    stones = page.xpath("//aside[@class='apparatus tombstone']")
    assert [one.get("id") for one in stones] == ["boats-counted", "boats-many", "of-the-plain"]
    assert stones[0].xpath("./preceding-sibling::*[1]/@class") == ["apparatus annotations"]
    assert stones[0].xpath(".//a/@href") == ["#no-boat-lost"]
    assert stones[2].getparent().get("id") == "fn-1"


@pytest.mark.parametrize("link", ["{claim}`boats-counted`", "[the boats](#boats-counted)"])
def test_a_link_to_a_withdrawn_annotation_names_its_successor(
    link: str, versions_edition: Edition
) -> None:
    versions_edition.replace(f"{CHAPTER}.md", "{claim}`no-boat-lost`", link)
    (warning,) = versions_edition.build().warnings
    assert "withdrawn on 2026-05-01" in warning
    assert "“no-boat-lost”" in warning


def test_pages_lead_to_the_versions(versions: Built) -> None:
    address = "https://example.org/ferries/about/changes.html"
    for page in (CHAPTER, CHANGES, "index"):
        assert versions.page(page).xpath("//link[@rel='version-history']/@href") == [address]
    links = versions.page("index").xpath("//dl[contains(@class,'edition-facts')]//a")
    assert [one.get("href") for one in links if words(one) == "all versions"] == [
        "about/changes.html"
    ]


def test_an_edit_of_the_files_writes_the_pages_again(versions_edition: Edition) -> None:
    versions_edition.build()
    versions_edition.replace("history.toml", 'changed = ["1.1.0", "2.0.0"]', 'changed = ["1.1.0"]')
    versions_edition.replace("retired.toml", "The ferryman did not count", "Nobody counted")
    built = versions_edition.build()
    chapter = built.page(CHAPTER)
    assert "Nobody counted" in words(chapter.get_element_by_id("boats-counted"))
    assert "2.0.0" not in words(chapter.get_element_by_id("no-boat-lost"))
    changes = built.page(CHANGES)
    assert "Nobody counted" in words(changes.get_element_by_id("boats-counted"))
    assert "no boat" not in words(changes.get_element_by_id("version-2-0-0"))
