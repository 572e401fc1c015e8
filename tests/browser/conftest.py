# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Pages in a real browser, without a script of their own: what is seen, as the browser says."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sphinx.deprecation import RemovedInSphinx11Warning
from sphinx.testing.util import SphinxTestApp

ROOT = Path(__file__).parents[1] / "roots" / "test-annotations"
_ANSWER = re.compile(r'<pre id="answer">(.*?)</pre>', re.DOTALL)
_ASK = """<script>
addEventListener("load", () => {{
  const pre = document.createElement("pre");
  pre.id = "answer";
  pre.textContent = JSON.stringify((() => {{ {script} }})());
  document.body.append(pre);
}});
</script></body>"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Browser:
    """Chromium, and the folder of a site that it shows."""

    program: str
    site: Path

    def ask(self, docname: str, script: str, *, fragment: str = "", on_paper: bool = False) -> Any:
        """Show a page and give what a script of the test's own returns.

        :param docname: the page.
        :param script: the body of a function.
        :param fragment: of the address at which it is opened.
        :param on_paper: whether what the style sheet says of paper counts.
        :return: the value, by way of JSON.
        """
        page = self.site / f"{docname}.html"
        asked = page.with_name(f"asked-{page.name}")
        text = page.read_text(encoding="utf-8").replace("</body>", _ASK.format(script=script))
        style = self.site / "_static" / "postilla.css"
        if on_paper:
            css = style.read_text(encoding="utf-8").replace("@media print", "@media all")
            style.with_name("paper.css").write_text(css, encoding="utf-8")
            text = re.sub(r"postilla\.css[^\"]*", "paper.css", text)
        asked.write_text(text, encoding="utf-8")
        options = ["--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=2000"]
        run = subprocess.run(
            [self.program, *options, "--dump-dom", f"{asked.as_uri()}{fragment}"],
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=True,
        )
        (answer,) = _ANSWER.findall(run.stdout)
        return json.loads(html.unescape(answer))


def _build(folder: Path, reading: str) -> Path:
    source = Path(shutil.copytree(ROOT, folder / "source"))
    settings = (source / "edition.toml").read_text(encoding="utf-8")
    settings = settings.replace('reading = "restored"', f'reading = "{reading}"')
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


@pytest.fixture(scope="session")
def chromium() -> str:
    """Find the browser, or fail with the name of the package to be installed."""
    found = shutil.which("chromium")
    if found is None:
        pytest.fail("chromium is missing: install the Debian package chromium", pytrace=False)
    return found


@pytest.fixture(scope="session")
def browser(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Browser:
    """Show the edition with its text restored."""
    site = _build(tmp_path_factory.mktemp("restored"), "restored")
    return Browser(program=chromium, site=site)


@pytest.fixture(scope="session")
def other_browser(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Browser:
    """Show the edition with its text as transmitted."""
    site = _build(tmp_path_factory.mktemp("transmitted"), "transmitted")
    return Browser(program=chromium, site=site)
