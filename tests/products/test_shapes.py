# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""A document of every shape, annotated, through every product and the proof."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import lxml.html
import pytest
from lxml import etree

from postilla.cli.main import main
from postilla.tei.validate import read_schema, validate
from tests.tei.schema import schema_path
from tests.this_edition import CALM, POSTILLA, REPOSITORY

PICTURES = Path(__file__).with_name("pictures")
NAMELESS = "/seal-7d7a4d0a608d1105.png"
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

# Of boats

See [the tolls](#tolls), [the ferry](#ferry) and [the *rates*](#of-rates).[^2]

![A ferry at *dusk*. It is old.](figures/ferry.png){#ferry alt="A flat boat"}

| The river takes the toll,
| the keeper *takes*
| the rest.

![](figures/seal.png)

::: {#tolls}

+------+-------------+
| Year | Toll        |
|      +------+------+
|      | day  | night|
+======+======+======+
| 1890 | 3    | 4    |
+------+------+------+
| 1891 | none        |
+------+-------------+

:::

[^1]: In *old* pence.

[^2]: As in [the song](#ferry).
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
    (folder / "figures").mkdir()
    for name in ("ferry", "seal"):
        shutil.copy(PICTURES / f"{name}.png", folder / "figures")
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
    boats = root / "source" / "chapters" / "02-boats.md"
    text = boats.read_text(encoding="utf-8")
    assert text.count(NAMELESS) == 1
    boats.write_text(text.replace(NAMELESS, f'{NAMELESS} "decorative"'), encoding="utf-8")
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
    table, joined = text.iter(f"{_TEI}table")
    assert [one.get("cols") for one in joined.iter(f"{_TEI}cell")][1] == "2"
    rows = [[cell.get(_ID, "") for cell in row] for row in table.iter(f"{_TEI}row")]
    assert rows[2] == ["p-rates-2-r3c1", "p-rates-2-r3c2", "p-rates-2-r3c3"]
    assert [row.get("role") for row in table.iter(f"{_TEI}row")] == ["label", None, None]
    quotations = [one.get(_ID) for one in text.iterfind(f".//{_TEI}quote/{_TEI}p")]
    assert quotations == ["p-rates-3", "p-rates-4"]


def test_page_with_a_picture(root: Path) -> None:
    page = lxml.html.parse(root / "build/html/chapters/02-boats.html").getroot()
    ferry, seal = page.xpath("//main//figure[@class='picture']")
    (image,) = ferry.iter("img")
    assert (image.get("alt"), image.get("width"), image.get("height")) == ("A flat boat", "8", "5")
    assert (root / "build/html/chapters" / image.get("src")).is_file()
    assert [one.get("id") for one in ferry.xpath("figcaption/p")] == ["p-boats-2"]
    assert [one.get("alt") for one in seal.iter("img")] == [""]


def test_page_with_verse_links_and_joined_cells(root: Path) -> None:
    page = lxml.html.parse(root / "build/html/chapters/02-boats.html").getroot()
    (verse,) = page.find_class("verse")
    lines = [one.text_content() for one in verse.iterchildren("span")]
    assert lines == ["The river takes the toll,", "the keeper takes", "the rest."]
    links = page.xpath("//p[@id='p-boats-1']//a[starts-with(@class, 'reference')]/@href")
    assert links == ["#p-boats-5", "#p-boats-2", "01-rates.html#s-rates"]
    (table,) = page.xpath("//main//table")
    assert table.xpath("thead/tr/th[@rowspan='2']/@id") == ["p-boats-5-r1c1"]
    assert table.xpath(".//*[@colspan='2']/@id") == ["p-boats-5-r1c2", "p-boats-5-r4c2"]
    assert len(table.xpath("thead/tr")) == 2


def test_tei_with_pictures_and_verse(root: Path) -> None:
    (path,) = (root / "build" / "tei").glob("*.xml")
    text = etree.parse(path).getroot().find(f"{_TEI}text")
    assert text is not None
    said = [one.text for one in text.iter(f"{_TEI}figDesc")]
    assert said == ["A flat boat"]
    for graphic in text.iter(f"{_TEI}graphic"):
        assert (path.parent / graphic.get("url", "")).is_file()
    assert [one.get(_ID) for one in text.iterfind(f".//{_TEI}lg/{_TEI}l")] == [
        f"p-boats-3-s{number}" for number in (1, 2, 3)
    ]
    targets = [one.get("target") for one in text.iter(f"{_TEI}ref")]
    assert targets == ["#p-boats-5", "#p-boats-2", "#s-rates", "#p-boats-2"]
    assert validate(path.read_bytes(), read_schema(str(schema_path())), path.name) == ()


def test_a_picture_changed_is_noticed(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = next((root / "source" / "images").glob("ferry-*"))
    data = path.read_bytes()
    try:
        path.write_bytes(data[:-1] + b"x")
        assert main(["check", "--root", str(root)]) == 1
        assert "[image/changed]" in capsys.readouterr().out
        assert main(["verify", "--product", "tei", "--root", str(root)]) == 1
        assert main(["verify", "--source", "--root", str(root)]) == 1
    finally:
        path.write_bytes(data)
    said = capsys.readouterr().out
    assert "[product/stale]" in said
    assert "[base/picture-changed]" in said


def test_imported_again_what_the_editors_say_stays(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    chapter = root / "source" / "chapters" / "02-boats.md"
    before = chapter.read_text(encoding="utf-8")
    assert main(["import", "--root", str(root)]) == 0
    assert "no file was touched" in capsys.readouterr().out
    assert '"decorative"' in before
    assert chapter.read_text(encoding="utf-8") == before


@pytest.mark.parametrize(
    ("product", "old", "new"),
    [
        ("html/chapters/02-boats.html", 'alt="A flat boat"', 'alt="A round boat"'),
        ("html/chapters/02-boats.html", "/ferry-", "/fairy-"),
        ("html/chapters/02-boats.html", 'class="verse"', 'class="prose"'),
        ("html/chapters/02-boats.html", 'href="#p-boats-5"><', 'href="#p-boats-4"><'),
        ("html/chapters/02-boats.html", 'colspan="2"', 'colspan="1"'),
        ("tei/*.xml", "A flat boat", "A round boat"),
        ("tei/*.xml", ' rows="2"', ""),
        ("tei/*.xml", '<ref target="#p-boats-5"', '<ref target="#p-boats-4"'),
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
