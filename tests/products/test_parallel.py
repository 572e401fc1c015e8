# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Texts in parallel in every product: a text, a German and a Hebrew translation of it."""

from __future__ import annotations

import re
import shutil
import warnings
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import lxml.html
import pikepdf
import pytest
from lxml import etree
from sphinx.deprecation import RemovedInSphinx11Warning
from sphinx.testing.util import SphinxTestApp

from postilla.tei.names import XML_ID, XML_LANG
from postilla.tei.validate import validate
from tests.tei.conftest import schema

__all__ = ["schema"]

ROOT = Path(__file__).parents[1] / "roots" / "test-parallel"
ADDED = "כך היה תמיד."


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What a builder gave."""

    folder: Path
    log: str

    @property
    def file(self) -> Path:
        """The file of a book; that of the bare text is another."""
        (found,) = (path for path in self.folder.iterdir() if not path.stem.endswith("-text"))
        return found

    def page(self, name: str) -> lxml.html.HtmlElement:
        """Parse a page of the site."""
        return lxml.html.document_fromstring((self.folder / f"{name}.html").read_text("utf-8"))


def build(source: Path, builder: str) -> Built:
    with warnings.catch_warnings():
        # MyST uses what Sphinx 11 will drop; only this project's own uses are our business.
        warnings.filterwarnings("ignore", "'myst_parser", RemovedInSphinx11Warning)
        app = SphinxTestApp(builder, srcdir=source, builddir=source.parent / "build")
        try:
            app.build()
        finally:
            app.cleanup()
    log = re.sub(r"\x1b\[[0-9;]*m", "", app.warning.getvalue()).replace(f"{source}/", "")
    return Built(folder=Path(app.outdir), log=log)


@pytest.fixture(scope="module")
def products(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Built]:
    """Build them, once."""
    source = Path(shutil.copytree(ROOT, tmp_path_factory.mktemp("parallel") / "source"))
    return {name: build(source, name) for name in ("html", "epub", "tei", "pdf")}


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Copy the source, to be changed."""
    return Path(shutil.copytree(ROOT, tmp_path / "source"))


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def rows(page: lxml.html.HtmlElement) -> list[list[str]]:
    """Give the number and the words of each row."""
    return [
        [number.text_content(), *(cell_words(cell) for cell in row.find_class("cell"))]
        for row in page.find_class("row")
        for number in row.find_class("row-number")
    ]


def cell_words(cell: lxml.html.HtmlElement) -> str:
    units = [" ".join(unit.text_content().split()) for unit in cell.find_class("unit")]
    return " ".join([*units, *(f"[{one.text_content()}]" for one in cell.find_class("unit-state"))])


def test_nothing_to_complain_of(products: Mapping[str, Built]) -> None:
    assert {name: one.log for name, one in products.items()} == dict.fromkeys(products, "")


def test_a_row_a_unit(products: Mapping[str, Built]) -> None:
    outdated = "[outdated: the text has changed since]"
    assert rows(products["html"].page("apparatus/mill")) == [
        ["¶", "The mill", "Die Mühle", "הטחנה"],
        ["1.1", "The mill stands on the river.", "Die Mühle steht am Fluss.",
         "הטחנה עומדת על הנהר."],
        ["2", "It is older than the town.", "Alt ist sie. Sie ist älter als die Stadt.",
         "היא עתיקה מן העיירה. [sentence 1 of the translation]"],
        ["3", "Nobody knows who built it.", "Niemand weiß, wer sie gebaut hat.",
         "איש אינו יודע מי בנה אותה."],
        ["1.2", "In spring the water is high.", "Im Frühjahr steht das Wasser hoch.",
         "באביב המים גבוהים."],
        ["+", "", "", f"{ADDED} [added by the translator]"],
        ["2–3", "The miller opens the gate and waits. The wheel turns slowly.",
         "Der Müller öffnet das Wehr und wartet, bis sich das Rad langsam dreht.",
         "הטוחן פותח את השער ומחכה. הגלגל מסתובב לאט."],
        ["4", "He sells the flour at the market.", "Das Mehl verkauft er auf dem Markt.",
         "[left out by the translator]"],
        ["1.3.1", "Wheat comes from the plain.", "Der Weizen kommt aus der Ebene.",
         "החיטה באה מן המישור."],
        ["1.3.2", "Rye comes from the hills. It is cheaper.",
         "Der Roggen kommt aus den Hügeln, und er ist billiger.",
         "השיפון בא מן הגבעות. הוא זול יותר."],
        ["1.4", "The old wheel broke last winter.",
         f"Das alte Rad ist im letzten Sommer gebrochen. {outdated}", "[not translated]"],
        ["2", "The new one is of oak.", "Das neue ist aus Eiche.", ""],
        ["¶", "On Thursdays. Never on Fridays.", "Donnerstags. Nie am Freitag.",
         "[not translated]"],
    ]  # fmt: skip


