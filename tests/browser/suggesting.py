# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The scripts of the suggestion form on pages, without the form: what they see and make."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Page

from postilla.syntax.anchoring import Passages, passages_of
from postilla.syntax.reader import ReadChapter, read_chapter
from tests.checks.conftest import lay_sound

MIST = "chapters/03-mist"
_SETTINGS = """\
project = "Bridges"
extensions = ["postilla"]
bibtex_bibfiles = ["source/refs.bib"]
exclude_patterns = ["witness"]
html_theme = "postilla"
suppress_warnings = ["myst.header", "bibtex"]
"""
_REPOSITORY = """
[repository]
url = "https://codeberg.org/lenova/bridges"
branch = "main"
"""
REPOSITORY = Path(__file__).parents[2]
SCRIPTS = ("quotation.js", "suggestions-data.js", "passages.js", "directive.js", "suggest-words.js")
LOAD = """async scripts => {
  for (const name of scripts) {
    await postilla.load(`_static/${name}`);
  }
}"""

SELECT = """([id, first, last]) => {
  const walker = document.createTreeWalker(document.getElementById(id), NodeFilter.SHOW_TEXT);
  const places = [];
  let text = "";
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const around = node.parentElement;
    if (around.checkVisibility() && !around.closest(".apparatus, .call, .note-mark")) {
      places.push([node, text.length]);
      text += node.data;
    }
  }
  const start = text.indexOf(first);
  const end = text.indexOf(last, start) + last.length;
  const range = new Range();
  for (const [node, at] of places) {
    if (at <= start && start < at + node.length) range.setStart(node, start - at);
    if (at < end && end <= at + node.length) range.setEnd(node, end - at);
  }
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""


def lay_edition(folder: Path, **changes: str) -> Path:
    """Lay out a sound edition that names its repository, and build its site below ``site``.

    :param folder: where it goes.
    :param changes: ``title``: that of its one work.
    :return: the edition's root.
    """
    root = lay_sound(folder / "edition")
    settings, works = root / "source" / "edition.toml", root / "source" / "refs.bib"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(f'reading = "restored"\n{text}{_REPOSITORY}', encoding="utf-8")
    if "title" in changes:
        title = f"title = {{{changes['title']}}}"
        text = re.sub(r"title = .*(?=,)", lambda _: title, works.read_text(encoding="utf-8"))
        works.write_text(text, encoding="utf-8")
    guide = root / "source" / "about" / "annotating.md"
    guide.write_text("# How to annotate\n", encoding="utf-8")
    index = root / "source" / "index.md"
    text = index.read_text(encoding="utf-8")
    index.write_text(text.replace("\nabout/", "\nabout/annotating\nabout/"), encoding="utf-8")
    (root / "conf.py").write_text(_SETTINGS, encoding="utf-8")
    build_edition(root, root / "site")
    return root


def build_edition(root: Path, folder: Path) -> Path:
    """Build the site of an edition with ``conf.py`` beside ``source/``, and give its folder."""
    subprocess.run(
        [sys.executable, "-m", "sphinx", "-q", "-c", ".", "-b", "html", "source", str(folder)],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY / "tools")},
        check=True,
    )
    return folder


def with_scripts(page: Page) -> Page:
    """Have a page load what it would load for the form."""
    page.evaluate(LOAD, list(SCRIPTS))
    return page


def read(path: Path) -> ReadChapter:
    """Read a chapter as the checks do."""
    return read_chapter(path.read_text(encoding="utf-8"), path.stem, path.name)


def texts_of(chapter: ReadChapter) -> tuple[Passages, dict[str, str]]:
    """Give the texts in which the checks look quotations up, those of whole lists too."""
    passages = passages_of(chapter.chapter)
    names = (block.id for block in chapter.chapter.walk() if block.id in passages)
    return passages, {name: passages.folded(name).text for name in dict.fromkeys(names)}


def select(page: Page, block: str, words: str) -> None:
    """Select words of a block; the two ends of them may be given with dots between."""
    first, _, last = words.partition("…")
    page.evaluate(SELECT, [block, first, last or first])
