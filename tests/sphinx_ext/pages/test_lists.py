# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Claims, notes, emendations, translations and numbers, listed for the whole edition."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from postilla.model.allowed import DIRECTIVES, GATHERED, Profile
from postilla.sphinx_ext.pages.table import PAGES
from tests.sphinx_ext.pages.reading import fields, items, rows, words

if TYPE_CHECKING:
    from tests.sphinx_ext.conftest import Built, Edition

NAMES = ("claims", "map", "sources", "notes", "emendations", "translations", "names")
DOCNAMES = (*(f"apparatus/{name}" for name in NAMES), "about/colophon")
RECORDS = "//ul[@class='records']/li"


def test_nothing_is_told(apparatus: Built) -> None:
    assert apparatus.warnings == ()


@pytest.mark.parametrize("docname", DOCNAMES)
def test_every_link_leads_somewhere(apparatus: Built, docname: str) -> None:
    page = apparatus.page(docname)
    links = page.xpath("//main//a[@href]")
    assert links
    here = f"{docname.rpartition('/')[0]}/"
    for link in links:
        address = link.get("href")
        if "://" in address:
            continue
        file, _, fragment = address.partition("#")
        path = (apparatus.folder / here / file).resolve() if file else None
        other = (
            path.relative_to(apparatus.folder.resolve()).as_posix() if path else f"{docname}.html"
        )
        target = apparatus.page(other.removesuffix(".html"))
        assert target.xpath("//*[@id=$id]", id=fragment), address


@pytest.mark.parametrize("docname", DOCNAMES)
def test_no_id_stands_twice_and_no_list_is_empty(apparatus: Built, docname: str) -> None:
    page = apparatus.page(docname)
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert not page.xpath("//main//*[self::ul or self::ol or self::dl][not(*)]")
    assert not page.xpath("//main//@style | //main//script")


def test_each_directive_is_made_and_allowed_on_pages_only() -> None:
    assert set(PAGES) == set(GATHERED)
    assert {DIRECTIVES[name].profiles for name in GATHERED} == {frozenset({Profile.PAGE})}


# --- claims


def test_each_claim_stands_once_in_full_in_its_section(apparatus: Built) -> None:
    page = apparatus.page("apparatus/claims")
    assert items(page, "//section[@id='claims-by-section']/section/h3") == [
        "The beginning (4)",
        "2) Of the weather (1)",
    ]
    assert items(page, f"{RECORDS}/p[1]") == [
        "c1 “In 1901 the ferry of Lenova carried 40,000 people” par. 1.1",
        "c2 “no boat was ever lost” par. 1.1",
        "c5 “The old ferry was slovv” par. 1.2",
        "c7 “the new one is the best in the country” par. 1.2",
        "c3 “It rains every day at Lenova” par. 2.1",
    ]
    assert page.xpath(f"{RECORDS}/p[1]/a[1]/@href") == [
        f"../chapters/{place}"
        for place in (
            *("01-ferries.html#people-of-1901", "01-ferries.html#no-boat-lost"),
            *("01-ferries.html#old-ferry-slow", "01-ferries.html#best-ferry"),
            "02-weather.html#rains-daily",
        )
    ]


def test_a_claim_says_what_it_rests_on_and_how_others_stand_to_it(apparatus: Built) -> None:
    first, second, third, _, last = apparatus.page("apparatus/claims").xpath(RECORDS)
    assert fields(first) == {
        "Type": "statistic",
        "Ascribed to": "the article",
        "Rests on": "n. 1",
        "Qualified by": "claim c3, par. 2.1",
        "Outside evidence": "qualifies (1), gives the other side (1)",
    }
    assert fields(second)["Rests on"] == "n. 2, entry 2"
    assert fields(third)["Rests on"] == "nothing stated"
    assert list(fields(third)) == ["Type", "Ascribed to", "Rests on"]
    assert fields(last)["Outside evidence"] == "supports (1), contradicts (1)"


