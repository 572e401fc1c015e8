# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""A chapter with its annotations in their places: what the exports are made from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from postilla.model.anchor import Anchored
from postilla.model.block import Chapter
from postilla.model.diagnostic import Diagnostic, Position
from postilla.model.errors import PostillaError
from postilla.model.names import NameFinder
from postilla.syntax.anchoring import Anchoring, Passages, anchor, passages_of
from postilla.syntax.naming import language_runs, name_mentions
from postilla.syntax.reader import ReadChapter


@dataclass(frozen=True, slots=True, kw_only=True)
class AnchoredChapter:
    """A chapter that has nothing wrong."""

    chapter: Chapter
    passages: Passages
    """The texts in which quotations were looked up."""
    annotations: tuple[Anchored, ...]
    """Those with a mark first, in the order of their numbers."""
    mentions: tuple[Anchored, ...]
    """The names found in it, as annotations that nobody has written."""


def anchored_chapter(
    read: ReadChapter, path: str, finder: NameFinder, language: str
) -> AnchoredChapter:
    """Put the annotations of a chapter in their places, and find its names.

    :param read: the chapter as it stands in its file.
    :param path: the file's name in errors.
    :param finder: knows the names.
    :param language: BCP 47, the main language of the edition.
    :return: the chapter.
    :raises PostillaError: with what kept parts of the file from being read, and with
        ``quote/not-attached`` for each annotation whose words are not found.
    """
    passages = passages_of(read.chapter)
    anchoring = anchor(read.annotations, passages)
    if findings := (*read.findings, *_lost(anchoring, path)):
        raise PostillaError(*findings)
    runs = language_runs(read.chapter, language)
    return AnchoredChapter(
        chapter=read.chapter,
        passages=passages,
        annotations=anchoring.anchored,
        mentions=name_mentions(passages, runs, finder, anchoring.anchored).mentions,
    )


def _lost(anchoring: Anchoring, path: str) -> Iterator[Diagnostic]:
    for lost in anchoring.unanchored:
        why = lost.failure.failure.value if lost.failure else "unknown target"
        yield Diagnostic(
            code="quote/not-attached",
            message=f"The words “{lost.annotation.argument}” can't be attached ({why}).",
            hint="“postilla check” tells the nearest words.",
            position=Position(path, lost.annotation.line),
        )
