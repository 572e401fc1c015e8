# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Editions of other texts, each made from its witness and released whole.

``outline.txt`` of an edition is its text as an outline: a line an element that has an address.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from zipfile import ZipFile

import lxml.html
import pikepdf
import pytest
from lxml import etree

from postilla.cli.main import main
from tests.editions.whole import CASES, WholeEdition, made_once

Golden = Callable[[Path, str], None]
STAGES = ["Ready", "Checked", "Built", "Proven", "Validated", "Released"]
_TEI = "{http://www.tei-c.org/ns/1.0}"
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_PARAGRAPHS = "//main//p[starts-with(@id, 'p-')]//text()[not(ancestor::*[@class='apparatus'])]"
_WORDS = 5
"""Of an element, in the outline."""


@pytest.fixture(scope="session", params=[pytest.param(case, id=case.name) for case in CASES])
def case(request: pytest.FixtureRequest) -> Path:
    folder: Path = request.param
    return folder


@pytest.fixture(scope="session")
def whole(case: Path, tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> WholeEdition:
    folder = tmp_path_factory.getbasetemp()
    return made_once(case, folder if worker_id == "master" else folder.parent)


def xpath(tree: etree._Element, expression: str) -> list[object]:
    found = tree.xpath(expression)
    assert isinstance(found, list)
    return list(found)


def text_of(whole: WholeEdition) -> etree._Element:
    text = etree.parse(whole.product("tei")).getroot().find(f"{_TEI}text")
    assert text is not None
    return text


def outline(text: etree._Element) -> Iterator[str]:
    for element in text.iter(f"{_TEI}*"):
        if not (name := element.get(_ID, "")):
            continue
        depth = sum(1 for _ in element.iterancestors()) - 2
        words = " ".join("".join(map(str, element.itertext())).split()[:_WORDS])
        attributes = [f"{key}={value}" for key in ("n", "place") if (value := element.get(key))]
        attributes += [language] if (language := element.get(_LANG)) else []
        tag = etree.QName(element).localname
        yield " ".join(["  " * depth + tag, f"#{name}", *attributes, f"“{words}”"]) + "\n"


def addresses(text: etree._Element) -> set[str]:
    """Give the ids of the text itself: of blocks, sentences, calls, notes and pages."""
    names = (one.get(_ID, "") for one in text.iter(f"{_TEI}*"))
    return {name for name in names if name and "--" not in name}


def test_released(whole: WholeEdition) -> None:
    assert [line.partition(":")[0] for line in whole.said.splitlines()] == STAGES


def test_outline(whole: WholeEdition, case: Path, golden: Golden) -> None:
    golden(case / "outline.txt", "".join(outline(text_of(whole))))


def test_every_address_of_the_text_is_in_every_product(whole: WholeEdition) -> None:
    wanted = addresses(text_of(whole))
    assert wanted
    site = {
        str(name)
        for path in whole.pages()
        for name in xpath(lxml.html.parse(path).getroot(), "//@id")
    }
    assert wanted - site == set()
    with ZipFile(whole.product("epub")) as book:
        pages = [name for name in book.namelist() if name.endswith(".xhtml")]
        ids = {str(one) for name in pages for one in xpath(etree.XML(book.read(name)), "//@id")}
    assert wanted - ids == set()
    with pikepdf.open(whole.product("pdf")) as pdf:
        names = pikepdf.NameTree(pdf.Root.Names.Dests)
        assert wanted - set(names) == set()


def test_a_word_less_is_noticed(
    whole: WholeEdition, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The proof holds for this text, too: it isn't only the first edition's."""
    root = tmp_path / "edition"
    shutil.copytree(whole.root, root)
    page, words = next(_long_words(root))
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace(words, words.partition(" ")[2], 1), encoding="utf-8")
    assert main(["verify", "--product", "html", "--root", str(root)]) == 1
    assert page.name in capsys.readouterr().out


def _long_words(root: Path) -> Iterator[tuple[Path, str]]:
    """Give words of paragraphs that stand together, once on their page."""
    for page in sorted((root / "build/html/chapters").glob("*.html")):
        text = page.read_text(encoding="utf-8")
        for words in map(str, xpath(lxml.html.fromstring(text), _PARAGRAPHS)):
            if text.count(words) == 1 and len(words.split()) > 2:
                yield page, words
