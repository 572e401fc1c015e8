# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What is cited on the pages: places with their printed pages, and annotations."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from pybtex.database import parse_string

from postilla.citation.script import script
from postilla.sphinx_ext.citing import cited_page, cited_place

if TYPE_CHECKING:
    from tests.sphinx_ext.conftest import Built, Edition

SITE = '\n[site]\nurl = "https://example.org/lenova"\n'
SUFFIXES = (*("chicago.txt", "mla.txt", "apa.txt"), *("bib", "ris", "csl.json"))
PAGE = "# How to cite\n\n```{citations}\n```\n"


@pytest.mark.parametrize(
    ("identifier", "pages"),
    [
        ("title-en", ""),  # before the first mark of a page
        ("s-1", ""),  # which begins before it
        ("p-1-1", "240–241"),
        ("p-1-2", "241"),
        ("p-1-2-i2-i1", "241"),
        ("p-1-3", "241"),
        ("fn-1", "240"),  # on the page of its call
        ("fn-2", "241"),
        ("fn-7", ""),  # which has no call
        ("p-2-1", "241"),  # another chapter, on the page where the last one ended
        ("chapters/02-weather", "241"),
        ("b-1", "241"),
    ],
)
def test_printed_pages(sample: Built, identifier: str, pages: str) -> None:
    domain = sample.app.env.domains["postilla"]
    found = domain.printed_pages.get(identifier)  # type: ignore[attr-defined]
    assert (str(found) if found else "") == pages


def test_a_page_break_at_the_beginning_or_the_end_of_words(edition: Edition) -> None:
    edition.replace("chapters/02-weather.md", "It rains", "{pb}`250`It rains")
    edition.replace("chapters/02-weather.md", "the year.[^3]", "the year.[^3]{pb}`251`")
    built = edition.build()
    pages = built.app.env.domains["postilla"].printed_pages  # type: ignore[attr-defined]
    assert str(pages["p-2-1"]) == "250"
    assert str(pages["pg-251"]) == "251"
    assert str(pages["b-1"]) == "251"


def test_an_edit_of_one_chapter_changes_the_pages_of_the_next(edition: Edition) -> None:
    first = edition.build()
    assert 'data-page="241"' in first.html("chapters/02-weather")
    edition.replace("chapters/01-bridges.md", "the chronicle", "{pb}`242`the chronicle")
    page = edition.build().page("chapters/02-weather")
    assert page.xpath("//a[@href='#p-2-1']/@data-page") == ["242"]


def test_what_stands_at_a_link(annotated: Built) -> None:
    page = annotated.page("chapters/01-harbour")
    (link,) = page.xpath("//a[@href='#ships-of-1901' and contains(@class, 'permalink')]")
    assert {name: value for name, value in link.items() if name.startswith("data-")} == {
        "data-cite": "commentary",
        "data-key": "harbour-1-1902-ships-of-1901",
        "data-name": "Claim c4, par. 1.1",
        "data-author": "Postilla edition",
        "data-undated": "n.d.",
        "data-page": "11",
    }


def test_chapters_are_of_the_work_and_other_pages_of_the_edition(annotated: Built) -> None:
    env = annotated.app.env
    assert cited_page(env, "index").values == {"key": "harbour-1-1902"}
    chapter = cited_page(env, "chapters/02-weather").values
    assert chapter["place"] == "sec. 2"
    assert cited_place(env, "s-1").values["place"] == "sec. 1"
    assert cited_place(env, "p-2-1").values["place"] == "par. 2.1"
    guide = cited_page(env, "about/guide")
    assert guide.subject.value == "commentary"
    assert guide.values["author"] == "Postilla edition"


def test_titles_are_not_repeated(sample: Built) -> None:
    env = sample.app.env
    assert cited_place(env, "title-en").values["place"] == "title (en)"
    assert "place" not in cited_page(env, "chapters/00-front").values


def test_an_address_only_where_there_is_a_site(edition: Edition) -> None:
    built = edition.build()
    assert "address" not in cited_place(built.app.env, "p-2-1").values
    toml = (edition.source / "edition.toml").read_text(encoding="utf-8")
    edition.write("edition.toml", toml + SITE)
    values = cited_place(edition.build().app.env, "p-2-1").values
    assert values["address"] == "https://example.org/lenova/chapters/02-weather.html#p-2-1"


