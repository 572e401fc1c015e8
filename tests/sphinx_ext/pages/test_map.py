# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The map and the chart: each picture with the same content as its table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree
from lxml.html import HtmlElement

from tests.sphinx_ext.pages.reading import items, rows, words

if TYPE_CHECKING:
    from tests.sphinx_ext.conftest import Built, Edition

CLAIMS = ("people-of-1901", "no-boat-lost", "old-ferry-slow", "best-ferry", "rains-daily")


def page(apparatus: Built) -> HtmlElement:
    return apparatus.page("apparatus/map")


def pictures(apparatus: Built) -> list[etree._Element]:
    """Parse each picture as the XML that it has to be in the EPUB, too."""
    source = apparatus.html("apparatus/map")
    parts = [part.split("</svg>")[0] for part in source.split("<svg")[1:]]
    return [etree.fromstring(f"<svg{part}</svg>") for part in parts]


def lines_of(picture: etree._Element) -> list[str]:
    found = picture.xpath(
        "//*[local-name()='path'][@class='tie']/../*[local-name()='title']/text()"
    )
    assert isinstance(found, list)
    return [str(line) for line in found]


def test_every_claim_is_reached_from_picture_and_table(apparatus: Built) -> None:
    for around in ("//figure", "//table"):
        links = page(apparatus).xpath(f"{around}//a/@href")
        ids = {link.rpartition("#")[2] for link in links}
        assert ids >= set(CLAIMS)


def test_each_picture_is_named_and_well_formed_and_safe(apparatus: Built) -> None:
    found = pictures(apparatus)
    assert len(found) == 4
    for picture in found:
        assert [etree.QName(child).localname for child in list(picture)[:2]] == ["title", "desc"]
        names = {str(name) for element in picture.iter("*") for name in element.attrib}
        assert not {"id", "style", "onclick", "onload"} & names
        addresses = picture.xpath("//@href")
        assert isinstance(addresses, list)
        assert not [address for address in addresses if "://" in str(address)]
    for figure in page(apparatus).xpath("//figure/div"):
        assert (figure.get("role"), figure.get("tabindex")) == ("group", "0")
        assert figure.get("aria-label")


def test_a_line_for_each_thing_that_a_claim_rests_on_and_each_evidence(apparatus: Built) -> None:
    *_, first, second = pictures(apparatus)
    assert [line.partition(" – ")[2] for line in lines_of(first)] == [
        "rests on: n. 1: Smith: Ferries of the Plain (1990)",
        "qualifies: Harbour Board of Lenova: Register of ships (1901)",
        "gives the other side: Tide table",
        "rests on: n. 2: Kaya et al.: Vapurlar (2001)",
        "rests on: entry 2: Kaya et al.: Vapurlar (2001)",
    ]
    assert [line.partition(" – ")[2] for line in lines_of(second)] == [
        "rests on: entry 1: Smith: Ferries of the Plain (1990)",
        "supports: Tide table",
        "contradicts: Tide table",
    ]
    remarks = [str(text) for text in second.itertext() if str(text).startswith("qualifies")]
    assert remarks == ["qualifies c1, par. 1.1"]


def test_the_table_has_the_same_content(apparatus: Built) -> None:
    table = page(apparatus).xpath("//section[@id='map-of-chapters-01-ferries']/div/table")[0]
    assert rows(table) == [
        [
            "c1 In 1901 the ferry of Lenova carried 40,000 people",
            "n. 1",
            "qualifies: Harbour Board of Lenova: Register of ships (1901); "
            "gives the other side: Tide table",
            "qualified by: claim c3, par. 2.1",
        ],
        ["c2 no boat was ever lost", "n. 2; entry 2", "", ""],
        ["c5 The old ferry was slovv", "", "", ""],
        ["c7 the new one is the best in the country", "", "", "contradicts: claim c3, par. 2.1"],
    ]


def test_sources_of_several_sections_are_shown_together(apparatus: Built) -> None:
    (section,) = page(apparatus).xpath("//section[@id='shared-sources']")
    assert words(section[0]) == "Sources that several sections share (2)"
    assert rows(section.xpath("./div/table")[0]) == [
        [
            "Smith: Ferries of the Plain (1990)",
            "The beginning: rest on it (1); 2) Of the weather: rest on it (1)",
        ],
        [
            "Tide table",
            "The beginning: evidence from it (1); 2) Of the weather: evidence from it (1)",
        ],
    ]
    shared = pictures(apparatus)[1]
    drawn = shared.xpath("//*[local-name()='g']/*[local-name()='text']/text()")
    assert drawn == ["1"] * 4
    assert len(section.xpath(".//rect")) == len(section.xpath(".//circle")) == 2


def test_a_long_section_is_divided_between_paragraphs(apparatus_edition: Edition) -> None:
    blocks = []
    for number in range(2, 62):
        claims = "".join(
            f"\n:::{{claim}} {words}\n:id: {words}-{number}\n:type: event\n:ascribed-to: x\n:::\n"
            for words in ("one", "two")
        )
        blocks.append(f"{{#p-2-{number}}}\nIt is one and two.\n{claims}")
    source = apparatus_edition.source / "chapters/02-weather.md"
    source.write_text(source.read_text() + "\n" + "\n".join(blocks))
    built = apparatus_edition.build()
    parts = items(
        built.page("apparatus/map"), "//section[@id='map-of-chapters-02-weather']//figure//text[1]"
    )
    heads = [words for words in parts if words.startswith("Claims c")]
    assert len(heads) == 3
    ends = [int(head.rpartition("c")[2]) for head in heads]
    assert all(end % 2 == ends[-1] % 2 for end in ends)  # two claims a paragraph, never parted
    ids = {
        link.rpartition("#")[2] for link in built.page("apparatus/map").xpath("//figure//a/@href")
    }
    assert ids >= {f"{words}-{number}" for words in ("one", "two") for number in range(2, 62)}


def test_the_chart_has_the_numbers_of_its_table(apparatus: Built) -> None:
    (table,) = page(apparatus).xpath("//section[@id='chart']/div/table")
    assert items(table, "./thead//th") == [
        *("Section", "Claims", "notes", "printed entries", "nothing stated"),
        *("supports", "qualifies", "contradicts", "gives the other side", "none"),
    ]
    numbers = [
        ["The beginning", "4", "2", "1", "2", "0", "1", "0", "1", "3"],
        ["2) Of the weather", "1", "0", "1", "0", "1", "0", "1", "0", "0"],
    ]
    assert rows(table) == [*numbers, ["All", "5", "2", "2", "2", "1", "1", "1", "1", "3"]]
    chart = pictures(apparatus)[0]
    drawn = chart.xpath("//*[local-name()='g']/*[local-name()='text']/text()")
    assert isinstance(drawn, list)
    assert [str(one) for one in drawn] == [number for row in numbers for number in row[2:]]
    assert page(apparatus).xpath("//section[@id='chart']//figure//a/@href") == [
        "../chapters/01-ferries.html#s-1",
        "../chapters/02-weather.html#s-2",
    ]
