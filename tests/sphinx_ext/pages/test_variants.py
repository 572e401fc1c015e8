# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Entries of the apparatus beside the text, and the page with the witnesses and all variants."""

from __future__ import annotations

from typing import Any, Final

import pytest

from tests.sphinx_ext.conftest import SAMPLE, Built, Edition, _copy

ENTRY: Final = """\
:::{variant} opened on a Monday
:id: a-monday
:witnesses: C
- B: opened <on> a *Tuesday*
- D om.

D is short.
:::

{#p-1-2}
"""
WITNESSES: Final = """\
[[witness]]
siglum = "B"
title = "Köprüler"
language = "tr"
description = "A copy."

[[witness]]
siglum = "C"
file = "c.txt"
description = "A print."
complete = true
ignoring = ["u-v"]

[[witness]]
siglum = "D"
description = "An extract."

[rights]
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    edition: Edition = _copy(tmp_path_factory.mktemp("variants"), SAMPLE)
    edition.replace("edition.toml", 'file = "lenova.txt"', 'siglum = "A"\nfile = "lenova.txt"')
    edition.replace("edition.toml", "[rights]\n", WITNESSES)
    edition.replace("chapters/01-bridges.md", "{#p-1-2}\n", ENTRY)
    edition.write("about/variants.md", "# Variants\n\n:::{variants}\n:::\n")
    edition.replace("index.md", "about/editorial", "about/editorial\nabout/variants")
    return edition.build()


def words(element: Any) -> str:
    return " ".join(element.text_content().rstrip("¶").split())


def test_the_entry_beside_the_text(built: Built) -> None:
    page: Any = built.page("chapters/01-bridges")
    (entry,) = page.xpath("//aside[@id='a-monday']")
    line = "v1 Variant opened on a Monday A C] opened <on> a *Tuesday* B · om. D"
    assert words(entry.find("p")) == line
    assert words(entry.xpath("./div[@class='annotation-body']")[0]) == "D is short."
    readings = entry.xpath(".//*[@class='witness-reading']")
    assert [one.get("data-witnesses") for one in readings] == ["B", "D"]
    assert [one.get("data-lack") for one in readings] == [None, "om."]


def test_sigla_are_explained_and_lead_to_the_list(built: Built) -> None:
    page: Any = built.page("chapters/01-bridges")
    links = page.xpath("//aside[@id='a-monday']//a[span/@class='siglum']")
    assert [(one.get("href"), one.get("title")) for one in links] == [
        ("../about/variants.html#witness-A", "A: A text written for the tests."),
        ("../about/variants.html#witness-C", "C: A print."),
        ("../about/variants.html#witness-B", "B: Köprüler"),
        ("../about/variants.html#witness-D", "D: An extract."),
    ]
    options = page.xpath("//select[@name='witness']/option")
    assert [(one.get("value"), one.text) for one in options] == [
        ("", "A"),
        ("B", "B: Köprüler"),
        ("C", "C"),
        ("D", "D"),
    ]


def test_the_page_lists_witnesses_and_variants(built: Built) -> None:
    page: Any = built.page("about/variants")
    listed = page.xpath("//dl[contains(@class, 'witnesses')]")[0]
    assert [words(one) for one in listed] == [
        "A",
        "A text written for the tests. Its words are the text of this edition.",
        "B",
        "Köprüler, Turkish A copy.",
        "C",
        "A print. Not recorded: u/v.",
        "D",
        "An extract.",
    ]
    assert listed.xpath(".//em/@lang") == ["tr"]
    (record,) = page.xpath("//ul[contains(@class, 'records')]/li")
    assert words(record).startswith("v1 opened on a Monday A C] opened <on> a *Tuesday* B · om. D")
    assert words(record).endswith("D is short.")
