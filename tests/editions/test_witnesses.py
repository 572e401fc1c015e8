# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""An edition with several witnesses: made, collated, built, proven, and read again from outside."""

from __future__ import annotations

import json
import re
import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final
from zipfile import ZipFile

import pytest
from lxml import etree, html
from playwright.sync_api import Browser, expect

from postilla.cli.main import main
from tests.conftest import Golden
from tests.editions.whole import made_once

HERE: Final = Path(__file__).parent / "witnesses"
TEI: Final = "{http://www.tei-c.org/ns/1.0}"
ID: Final = "{http://www.w3.org/XML/1998/namespace}id"
NAMESPACES: Final = {"t": TEI.strip("{}")}
COPY: Final = """async () => {
  await postilla.cite.ready();
  const selection = getSelection();
  selection.selectAllChildren(document.getElementById("p-crossing-2"));
  let copied = "";
  document.addEventListener("copy", (event) => {
    copied = event.clipboardData.getData("text/plain");
  }, { once: true });
  document.execCommand("copy");
  selection.removeAllRanges();
  return copied;
}"""
"""Copies a paragraph as a reader does, and gives what came into the clipboard."""
CHAPTER: Final = "01-ferryman-letter"


def run(*arguments: str | Path) -> int:
    return main([str(one) for one in arguments])


def lay_out(root: Path) -> Path:
    """Make the edition up to the point where its witnesses are to be collated."""
    witness = root.parent / "witnesses.md"
    shutil.copy(HERE / "source.md", witness)
    values = tomllib.loads((HERE / "new.toml").read_text(encoding="utf-8"))
    options = [word for name, value in values.items() for word in (f"--{name}", value)]
    assert run("new", root, "--witness", witness.name, *options) == 0
    assert run("import", witness, "--root", root) == 0
    shutil.copytree(HERE / "over", root, dirs_exist_ok=True)
    return root


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """Give the edition with its annotations, and all products."""
    folder = tmp_path_factory.getbasetemp()
    return made_once(HERE, folder if worker_id == "master" else folder.parent).root


@pytest.fixture
def copy(edition: Path, tmp_path: Path) -> Path:
    root = tmp_path / "edition"
    shutil.copytree(edition, root)
    return root


