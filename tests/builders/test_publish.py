# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The products in the site, the site as one file, and the sums of all files."""

from __future__ import annotations

import hashlib
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from postilla.builders.publish import publish
from tests.citation.conftest import PLAIN

PRODUCTS = (
    *("epub/lenova.epub", "epub/lenova-text.epub"),
    *("pdf/lenova.pdf", "tei/lenova.xml", "annotations/lenova.jsonld"),
)
PAGE = """<ul>
<li>EPUB</li>
<!--site-->
<li><a href="downloads/lenova.zip">ZIP</a></li>
<!--/site-->
<li>Citation</li>
</ul>
"""


@pytest.fixture
def build(tmp_path: Path) -> Path:
    for name in (*PRODUCTS, "html/chapters/01.html", "html/downloads/lenova.bib"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(f"This is {name}.\n", encoding="utf-8")
    (tmp_path / "html" / "index.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "html" / ".buildinfo").write_text("of Sphinx", encoding="utf-8")
    return tmp_path


def test_the_site_offers_every_product(build: Path) -> None:
    publish(build, PLAIN)
    for name in PRODUCTS:
        offered = build / "html" / "downloads" / Path(name).name
        assert offered.read_bytes() == (build / name).read_bytes()


def test_the_site_as_one_file_has_all_but_itself_and_no_way_to_itself(build: Path) -> None:
    publish(build, PLAIN)
    publish(build, PLAIN)  # what was made before does not go into it either
    with ZipFile(BytesIO((build / "html" / "downloads" / "lenova.zip").read_bytes())) as archive:
        assert archive.namelist() == [
            *("lenova/chapters/01.html", "lenova/downloads/lenova-text.epub"),
            *(f"lenova/downloads/lenova.{suffix}" for suffix in ("bib", "epub", "jsonld", "pdf")),
            *("lenova/downloads/lenova.xml", "lenova/index.html"),
        ]
        page = archive.read("lenova/index.html").decode()
    assert page == "<ul>\n<li>EPUB</li>\n<li>Citation</li>\n</ul>\n"
    assert (build / "html" / "index.html").read_text(encoding="utf-8") == PAGE


def test_sums_are_those_of_all_files(build: Path) -> None:
    publish(build, PLAIN)
    lines = (build / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    assert lines == sorted(lines, key=lambda line: line[66:])
    assert {line[66:]: line[:64] for line in lines} == {
        path.relative_to(build).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in build.rglob("*")
        if path.is_file() and path.name not in (".buildinfo", "SHA256SUMS")
    }


def test_a_product_that_is_missing_is_not_passed_over(build: Path) -> None:
    (build / "pdf" / "lenova.pdf").unlink()
    with pytest.raises(FileNotFoundError):
        publish(build, PLAIN)