def test_the_page_has_every_format_and_what_can_be_downloaded(edition: Edition) -> None:
    edition.write("about/citing.md", PAGE)
    edition.replace("index.md", "about/editorial", "about/editorial\nabout/citing")
    built = edition.build()
    assert built.warnings == ()
    page = built.page("about/citing")
    titles = [heading.text_content() for heading in page.xpath("//main//h2")]
    formats = ["Chicago", "MLA", "APA", "BibTeX", "RIS", "CSL-JSON"]
    assert [title.rstrip("¶").strip() for title in titles] == [*formats, "Downloads"]
    assert page.xpath("//section[@id='format-chicago']//em/text()")[0] == "Lenova Review"
    hrefs = page.xpath("//section[contains(@class, 'downloads')]//a/@href")
    assert hrefs == [f"../downloads/lenova-1-1901.{name}" for name in SUFFIXES]
    for href in hrefs:
        assert (built.folder / "about" / href).is_file()
    (link,) = built.page("chapters/01-bridges").xpath("//a[contains(@class, 'cite-open')]/@href")
    assert link == "../about/citing.html"


def test_files_of_the_work(sample: Built) -> None:
    files = sample.files()
    entries = parse_string(files["downloads/lenova-1-1901.bib"].decode(), "bibtex").entries
    assert list(entries) == ["lenova-1-1901"]
    (item,) = json.loads(files["downloads/lenova-1-1901.csl.json"])
    assert item["id"] == "lenova-1-1901"
    assert files["downloads/lenova-1-1901.ris"].startswith(b"TY  - JOUR\n")
    lines = files["downloads/lenova-1-1901.mla.txt"].decode().split("\n")
    assert [line for line in lines if line.endswith(":")] == ["Works cited:", "In the text:"]
    assert lines[2] == ""
    assert "“" in lines[1]


def test_the_script_is_data_and_can_end_nothing(edition: Edition) -> None:
    edition.replace("edition.toml", 'en = "', 'en = "</script><script>alert(1)</script> ')
    built = edition.build()
    text = (built.folder / "_static" / "citation.js").read_text(encoding="utf-8")
    assert text == script(built.app.config.html_context["edition"])
    assert "<" not in text


def test_the_head_of_the_title_page(sample: Built) -> None:
    page = sample.page("index")
    names = page.xpath("//head/meta/@name")
    assert {"citation_title", "citation_author", "DC.title", "DC.rights"} <= set(names)
    assert not [name for name in names if "url" in name]
    (data,) = page.xpath("//script[@type='application/ld+json']/text()")
    kinds = [one["@type"] for one in json.loads(data)["@graph"]]
    assert kinds == ["ScholarlyArticle", "CreativeWork", "CreativeWork"]
    chapter = sample.page("chapters/01-bridges")
    assert not [name for name in chapter.xpath("//meta/@name") if name.startswith("citation_")]


def test_files_for_programs(edition: Edition, sample: Built) -> None:
    names = {"404.html", "sitemap.xml", "robots.txt", "opensearch.xml"}
    assert not names & sample.files().keys()
    toml = (edition.source / "edition.toml").read_text(encoding="utf-8")
    edition.write("edition.toml", toml + SITE)
    built = edition.build()
    assert names <= built.files().keys()
    assert b"chapters/01-bridges.html" in built.files()["sitemap.xml"]
    assert b"404" not in built.files()["sitemap.xml"]
    search = built.page("chapters/01-bridges").xpath("//link[@rel='search']/@href")
    assert search == ["../opensearch.xml"]


def test_the_page_for_missing_pages_works_at_any_address(edition: Edition) -> None:
    toml = (edition.source / "edition.toml").read_text(encoding="utf-8")
    edition.write("edition.toml", toml + SITE)
    page = edition.build().page("404")
    addresses = page.xpath("//@href | //@src | //@action")
    assert len(addresses) > 6
    assert all(one.startswith(("https://example.org/lenova/", "#")) for one in addresses)
    assert page.get("data-root") == "https://example.org/lenova/"
    assert not page.xpath("//link[@rel='canonical']")
