# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""With the check switched off, and with the allow-lists of the build off as well: harmless.

What stops the build makes no product; that is tried apart, for data by its reader alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import lxml.html
import pikepdf
import pytest
from playwright.sync_api import Browser
from sphinx.errors import SphinxError

from postilla.model.errors import PostillaError
from postilla.sphinx_ext import parser
from tests.attacks import harmless
from tests.attacks.corpus import ATTACKS, Attack
from tests.attacks.poison import LANGUAGE, Poisoned, build, poison
from tests.attacks.ways import READERS, STOPS, of
from tests.checks.conftest import lay_sound

PRODUCTS: Final = ("html", "epub", "tei", "annotations", "pdf")
ACTING: Final = ("raw-html/", "links/", "json/")
"""Groups that a browser is given; the pages of all are looked at as a structure."""
SPARSE: Final = 16
SHOWN: Final = (
    *("raw-html/field-by", "raw-html/field-reading", "raw-html/field-ground", "links/javascript"),
    *("front-matter/jinja", "yaml/number"),
)
"""Attacks whose text is looked for on their pages."""
SECONDS: Final = 120
"""For all pages in a browser: a net below, no measure."""


@dataclass(frozen=True, slots=True)
class Products:
    """What was built of a poisoned edition."""

    folder: Path
    said: str
    edition: Poisoned

    def page(self, attack: str) -> str:
        """Give the text of the page that an attack is on."""
        docname = next(name for name, own in self.edition.pages.items() if own == attack)
        page = lxml.html.document_fromstring((self.folder / f"html/{docname}.html").read_bytes())
        return str(page.xpath("string()"))


def made(folder: Path, attacks: list[Attack], products: tuple[str, ...] = PRODUCTS) -> Products:
    """Build products of an edition with all these attacks."""
    # A table of contents of hundreds would stand on each page; only books need one.
    edition = poison(folder, attacks, is_book=len(products) > 1)
    said = "".join(build(edition.source, product, "build")[1] for product in products)
    return Products(folder / "build", said, edition)


def chosen(way: str, request: pytest.FixtureRequest) -> list[Attack]:
    """Give all attacks of a way with ``--every``, else some of each group, to build them soon."""
    if request.config.getoption("every"):
        return of(way)
    return [one for n, one in enumerate(of(way)) if n % SPARSE == 0 or one.name in SHOWN]


