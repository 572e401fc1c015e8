# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Addresses: each id names one thing in the whole edition."""

from __future__ import annotations

from collections.abc import Iterator

from postilla.checks.rule import Rule
from postilla.checks.source import EditionSource
from postilla.model.allowed import DIRECTIVES
from postilla.model.diagnostic import Diagnostic, Position
from postilla.model.identifiers import IdKind, is_slug, kind_of
from postilla.model.tree import chapter_path
from postilla.syntax import markdown
from postilla.syntax.bounds import DEEPEST
from postilla.syntax.directive import is_directive, read_directive

REPEATED = Rule(
    code="ids/repeated",
    title="an id that is taken",
    explanation="An id is an address, so it names one section or annotation of the whole edition.",
    hint="Choose another id, or give the evidence one of its own.",
)
RESERVED = Rule(
    code="ids/reserved",
    title="an id of the text on a page",
    explanation="Blocks, sentences, notes and printed pages have their ids in the chapters; the "
    "editors' pages name their sections only, by ids such as s-principles.",
    hint="Leave it out, or give the section's heading an id that begins with s-.",
)
SLUG = Rule(
    code="ids/annotation",
    title="an annotation's id of another form",
    explanation="The id of an annotation is made of small letters, digits and hyphens, begins "
    "with a letter, and is none that could name a part of the text.",
    hint="Write a few words that say what it is about, such as harbour-dues.",
)
RULES = (REPEATED, RESERVED, SLUG)


def check_addresses(source: EditionSource) -> Iterator[Diagnostic]:
    """Check the ids of annotations and pages; those of blocks are guarded by the lock.

    :param source: the edition's source.
    :return: the findings.
    """
    taken = {
        block.id: Position(chapter_path(read.chapter.name), block.line)
        for read in source.chapters
        for block in read.chapter.walk()
    }
    for identifier, at in _annotation_ids(source):
        if not is_slug(identifier):
            yield SLUG.at(at, f"“{identifier}” can't be the id of an annotation.")
        elif identifier in taken:
            yield REPEATED.at(at, f"The id “{identifier}” is taken, at {taken[identifier]}.")
        taken.setdefault(identifier, at)
    for page in source.pages:
        for identifier, line in page_ids(page.text, 0):
            at = Position(page.path, line, 1)
            kind = kind_of(identifier)
            if kind is not None and kind is not IdKind.SECTION:
                yield RESERVED.at(at, f"“{identifier}” can't stand on a page.")
            elif identifier in taken:
                yield REPEATED.at(at, f"The id “{identifier}” is taken, at {taken[identifier]}.")
            taken.setdefault(identifier, at)


def _annotation_ids(source: EditionSource) -> Iterator[tuple[str, Position]]:
    for read in source.chapters:
        for annotation in read.annotations:
            if identifier := annotation.id:
                at = Position(chapter_path(read.chapter.name), annotation.line, 1)
                yield identifier, at


def page_ids(text: str, first_line: int, depth: int = DEEPEST) -> Iterator[tuple[str, int]]:
    """Give the ids that stand on a page.

    :param text: the page's text, or that of a directive on it.
    :param first_line: the number of lines of the file before it.
    :param depth: how many directives to follow that stand inside each other.
    :return: ids on blocks, and the 1-based lines of those blocks.
    """
    for token in markdown.parse(text):
        line = (token.map or [0])[0] + first_line + 1
        if identifier := token.attrs.get("id"):
            yield str(identifier), line
        if token.type in ("fence", "colon_fence") and is_directive(token):
            directive = read_directive(token, first_line)
            rule = DIRECTIVES.get(directive.name)
            if rule and rule.line is None and depth:
                yield from page_ids(directive.body, directive.body_line - 1, depth - 1)
