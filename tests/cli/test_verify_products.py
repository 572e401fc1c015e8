# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""``postilla verify`` as it is called after ``make``."""

from __future__ import annotations

import json
import shutil
import warnings
from pathlib import Path

import pytest
from sphinx.deprecation import RemovedInSphinx11Warning
from sphinx.testing.util import SphinxTestApp

from postilla.cli.main import main
from postilla.fidelity.products import PRODUCTS
from postilla.model import tree

CONF = """\
project = "The bridges of the town"
extensions = ["postilla"]
bibtex_bibfiles = ["refs.bib"]
html_theme = "postilla"
exclude_patterns = ["witness"]
"""
INDEX = """\
```{toctree}
chapters/00-front
chapters/01-introduction
about/principles
```
"""
FIGURES = "blocks notes calls page breaks characters differences"


@pytest.fixture(scope="module")
def published(imported: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the root of an edition with all its products, not to be written to."""
    root = tmp_path_factory.mktemp("published") / "edition"
    shutil.copytree(imported, root)
    (root / "source" / "conf.py").write_text(CONF, encoding="utf-8")
    (root / "source" / "index.md").write_text(INDEX, encoding="utf-8")
    for name in tree.PRODUCTS:
        with warnings.catch_warnings():
            # MyST uses what Sphinx 11 will drop; only this project's own uses are our business.
            warnings.filterwarnings("ignore", "'myst_parser", RemovedInSphinx11Warning)
            app = SphinxTestApp(name, srcdir=root / "source", builddir=root / "build")
            try:
                app.build()
            finally:
                app.cleanup()
    (root / "source" / "conf.py").unlink()
    return root


@pytest.fixture
def copy(published: Path, tmp_path: Path) -> Path:
    """Give the root of a copy, to be tampered with."""
    return Path(shutil.copytree(published, tmp_path / "copy"))


def verify(root: Path, *arguments: str) -> int:
    return main(["verify", "--root", str(root), *arguments])


def replace_in(root: Path, name: str, old: str, new: str) -> None:
    """Change words of the page on which they are."""
    paths = (
        path for path in (root / "build" / name).rglob("*") if path.suffix in (".html", ".xml")
    )
    (path,) = (path for path in paths if old in path.read_text(encoding="utf-8"))
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_everything_is_proven(published: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert verify(published) == 0, capsys.readouterr().out


def test_one_table(published: Path, capsys: pytest.CaptureFixture[str]) -> None:
    verify(published)
    head, *rows = capsys.readouterr().out.split("\n\n")[-1].splitlines()
    assert " ".join(head.split()) == FIGURES
    figures = {name: numbers for name, *numbers in (row.split() for row in rows)}
    assert list(figures) == ["witness", "chapters", *PRODUCTS]
    assert len({tuple(numbers[:5]) for numbers in figures.values()}) == 1
    assert figures["witness"] == ["4", "2", "2", "1", "226"]
    assert figures["chapters"][5] == "0"


def test_both_readings(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    replace_in(copy, "tei", "built of wood", "built of steel")
    assert verify(copy, "--product", "tei", "--format", "json") == 1
    (finding,) = (
        one for one in json.loads(capsys.readouterr().out) if one["code"] != "product/stale"
    )
    assert finding["code"] == "product/text-changed"
    assert finding["path"] == "build/tei/bridges.xml"
    assert finding["line"] > 1
    assert "the source has “… built of wood.”" in finding["message"]
    assert "the TEI edition has “… built of steel.”" in finding["message"]


@pytest.mark.parametrize("name", PRODUCTS)
def test_chosen_alone(name: str, published: Path, capsys: pytest.CaptureFixture[str]) -> None:
    verify(published, "--product", name)
    *_, first, second, third = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in (first, second, third)] == ["witness", "chapters", name]


@pytest.mark.parametrize("name", PRODUCTS)
def test_missing(name: str, copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = PRODUCTS[name].path.partition("/")[0]
    shutil.rmtree(copy / "build" / place)
    assert verify(copy, "--product", name) == 1
    first, *_, last = capsys.readouterr().out.splitlines()
    assert first.startswith(f"build/{place}")
    assert first.endswith("is missing. Run “make” to build it anew. [product/missing]")
    assert last.split() == [name, *"–––––", "1"]


@pytest.mark.parametrize("name", PRODUCTS)
def test_stale(name: str, copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with (copy / "source" / "index.md").open("a", encoding="utf-8") as file:
        file.write("\nMore of the editors' words.\n")
    assert verify(copy, "--product", name) == 1
    first, *_ = capsys.readouterr().out.splitlines()
    assert "was built from" in first
    assert first.endswith("Run “make” to build it anew. [product/stale]")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("annotations/bridges.jsonld", None, "The annotations as data are missing."),
        ("annotations/bridges.jsonld", "{}", "They can't be read"),
        ("html/downloads/bridges.xml", "<TEI/>", "It is not the product of this name."),
        ("html/downloads/bridges.zip", "no archive", "It can't be unpacked"),
        ("SHA256SUMS", f"{'0' * 64}  html/index.html\n", "not the sum of “html/index.html”"),
    ],
)
def test_what_is_published_beside_the_text(
    copy: Path, name: str, content: str | None, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = copy / "build" / name
    path.unlink(missing_ok=True)
    if content:
        path.write_text(content, encoding="utf-8")
    assert verify(copy) == 1
    first, *_ = capsys.readouterr().out.splitlines()
    assert first.startswith(f"build/{name}")
    assert said in first


def test_too_large(
    copy: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("postilla.cli.proving._MAX_PRODUCT", 10)
    assert verify(copy, "--product", "pdf") == 2
    assert "[verify/too-large]" in capsys.readouterr().err


def test_source_or_products(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert verify(copy, "--source", "--product", "html") == 2
    assert "not allowed with" in capsys.readouterr().err
