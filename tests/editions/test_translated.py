# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""A whole edition with a translation of all of it, through every product and the proof.

One chapter is translated in ``source/parallel/``, as ``postilla align`` proposed it and a person
corrected it; the other one, and the notes on it, in catalogues.
"""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from pathlib import Path

import lxml.html
import pytest
from lxml import etree

from postilla.cli.main import main
from postilla.tei.names import XML_LANG
from postilla.tei.validate import validate
from tests.tei.conftest import schema
from tests.this_edition import CALM, POSTILLA, run_apart

__all__ = ["schema"]

EDITION = Path(__file__).parent / "translated"
GERMAN = "Ihr Name steht nirgends im Text."


def build(root: Path, *products: str) -> tuple[int, str]:
    """Build products in a process of its own; give its exit code, and what it warned of."""
    done = run_apart(["-c", POSTILLA, "build", *products], root, CALM, umask=0o022)
    said = done.stderr.split("\n")
    return done.returncode, "\n".join(
        line for line in said if "edition.toml names no site" not in line
    )


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build every product, once."""
    root = tmp_path_factory.mktemp("translated") / "edition"
    shutil.copytree(EDITION, root, ignore=shutil.ignore_patterns("build"))
    assert build(root) == (0, "")
    return root


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Copy the source, to be changed."""
    root = tmp_path / "edition"
    return Path(shutil.copytree(EDITION, root, ignore=shutil.ignore_patterns("build")))


@pytest.fixture
def copy(built: Path, tmp_path: Path) -> Path:
    """Copy all, to be tampered with."""
    return Path(shutil.copytree(built, tmp_path / "edition"))


def page(root: Path, name: str) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring((root / f"build/html/{name}.html").read_text("utf-8"))


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_the_source_is_sound(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--root", str(source)]) == 0
    assert capsys.readouterr().out == "Nothing to complain of.\n"


def test_all_of_it_is_proven(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", "--root", str(built)]) == 0
    assert "Nothing to complain of." in capsys.readouterr().out


def test_a_catalogue_is_shown_like_a_page(built: Path) -> None:
    rows = page(built, "apparatus/parallel-keepers").find_class("row")
    said = [
        [" ".join(unit.text_content() for unit in cell.find_class("unit"))
         for cell in row.find_class("cell")]
        for row in rows
    ]  # fmt: skip
    assert said[0] == ["The Keepers", "Die Wärter"]
    assert said[4][1] == "Sie behielt sie, bis das Licht elektrisch wurde."
    numbers = [row.find_class("row-number")[0].text_content() for row in rows]
    assert numbers == ["¶", "¶1", "2", "3", "¶2", "2", "¶"]


def test_notes_say_it_in_their_language(built: Path) -> None:
    note = page(built, "chapters/03-keepers").get_element_by_id("daughter")
    (said,) = note.find_class("annotation-translation")
    head, body = said.iter("p")
    assert head.text_content() == ("German, Postilla contributors, 2026-11; translated by a person")
    assert (body.get("lang"), body.text_content()) == ("de", GERMAN)
    assert said.getparent().text_content().index("Her name") < 3


def test_links_in_them_lead_there(built: Path) -> None:
    note = page(built, "chapters/03-keepers").get_element_by_id("ships-saved")
    (said,) = note.find_class("annotation-translation")
    assert [link.get("href") for link in said.iter("a")] == ["#fn-2"]
    assert "die Stadt" in said.text_content()


def test_how_far_it_is(built: Path) -> None:
    (table,) = page(built, "apparatus/progress").iter("table")
    rows = [[cell.text_content().strip() for cell in row] for row in table.iter("tr")]
    assert rows[0][:2] == ["Section", "Translated"]
    assert [row[:5] for row in rows[1:]] == [
        ["The Lighthouse at Lenova", "100 % (2/2)", "0", "0", "0/0"],
        ["The Tower", "100 % (6/6)", "0", "0", "0/0"],
        ["The Keepers", "100 % (4/4)", "0", "0", "3/3"],
    ]


def test_it_is_searched(built: Path) -> None:
    files = (built / "build/html/_static/search").iterdir()
    index = "".join(path.read_text("utf-8") for path in files)
    assert '"parallel"' in index
    assert "p-tower-2-s1--de" in index
    assert "Alle vier Stunden" in index
    assert page(built, "apparatus/parallel-tower").get_element_by_id("p-tower-2-s1--de") is not None


def test_books_have_it(built: Path) -> None:
    with zipfile.ZipFile(built / "build/epub/lighthouse.epub") as book:
        names = [name for name in book.namelist() if "parallel" in name]
        notes = book.read("EPUB/text/chapters/03-keepers.xhtml").decode()
    assert len(names) == 2
    assert "nirgends" in notes
    with zipfile.ZipFile(built / "build/epub/lighthouse-text.epub") as book:
        text = b"".join(book.read(name) for name in book.namelist() if name.endswith(".xhtml"))
    assert "nirgends" not in text.decode()


def test_data_have_it(built: Path, schema: etree._ElementTree) -> None:
    data = (built / "build/tei/lighthouse.xml").read_bytes()
    assert validate(data, schema, "x.xml") == ()
    notes = etree.fromstring(data).findall(".//{*}note/{*}note")
    assert [note.get(XML_LANG) for note in notes] == ["de", "de"]
    collection = json.loads((built / "build/annotations/lighthouse.jsonld").read_text("utf-8"))
    (daughter,) = (one for one in collection["first"]["items"] if "daughter" in one["id"])
    assert [body["language"] for body in daughter["body"]] == ["en", "de"]


@pytest.mark.parametrize(
    ("product", "file", "old", "new", "said"),
    [
        ("html", "html/apparatus/parallel-tower.html", "Drei Bücher", "Vier Bücher",
         "Of the translation “p-tower-3-i2--de”, the site lacks “Drei Bücher sind verloren.”"),
        ("html", "html/chapters/03-keepers.html", "nirgends", "irgendwo",
         "Of the annotation “daughter”, the site lacks"),
        ("tei", "tei/lighthouse.xml", "Jedes Mal", "Kein Mal", "“p-tower-2--de”, the TEI edition"),
    ],
)  # fmt: skip
def test_the_proof_finds_another_word(
    copy: Path,
    capsys: pytest.CaptureFixture[str],
    product: str,
    file: str,
    old: str,
    new: str,
    said: str,
) -> None:
    replace(copy / "build" / file, old, new)
    assert main(["verify", "--root", str(copy), "--product", product]) == 1
    assert said in capsys.readouterr().out


def test_the_proof_finds_a_translation_that_is_gone(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (copy / "build/html/apparatus/parallel-tower.html").unlink()
    assert main(["verify", "--root", str(copy), "--product", "html"]) == 1
    said = capsys.readouterr().out
    assert "The translation of 02-tower (de) is missing from the site." in said


def test_a_changed_text_makes_it_outdated_in_every_product(
    source: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    replace(source / "source/chapters/02-tower.md", "rape oil", "whale oil")
    replace(source / "source/chapters/03-keepers.md", "light became electric", "light was electric")
    replace(source / "source/chapters/03-keepers.md", "*nowhere*", "*never*")
    assert main(["check", "--root", str(source)]) == 1
    said = capsys.readouterr().out
    assert [code for code in re.findall(r"\[([a-z/-]+)\]", said) if "outdated" in code] == [
        "catalogue/outdated",
        "parallel/outdated",
        "parallel/outdated",
    ]
    assert build(source, "html", "epub") == (0, "")
    for name in ("tower", "keepers"):
        (state,) = (
            one.text_content()
            for one in page(source, f"apparatus/parallel-{name}").find_class("unit-state")
            if "outdated" in one.text_content()
        )
        assert state == "outdated: the text has changed since"
    note = page(source, "chapters/03-keepers").get_element_by_id("daughter")
    assert "outdated: the text has changed since" in note.text_content()
    with zipfile.ZipFile(source / "build/epub/lighthouse.epub") as book:
        assert "outdated" in book.read("EPUB/text/apparatus/parallel-tower.xhtml").decode()


def test_a_licence_that_forbids_it_stops_the_build(source: Path) -> None:
    replace(source / "source/edition.toml", 'text = "CC-BY-4.0"', 'text = "CC-BY-ND-4.0"')
    code, said = build(source, "html")
    assert code == 1
    assert "no permission is recorded for the translation of 02-tower" in said
    facts = source / "source/parallel/de/translation.toml"
    replace(facts, "date =", 'permission = "Ada Lenova, letter of 1 May 2026"\ndate =')
    assert main(["check", "--root", str(source)]) == 0
