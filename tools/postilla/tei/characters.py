# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Characters that XML can't hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from html import unescape

from postilla.model.annotation import Annotation
from postilla.model.bibliography import Work
from postilla.model.block import Chapter
from postilla.model.diagnostic import Diagnostic, Position
from postilla.model.edition import Edition
from postilla.model.names import Name
from postilla.model.tree import CHAPTERS, EDITION, NAMES, REFERENCES, chapter_path

_FORBIDDEN = re.compile(r"[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")
"""All but the production ``Char`` of XML 1.0, section 2.2."""


def forbidden_characters(
    edition: Edition,
    chapters: Sequence[Chapter],
    works: Sequence[Work],
    annotations: Sequence[Annotation],
    names: Sequence[Name] = (),
) -> Iterator[Diagnostic]:
    """Find the characters of an edition that XML can't hold.

    :param edition: the edition.
    :param chapters: its text.
    :param works: its works.
    :param annotations: its annotations.
    :param names: its names.
    :return: a finding ``tei/character`` each.
    """
    yield from _find(edition, EDITION, Position(EDITION))
    for chapter in chapters:
        path = chapter_path(chapter.name)
        for block in chapter.walk():
            yield from _find(replace(block, children=()), block.id, Position(path, block.line))
    for work in works:
        yield from _find(work, f"the work {work.key}", Position(REFERENCES))
    for name in names:
        yield from _find(name, f"the name {name.id}", Position(NAMES))
    for annotation in annotations:
        where = f"an annotation on {annotation.anchor}"
        # In the body a reference to a character is that character.
        words = (
            annotation.argument,
            *annotation.fields,
            *annotation.readings,
            unescape(annotation.body),
        )
        yield from _find(words, where, Position(CHAPTERS))


def _find(value: object, where: str, at: Position) -> Iterator[Diagnostic]:
    for words in _strings(value):
        for match in _FORBIDDEN.finditer(words):
            yield Diagnostic(
                code="tei/character",
                message=f"In {where} stands the character U+{ord(match.group()):04X}, "
                "which XML can't hold.",
                hint="Delete it, or write what is meant.",
                position=at,
            )


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _strings(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _strings(getattr(value, field.name))
