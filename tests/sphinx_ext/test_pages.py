# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The site as a browser gets it: complete without a script, and nothing from elsewhere."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from postilla.interface.languages import translated_languages
from postilla.sphinx_ext import THEME
from postilla.sphinx_ext.site import SCRIPTS, STYLES
from tests.sphinx_ext.test_citing import SUFFIXES

if TYPE_CHECKING:
    from tests.sphinx_ext.conftest import Built, Edition

DOCNAMES = ("index", "about/editorial", "chapters/00-front", "chapters/01-bridges")


@pytest.mark.parametrize("docname", DOCNAMES)
def test_a_page_runs_and_loads_nothing_of_others(sample: Built, docname: str) -> None:
    page = sample.page(docname)
    assert not page.xpath("//style | //@style | //@*[starts-with(name(), 'on')]")
    assert not "".join(page.xpath("//script[not(@type='application/ld+json')]/text()"))
    loaded = page.xpath("//link[@rel='stylesheet']/@href | //@src")
    names = {PurePosixPath(urlsplit(address).path).name for address in loaded}
    expected = {"postilla.css", *STYLES, *SCRIPTS}
    assert names == (expected | {"pages.css"} if page.xpath("//ul[@class='works']") else expected)
    assert not any("://" in address for address in loaded)


@pytest.mark.parametrize("docname", DOCNAMES)
def test_a_page_is_in_parts_that_a_program_can_name(sample: Built, docname: str) -> None:
    page = sample.page(docname)
    assert page.get("lang") == "en"
    assert len(page.xpath("//main")) == len(page.xpath("//body/header")) == 1
    assert len(page.xpath("//body/footer")) == 1
    assert page.xpath("//nav/@aria-label") == ["Tools", "Pages"]
    skip = page.xpath("//body/*[1]/self::a/@href")
    assert page.get_element_by_id(skip[0].removeprefix("#")).tag == "main"
    assert page.xpath("//h1")


@pytest.mark.parametrize("docname", DOCNAMES)
def test_every_link_within_the_site_has_its_target(sample: Built, docname: str) -> None:
    files = sample.files()
    folder = docname.rpartition("/")[0]
    for href in sample.page(docname).xpath("//a/@href | //link/@href"):
        if "://" in href:
            continue
        name, _, fragment = href.partition("?")[0].partition("#")
        parts = [*folder.split("/"), *name.split("/")] if name else [f"{docname}.html"]
        path: list[str] = []
        for part in filter(None, parts):
            path = path[:-1] if part == ".." else [*path, part]
        assert "/".join(path) in files, href
        if fragment:
            target = "/".join(path).removesuffix(".html")
            assert sample.page(target).get_element_by_id(fragment) is not None


def test_pages_follow_each_other(sample: Built) -> None:
    page = sample.page("chapters/01-bridges")
    assert page.xpath("//nav//a[@rel='prev']/@href") == ["00-front.html"]
    assert page.xpath("//nav//a[@rel='next']/@href") == ["02-weather.html"]
    first = sample.page("chapters/00-front")
    assert first.xpath("//nav//a[@rel='prev']/@href") == ["../index.html"]
    assert page.xpath("//header//a/@href")[0] == "../index.html"


def test_the_title_page_is_made_of_edition_toml(sample: Built) -> None:
    page = sample.page("index")
    assert page.xpath("//h1/text()") == ["ON THE BRIDGES OF LENOVA"]
    assert page.xpath("//p[@lang='tr']/text()") == ["LENOVA KÖPRÜLERİ ÜZERİNE"]
    assert page.xpath("//title/text()") == ["ON THE BRIDGES OF LENOVA"]
    assert "Ada Lenova" in page.text_content()


def test_the_title_page_names_the_newest_version(edition: Edition, sample: Built) -> None:
    settings = (edition.source / "edition.toml").read_text(encoding="utf-8")
    edition.write(
        "edition.toml",
        f"""{settings}
[[version]]
number = "1.1"
date = "2026-02-01"
changes = "A note was added."

[[version]]
number = "1.0"
date = "2026-01-01"
changes = "The first one."
""",
    )
    said = edition.build().page("index").xpath("string(//dl[contains(@class, 'edition-facts')])")
    assert ", version 1.1 (2026-02-01)" in said
    assert "1.0" not in said
    assert "version" not in sample.page("index").xpath("string(//dl)")


def test_what_edition_toml_says_is_no_markup(edition: Edition) -> None:
    edition.replace("edition.toml", '"Ada Lenova"', '"<b>Ada</b> & \\"Lenova\\""')
    edition.replace("edition.toml", 'en = "ON THE', 'en = "<i>ON</i> THE')
    built = edition.build()
    for docname in DOCNAMES:
        page = built.page(docname)
        assert not page.xpath("//b | //i")
        assert page.xpath("//meta[@name='author']/@content") == ['<b>Ada</b> & "Lenova"']


def test_rights_stand_under_every_page(sample: Built) -> None:
    for docname in DOCNAMES:
        footer = sample.page(docname).xpath("string(//body/footer)")
        assert "Postilla & are under CC BY 4.0." in footer


def test_an_address_of_the_site_is_used_and_none_is_made_up(
    sample: Built, edition: Edition
) -> None:
    assert not sample.page("index").xpath("//link[@rel='canonical']")
    toml = (edition.source / "edition.toml").read_text(encoding="utf-8")
    edition.write("edition.toml", f'{toml}\n[site]\nurl = "https://example.org/lenova"\n')
    links = edition.build().page("chapters/01-bridges").xpath("//link[@rel='canonical']/@href")
    assert links == ["https://example.org/lenova/chapters/01-bridges.html"]


def test_every_block_has_a_link_to_itself(sample: Built) -> None:
    page = sample.page("chapters/01-bridges")
    links = page.xpath("//a[contains(@class, 'permalink')]")
    assert {link.get("href") for link in links} >= {
        *("#s-1", "#s-1-1", "#p-1-1", "#p-1-3", "#p-1-2-i1", "#p-1-2-i2-i2", "#fn-1", "#fn-7")
    }
    (link,) = page.xpath("//a[@href='#p-1-1' and contains(@class, 'permalink')]")
    assert link.get("aria-label") == "Link to par. 1.1"
    assert "apparatus" in link.get("class").split()


def test_addresses_in_notes_and_entries_are_links(sample: Built) -> None:
    page = sample.page("chapters/01-bridges")
    assert page.xpath("//li[@id='fn-2']//a[contains(@class, 'external')]/@href") == [
        "https://example.org/a_b_(c)"
    ]
    (link,) = page.xpath("//li[@id='fn-1']//a[contains(@class, 'external')]")
    assert link.text == link.get("href") == "https://example.org/chronicle?page=1&line=2"
    assert link.tail.startswith("), fol. 3.")


def test_no_page_is_left_over_from_sphinx(sample: Built) -> None:
    own = ("chapters/", "about/", "_static/search/")
    names = {name for name in sample.files() if not name.startswith(own)}
    assert names == {
        *(".buildinfo", "index.html", "objects.inv", "search.html"),
        *(f"downloads/lenova-1-1901.{suffix}" for suffix in SUFFIXES),
        "downloads/postilla.odd",
        *(f"_static/{name}-data.js" for name in ("contents", "names", "suggestions")),
        "_static/citation.js",
        *(f"_static/interface-{language}.js" for language in translated_languages()),
        *(
            "_static/pygments.css",
            *(f"_static/{path.name}" for path in (THEME / "static").iterdir()),
        ),
    }