def test_it_is_sound_and_proven(edition: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", "--root", edition) == 0
    assert run("verify", "--root", edition) == 0
    assert "text and apparatus give back: B, C; differences: 0" in capsys.readouterr().out


@pytest.mark.parametrize("siglum", ["B", "C"])
def test_nothing_is_left_to_be_proposed(
    edition: Path, siglum: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("collate", "--siglum", siglum, "--root", edition) == 0
    out, told = capsys.readouterr()
    assert "{variant}" not in out
    assert f"{siglum}: 0 readings proposed" in told


@pytest.mark.parametrize("siglum", ["B", "C"])
def test_what_is_proposed(
    siglum: str, tmp_path: Path, golden: Golden, capsys: pytest.CaptureFixture[str]
) -> None:
    root = lay_out(tmp_path / "edition")
    capsys.readouterr()
    assert run("collate", "--siglum", siglum, "--root", root) == 0
    golden(HERE / f"proposals-{siglum}.md", capsys.readouterr().out)


def test_what_is_proposed_is_enough_for_the_proof(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = lay_out(tmp_path / "edition")
    assert run("verify", "--source", "--root", root) == 1
    for siglum in ("B", "C"):
        assert run("collate", "--siglum", siglum, "--write", "--root", root) == 0
    assert run("verify", "--source", "--root", root) == 0
    chapter = (root / "source" / "chapters" / f"{CHAPTER}.md").read_text(encoding="utf-8")
    assert "- B C: four" in chapter  # one entry for both
    before = chapter
    assert run("collate", "--siglum", "B", "--write", "--root", root) == 0
    assert (root / "source" / "chapters" / f"{CHAPTER}.md").read_text("utf-8") == before


def test_a_reading_that_is_wrong_is_found(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = copy / "source" / "chapters" / f"{CHAPTER}.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("- B: beneath", "- B: above"), encoding="utf-8")
    assert run("verify", "--source", "--root", copy) == 1
    told = capsys.readouterr().out
    line = text.split("\n").index("{#p-crossing-1}") + 2
    assert f"{path.name}:{line}:" in told
    assert "“… old crossing above the mill, …” for B" in told
    assert "copy-b.txt, line 5) has “… old crossing beneath the mill, …”" in told


@pytest.mark.parametrize(
    ("product", "words"),
    [(f"html/chapters/{CHAPTER}.html", "beneath"), ("tei/edition.xml", "beneath")],
)
def test_a_reading_that_a_product_lacks_is_found(
    copy: Path, product: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = copy / "build" / product
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(f">{words}<", ">above<"), encoding="utf-8")
    assert run("verify", "--product", product.partition("/")[0], "--root", copy) == 1
    assert "Of the annotation “below-or-beneath”" in capsys.readouterr().out


# --- as others read it


def as_witness(document: etree._Element, siglum: str) -> str:
    """Read the text of a witness from the TEI alone, as any program can."""
    readings = {}
    for app in document.iterfind(f".//{TEI}app"):
        for reading in app.iterfind(f"{TEI}rdg"):
            if f"#wit.{siglum}" in reading.get("wit", "").split():
                ends = app.get("from", "")[1:], app.get("to", "")[1:]
                readings[ends[0]] = ends[1], "".join(map(str, reading.itertext()))
    text = document.find(f"{TEI}text")
    assert text is not None
    return " ".join("".join(_read(text, readings)).split())


def _read(text: etree._Element, readings: dict[str, tuple[str, str]]) -> Iterator[str]:
    until = ""
    for event, element in etree.iterwalk(text, events=("start", "end")):
        if event == "start" and element.tag == f"{TEI}anchor":
            name = element.get(ID, "")
            if name == until:
                until = ""
            elif not until and name in readings:
                until, words = readings[name]
                yield words
        elif event == "start" and element.tag == f"{TEI}corr":
            continue
        is_said = event == "end" or element.tag != f"{TEI}anchor"
        words = element.tail if event == "end" else element.text
        if words and is_said and not until and not _is_corr(element, event):
            yield words
        if event == "end" and element.tag in {f"{TEI}{one}" for one in ("p", "head", "s")}:
            yield " "


def _is_corr(element: etree._Element, event: str) -> bool:
    return event == "start" and element.tag == f"{TEI}corr"


@pytest.mark.parametrize(("siglum", "file"), [("B", "copy-b.txt"), ("C", "print-c.txt")])
def test_the_tei_alone_gives_the_witness_back(edition: Path, siglum: str, file: str) -> None:
    document = etree.parse(edition / "build" / "tei" / "edition.xml").getroot()
    witness = (HERE / "over" / "source" / "witness" / file).read_text(encoding="utf-8")
    words = " ".join(witness.split())
    found = as_witness(document, siglum)
    if siglum == "B":
        assert found == words.replace("eleuen", "eleven").replace("ſ", "s")
    else:
        assert found.casefold() == words.casefold()


def test_tei_lists_the_witnesses(edition: Path) -> None:
    document: Any = etree.parse(edition / "build" / "tei" / "edition.xml")
    assert document.xpath("//t:witness/@n", namespaces=NAMESPACES) == ["A", "B", "C", "D"]
    (encoding,) = document.xpath("//t:variantEncoding", namespaces=NAMESPACES)
    assert dict(encoding.attrib) == {"method": "double-end-point", "location": "external"}


def page_of(path: Path) -> Any:
    """Read a page; what XPath gives is of no one type."""
    return html.parse(path).getroot()


def lines(page: Any) -> dict[str, str]:
    heads = page.xpath("//*[contains(@class, ' variant')]/p[@class='annotation-head']")
    return {
        head.getparent().get("id"): " ".join(head.text_content().rstrip("¶").split())
        for head in heads
    }


def test_the_page_has_the_line_of_an_apparatus(edition: Path) -> None:
    page = page_of(edition / "build" / "html" / "chapters" / f"{CHAPTER}.html")
    found = lines(page)
    assert found["below-or-beneath"] == "v1 Variant below] beneath B"
    assert found["nobody"] == "v3 Variant Nobody A B] No one C · None D"
    assert found["wooden-bridge"] == "v5 Variant bridge of wood A C D] wooden bridge B"
    assert found["a-leaf"].endswith("which I have still.] lac. C")
    (link,) = page.xpath("//aside[@id='below-or-beneath']//a[span/@class='siglum']")
    assert link.get("href") == "../apparatus/variants.html#witness-B"
    assert link.get("title") == "B: A copy by hand, later than A"
    (mark,) = page.xpath("//aside[@id='below-or-beneath']//a[contains(@class, 'annotation-mark')]")
    assert page.xpath(f"//*[@id='{mark.get('href')[1:]}']")[0].text_content() == "below"


def test_the_list_of_witnesses(edition: Path) -> None:
    page = page_of(edition / "build" / "html" / "apparatus" / "variants.html")
    ids = page.xpath("//dl[contains(@class, 'witnesses')]//span[@class='siglum']/@id")
    assert ids == ["witness-A", "witness-B", "witness-C", "witness-D"]
    table = page.xpath("//table")[0]
    rows = [[cell.text_content().strip() for cell in row] for row in table.iter("tr")]
    assert rows[0] == ["Variation", "B", "C", "D"]
    assert rows[-1] == ["All", "10", "6", "1"]


def test_the_books_have_it(edition: Path) -> None:
    with ZipFile(edition / "build" / "epub" / "edition.epub") as book:
        (name,) = (one for one in book.namelist() if one.endswith(f"{CHAPTER}.xhtml"))
        page: Any = html.fromstring(book.read(name))
    heads = {
        item.get("id"): " ".join(item.text_content().split())
        for item in page.xpath("//li[contains(@class, 'variant')]")
    }
    assert heads["three-carts"] == "v6 Variant three] four B C"


def test_the_data_has_it(edition: Path) -> None:
    path = edition / "build" / "annotations" / "edition.jsonld"
    items = json.loads(path.read_text(encoding="utf-8"))["first"]["items"]
    by_id = {item["id"].rpartition("#")[2]: item for item in items}
    assert by_id["like-cattle"]["readings"] == [{"witnesses": ["B"], "variation": "omission"}]
    assert by_id["wooden-bridge"]["witnesses"] == ["C", "D"]


def test_a_reader_sees_the_text_of_a_witness(edition: Path, chromium: Browser) -> None:
    address = (edition / "build" / "html" / "chapters" / f"{CHAPTER}.html").as_uri()
    page = chromium.new_page()
    try:
        page.goto(f"{address}?witness=B")
        words = page.locator("#p-crossing-2")
        shown = " ".join(words.inner_text().split())
        assert "the wooden bridge" in shown.replace("v5", "")
        assert "bridge of wood" not in shown
        assert "three" not in shown
        assert "[om.]" in shown
        assert "kettles" not in shown
        page.locator("#below-or-beneath a:has(> .siglum)").focus()
        assert page.locator(".popup").inner_text() == "B: A copy by hand, later than A"
        copied = page.evaluate(COPY)
        assert "the wooden bridge fell at night, and four carts were lost with it." in copied
        assert copied.endswith("[reading of B]")
        assert "om." not in copied
        notice = page.locator(".witness-shown")
        assert "The text as B reads it; places that differ: 10." in notice.inner_text()
        page.emulate_media(media="print")
        assert "bridge of wood" in words.inner_text()
        assert not notice.is_visible()
        page.emulate_media(media="screen")
        notice.get_by_role("button").click()
        assert "bridge of wood" in words.inner_text()
        expect(page).not_to_have_url(re.compile(r"\?"))
        assert page.locator(".as-witness").count() == 0
        page.locator("summary", has_text="View").click()
        page.get_by_label("Witness").select_option("C")
        expect(page).to_have_url(re.compile("witness=C"))
        assert "four" in words.inner_text()
        assert page.locator(".as-witness").count() == 6
    finally:
        page.close()
