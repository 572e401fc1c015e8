# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""References to the ids of the scheme, from anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sphinx.util.inventory import InventoryFile

from postilla.model.identifiers import IdKind, kind_of
from postilla.sphinx_ext.facts import Place, Target
from postilla.sphinx_ext.labels import label_of, locator_phrase

if TYPE_CHECKING:
    from tests.sphinx_ext.conftest import Built, Edition

PAGE = "about/editorial"


GENERATED = (IdKind.NAME, IdKind.WORK)
"""What has its place on pages that are made of all documents."""


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("chapters/01-bridges.html#s-1", "1) Of bridges"),
        ("chapters/00-front.html#title-tr", "LENOVA KÖPRÜLERİ ÜZERİNE"),
        ("chapters/01-bridges.html#p-1-2", "par. 1.2"),
        ("chapters/01-bridges.html#p-1-2-i2", "par. 1.2, item 2"),
        ("chapters/03-declarations.html#p-decl-2", "Beyanlar, par. 2"),
        ("chapters/01-bridges.html#p-1-1-s2", "par. 1.1, sentence 2"),
        ("chapters/01-bridges.html#fn-1", "n. 1"),
        ("chapters/04-bibliography.html#b-2", "entry 2"),
        ("chapters/01-bridges.html#pg-241", "p. 241"),
        ("chapters/00-front.html#abstract-en", "these words"),
        ("chapters/02-weather.html#p-2-1", "a link"),
        ("chapters/02-weather.html#p-2-1", "par. 2.1"),
        ("chapters/01-bridges.html#fn-2", "a page"),
    ],
)
def test_a_reference_is_a_link_with_sensible_words(sample: Built, address: str, words: str) -> None:
    links = sample.page(PAGE).xpath(f"//main//a[@href='../{address}']")
    assert words in [link.text_content() for link in links]


def test_the_words_of_a_heading_keep_their_language(sample: Built) -> None:
    assert sample.page(PAGE).xpath("//a[contains(@href, '#title-tr')]/span/@lang") == ["tr"]


def test_works_are_cited_on_pages(sample: Built) -> None:
    assert "Smith [1990]" in sample.page(PAGE).text_content()


@pytest.mark.parametrize(
    ("written", "named"),
    [
        ("{section}`s-9`", "No section of this edition has the id “s-9”."),
        ("{block}`fn-1`", "No block of this edition has the id “fn-1”."),
        ("{page}`words <pg-999>`", "No page of this edition has the id “pg-999”."),
    ],
)
def test_an_unknown_id_is_named_with_its_line(edition: Edition, written: str, named: str) -> None:
    edition.write(f"{PAGE}.md", f"# About\n\nSee\n\n{written}.\n")
    (warning,) = edition.build().warnings
    assert warning.startswith(f"{PAGE}.md:5: WARNING: {named}")


def test_the_inventory_has_every_id_of_the_scheme(sample: Built) -> None:
    data = (sample.folder / "objects.inv").read_bytes()
    inventory = InventoryFile.loads(data, uri="").data
    listed = {
        name: item.uri
        for kind in IdKind
        for name, item in inventory.get(f"postilla:{kind.value}", {}).items()
    }
    shown = {
        identifier: f"{docname}.html#{identifier}"
        for docname in sample.app.env.all_docs
        for identifier in sample.page(docname).xpath("//@id")
        if kind_of(identifier) not in (None, *GENERATED)
    }
    assert listed == shown
    absent = {IdKind.UNIT, IdKind.WORDS, IdKind.CELL, *GENERATED}
    assert {kind_of(identifier) for identifier in listed} == set(IdKind) - absent
    assert not set(listed) & inventory["std:label"].keys()


@pytest.mark.parametrize(
    ("identifier", "label"),
    [
        ("p-2-3", "par. 2.3"),
        ("p-intro-3", "Introduction, par. 3"),
        ("p-front-3", "par. 3"),
        ("p-2-3-i1-i2-s4", "par. 2.3, item 1, item 2, sentence 4"),
        ("abstract-tr", "abstract (tr)"),
        ("abstract-tr-s2", "abstract (tr), sentence 2"),
        ("keywords-ru", "keywords (ru)"),
        ("fn-12a", "n. 12a"),
        ("fnref-17", "n. 17"),
        ("fnref-17-2", "n. 17"),
        ("b-4", "entry 4"),
        ("pg-xii", "p. xii"),
        ("s-intro", "Introduction:"),
        ("s-9", "s-9"),
    ],
)
def test_labels(identifier: str, label: str) -> None:
    target = Target(id="s-intro", line=1, title="Introduction:")
    places = {"s-intro": Place(docname="chapters/01", order=0, target=target)}
    assert label_of(identifier, places) == label


@pytest.mark.parametrize(
    ("locator", "phrase"),
    [
        ("63", "p. 63"),
        ("63-64", "pp. 63-64"),
        ("63–64", "pp. 63–64"),
        ("63, 70", "pp. 63, 70"),
        ("63 and 70", "pp. 63 and 70"),
        ("63a", "p. 63a"),
        ("art. 5", "art. 5"),
        ("", ""),
    ],
)
def test_locators(locator: str, phrase: str) -> None:
    assert locator_phrase(locator) == phrase
