# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Pages in a real browser: what is seen and what happens, as the browser says."""

from __future__ import annotations

import shutil
import warnings
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from sphinx.deprecation import RemovedInSphinx11Warning
from sphinx.testing.util import SphinxTestApp

from tests.browser.suggesting import lay_edition
from tests.this_edition import BuiltEdition

ROOTS = Path(__file__).parents[1] / "roots"
ROOT = ROOTS / "test-annotations"
WIDE, TABLET, PHONE = 1440, 900, 360
"""Widths in CSS pixels: notes beside the text, below it, and on a telephone."""


def build_site(root: Path, folder: Path, **changes: str) -> Path:
    """Build the site of an edition.

    :param root: the edition's source.
    :param folder: where the copy of it and the site go.
    :param changes: what stands in ``edition.toml`` for a key, by key.
    :return: the site.
    """
    source = Path(shutil.copytree(root, folder / "source"))
    settings = (source / "edition.toml").read_text(encoding="utf-8")
    for key, value in changes.items():
        before = next(line for line in settings.splitlines() if line.startswith(f"{key} ="))
        settings = settings.replace(before, f'{key} = "{value}"')
    (source / "edition.toml").write_text(settings, encoding="utf-8")
    with warnings.catch_warnings():
        # MyST uses what Sphinx 11 will drop; only this project's own uses are our business.
        warnings.filterwarnings("ignore", "'myst_parser", RemovedInSphinx11Warning)
        app = SphinxTestApp("html", srcdir=source, builddir=folder / "build")
        try:
            app.build()
        finally:
            app.cleanup()
    return Path(app.outdir)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Someone with a browser, and what the browser complained of."""

    browser: Browser
    leaving: ExitStack
    complaints: list[str] = field(default_factory=list)

    def open(
        self,
        site: Path | str,
        docname: str,
        *,
        after: str = "",
        script: bool = True,
        width: int = WIDE,
        height: int = 900,
        dark: bool = False,
        touch: bool = False,
    ) -> Page:
        """Open a page as someone does who was never here before.

        :param site: the folder of the site, or the address of a server without a slash.
        :param docname: the page.
        :param after: query and fragment of the address.
        :param script: whether scripts run.
        :param width: of the window, in CSS pixels; so is its height.
        :param height: of the window.
        :param dark: whether the reader likes dark pages.
        :param touch: whether the reader has fingers only.
        :return: the page, loaded.
        """
        context = self.browser.new_context(
            java_script_enabled=script,
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            has_touch=touch,
        )
        self.leaving.callback(context.close)
        page = context.new_page()
        page.set_default_timeout(5000)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda message: self._listen(message.type, message.text))
        base = site if isinstance(site, str) else site.as_uri()
        page.goto(f"{base}/{docname}.html{after}")
        return page

    def _listen(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.complaints.append(text)


@pytest.fixture
def reader(chromium: Browser) -> Iterator[Reader]:
    """Give a reader whose browser must have nothing to complain of."""
    with ExitStack() as leaving:
        someone = Reader(browser=chromium, leaving=leaving)
        yield someone
    assert someone.complaints == []


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a small edition with annotations of all kinds, its text restored."""
    return build_site(ROOT, tmp_path_factory.mktemp("restored"), reading="restored")


@pytest.fixture(scope="session")
def transmitted_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the same with its text as transmitted."""
    return build_site(ROOT, tmp_path_factory.mktemp("transmitted"), reading="transmitted")


@pytest.fixture(scope="session")
def names_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build an edition with names, and with every page that is made from annotations."""
    return build_site(ROOTS / "test-apparatus", tmp_path_factory.mktemp("names"))


@pytest.fixture(scope="session")
def bridges(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Lay out an edition that the checks find sound, its site below ``site``; give its root."""
    return lay_edition(tmp_path_factory.mktemp("bridges"))


@pytest.fixture(scope="session")
def this_site(built_edition: BuiltEdition) -> Path:
    """Give the site of this repository."""
    return built_edition.site
