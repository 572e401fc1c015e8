# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Who cites what: shown at the note and at the entry, on all pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml.html import HtmlElement

if TYPE_CHECKING:
    from tests.sphinx_ext.conftest import Built, Edition

BIBLIOGRAPHY = "chapters/04-bibliography"
WEATHER = "chapters/02-weather"


def cited_in(page: HtmlElement, entry: str) -> str:
    return str(page.xpath(f"string(//li[@id='{entry}']/p[2])")).strip()


def test_an_entry_shows_all_places_that_cite_it(sample: Built) -> None:
    page = sample.page(BIBLIOGRAPHY)
    assert cited_in(page, "b-1") == "Cited in: n. 2 (p. 63), n. 3 (pp. 70-71)"
    assert page.xpath("//li[@id='b-1']/p[2]//a/@href") == [
        "01-bridges.html#fn-2",
        "02-weather.html#fn-3",
    ]
    assert cited_in(page, "b-2") == "Cited in: n. 1"


def test_a_note_leads_to_the_entries_it_cites(sample: Built) -> None:
    (link,) = sample.page(WEATHER).xpath("//li[@id='fn-3']//span[@class='apparatus']/a")
    assert (link.get("href"), link.text_content()) == ("04-bibliography.html#b-1", "entry 1")


def test_several_places_of_one_note_stand_together(edition: Edition) -> None:
    again = "\n:::{cites} smith1990\n:target: fn-3\n:locator: 80\n:::\n"
    source = (edition.source / f"{WEATHER}.md").read_text(encoding="utf-8")
    edition.write(f"{WEATHER}.md", source + again)
    page = edition.build().page(BIBLIOGRAPHY)
    assert cited_in(page, "b-1") == "Cited in: n. 2 (p. 63), n. 3 (pp. 70-71; p. 80)"


def test_nothing_stands_where_the_annotation_is_written(sample: Built) -> None:
    assert "cites" not in sample.html(WEATHER)
    assert "smith1990" not in sample.html(WEATHER)


def test_an_edit_elsewhere_writes_the_bibliography_again(edition: Edition) -> None:
    edition.build()
    edition.replace(f"{WEATHER}.md", ":locator: 70-71", ":locator: 72")
    page = edition.build().page(BIBLIOGRAPHY)
    assert cited_in(page, "b-1") == "Cited in: n. 2 (p. 63), n. 3 (p. 72)"


def test_an_unknown_work_is_named_with_the_nearest(edition: Edition) -> None:
    edition.replace(f"{WEATHER}.md", "{cites} smith1990", "{cites} smith1991")
    (warning,) = edition.build().warnings
    assert warning == (
        f"{WEATHER}.md:9: WARNING: refs.bib has no work “smith1991”. "
        "Did you mean “smith1990”? [postilla.cites/key]"
    )


def test_a_work_that_leaves_refs_bib_is_noticed(edition: Edition) -> None:
    edition.write("about/editorial.md", "# About\n\nNo list of works stands here.\n")
    assert not edition.build().warnings
    edition.replace("refs.bib", "{kaya2001,", "{kaya2002,")
    warnings = edition.build().warnings
    assert [line.split(" WARNING: ")[0] for line in warnings] == [
        "chapters/01-bridges.md:34:",
        f"{BIBLIOGRAPHY}.md:14:",
    ]


def test_an_unknown_target_is_named(edition: Edition) -> None:
    edition.replace(f"{WEATHER}.md", ":target: fn-3", ":target: fn-99")
    (warning,) = edition.build().warnings
    assert warning.startswith(f"{WEATHER}.md:9: WARNING: There is no “fn-99” in this edition.")


def test_a_target_that_cites_nothing_is_named(edition: Edition) -> None:
    edition.replace(f"{WEATHER}.md", ":target: fn-3\n", ":target: s-2\n")
    (warning,) = edition.build().warnings
    assert "“s-2” names no note, no printed entry and no paragraph." in warning
