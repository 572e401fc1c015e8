# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""``postilla build``: all products, some of them, or words that help."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from postilla.cli.main import main
from postilla.tei.odd import FILE as CUSTOMISATION

REPOSITORY = Path(__file__).parents[2]
SAMPLE = REPOSITORY / "tests" / "roots" / "test-edition"
BRIDGES = "source/chapters/01-bridges.md"
POSTILLA = "from postilla.cli.main import entrypoint; entrypoint()"
FILES = {
    "html": "html/index.html",
    "epub": "epub/lenova-1-1901.epub",
    "tei": "tei/lenova-1-1901.xml",
    "annotations": "annotations/lenova-1-1901.jsonld",
    "pdf": "pdf/lenova-1-1901.pdf",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Give the sample edition as one lies on disk."""
    root = tmp_path / "edition"
    shutil.copytree(SAMPLE, root / "source")
    settings = (root / "source" / "conf.py").read_text(encoding="utf-8")
    (root / "conf.py").write_text(settings.replace("refs.bib", "source/refs.bib"), encoding="utf-8")
    (root / "source" / "conf.py").unlink()
    index = root / "source" / "index.md"
    text = index.read_text(encoding="utf-8")
    text = text.replace("about/editorial", "about/editorial\nabout/citing")
    index.write_text(text, encoding="utf-8")
    page = "# How to cite\n\n```{citations}\n```\n"
    (root / "source" / "about" / "citing.md").write_text(page, encoding="utf-8")
    return root


def build(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own, for Sphinx changes the one it is in."""
    return subprocess.run(
        [sys.executable, "-c", POSTILLA, "build", *arguments],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY / "tools")},
        capture_output=True,
        text=True,
        check=False,
    )


def built(root: Path) -> set[str]:
    return {name for name, path in FILES.items() if (root / "build" / path).is_file()}


def change(root: Path, name: str, old: str, new: str) -> None:
    text = (root / name).read_text(encoding="utf-8")
    assert old in text
    (root / name).write_text(text.replace(old, new), encoding="utf-8")


def test_all_products_are_built(root: Path) -> None:
    done = build(root)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        "Built: build/html/, build/epub/, build/tei/, build/annotations/, build/pdf/\n"
        "edition.toml names no site: 404.html, robots.txt, sitemap.xml, opensearch.xml, atom.xml, "
        "opds.xml are left out.\n"
    )
    assert built(root) == FILES.keys()
    offered = {path.name for path in (root / "build" / "html" / "downloads").iterdir()}
    suffixes = (
        *("chicago.txt", "mla.txt", "apa.txt", "bib", "ris", "csl.json"),
        *("epub", "pdf", "xml", "jsonld", "zip"),
    )
    names = {f"lenova-1-1901.{suffix}" for suffix in suffixes}
    assert offered == {*names, "lenova-1-1901-text.epub", CUSTOMISATION}
    page = (root / "build" / "html" / "about" / "citing.html").read_text(encoding="utf-8")
    assert all(f'href="../downloads/{name}"' in page for name in offered - {CUSTOMISATION})
    sums = (root / "build" / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    paths = {line[66:]: line[:64] for line in sums}
    assert set(FILES.values()) <= paths.keys()
    for path, digest in paths.items():
        assert hashlib.sha256((root / "build" / path).read_bytes()).hexdigest() == digest


def test_the_site_alone_offers_no_other_product(root: Path) -> None:
    assert build(root).returncode == 0
    assert build(root, "html").returncode == 0
    folder = root / "build" / "html" / "downloads"
    suffixes = {path.suffix for path in folder.iterdir()}
    assert suffixes == {".txt", ".bib", ".ris", ".json", ".odd"}
    page = (root / "build" / "html" / "about" / "citing.html").read_text(encoding="utf-8")
    assert ".epub" not in page
    assert ".zip" not in page
    assert not (root / "build" / "SHA256SUMS").exists()


@pytest.mark.parametrize("products", [["html"], ["tei"], ["pdf", "html"], ["epub"]])
def test_those_that_are_named_are_built(root: Path, products: list[str]) -> None:
    assert build(root, *products).returncode == 0
    assert built(root) == set(products)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_what_sphinx_says_is_shown_if_asked_for(root: Path, jobs: str) -> None:
    told = build(root, "epub", "--verbose", "-j", jobs).stdout
    assert "reading sources..." in told
    assert "writing output..." in told


def test_a_warning_fails_the_build_each_time_anew(root: Path) -> None:
    change(root, BRIDGES, "cites} smith1990", "cites} nobody")
    first = build(root)
    assert first.returncode == 1
    assert "“nobody”" in first.stderr
    assert "Traceback" not in first.stderr
    assert build(root).stderr == first.stderr
    assert "html" not in built(root)


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        (BRIDGES, "{#p-1-1}\n", "", "[postilla.base/id-missing]"),
        (BRIDGES, "bridge", "bridge橋", "[postilla.pdf/missing-letter]"),
        ("source/edition.toml", "id = ", "id ö ", "[edition/syntax]"),
        ("conf.py", '["postilla"]', '["postilla", "nowhere"]', "[build/sphinx]"),
        ("conf.py", "nitpicky", "primary_domain = 'c'\nnitpicky", "[build/sphinx]"),
    ],
)
def test_whatever_is_wrong_is_told_without_a_traceback(
    root: Path, name: str, old: str, new: str, said: str
) -> None:
    change(root, name, old, new)
    done = build(root)
    assert done.returncode in (1, 2)
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert "fault of the program" not in done.stderr
    assert "pdf" not in built(root)


def test_a_build_that_failed_and_was_mended_is_a_clean_build(root: Path) -> None:
    assert build(root).returncode == 0
    clean = {name: (root / "build" / path).read_bytes() for name, path in FILES.items()}
    change(root, BRIDGES, "Before the bridges", "Before the 橋")
    assert build(root).returncode == 1
    change(root, BRIDGES, "Before the 橋", "Before the bridges")
    assert build(root).returncode == 0
    assert {name: (root / "build" / path).read_bytes() for name, path in FILES.items()} == clean


def test_a_product_that_does_not_exist(capsys: pytest.CaptureFixture[str], root: Path) -> None:
    assert main(["build", "docx", "--root", str(root)]) == 2
    assert capsys.readouterr().err == (
        "docx: error: There is no such product. There are: html, epub, tei, annotations, pdf, "
        "large-print. [cli/no-product]\n"
    )


def test_a_time_that_is_none(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    done = build(root)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "SOURCE_DATE_EPOCH: error: “yesterday” is no time. Write whole seconds since 1970 in "
        "digits, such as 1767225600, or unset it. [build/epoch]\n"
    )


def test_a_folder_that_is_no_edition(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["build", "--root", str(tmp_path)]) == 2
    assert "it has no “source”" in capsys.readouterr().err


def test_in_a_language_that_docutils_has_no_words_in(root: Path) -> None:
    change(root, "source/edition.toml", 'language = "en"', 'language = "tr"')
    change(root, "source/edition.toml", '["tr", "ru"]', '["en", "ru"]')
    change(root, "conf.py", "nitpicky", 'language = "tr"\nnitpicky')
    done = build(root, "tei")
    assert (done.returncode, built(root)) == (0, {"tei"}), done.stderr


def test_settings_of_docutils_elsewhere_are_not_read(root: Path) -> None:
    (root / "docutils.conf").write_text("[general]\ntab_width: broad\n", encoding="utf-8")
    done = build(root, "tei")
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
