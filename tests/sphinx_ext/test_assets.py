# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Style sheets and scripts that only some pages ask for, in one build and in the next."""

from __future__ import annotations

import shutil
import warnings
from pathlib import Path

import lxml.html
import pytest
from sphinx.deprecation import RemovedInSphinx11Warning
from sphinx.testing.util import SphinxTestApp

ROOT = Path(__file__).parents[1] / "roots" / "test-parallel"
OWN = {"parallel.css", "parallel.js", "pages.css"}


def asked_for(site: Path) -> dict[str, set[str]]:
    """Page -> what it asks for that not all pages do."""
    asked = {}
    for path in site.rglob("*.html"):
        found = lxml.html.parse(path).xpath("//link[@rel='stylesheet']/@href | //script/@src")
        names = {Path(address.partition("?")[0]).name for address in found}
        asked[path.relative_to(site).as_posix()] = names & OWN
    return asked


@pytest.fixture
def app(tmp_path: Path) -> SphinxTestApp:
    source = Path(shutil.copytree(ROOT, tmp_path / "source"))
    return SphinxTestApp("html", srcdir=source, builddir=tmp_path / "build")


def test_pages_ask_for_their_own_alone_in_every_build(app: SphinxTestApp) -> None:
    with warnings.catch_warnings():
        # MyST uses what Sphinx 11 will drop; only this project's own uses are our business.
        warnings.filterwarnings("ignore", "'myst_parser", RemovedInSphinx11Warning)
        app.build()
        first = asked_for(Path(app.outdir))
        app.builder.init()  # as the live preview begins each time
        app.build(force_all=True)
        second = asked_for(Path(app.outdir))
        app.cleanup()
    assert first == second
    assert set() in first.values()
    assert {"parallel.css", "parallel.js"} in first.values()