def test_cells_know_their_language_and_direction(products: Mapping[str, Built]) -> None:
    page = products["html"].page("apparatus/mill")
    for row in page.find_class("row"):
        cells = [(cell.get("lang"), cell.get("dir")) for cell in row.find_class("cell")]
        assert cells == [("en", "ltr"), ("de", "ltr"), ("he", "rtl")]
    assert {state.get("lang") for state in page.find_class("unit-state")} == {"en"}


def test_partners_have_a_key_in_common(products: Mapping[str, Built]) -> None:
    page = products["html"].page("apparatus/mill")
    joined = page.get_element_by_id("p-1-2-s2--de")
    assert joined.get("data-unit") == "p-1-2-s2 p-1-2-s3"
    keys = {unit.get("data-unit") for unit in joined.getparent().getparent().find_class("unit")}
    assert keys == {"p-1-2-s2", "p-1-2-s3", "p-1-2-s2 p-1-2-s3"}


def test_whose_a_translation_is(products: Mapping[str, Built]) -> None:
    columns = products["html"].page("apparatus/mill").find_class("column")
    heads = [column.text_content() for column in columns]
    assert "2026-05; translated by a person; CC-BY-4.0" in heads[1]
    assert "translated by a machine, revised by a person" in heads[2]


def test_blocks_of_the_text_side_by_side(products: Mapping[str, Built]) -> None:
    page = products["html"].page("apparatus/abstracts")
    assert [row[0] for row in rows(page)] == ["¶", "1", "2"]
    links = [link.get("href") for link in page.find_class("permalink")]
    assert "../chapters/00-front.html#abstract-he-s2" in links
    (view,) = page.find_class("parallel")
    (emended,) = view.find_class("transmitted")
    assert (emended.text_content(), "hidden" in emended.attrib) == ("boook", True)
    assert page.find_class("readings")


def test_a_chapter_leads_there(products: Mapping[str, Built]) -> None:
    for chapter, page in (("00-front", "abstracts"), ("01-mill", "mill")):
        (line,) = products["html"].page(f"chapters/{chapter}").find_class("parallel-link")
        assert [link.get("href") for link in line.iter("a")] == [f"../apparatus/{page}.html"]


def test_all_of_it_is_apparatus(products: Mapping[str, Built]) -> None:
    for name in ("mill", "abstracts"):
        (view,) = products["html"].page(f"apparatus/{name}").find_class("parallel")
        assert "apparatus" in view.get("class").split()


def test_the_epub_is_interleaved(products: Mapping[str, Built]) -> None:
    path = products["epub"].file
    with zipfile.ZipFile(path) as book:
        page = etree.fromstring(book.read("EPUB/text/apparatus/mill.xhtml"))
        abstracts = book.read("EPUB/text/apparatus/abstracts.xhtml").decode()
    classes = [element.get("class", "").split()[:1] for element in page.iter("{*}div", "{*}a")]
    assert classes.count(["row"]) == 13
    assert classes.count(["cell"]) == 39
    assert "permalink" not in etree.tostring(page, encoding="unicode")
    assert "boook<" not in abstracts


def test_the_tei_links_sentences(products: Mapping[str, Built], schema: etree._ElementTree) -> None:
    data = products["tei"].file.read_bytes()
    assert validate(data, schema, "x.xml") == ()
    tei = etree.fromstring(data)
    links = {link.get("target", "") for link in tei.iter("{*}link")}
    assert "#abstract-en-s2 #abstract-de-s2 #abstract-he-s2" in links
    assert "#p-1-2-s2 #p-1-2-s3 #p-1-2--de.2" in links
    assert "#p-1-1-s2 #p-1-1--he.1" in links
    ids = {one.get(XML_ID) for one in tei.iter(etree.Element)}
    assert {one.removeprefix("#") for link in links for one in link.split()} <= ids
    texts = tei.findall("{*}TEI/{*}text")
    assert [text.get(XML_LANG) for text in texts] == ["de", "he"]
    assert [one.text for one in texts[1].iter("{*}s")].count(ADDED) == 1


