# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Files by which programs find an edition: their structure, and that nothing in them is made up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, cast

import pytest
from lxml import etree

from postilla.discovery.files import FILES, MISSING, left_out, site_files
from postilla.discovery.head import properties
from postilla.model.downloads import SITE, downloads_of
from postilla.model.edition import Edition, Version
from postilla.model.tree import PRODUCTS
from tests.citation.conftest import HARD, PLAIN

SITE_URL = "https://example.org/lenova?a&b"
VERSIONS = (
    Version(number="1.1", date="2026-02-01", changes="Notes & <more>."),
    Version(number="1.0", date="2026-01-15", changes="The first version."),
)
HOSTED = replace(PLAIN, site_url=SITE_URL)
RELEASED = replace(HOSTED, versions=VERSIONS)
OFFERED = (*PRODUCTS, SITE)
PAGES = ("about/a b.html", "chapters/01.html", "index.html")
NS = {
    "a": "http://www.w3.org/2005/Atom",
    "d": "http://purl.org/dc/terms/",
    "o": "http://a9.com/-/spec/opensearch/1.1/",
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
}
# RFC 4287, section 4.1: of what is used here, the elements that must be there once, and those that
# may be there, in RELAX NG.
BARE = "the bare text, without annotations"
ATOM = etree.RelaxNG(
    etree.fromstring(
        """<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="http://www.w3.org/2005/Atom"
        datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
  <start><element name="feed"><ref name="common"/><interleave>
    <ref name="id"/><ref name="title"/><ref name="updated"/>
    <oneOrMore><ref name="author"/></oneOrMore><oneOrMore><ref name="link"/></oneOrMore>
    <optional><ref name="rights"/></optional>
    <optional><element name="subtitle"><text/></element></optional>
    <zeroOrMore><ref name="entry"/></zeroOrMore>
  </interleave></element></start>
  <define name="entry"><element name="entry"><interleave>
    <ref name="id"/><ref name="title"/><ref name="updated"/>
    <zeroOrMore><ref name="author"/></zeroOrMore><oneOrMore><ref name="link"/></oneOrMore>
    <optional><ref name="rights"/></optional>
    <optional><element name="content"><attribute name="type"><value>text</value></attribute>
      <text/></element></optional>
    <zeroOrMore><element><nsName ns="http://purl.org/dc/terms/"/><text/></element></zeroOrMore>
  </interleave></element></define>
  <define name="common"><optional><attribute name="xml:lang"><data type="language"/></attribute>
    </optional></define>
  <define name="id"><element name="id"><data type="anyURI">
    <param name="pattern">[a-z]+:.+</param></data></element></define>
  <define name="title"><element name="title"><data type="string"><param name="minLength">1</param>
    </data></element></define>
  <define name="updated"><element name="updated"><data type="dateTime"/></element></define>
  <define name="rights"><element name="rights"><text/></element></define>
  <define name="author"><element name="author"><element name="name"><text/></element></element>
  </define>
  <define name="link"><element name="link"><attribute name="rel"/><attribute name="type"/>
    <attribute name="href"><data type="anyURI"><param name="pattern">https?://.+</param></data>
    </attribute><optional><attribute name="title"/></optional></element></define>
</grammar>"""
    )
)


def found(element: etree._Element, path: str) -> list[Any]:
    """Give what is at a path; the stubs know not which kind of thing it is."""
    return cast(list[Any], element.xpath(path, namespaces=NS))


def made(edition: Edition, name: str, offered: Sequence[str] = OFFERED) -> etree._Element:
    return etree.fromstring(site_files(edition, PAGES, downloads_of(edition, offered))[name])


def test_without_a_site_there_is_nothing_and_that_is_said() -> None:
    assert site_files(PLAIN, PAGES, downloads_of(PLAIN, OFFERED)) == {}
    assert all(name in left_out(PLAIN) for name in FILES)


def test_without_a_version_there_is_no_feed_and_that_is_said() -> None:
    names = site_files(HOSTED, PAGES, downloads_of(HOSTED, OFFERED)).keys()
    assert names == {"robots.txt", "sitemap.xml", "opensearch.xml"}
    assert {name for name in FILES if name in left_out(HOSTED)} == set(FILES) - names - {MISSING}


