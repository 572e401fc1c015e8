# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""With the check switched off, and with the allow-lists of the build off as well: harmless."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from zipfile import ZipFile

import lxml.html
import pikepdf
import pytest
from lxml.html import HtmlElement
from sphinx.errors import SphinxError

from postilla.sphinx_ext import parser
from tests.attacks.corpus import ATTACKS, HARMLESS, MIST, SECRET
from tests.attacks.poison import build, poison

PRODUCTS = ("html", "epub", "tei", "annotations", "pdf")
OF_CHAPTERS = {name: one for name, one in ATTACKS.items() if one.path == MIST}
DATA_ONLY = "application/ld+json"


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build every product of an edition with all that is only text."""
    folder = tmp_path_factory.mktemp("plain")
    source = poison(folder, HARMLESS)
    for product in PRODUCTS:
        _, said = build(source, product, "build")
        assert said == ""
    return folder / "build"


def poisoned(folder: Path) -> Path:
    """Build every product of an edition with all attacks on chapters, as far as can be."""
    source = poison(folder, OF_CHAPTERS)
    for product in PRODUCTS:
        _, said = build(source, product, "build")
        assert said, "an attack that nothing is told of"
    return folder / "build"


@pytest.fixture(scope="module", params=["refused", "let through", "plain"])
def products(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the products of a hostile edition, or take those of one that only looks so."""
    if request.param == "plain":
        folder: Path = request.getfixturevalue("plain")
        return folder
    with pytest.MonkeyPatch.context() as patch:
        if request.param == "let through":  # as if the allow-lists had found nothing
            patch.setattr(parser, "check_tokens", lambda *_: ())
        return poisoned(tmp_path_factory.mktemp("poisoned"))


def pages(folder: Path) -> Iterator[tuple[str, HtmlElement]]:
    """Give the pages of the site and of the EPUB."""
    for path in sorted((folder / "html").rglob("*.html")):
        yield path.name, lxml.html.document_fromstring(path.read_bytes())
    for path in sorted((folder / "epub").glob("*.epub")):
        with ZipFile(path) as archive:
            for name in archive.namelist():
                if name.endswith(".xhtml"):
                    yield name, lxml.html.document_fromstring(archive.read(name))


def check_harmless(name: str, page: HtmlElement) -> None:
    """Find nothing that acts, and no way out but to the web."""
    assert {form.get("role") for form in page.xpath("//form")} <= {"search"}, name
    actions = {str(action) for action in page.xpath("//form/@action | //@formaction")}
    assert {Path(action).name for action in actions} <= {"search.html", "#"}, name
    acting = "//iframe | //object | //embed | //base | //meta[@http-equiv='refresh']"
    assert not page.xpath(f"{acting} | //img | //*[@style] | //@*[starts-with(name(), 'on')]"), name
    scripts = [one for one in page.xpath("//script") if one.get("type") != DATA_ONLY]
    assert not [one for one in scripts if one.text or "storm" in one.get("src", "")], name
    for link in page.xpath("//@href | //@src"):
        scheme = str(link).partition(":")[0] if ":" in str(link).partition("/")[0] else ""
        assert scheme in ("", "http", "https", "mailto", "urn"), (name, link)


def files(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Give what the products hold, that of archives unpacked."""
    for path in folder.rglob("*"):
        if path.is_file() and "doctrees" not in path.parts:
            yield str(path), path.read_bytes()
            if path.suffix == ".epub":
                with ZipFile(path) as archive:
                    yield from ((name, archive.read(name)) for name in archive.namelist())


def check_pdf(path: Path) -> None:
    """Find no action and no address of another scheme."""
    with pikepdf.open(path) as pdf:
        assert "/JavaScript" not in pdf.Root.get("/Names", {})
        for item in pdf.objects:
            if isinstance(item, pikepdf.Dictionary) and "/URI" in item:
                assert str(item["/URI"]).partition(":")[0] in ("http", "https", "mailto")
            if isinstance(item, pikepdf.Dictionary) and "/S" in item:
                assert item["/S"] not in ("/JavaScript", "/Launch", "/SubmitForm", "/ImportData")


def test_nothing_acts(products: Path) -> None:
    folder, count = products, 0
    for name, page in pages(folder):
        check_harmless(name, page)
        count += 1
    assert count > 10
    for path in (folder / "pdf").glob("*.pdf"):
        check_pdf(path)
    for path in (folder / "tei").glob("*.xml"):
        assert b"<!DOCTYPE" not in path.read_bytes()
    for path in (folder / "annotations").glob("*.jsonld"):
        for body in bodies(json.loads(path.read_bytes())):
            check_harmless(path.name, lxml.html.document_fromstring(f"<html>{body}</html>"))


def bodies(value: object) -> Iterator[str]:
    """Give the HTML in a collection of annotations."""
    if isinstance(value, dict):
        if value.get("format") == "text/html":
            yield str(value["value"])
        for inner in value.values():
            yield from bodies(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from bodies(inner)


def test_no_secret_comes_out(products: Path) -> None:
    assert not [name for name, data in files(products) if SECRET.encode() in data]


def test_what_is_only_text_is_shown_as_text(plain: Path) -> None:
    texts = {
        path.stem: str(lxml.html.document_fromstring(path.read_bytes()).xpath("string()"))
        for path in (plain / "html" / "chapters").glob("x-*.html")
    }
    assert "Ada <script>alert('storm')</script>" in texts["x-field-markup"]
    assert "<script>storm()</script>" in texts["x-reading-markup"]
    assert "<img src=x onerror=storm()>" in texts["x-ground-markup"]
    assert "[rain](<javascript:alert('storm')>)" in texts["x-body-javascript"]
    assert "{{ env.srcdir }} and {{ storm }}" in texts["x-body-substitution"]
    tei = next((plain / "tei").glob("*.xml")).read_text(encoding="utf-8")
    assert "&lt;script&gt;storm()&lt;/script&gt;" in tei
    with pikepdf.open(next((plain / "pdf").glob("*.pdf"))) as pdf:
        assert len(pdf.pages) > 1


REFUSED = [name for name, one in ATTACKS.items() if one.path.endswith((".toml", ".bib"))]


@pytest.mark.parametrize("name", REFUSED)
def test_hostile_data_makes_no_site_or_a_harmless_one(name: str, tmp_path: Path) -> None:
    source = poison(tmp_path, {name: ATTACKS[name]})
    with suppress(SphinxError):
        build(source, "html", "build")
    for page_name, page in pages(tmp_path / "build"):
        check_harmless(page_name, page)
