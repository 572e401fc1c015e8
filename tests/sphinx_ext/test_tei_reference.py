# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The page that explains the TEI edition, and the customisation that it is made from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from lxml import html

from postilla.tei.odd import customisation, read_odd

if TYPE_CHECKING:
    from tests.this_edition import BuiltEdition


@pytest.fixture(scope="module")
def page(built_edition: BuiltEdition) -> Path:
    return built_edition.root / "build" / "html" / "about" / "tei.html"


def test_the_page_has_every_element_and_attribute(page: Path) -> None:
    terms = html.parse(page).findall(".//dl//dt")
    shown = []
    for term in terms:
        definition = term.getnext()
        assert definition is not None
        marked = [code.text_content() for code in definition.findall(".//li//code")]
        attributes = [one.removeprefix("@") for one in marked if one.startswith("@")]
        shown.append((term.findtext(".//code/span") or term.text_content().strip(), attributes))
    elements = [one for part in read_odd(customisation()) for one in part.elements]
    expected = [(one.name, [attribute.name for attribute in one.attributes]) for one in elements]
    assert [name for name, _ in shown] == [name for name, _ in expected]
    assert shown == expected


def test_the_page_leads_to_the_customisation(page: Path) -> None:
    (address,) = html.parse(page).xpath("//main//a[contains(@href, '.odd')]/@href")
    assert (page.parent / str(address)).resolve().read_bytes() == customisation()


def test_the_page_stays_out_of_the_books(built_edition: BuiltEdition) -> None:
    for path in sorted((built_edition.root / "build" / "epub").glob("*.epub")):
        with ZipFile(path) as book:
            assert not any("about/tei" in name for name in book.namelist())
            assert not any(b"cRefPattern" in book.read(name) for name in book.namelist())