def test_the_pdf_has_rows_with_their_places(products: Mapping[str, Built]) -> None:
    (path,) = products["pdf"].folder.glob("*.pdf")
    with pikepdf.open(path) as pdf:
        places = {str(name) for name in pikepdf.NameTree(pdf.Root.Names.Dests)}
    assert {"p-1-2-s2--de", "p-1-1-s3--he", "abstract-en-s2--he"} <= places


@pytest.mark.parametrize("builder", ["html", "tei"])
def test_a_licence_that_forbids_it(source: Path, builder: str) -> None:
    replace(source / "edition.toml", 'text = "CC-BY-4.0"', 'text = "CC-BY-NC-ND-4.0"')
    built = build(source, builder)
    assert "de/translation.toml:1: WARNING: The text's licence is CC-BY-NC-ND" in built.log
    published = b"".join(path.read_bytes() for path in built.folder.rglob("*") if path.is_file())
    assert ADDED.encode() not in published


def test_a_permission_that_is_recorded(source: Path) -> None:
    replace(source / "edition.toml", 'text = "CC-BY-4.0"', 'text = "CC-BY-NC-ND-4.0"')
    for language in ("de", "he"):
        facts = source / "parallel" / language / "translation.toml"
        replace(facts, "date =", 'permission = "Ada Lenova, letter of 1 May 2026"\ndate =')
    built = build(source, "html")
    assert built.log == ""
    (head, *_) = built.page("apparatus/mill").find_class("parallel-head")
    assert "Ada Lenova, letter of 1 May 2026" in head.text_content()


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("apparatus/abstracts.md", "abstract-he", "p-1-1", "The numbers of sentences differ"),
        ("apparatus/abstracts.md", "abstract-he", "abstract-xx", "There is no block “abstract-xx”"),
        ("apparatus/mill.md", "01-mill", "00-front", "No chapter “00-front” has a translation"),
        ("parallel/de/01-mill.md", "{align}`1 2 2 3`", "", "3 sentences and the translation 4"),
        ("parallel/de/01-mill.md", "Alt ist sie", "<b>Alt</b>", "Markup of the kind “html inline”"),
    ],
)
def test_what_is_wrong_is_told_by_the_build(
    source: Path, name: str, old: str, new: str, said: str
) -> None:
    replace(source / name, old, new)
    log = build(source, "html").log
    assert said in log
    assert f"{name}:" in log


def test_words_can_not_become_markup(source: Path) -> None:
    replace(source / "parallel/de/01-mill.md", "Die Mühle steht", "Die \\<i>Mühle steht")
    built = build(source, "html")
    assert built.log == ""
    assert "Die &lt;i&gt;Mühle steht" in (built.folder / "apparatus/mill.html").read_text("utf-8")


@pytest.mark.parametrize("builder", ["html", "tei", "pdf"])
def test_whoever_translates_is_no_markup(source: Path, builder: str) -> None:
    name = "'<script>storm()</script> #panic() \" onclick=\"'"
    facts = source / "parallel/de/translation.toml"
    replace(facts, 'translator = "Postilla contributors"', f"translator = {name}")
    built = build(source, builder)
    assert built.log == ""
    if builder == "html":
        page = built.page("apparatus/mill")
        assert all(script.get("src") for script in page.iter("script"))
        assert not page.xpath("//@onclick")


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("parallel/de/01-mill.md", "Donnerstags", "Jeden Donnerstag"),
        ("parallel/he/translation.toml", "2026-06-01", "2026-06-02"),
        ("chapters/01-mill.md", "Rye comes", "The rye comes"),
        ("chapters/00-front.md", ":reading: book", ":reading: books"),
    ],
)
def test_a_build_after_an_edit_is_a_clean_build(
    source: Path, name: str, old: str, new: str
) -> None:
    build(source, "html")
    replace(source / name, old, new)
    again = build(source, "html").folder
    shutil.move(again, again.with_name("again"))
    shutil.rmtree(again.parent / "doctrees")
    clean = build(source, "html").folder
    for page in ("apparatus/mill", "apparatus/abstracts", "chapters/01-mill"):
        file = f"{page}.html"
        assert (again.with_name("again") / file).read_bytes() == (clean / file).read_bytes()