def test_a_released_edition_has_all() -> None:
    names = site_files(RELEASED, PAGES, downloads_of(RELEASED, OFFERED)).keys()
    assert names == set(FILES) - {MISSING}
    assert left_out(RELEASED) == ""


@pytest.mark.parametrize("name", ["atom.xml", "opds.xml"])
def test_feeds_are_atom(name: str) -> None:
    ATOM.assertValid(made(RELEASED, name))


def test_the_feed_has_the_versions() -> None:
    feed = made(RELEASED, "atom.xml")
    assert found(feed, "a:entry/a:title/text()") == ["Version 1.1", "Version 1.0"]
    assert found(feed, "a:entry/a:content/text()")[0] == "Notes & <more>."
    homes = found(feed, "a:entry/a:link[@rel='alternate']/@href")
    assert homes == [f"{SITE_URL}/v/1.1/", f"{SITE_URL}/v/1.0/"]
    assert found(feed, "a:updated/text()") == ["2026-02-01T00:00:00Z"]
    ids = found(feed, "//a:id/text()")
    assert len(set(ids)) == len(ids) == 3
    assert found(feed, "a:link[@rel='self']/@href") == [f"{SITE_URL}/atom.xml"]


def test_the_catalogue_has_the_books_that_are_offered() -> None:
    link = "//a:link[@rel='http://opds-spec.org/acquisition/open-access']"
    links = found(made(RELEASED, "opds.xml"), link)
    epub, pdf = "application/epub+zip", "application/pdf"
    assert [(one.get("type"), one.get("href"), one.get("title")) for one in links] == [
        (epub, f"{SITE_URL}/downloads/lenova.epub", "EPUB, for e-readers and telephones"),
        (epub, f"{SITE_URL}/downloads/lenova-text.epub", f"EPUB, {BARE}"),
        (pdf, f"{SITE_URL}/downloads/lenova.pdf", "PDF, for paper, with line numbers"),
    ]
    catalogue = made(RELEASED, "opds.xml", ("pdf",))
    assert len(found(catalogue, link)) == 1
    assert found(catalogue, "//d:language/text()") == ["en"]
    assert "opds.xml" not in site_files(RELEASED, PAGES, downloads_of(RELEASED, ("tei",)))


def test_the_sitemap_has_all_pages_and_robots_find_it() -> None:
    locations = found(made(HOSTED, "sitemap.xml"), "/s:urlset/s:url/s:loc/text()")
    assert locations == [f"{SITE_URL}/{page}" for page in PAGES]
    robots = site_files(HOSTED, PAGES, ())["robots.txt"].decode()
    assert f"\nSitemap: {SITE_URL}/sitemap.xml\n" in robots
    assert "Disallow" not in robots


@pytest.mark.parametrize("edition", [HOSTED, replace(HARD, site_url=SITE_URL)])
def test_browsers_can_search(edition: Edition) -> None:
    description = made(edition, "opensearch.xml")
    assert description.tag == "{http://a9.com/-/spec/opensearch/1.1/}OpenSearchDescription"
    (name,) = found(description, "o:ShortName/text()")
    assert 0 < len(name) <= 16
    (url,) = found(description, "o:Url")
    assert url.get("template") == f"{SITE_URL}/search.html?q={{searchTerms}}"


@pytest.mark.parametrize("edition", [PLAIN, HOSTED, RELEASED, HARD])
def test_properties_say_what_is_stated(edition: Edition) -> None:
    stated = properties(edition, downloads_of(edition, OFFERED))
    assert all(one.content for one in stated)
    names = {one.name for one in stated}
    assert {"citation_title", "citation_author", "DC.title", "DC.identifier"} <= names
    made_up = re.compile("doi|firstpage|lastpage|issn|online_date")
    assert not list(filter(made_up.search, names))
    assert ("citation_pdf_url" in names) == bool(edition.site_url)
    assert ("DC.date" in names) == bool(edition.versions)
    authors = [one.content for one in stated if one.name == "citation_author"]
    assert authors[0] == f"{edition.authors[0].family}, {edition.authors[0].given}"
