# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The index of names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.sphinx_ext.pages.reading import items, words

if TYPE_CHECKING:
    from tests.sphinx_ext.conftest import Built, Edition

NAMES = "apparatus/names"
ITEMS = "//ul[@class='index']/li"


def test_names_stand_by_kind_with_their_forms_and_mentions(apparatus: Built) -> None:
    page = apparatus.page(NAMES)
    assert items(page, "//h2") == [
        "Persons (1)",
        "Places (1)",
        "Organisations (1)",
        "Left undecided (1)",
    ]
    assert items(page, ITEMS)[:3] == [
        "Ada Lenova, also Lenova 1 mention: par. 1.1",
        "Lenova 1 mention: par. 2.1",
        "Nobody’s Office, also Kimsenin Ofisi not mentioned",
    ]
    assert page.xpath(f"{ITEMS}/@id") == ["name-ada-lenova", "name-lenova-town", "name-nobody"]
    assert items(page, "//main//*[@lang='tr']") == ["Kimsenin Ofisi"]


def test_what_several_names_could_be_is_listed_and_not_decided(apparatus: Built) -> None:
    last = apparatus.page(NAMES).xpath(ITEMS)[-1]
    assert words(last) == (
        "Lenova: Ada Lenova, or Lenova 4 mentions: Of the ferries of Lenova; par. 1.1, 2.1; entry 1"
    )
    assert last.xpath("./p[1]/a/@href") == ["#name-ada-lenova", "#name-lenova-town"]
    assert last.xpath("./p[2]/a/@href") == [
        *("../chapters/01-ferries.html#s-1", "../chapters/01-ferries.html#p-1-1"),
        *("../chapters/02-weather.html#p-2-1", "../chapters/03-bibliography.html#b-1"),
    ]


def test_places_are_counted_and_notes_come_after_the_text(apparatus_edition: Edition) -> None:
    apparatus_edition.replace("chapters/01-ferries.md", "p. 63.", "p. 63, on Ada Lenova.")
    rain = "in the rain, as Ada Lenova says, and Ada Lenova knows."
    apparatus_edition.replace("chapters/02-weather.md", "in the rain.", rain)
    page = apparatus_edition.build().page(NAMES)
    assert items(page, ITEMS)[0] == "Ada Lenova, also Lenova 4 mentions: par. 1.1, 2.1 (2); n. 1"


def test_a_form_of_two_languages_is_given_once(apparatus_edition: Edition) -> None:
    apparatus_edition.replace("names.toml", 'tr = ["Kimsenin Ofisi"]',
                              'tr = ["Kimsenin Ofisi"], az = ["Kimsenin Ofisi"]')  # fmt: skip
    page = apparatus_edition.build().page(NAMES)
    assert items(page, ITEMS)[2].startswith("Nobody’s Office, also Kimsenin Ofisi not")
