# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""A document with quotations and a table, annotated, through every product and the proof."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import lxml.html
import pytest
from lxml import etree

from postilla.cli.main import main
from tests.this_edition import CALM, POSTILLA, REPOSITORY

_TEI = "{http://www.tei-c.org/ns/1.0}"
_ID = "{http://www.w3.org/XML/1998/namespace}id"
SOURCE = """\
---
title: On tolls
lang: en
---

# Of rates

The rates were these.

| Year | Toll[^1] | Remark |
| ---- | -------- | ------ |
| 1890 | three pence |      |
| 1891 |          | paid by [le maire]{lang=fr} \\| others |

> Nobody passes without paying.

> Not even the mayor.

After them came none.

[^1]: In *old* pence.
"""
ANNOTATIONS = {
    "{#p-rates-3}": """\
:::{claim} three pence
:id: rate
:type: statistic
:ascribed-to: the article
Nobody says for whom.
:::

:::{emend} maire
:id: mayor
:target: p-rates-2-r3c3
:cause: author
:reading: Maire
:ground: The word is a title.
:cert: high
:::
""",
    "{#p-rates-5}": """\
:::{ednote} Not even the mayor
:id: mayor-paid
:about: context
The table has him pay.
:::
""",
}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give an edition made of the document, annotated and built."""
    folder = tmp_path_factory.mktemp("shapes")
    (folder / "tolls.md").write_text(SOURCE, encoding="utf-8")
    root = folder / "edition"
    values = ("--title", "On Tolls", "--author", "Ada Keeper", "--journal", "Ferry Studies")
    new = ("new", root, "--witness", "tolls.md", *values, "--licence", "CC-BY-4.0")
    assert run(folder, *new, "--other-language", "fr").returncode == 0
    told = run(folder, "import", folder / "tolls.md", "--root", root)
    assert told.returncode == 0, told.stderr
    chapter = root / "source" / "chapters" / "01-rates.md"
    text = chapter.read_text(encoding="utf-8")
    for below, written in ANNOTATIONS.items():
        assert text.count(below) == 1
        text = text.replace(below, f"{written}\n{below}")
    chapter.write_text(text, encoding="utf-8")
    built = run(root, "build")
    assert built.returncode == 0, built.stdout + built.stderr
    return root


def run(folder: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", POSTILLA, *map(str, arguments)],
        cwd=folder,
        env={**os.environ, **CALM, "PYTHONPATH": str(REPOSITORY / "tools")},
        capture_output=True,
        text=True,
        check=False,
    )


def test_checked_and_proven(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--root", str(root)]) == 0
    assert main(["verify", "--root", str(root)]) == 0
    assert "Nothing to complain of" in capsys.readouterr().out


def test_page(root: Path) -> None:
    page = lxml.html.parse(root / "build/html/chapters/01-rates.html").getroot()
    (table,) = page.xpath("//main//table[@id='p-rates-2']")
    ids = [cell.get("id") for cell in table.iter("th", "td")]
    assert ids == [f"p-rates-2-r{row}c{column}" for row in (1, 2, 3) for column in (1, 2, 3)]
    (words,) = table.find_class("quoted-claim")
    assert words.text_content() == "three pence"
    asides = page.xpath("//main//table/following::aside/@id")
    assert asides == ["rate", "mayor", "mayor-paid"]
    assert not table.xpath(".//aside")
    quoted = page.xpath("//main//blockquote/descendant::p/@id")
    assert quoted == ["p-rates-3", "p-rates-4"]
    (note,) = page.xpath("//aside[@id='mayor-paid']")
    assert not list(note.iterancestors("blockquote"))


def test_tei(root: Path) -> None:
    (path,) = (root / "build" / "tei").glob("*.xml")
    text = etree.parse(path).getroot().find(f"{_TEI}text")
    assert text is not None
    (table,) = text.iter(f"{_TEI}table")
    rows = [[cell.get(_ID, "") for cell in row] for row in table.iter(f"{_TEI}row")]
    assert rows[2] == ["p-rates-2-r3c1", "p-rates-2-r3c2", "p-rates-2-r3c3"]
    assert [row.get("role") for row in table.iter(f"{_TEI}row")] == ["label", None, None]
    quotations = [one.get(_ID) for one in text.iterfind(f".//{_TEI}quote/{_TEI}p")]
    assert quotations == ["p-rates-3", "p-rates-4"]


@pytest.mark.parametrize(
    ("product", "old", "new"),
    [
        ("html/chapters/01-rates.html", "1890", "1990"),
        ("html/chapters/01-rates.html", "<blockquote>", "<div>"),
        ("tei/*.xml", "<quote>", "<q>"),
        ("tei/*.xml", ' cols="3"', ' cols="2"'),
    ],
)
def test_another_shape_is_noticed(
    root: Path, product: str, old: str, new: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (path,) = (root / "build").glob(product)
    text = path.read_text(encoding="utf-8")
    tampered = text.replace(old, new)
    if old == "<blockquote>":
        tampered = tampered.replace("</blockquote>", "</div>")
    if old == "<quote>":
        tampered = tampered.replace("</quote>", "</q>")
    assert tampered != text
    try:
        path.write_text(tampered, encoding="utf-8")
        assert main(["verify", "--product", product.partition("/")[0], "--root", str(root)]) == 1
    finally:
        path.write_text(text, encoding="utf-8")
    capsys.readouterr()
