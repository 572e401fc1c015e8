# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The scripts of the suggestion form on pages, without the form: what they see and make."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from postilla.syntax.anchoring import Passages, passages_of
from postilla.syntax.reader import ReadChapter, read_chapter

SCRIPTS = ("quotation.js", "suggestions.js", "passages.js", "directive.js", "suggest-words.js")
LOAD = """async scripts => {
  for (const name of scripts) {
    await postilla.load(`_static/${name}`);
  }
}"""


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


def ask(page: Page, function: str, value: Any = None) -> Any:
    """Call a function in a page."""
    return page.evaluate(function, value)
