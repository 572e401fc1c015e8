# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What no product may hold, whatever its source says: each as its readers take it apart."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Final
from zipfile import ZipFile

import lxml.etree
import lxml.html
import pikepdf
from lxml.html import HtmlElement

from tests.attacks.corpus import SECRET

SITE: Final = "https://edition.example/bridges/"
"""The edition's own address; the page for what is not found has all addresses in full."""
DATA_ONLY: Final = "application/ld+json"
_SCHEMES: Final = ("", "http", "https", "mailto", "urn")
_XML: Final = (".xml", ".xhtml", ".opf", ".ncx", ".opds", ".atom", ".rng", ".odd")
_LOADED: Final = "//script/@src | //link[@rel='stylesheet']/@href | //img/@src | //source/@src"


def pages(folder: Path) -> Iterator[tuple[str, HtmlElement]]:
    """Give the pages of the site and of the EPUB."""
    for path in sorted((folder / "html").rglob("*.html")):
        yield path.name, lxml.html.document_fromstring(path.read_bytes())
    for path in sorted((folder / "epub").glob("*.epub")):
        with ZipFile(path) as archive:
            for name in archive.namelist():
                if name.endswith(".xhtml"):
                    yield name, lxml.html.document_fromstring(archive.read(name))


def check_page(name: str, page: HtmlElement) -> None:
    """Find nothing that acts, nothing that is loaded, and no way out but to the web."""
    assert {form.get("role") for form in page.xpath("//form")} <= {"search"}, name
    actions = {str(action) for action in page.xpath("//form/@action | //@formaction")}
    assert {Path(action).name for action in actions} <= {"search.html", "#"}, name
    acting = "//iframe | //object | //embed | //base | //style | //meta[@http-equiv='refresh']"
    assert not page.xpath(f"{acting} | //img | //*[@style] | //@*[starts-with(name(), 'on')]"), name
    scripts = [one for one in page.xpath("//script") if one.get("type") != DATA_ONLY]
    assert not [one for one in scripts if one.text or "storm" in one.get("src", "")], name
    for data in page.xpath(f"//script[@type='{DATA_ONLY}']/text()"):
        assert json.loads(data), name
    loaded = [str(one).removeprefix(SITE) for one in page.xpath(_LOADED)]
    assert not [one for one in loaded if re.match(r"[a-z]+:|//", one)], name
    for link in page.xpath("//@href | //@src | //@cite | //@action | //@data | //@poster"):
        scheme = str(link).partition(":")[0] if ":" in str(link).partition("/")[0] else ""
        assert scheme in _SCHEMES, (name, link)
        assert not str(link).startswith("//"), (name, link)


def check_pages(folder: Path) -> int:
    """Look at all pages; give their number."""
    count = 0
    for name, page in pages(folder):
        check_page(name, page)
        count += 1
    return count


def files(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Give what the products hold, that of archives unpacked."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "doctrees" not in path.parts:
            yield str(path), path.read_bytes()
            if path.suffix in (".epub", ".zip"):
                with ZipFile(path) as archive:
                    yield from ((name, archive.read(name)) for name in archive.namelist())
            if path.suffix == ".pdf":
                with pikepdf.open(path) as pdf:
                    for name, file in pdf.attachments.items():
                        yield name, file.get_file().read_bytes()
                    with pdf.open_metadata() as metadata:
                        yield "metadata", str(metadata).encode()


def check_xml(folder: Path) -> int:
    """Parse all XML as strictly as its readers do; give the number of files."""
    parser = lxml.etree.XMLParser(resolve_entities=False, no_network=True)
    count = 0
    for name, data in files(folder):
        if PurePosixPath(name).suffix in _XML:
            root = lxml.etree.fromstring(data, parser)
            assert root.getroottree().docinfo.internalDTD is None or name.endswith(".xhtml"), name
            told = {str(one).split()[0] for one in root.iter(lxml.etree.ProcessingInstruction)}
            assert told <= {"<?xml-model", "<?xml-stylesheet"}, (name, told)
            count += 1
    return count


def check_pdf(path: Path) -> None:
    """Find no action and no address of another scheme."""
    with pikepdf.open(path) as pdf:
        assert "/JavaScript" not in pdf.Root.get("/Names", {})
        assert "/OpenAction" not in pdf.Root or "/S" not in pdf.Root.OpenAction
        for item in pdf.objects:
            if isinstance(item, pikepdf.Dictionary) and "/URI" in item:
                assert str(item["/URI"]).partition(":")[0] in ("http", "https", "mailto")
            if isinstance(item, pikepdf.Dictionary) and "/S" in item:
                assert item["/S"] not in ("/JavaScript", "/Launch", "/SubmitForm", "/ImportData")


def check_data(folder: Path) -> int:
    """Look at the annotations as data and at the data of scripts; give the number of files."""
    count = 0
    for path in sorted((folder / "annotations").glob("*.jsonld")):
        for body in bodies(json.loads(path.read_bytes())):
            check_page(path.name, lxml.html.document_fromstring(f"<html>{body}</html>"))
        count += 1
    for path in sorted((folder / "html").rglob("*.js")):
        text = path.read_text(encoding="utf-8")
        assert "</script" not in text, path.name
        assert "\N{LINE SEPARATOR}" not in text, path.name
        count += 1
    return count


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


def check_secret(folder: Path, *more: str) -> None:
    """Find nothing of what stands beside the source."""
    for words in (SECRET, *more):
        assert not [name for name, data in files(folder) if words.encode() in data], words