@pytest.fixture(scope="module")
def plain(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Products:
    """What is only text."""
    return made(tmp_path_factory.mktemp("plain"), chosen("text", request))


@pytest.fixture(scope="module", params=["refused", "let through", "plain"])
def products(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Products:
    """The products of a hostile edition, or those of one that only looks so."""
    if request.param == "plain":
        found: Products = request.getfixturevalue("plain")
        return found
    with pytest.MonkeyPatch.context() as patch:
        if request.param == "let through":  # as if the allow-lists had found nothing
            patch.setattr(parser, "check_tokens", lambda *_: ())
        found = made(tmp_path_factory.mktemp("poisoned"), chosen("refused", request), ("html",))
        assert found.said, "attacks that nothing is told of"
        return found


def test_nothing_acts(products: Products) -> None:
    folder = products.folder
    assert harmless.check_pages(folder) > len(products.edition.pages)
    assert harmless.check_xml(folder)
    assert harmless.check_data(folder)
    for path in (folder / "pdf").glob("*.pdf"):
        harmless.check_pdf(path)


def test_no_secret_comes_out(products: Products) -> None:
    harmless.check_secret(products.folder, "root:x:0:0")


def test_nothing_is_complained_of_where_it_is_only_text(plain: Products) -> None:
    assert plain.said == ""


def test_what_is_only_text_is_shown_as_text(plain: Products) -> None:
    script = "<script>storm()</script>"
    assert f"Ada {script}" in plain.page("raw-html/field-by")
    assert script in plain.page("raw-html/field-reading")
    assert "<img src=x onerror=storm()>" in plain.page("raw-html/field-ground")
    assert "<javascript:storm()>" in plain.page("links/javascript")
    assert "{{ env.srcdir }} and {{ storm }}" in plain.page("front-matter/jinja")
    assert "0x10" in plain.page("yaml/number")
    tei = next((plain.folder / "tei").glob("*.xml")).read_text(encoding="utf-8")
    assert "&lt;script&gt;storm()&lt;/script&gt;" in tei
    with pikepdf.open(next((plain.folder / "pdf").glob("*.pdf"))) as pdf:
        assert len(pdf.pages) > 1


def test_a_browser_runs_nothing(products: Products, chromium: Browser) -> None:
    """Many pages at once, each in a frame; what an attack could reach is the function ``storm``."""
    site = products.folder / "html"
    told: list[str] = []
    page = chromium.new_page()
    page.add_init_script("window.storm = () => { window.stormed = true }")
    page.on("dialog", lambda dialog: told.append(dialog.message))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.on(
        "console", lambda message: told.append(message.text) if is_fault(message.text) else None
    )
    page.on("request", lambda request: told.append(request.url) if away(request.url) else None)
    own = products.edition.pages.items()
    names = [f"{docname}.html" for docname, name in own if name.startswith(ACTING)]
    frames = "".join(f'<iframe src="{name}" width="40" height="30"></iframe>' for name in names)
    (site / "frames.html").write_text(f"<!doctype html>{frames}", encoding="utf-8")
    page.goto((site / "frames.html").as_uri(), timeout=SECONDS * 1000)
    stormed = [frame.url for frame in page.frames if frame.evaluate("window.stormed")]
    assert len(page.frames) == len(names) + 1
    page.close()
    (site / "frames.html").unlink()
    assert stormed == []
    assert told == []


def is_fault(message: str) -> bool:
    """Say whether the console tells of the Content-Security-Policy, or of what can't be loaded."""
    return "Content Security Policy" in message or "Failed to load" in message


def away(address: str) -> bool:
    """Say whether an address is none of the site's files."""
    return not address.startswith("file://")


def wrong_catalogues() -> list[Attack]:
    return [one for one in of("catalogue") if not one.name.endswith(("plural-forms", "compiled"))]


@pytest.mark.parametrize("mode", ["refused", "let through"])
def test_catalogues_bring_nothing_in(
    mode: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if mode == "let through":
        monkeypatch.setattr(parser, "check_tokens", lambda *_: ())
    edition = poison(tmp_path, wrong_catalogues())
    build(edition.source, "html", "build", {"language": LANGUAGE})
    folder = tmp_path / "build"
    assert harmless.check_pages(folder) > len(edition.pages)
    harmless.check_secret(folder)


def stopped(attack: Attack, root: Path) -> Iterator[str]:
    """Give the files that an attack makes unreadable."""
    attack.commit(lay_sound(root) / "source")
    for path in {change.path for change in attack.changes} & set(READERS):
        try:
            READERS[path]((root / "source" / path).read_text(encoding="utf-8"), path)
        except PostillaError:
            yield path


@pytest.mark.parametrize("file", READERS)
def test_hostile_data_stop_the_build(file: str, tmp_path: Path) -> None:
    """The build reads them with the same functions, and goes no further."""
    own = [one for one in of("data") if any(change.path == file for change in one.changes)]
    for number, attack in enumerate(own):
        seen = "file/" in "".join(attack.refused)
        assert seen or list(stopped(attack, tmp_path / str(number))), attack.name
    source = tmp_path / "0" / "source"
    (source / "conf.py").write_text('extensions = ["postilla"]\n', encoding="utf-8")
    with suppress(SphinxError, PostillaError):
        build(source, "tei", "build")
    assert not list((tmp_path / "0" / "build").rglob("*.xml"))


@pytest.mark.parametrize("name", STOPS)
def test_files_that_are_none_stop_the_build(name: str, tmp_path: Path) -> None:
    source = poison(tmp_path, [ATTACKS[name]]).source
    with suppress(SphinxError, PostillaError, UnicodeDecodeError):
        build(source, "html", "build")
    harmless.check_secret(tmp_path / "build")
