# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Tables of contents: what they list is there."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from postilla.checks.rule import Rule
from postilla.checks.source import EditionSource, SourceFile
from postilla.model.diagnostic import Diagnostic, Position
from postilla.model.tree import SOURCE, chapter_path
from postilla.syntax import markdown
from postilla.syntax.directive import Directive, is_directive, read_directive

MISSING = Rule(
    code="contents/missing",
    title="a table of contents that lists what is not there",
    explanation="Each line of a {toctree} names a file: its place as seen from the page’s folder, "
    "without the ending .md; alone, or in angle brackets behind the words that are shown for it.",
    hint="Correct the line, or take the file back from version control.",
)
RULES = (MISSING,)

_ENTRY = re.compile(r"(?:.*<)?(?P<name>[^<>]+)>?")
_ITSELF = "self"
"""Stands for the page itself, for Sphinx."""


def check_contents(source: EditionSource) -> Iterator[Diagnostic]:
    """Look at the tables of contents of the editors' own pages.

    :param source: the edition's source.
    :return: the findings.
    """
    files = {chapter_path(read.chapter.name) for read in source.chapters}
    files |= {page.path for page in source.pages} | source.refused
    for page in source.pages:
        for directive in _tables(page):
            for line, name in _entries(directive):
                path = _path(page, name)
                if path not in files:
                    yield MISSING.at(Position(page.path, line, 1), f"There is no file {path}.")


def _tables(page: SourceFile) -> Iterator[Directive]:
    for token in markdown.parse(page.text):
        if token.type in ("fence", "colon_fence") and is_directive(token):
            directive = read_directive(token)
            if directive.name == "toctree":
                yield directive


def _entries(directive: Directive) -> Iterator[tuple[int, str]]:
    """Give each document that is named, with its 1-based line; patterns name none."""
    for number, line in enumerate(directive.body.split("\n"), directive.body_line):
        entry = _ENTRY.fullmatch(line.strip())
        if entry and "*" not in line and entry["name"] != _ITSELF:
            yield number, entry["name"]


def _path(page: SourceFile, name: str) -> str:
    folder = SOURCE if name.startswith("/") else posixpath.dirname(page.path)
    return posixpath.normpath(posixpath.join(folder, f"{name.lstrip('/')}.md"))
