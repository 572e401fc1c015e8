# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""A collection of three small editions, one of which can't be built."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from lxml import etree
from playwright.sync_api import Browser

from postilla.cli.main import main
from postilla.collection.collection import read_collection
from postilla.fidelity.markup import parse_html
from postilla.model.errors import PostillaError
from postilla.search.document import Document, Layer, Run
from postilla.search.files import index_files
from postilla.search.index import build_index
from postilla.search.merged import documents_of
from tests.this_edition import CALM, POSTILLA, run, run_apart

_ATOM = {"a": "http://www.w3.org/2005/Atom"}
_VERSION = '[[version]]\nnumber = "1.0"\ndate = "2026-01-31"\nchanges = "The first."\n'
_COLLECTION = """\
title = "Bridges <& rivers>"
publisher = "Lenova Press"
url = "https://example.org/all"
editions = ["mills", "rivers", "bridges"]
"""


@pytest.fixture(scope="module")
def collection(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make it as its workflow does; the second edition has no text."""
    root = tmp_path_factory.mktemp("collection") / "ours"
    assert main(["collection", "new", str(root)]) == 0
    (root / "collection.toml").write_text(_COLLECTION, encoding="utf-8")
    for name in ("bridges", "mills", "rivers"):
        assert main(["new", str(root / "editions" / name)]) == 0
    with (root / "editions/mills/source/edition.toml").open("a", encoding="utf-8") as file:
        file.write(_VERSION)
    shutil.rmtree(root / "editions/rivers/source/chapters")
    for name in ("bridges", "mills", "rivers"):
        run(["-c", POSTILLA, "collection", "build", name], root, CALM, umask=0o022)
    assert main(["collection", "gather", "--root", str(root)]) == 0
    return root


def test_an_edition_that_fails_is_named_and_the_others_are_there(
    collection: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["collection", "tell", "--root", str(collection)]) == 1
    said = capsys.readouterr().err
    assert "editions/rivers: not built" in said
    assert "cli/no-text" in said
    assert "mills" not in said
    site = collection / "site"
    folders = {path.name for path in site.iterdir() if path.is_dir()}
    assert folders == {"_static", "mills", "bridges"}


def test_the_list_has_each_edition_with_its_files_and_no_script(collection: Path) -> None:
    text = (collection / "site/index.html").read_text(encoding="utf-8")
    (listed,) = parse_html(text.encode(), "index.html").iter("ol")
    titles = [link.get("href") for heading in listed.iter("h2") for link in heading.iter("a")]
    assert titles == ["mills/index.html", "bridges/index.html"]
    for link in listed.iter("a"):
        assert (collection / "site" / link.get("href", "")).is_file()
    assert "<script" not in text
    assert "Bridges &lt;&amp; rivers&gt;" in text
    for href in re.findall(r'<link [^>]*href="([^"]*)"', text):
        assert (collection / "site" / href).is_file()


def test_programs_find_books_and_pages(collection: Path) -> None:
    site = collection / "site"
    books = etree.parse(site / "opds.xml")
    entries = books.findall("a:entry", _ATOM)
    assert len(entries) == 1  # the other states no version, so it has no day
    for link in entries[0].findall("a:link", _ATOM):
        path = link.get("href", "").removeprefix("https://example.org/all/")
        assert (site / path).is_file()
    maps = etree.parse(site / "sitemap.xml").findall(".//{*}loc")
    for one in maps:
        listed = etree.parse(site / str(one.text).rpartition("/")[2]).findall(".//{*}loc")
        assert listed
        for page in listed:
            assert (site / str(page.text).removeprefix("https://example.org/all/")).is_file()
    assert "Sitemap: https://example.org/all/sitemap.xml" in (site / "robots.txt").read_text()


def test_all_editions_are_searched_as_one(collection: Path, chromium: Browser) -> None:
    page = chromium.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text))
    page.goto((collection / "site/search.html").as_uri() + "?q=margin")
    page.wait_for_selector("#_search-results a")
    links = page.locator("#_search-results a")
    hrefs = [str(one.get_attribute("href")) for one in links.all()]
    assert {re.search(r"/site/(\w+)/", href)[1] for href in hrefs} == {"mills", "bridges"}  # type: ignore[index]
    links.first.click()
    page.wait_for_url(re.compile(r"/site/(mills|bridges)/.*find=margin"))
    assert page.locator("main h1").count() == 1
    assert faults == []
    page.close()


def test_what_is_gathered_again_is_the_same(collection: Path) -> None:
    def files() -> dict[str, bytes]:
        site = collection / "site"
        every = (path for path in site.rglob("*") if path.is_file())
        return {path.relative_to(site).as_posix(): path.read_bytes() for path in every}

    before = files()
    assert main(["collection", "gather", "--root", str(collection)]) == 0
    assert files() == before


def test_what_was_gathered_stays_until_all_is_gathered_anew(
    collection: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    before = set((collection / "site").rglob("*"))
    with monkeypatch.context() as patch:
        patch.setattr("postilla.cli.collection.index_files", fail)
        assert main(["collection", "gather", "--root", str(collection)]) == 2
    assert set((collection / "site").rglob("*")) == before
    assert {path.name for path in collection.iterdir()} >= {"site", "editions", "build"}
    assert not (collection / ".site.part").exists()


def test_an_index_is_read_back() -> None:
    one = Document(
        page="a.html",
        title="A",
        id="p-1",
        layer=Layer.TEXT,
        label="par. 1",
        text=(Run("Sarıkaya <b>", "tr"),),
        other_text=(Run("Sarikaya", "tr"),),
    )
    other = Document(
        page="b.html", title="B", layer=Layer.PAGE, label="B", text=(Run("Words.", "en"),)
    )
    found = list(documents_of(index_files(build_index([one, other])), "ed", "Title"))
    assert [document.page for document in found] == ["ed/a.html", "ed/b.html"]
    assert [document.title for document in found] == ["A · Title", "B · Title"]
    assert (found[0].text, found[0].other_text) == (one.text, one.other_text)
    assert (found[1].text, found[1].layer) == (other.text, other.layer)
    with pytest.raises(ValueError, match="index"):
        list(documents_of({}, "ed", "Title"))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('"mills", ', '"mills", "mills", ', "named twice"),
        ('"mills", ', '"../mills", ', "can't stand here"),
        ("publisher", "published", "is missing"),
    ],
)
def test_what_can_not_be_is_told(old: str, new: str, told: str) -> None:
    with pytest.raises(PostillaError, match=told):
        read_collection(_COLLECTION.replace(old, new), "collection.toml")


def test_nothing_is_written_over(collection: Path) -> None:
    assert main(["collection", "new", str(collection)]) == 2
    assert (collection / "collection.toml").read_text(encoding="utf-8") == _COLLECTION


def test_the_workflow_builds_each_edition_and_then_the_site(collection: Path) -> None:
    root = collection.with_name("planned")
    shutil.copytree(collection, root, ignore=shutil.ignore_patterns("build", "site"))
    planned = run_apart(["-m", "snakemake", "--dry-run", "--cores", "2"], root, CALM, umask=0o022)
    assert planned.returncode == 0, planned.stderr
    said = planned.stdout + planned.stderr
    wanted = {"edition": 3, "site": 1, "told": 1}
    for rule, number in wanted.items():
        assert re.search(rf"^{rule} +{number}$", said, re.MULTILINE)
