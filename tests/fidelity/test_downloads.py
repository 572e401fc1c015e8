# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What the site offers is what was built: each tampering is told, and nothing else."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import pytest

from postilla.builders.archive import zip_bytes
from postilla.fidelity.downloads import verify_downloads, verify_sums
from postilla.model.diagnostic import Diagnostic

ITEM = b'\n<li><a href="downloads/lenova.zip" type="application/zip" download>ZIP</a></li>'
START = b'<main><ul>\n<li><a href="downloads/lenova.epub" download>EPUB</a></li>'
END = b"\n<li>Citation</li></ul></main>"
EPUB = b"the book"
SITE = {
    "index.html": START + ITEM + END,
    "style.css": b"p { color: red }",
    "downloads/lenova.epub": EPUB,
    "downloads/lenova.bib": b"@article{}",
    ".buildinfo": b"of Sphinx",
}
PRODUCTS = {"lenova.epub": EPUB}

Files = dict[str, bytes]


def packed(site: Files) -> Files:
    """Give the site with itself as one file."""
    inside = {f"lenova/{name}": data for name, data in site.items() if name != ".buildinfo"}
    inside["lenova/index.html"] = site["index.html"].replace(ITEM, b"")
    return {**site, "downloads/lenova.zip": zip_bytes(inside)}


def told(site: Files) -> list[tuple[str, str]]:
    found = verify_downloads(site, PRODUCTS, "build/html")
    return [(one.code, f"{one.position}: {one.message}") for one in found]


def test_nothing_is_said_of_what_was_built() -> None:
    assert told(packed(SITE)) == []


def test_a_site_that_offers_nothing_has_nothing_wrong() -> None:
    assert told({"index.html": b"<main>Words</main>"}) == []


@pytest.mark.parametrize(
    ("tamper", "code", "said"),
    [
        (
            lambda site: site.pop("downloads/lenova.epub"),
            "download-missing",
            "index.html: It offers “downloads/lenova.epub”, which is not there.",
        ),
        (
            lambda site: site.update({"downloads/lenova.epub": b"an older book"}),
            "download-stale",
            "downloads/lenova.epub: It is not the product of this name.",
        ),
        (
            lambda site: site.update({"downloads/lenova.zip": b"no archive"}),
            "archive",
            "downloads/lenova.zip: It can't be unpacked",
        ),
        (
            lambda site: site.update({"style.css": b"p { color: blue }"}),
            "download-stale",
            "downloads/lenova.zip: Its “style.css” is not that of the site.",
        ),
        (
            lambda site: site.update({"more.html": b"More"}),
            "download-stale",
            "downloads/lenova.zip: It lacks “more.html”.",
        ),
        (
            lambda site: site.pop("style.css"),
            "download-stale",
            "downloads/lenova.zip: It has “style.css”, and the site has not.",
        ),
        (
            lambda site: site.update({"index.html": START + ITEM + b"\n<p>More</p>" + END}),
            "download-stale",
            "downloads/lenova.zip: Its “index.html” is not that of the site.",
        ),
    ],
)
def test_what_differs_is_told(tamper: Callable[[Files], object], code: str, said: str) -> None:
    site = packed(SITE)
    tamper(site)
    found = told(site)
    assert (f"product/{code}", f"build/html/{said}") in [(a, b[: len(said) + 11]) for a, b in found]


def sums(files: Files) -> str:
    return "".join(f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in files)


def said_of(text: str, files: Files) -> list[str]:
    found: tuple[Diagnostic, ...] = verify_sums(text, files, "SHA256SUMS")
    assert {one.code for one in found} <= {"product/sums"}
    return [f"{one.position}: {one.message}" for one in found]


def test_sums_are_those_of_all_files() -> None:
    files = {"epub/a b.epub": b"1", "html/index.html": b"2"}
    text = sums(files)
    assert said_of(text, files) == []
    assert said_of(text, {**files, "html/index.html": b"3"}) == [
        "SHA256SUMS:2: This is not the sum of “html/index.html”."
    ]
    assert said_of(text, {"epub/a b.epub": b"1"}) == [
        "SHA256SUMS:2: There is no file “html/index.html”."
    ]
    assert said_of(text, {**files, "pdf/a.pdf": b"4"}) == [
        "SHA256SUMS: It has no sum of “pdf/a.pdf”."
    ]