@pytest.mark.parametrize(
    ("grouping", "groups"),
    [
        ("type", {"statistic (1)": "c1", "event (2)": "c2 c3", "evaluative (2)": "c5 c7"}),
        ("ascription", {"the article (4)": "c1 c5 c7 c3", "Ada Lenova (1)": "c2"}),
        (
            "support",
            {"notes (2)": "c1 c2", "printed entries (2)": "c2 c3", "nothing stated (2)": "c5 c7"},
        ),
        (
            "evidence",
            {
                "supports (1)": "c3",
                "qualifies (1)": "c1",
                "contradicts (1)": "c3",
                "gives the other side (1)": "c1",
                "none (3)": "c2 c5 c7",
            },
        ),
    ],
)
def test_claims_are_grouped_again(apparatus: Built, grouping: str, groups: dict[str, str]) -> None:
    page = apparatus.page("apparatus/claims")
    (listed,) = page.xpath(f"//section[@id='claims-by-{grouping}']/dl")
    found = {
        words(term): " ".join(words(mark) for mark in term.getnext().xpath(".//a/span/span[1]"))
        for term in listed.xpath("./dt")
    }
    assert found == groups
    assert list(found) == list(groups)


# --- the others


def test_emendations_stand_under_their_cause(apparatus: Built) -> None:
    page = apparatus.page("apparatus/emendations")
    assert items(page, "//h2") == [
        "Damage of the transcript (1)",
        "The author’s words or the transcript, undecided (1)",
    ]
    first, second = page.xpath(RECORDS)
    assert words(first[0]) == "e4 “slovv”, proposed: “slow” par. 1.2"
    assert fields(first) == {
        "Ground": "two letters for one",
        "Certainty": "high",
        "In the text": "restored",
    }
    assert words(second[0]) == "e6 “best”, proposed: “better” par. 1.2"
    assert fields(second)["In the text"] == "as transmitted"
    assert words(second[1]) == "The register compares two ferries."
    assert rows(page.xpath("//table")[0]) == [
        ["Damage of the transcript", "1", "0", "0", "1"],
        ["The author’s own words", "0", "0", "0", "0"],
        ["The author’s words or the transcript, undecided", "0", "0", "1", "1"],
        ["All", "1", "0", "1", "2"],
    ]


def test_translations_give_words_and_rendering_in_their_languages(apparatus: Built) -> None:
    page = apparatus.page("apparatus/translations")
    assert items(page, "//h2") == ["From Turkish (1)"]
    (record,) = page.xpath(RECORDS)
    assert words(record[0]) == "t3 “iskele” par. 1.1"
    assert items(record, ".//*[@lang='tr']") == ["iskele"]
    assert words(record[1]) == "a landing"
    assert items(record[1], ".//em") == ["landing"]
    assert fields(record) == {"Origin": "translated by a machine, not revised"}


def test_notes_are_given_in_full_under_what_they_are_about(apparatus: Built) -> None:
    page = apparatus.page("apparatus/notes")
    assert items(page, "//h2") == ["Discrepancy (1)", "Terminology (1)"]
    first, _ = page.xpath(RECORDS)
    assert items(first, "./div/p") == [
        "The table has dry days [Tide table, n.d.]; see claim c1, par. 1.1.",
        "A second paragraph.",
    ]
    assert first.xpath("./div//a/@href") == [
        "sources.html#cite-tide-table",
        "../chapters/01-ferries.html#people-of-1901",
    ]
    assert fields(first) == {"See": "par. 1.1"}


def test_annotations_are_counted_by_kind_and_section(apparatus: Built) -> None:
    (table,) = apparatus.page("about/colophon").xpath("//table")
    heads = ["Section", "Claims", "Evidence", "Editorial notes", "Emendations", "Translations"]
    assert items(table, "./thead//th") == [*heads, "Citations", "Names"]
    assert rows(table) == [
        ["The beginning", "4", "2", "0", "2", "1", "2", "1"],
        ["2) Of the weather", "1", "2", "2", "0", "0", "0", "1"],
        ["Bibliography", "0", "0", "0", "0", "0", "2", "0"],
        ["All", "5", "4", "2", "2", "1", "4", "2"],
    ]


def test_where_there_is_nothing_the_pages_say_so(apparatus_edition: Edition) -> None:
    for name in ("01-ferries", "02-weather", "03-bibliography"):
        apparatus_edition.write(f"chapters/{name}.md", f"{{#s-{name}}}\n# {name}\n")
    (apparatus_edition.source / "names.toml").unlink()
    apparatus_edition.write("about/colophon.md", "# Colophon\n")
    built = apparatus_edition.build()
    assert built.warnings == ()
    for name in ("claims", "notes", "emendations", "translations", "names"):
        assert items(built.page(f"apparatus/{name}"), "//section/p")[-1] == "There are none."
    assert not built.page("apparatus/map").xpath("//figure")
