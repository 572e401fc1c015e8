# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What a reader comes to counts, and nothing else; what is no product is told as such."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from postilla.fidelity.products import PRODUCTS
from postilla.fidelity.proof import Authority, verify_product
from postilla.model.container import MAX_ENTRIES
from tests.fidelity.edits import Change, Pages, change_pages, pack, words

if TYPE_CHECKING:
    from tests.fidelity.conftest import Products

PACKAGE = "EPUB/package.opf"


def codes(products: Products, name: str, change: Change) -> set[str]:
    findings = products.findings(name, change_pages(products.files(name), change))
    return {finding.code.removeprefix("product/") for finding in findings}


def package(pattern: str, new: str) -> Change:
    """Change the package document of the EPUB in one place."""

    def change(pages: Pages) -> None:
        text, number = re.subn(pattern, new, pages[PACKAGE].decode(), count=1)
        assert number == 1
        pages[PACKAGE] = text.encode()

    return change


@pytest.mark.parametrize("name", PRODUCTS)
def test_missing(products: Products, name: str) -> None:
    (finding,) = products.findings(name, {})
    assert finding.code == "product/missing"
    assert "make" in finding.hint


@pytest.mark.parametrize("name", PRODUCTS)
def test_source_is_stated(products: Products, name: str) -> None:
    authority = Authority(
        chapters=products.chapters, shown=products.chapters, language="en", digest=products.digest
    )
    proof = verify_product(PRODUCTS[name], products.files(name), authority, "build/x")
    assert proof.findings == ()


@pytest.mark.parametrize("name", PRODUCTS)
def test_stale(products: Products, name: str) -> None:
    authority = Authority(
        chapters=products.chapters, shown=products.chapters, language="en", digest="0" * 64
    )
    proof = verify_product(PRODUCTS[name], products.files(name), authority, "build/x")
    assert [finding.code for finding in proof.findings] == ["product/stale"]
    assert "make" in proof.findings[0].hint


def test_page_that_none_leads_to(products: Products) -> None:
    files = products.files("html")
    link = re.compile(rb'<a rel="next".*?</a>')
    files["chapters/01-bridges.html"] = link.sub(b"", files["chapters/01-bridges.html"])
    (finding,) = products.findings("html", files)
    assert finding.code == "product/chapter-missing"
    assert "02-weather" in finding.message


def test_pages_in_another_order(products: Products) -> None:
    files = products.files("html")
    for path, old, new in (
        ("index.html", b"chapters/00-front", b"chapters/01-bridges"),
        ("chapters/01-bridges.html", b"02-weather", b"00-front"),
        ("chapters/00-front.html", b"01-bridges", b"02-weather"),
    ):
        files[path] = re.sub(rb'(<a rel="next" href=")' + old, rb"\g<1>" + new, files[path])
    (finding,) = products.findings("html", files)
    assert finding.code == "product/chapter-order"


def test_text_on_another_page(products: Products) -> None:
    files = products.files("html")
    files["index.html"] = files["index.html"].replace(b"</main>", b'<p id="p-1-4">x</p></main>')
    found = {finding.code for finding in products.findings("html", files)}
    assert found >= {"product/chapter-added", "product/block-doubled"}


@pytest.mark.parametrize(
    "change",
    [
        package(r'<itemref idref="text.chapters.02-weather"/>', ""),
        package(r'(<itemref idref="text.chapters.02-weather")', r'\1 linear="no"'),
        package(r'<item id="text.chapters.02-weather"[^>]*/>', ""),
    ],
)
def test_document_outside_the_spine(products: Products, change: Change) -> None:
    assert codes(products, "epub", change) >= {"chapter-missing"}


def test_documents_in_another_order(products: Products) -> None:
    item = '<itemref idref="text.chapters.02-weather"/>'
    first = '<itemref idref="text.chapters.00-front"/>'

    def change(pages: Pages) -> None:
        text = pages[PACKAGE].decode().replace(item, "").replace(first, item + first)
        pages[PACKAGE] = text.encode()

    assert codes(products, "epub", change) == {"chapter-order"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("#pg-13", "#pg-14"),
        (">13</a>", ">31</a>"),
        ('<li><a href="text/chapters/01-bridges.xhtml#pg-13">13</a></li>', ""),
    ],
)
def test_page_list(products: Products, old: str, new: str) -> None:
    assert codes(products, "epub", words(old, new)) == {"page-list"}


def test_entities_are_refused(products: Products) -> None:
    path = "EPUB/text/chapters/02-weather.xhtml"

    def change(pages: Pages) -> None:
        page = pages[path].replace(b"in most weeks", b"&words;")
        doctype = b'<!DOCTYPE html [<!ENTITY words "in most weeks">]>'
        pages[path] = page.replace(b"<!DOCTYPE html>", doctype)

    assert codes(products, "epub", change) == {"markup"}


def bomb() -> bytes:
    return pack({"mimetype": b"application/epub+zip", "x": bytes(40_000_000)})


def twice() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("x", "one")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("x", "other")
    return buffer.getvalue()


def damaged() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("x", "words")
    return buffer.getvalue().replace(b"words", b"wards")


@pytest.mark.parametrize(
    "make",
    [
        lambda: b"not a zip file",
        lambda: pack({"x": b"words" * 100})[:-30],
        lambda: pack({str(number): b"" for number in range(MAX_ENTRIES + 1)}),
        damaged,
        bomb,
        twice,
    ],
)
def test_archive_that_is_refused(products: Products, make: Callable[[], bytes]) -> None:
    (finding,) = products.findings("epub", {"bridges.epub": make()})
    assert finding.code == "product/archive"
    assert finding.position.path.endswith("bridges.epub")


@pytest.mark.parametrize("name", ["META-INF/container.xml", PACKAGE])
def test_publication_that_lacks_a_file(products: Products, name: str) -> None:
    def change(pages: Pages) -> None:
        del pages[name]

    assert codes(products, "epub", change) == {"package"}


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("tei", b"<TEI", "markup"),
        ("tei", b'<TEI xmlns="http://www.tei-c.org/ns/1.0"/>', "no-text"),
        ("pdf", b"no pdf", "pdf"),
        ("html", b"", "markup"),
    ],
)
def test_no_product(products: Products, name: str, data: bytes, code: str) -> None:
    path = next(iter(products.files(name))) if name != "html" else "index.html"
    (finding,) = products.findings(name, {path: data})
    assert finding.code == f"product/{code}"
