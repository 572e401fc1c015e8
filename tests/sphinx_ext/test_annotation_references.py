# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Annotations are referred to from everywhere, and what leads nowhere is told with the nearest."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from sphinx.util.inventory import InventoryFile

if TYPE_CHECKING:
    from tests.sphinx_ext.conftest import Built, Edition

GUIDE = "about/guide"
HARBOUR = "chapters/01-harbour"
WEATHER = "chapters/02-weather"
CHAPTERS = (HARBOUR, WEATHER, "chapters/03-bibliography")


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("chapters/01-harbour.html#ships-of-1901", "claim c4, par. 1.1"),
        ("chapters/01-harbour.html#ships-of-1901", "the figures"),
        ("chapters/01-harbour.html#ships-of-1901", "a claim"),
        ("chapters/01-harbour.html#ships-of-1901--words", "its words"),
        ("chapters/01-harbour.html#which-pier", "editorial note n5, par. 1.1"),
        ("chapters/01-harbour.html#typo-harbour", "emendation e1, 1) Of the harbour of Lenova"),
        ("chapters/01-harbour.html#liman", "translation t7, par. 1.1"),
        (
            "chapters/01-harbour.html#ships-register",
            "Harbour Board of Lenova 1901, p. 63, evidence on claim c4, par. 1.1",
        ),
        ("chapters/02-weather.html#n-weather", "a note"),
        ("chapters/02-weather.html#rain-every-day", "claim c1, par. 2.1"),
    ],
)
def test_a_page_refers_to_annotations(annotated: Built, address: str, words: str) -> None:
    links = annotated.page(GUIDE).xpath("//main//a[@href=$address]", address=f"../{address}")
    assert words in [link.text_content() for link in links]


def test_annotations_refer_to_places_and_to_each_other(annotated: Built) -> None:
    body = annotated.page(HARBOUR).get_element_by_id("ships-of-1901").xpath("./div")[0]
    assert {link.get("href"): link.text_content() for link in body.xpath(".//a")} == {
        "../about/sources.html#cite-kaya2001": "Kaya et al., 2001",
        "#which-pier": "the note",
        "02-weather.html#p-2-1": "another chapter",
        "02-weather.html#rain-every-day": "its claim",
        "#steps": "claim c11, par. 1.1",
    }


def test_the_inventory_has_every_annotation_once(annotated: Built) -> None:
    data = (annotated.folder / "objects.inv").read_bytes()
    inventory = InventoryFile.loads(data, uri="").data
    listed = Counter(
        (name, item.uri, item.display_name)
        for kind in ("claim", "evidence", "ednote", "emend", "translation")
        for name, item in inventory[f"postilla:{kind}"].items()
    )
    shown = {
        aside.get("id"): f"{docname}.html#{aside.get('id')}"
        for docname in CHAPTERS
        for aside in annotated.page(docname).xpath("//aside")
    }
    assert {name: uri for name, uri, _ in listed} == shown
    assert set(listed.values()) == {1}
    name = ("ships-of-1901", f"{HARBOUR}.html#ships-of-1901", "claim c4, par. 1.1")
    assert name in listed
    words = inventory["postilla:words"]
    assert words["liman--words"].display_name == "the words of translation t7, par. 1.1"
    quoting = [one for one in shown if not one.startswith(("ships-of-1901-", "ships-reg", "tides"))]
    assert set(words) == {f"{one}--words" for one in quoting}


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (
            "{claim}`ships-of-1910`",
            "No claim of this edition has the id “ships-of-1910”. Did you mean “ships-of-1901”? "
            "[postilla.link/dead]",
        ),
        (
            "{claim}`which-pier`",
            "No claim of this edition has the id “which-pier”. Write {ednote}`which-pier`. "
            "[postilla.link/kind]",
        ),
        (
            "[words](#which-peer)",
            "There is no “which-peer” in this edition. Did you mean “which-pier”? "
            "[postilla.link/dead]",
        ),
        (
            "[](#nothing-like-it)",
            "There is no “nothing-like-it” in this edition. [postilla.link/dead]",
        ),
    ],
)
def test_a_dead_reference_is_told_with_the_nearest_id(
    annotated_edition: Edition, written: str, told: str
) -> None:
    annotated_edition.write(f"{GUIDE}.md", f"# Guide\n\nSee\n\n{written}.\n")
    built = annotated_edition.build()
    assert built.warnings == (f"{GUIDE}.md:5: WARNING: {told}",)
    assert not built.page(GUIDE).xpath("//main//a[starts-with(@href, '#')]")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            ":see: ships-of-1901",
            ":see: ships-of-1910",
            "“see” names “ships-of-1910”, which does not exist. Did you mean “ships-of-1901”? "
            "[postilla.relation/dead]",
        ),
        (
            ":for: ships-of-1901",
            ":for: ship-of-1901",
            "“for” names “ship-of-1901”, which does not exist. Did you mean “ships-of-1901”? "
            "[postilla.relation/dead]",
        ),
        (
            "{evidence} tide-table",
            "{evidence} tide-tabel",
            "refs.bib has no work “tide-tabel”. Did you mean “tide-table”? [postilla.evidence/key]",
        ),
        (
            ":id: n-weather",
            ":id: p-2-1",
            "“p-2-1” can't be the id of an annotation. Ids are small letters, digits and hyphens, "
            "and none is like those of the text. [postilla.ids/annotation]",
        ),
        (
            ":id: n-weather\n",
            "",
            "This annotation has no id. Write one below its first line: “:id: …”. "
            "[postilla.ids/annotation]",
        ),
        (
            "{ednote} the west",
            "{ednote} the wets",
            "The words “the wets” do not stand in p-2-1; the nearest are “the west”. "
            "Quote the words exactly as the chapter has them. [postilla.quote/missing]",
        ),
        (
            ":id: n-weather",
            ":id: rain-every-day",
            "The id “rain-every-day” stands twice in this file. Each id names one place; take "
            "back the one that was added. [postilla.base/id-repeated]",
        ),
        (
            ":id: n-weather",
            ":id: which-pier",
            f"The id “which-pier” is already one of {HARBOUR}.md. Each id names one place of the "
            "whole edition. [postilla.base/id-repeated]",
        ),
    ],
)
def test_what_is_wrong_with_an_annotation_is_told_once(
    annotated_edition: Edition, old: str, new: str, told: str
) -> None:
    annotated_edition.write(f"{GUIDE}.md", "# Guide\n")
    annotated_edition.replace(f"{WEATHER}.md", old, new)
    built = annotated_edition.build()
    assert [line.partition("WARNING: ")[2] for line in built.warnings] == [told]
    (line,) = built.warnings
    assert line.startswith(f"{WEATHER}.md:")
    ids = Counter(built.page(WEATHER).xpath("//@id"))
    assert ids.total() == len(ids)
