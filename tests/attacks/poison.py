# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""An edition that holds every attack at once, each in a chapter of its own, and its products."""

from __future__ import annotations

import shutil
import warnings
from collections.abc import Mapping
from pathlib import Path

from sphinx.deprecation import RemovedInSphinx11Warning
from sphinx.testing.util import SphinxTestApp

from tests.attacks.corpus import EDITION, MIST, SECRET, Attack

_CONF = """\
extensions = ["postilla"]
bibtex_bibfiles = ["refs.bib"]
html_theme = "postilla"
suppress_warnings = ["myst.header"]
"""
_SOURCES = "# Sources\n\n```{bibliography}\n:all:\n```\n"
_NAMES = {
    "{#s-3}": "{#s-x0}",
    "p-3-": "p-x0-",
    "[^4]": "[^x0]",
    "fn-4": "fn-x0",
    "{pb}`13`": "{pb}`x0`",
    "{page}`pg-13`": "{page}`pg-x0`",
    "abstract-tr": "p-y0-1",
    "boats-lost": "boats-lost-x0",
    "boats-again": "boats-again-x0",
    "emend-bridge": "emend-bridge-x0",
    "translation-mist": "translation-mist-x0",
    "on-dusk": "on-dusk-x0",
}
"""What has to have another name in each copy of a chapter; ``0`` is the number of the copy."""


def poison(folder: Path, attacks: Mapping[str, Attack]) -> Path:
    """Write the edition; give its source."""
    source = Path(shutil.copytree(EDITION, folder / "source"))
    (folder / "secret.txt").write_text(SECRET, encoding="utf-8")
    (source / "secret.txt").write_text(SECRET, encoding="utf-8")
    (source / "conf.py").write_text(_CONF, encoding="utf-8")
    (source / "sources.md").write_text(_SOURCES, encoding="utf-8")
    names = []
    for number, (name, attack) in enumerate(attacks.items(), 1):
        path = source / attack.path
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        changed = text.replace(attack.old, attack.new, 1) if attack.old else text + attack.new
        if attack.path == MIST:
            names.append(f"x-{name}")
            path = source / "chapters" / f"x-{name}.md"
            changed = _renamed(changed, number)
        path.write_text(changed, encoding="utf-8")
    index = source / "index.md"
    listed = "\n".join(["sources", *(f"chapters/{name}" for name in names)])
    text = index.read_text(encoding="utf-8")
    index.write_text(text.replace("about/principles", f"about/principles\n{listed}"), "utf-8")
    return source


def _renamed(text: str, number: int) -> str:
    for old, new in _NAMES.items():
        text = text.replace(old, new.replace("0", str(number)))
    return text


def build(source: Path, product: str, folder: str) -> tuple[Path, str]:
    """Build a product; give its folder and what was complained of."""
    with warnings.catch_warnings():
        # MyST uses what Sphinx 11 will drop; only this project's own uses are our business.
        warnings.filterwarnings("ignore", "'myst_parser", RemovedInSphinx11Warning)
        app = SphinxTestApp(product, srcdir=source, builddir=source.parent / folder)
        try:
            app.build()
        finally:
            app.cleanup()
    return Path(app.outdir), app.warning.getvalue()
