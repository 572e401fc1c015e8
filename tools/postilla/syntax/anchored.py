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
from postilla.syntax.anchoring import Anchoring, Passages, anchor, passages_of
from postilla.syntax.reader import ReadChapter


@dataclass(frozen=True, slots=True, kw_only=True)
class AnchoredChapter:
    """A chapter that has nothing wrong."""

    chapter: Chapter
    passages: Passages
    """The texts in which quotations were looked up."""
    annotations: tuple[Anchored, ...]
    """Those with a mark first, in the order of their numbers."""


def anchored_chapter(read: ReadChapter, path: str) -> AnchoredChapter:
    """Put the annotations of a chapter in their places.

    :param read: the chapter as it stands in its file.
    :param path: the file's name in errors.
    :return: the chapter.
    :raises PostillaError: with what kept parts of the file from being read, and with
        ``quote/not-attached`` for each annotation whose words are not found.
    """
    passages = passages_of(read.chapter)
    anchoring = anchor(read.annotations, passages)
    if findings := (*read.findings, *_lost(anchoring, path)):
        raise PostillaError(*findings)
    return AnchoredChapter(chapter=read.chapter, passages=passages, annotations=anchoring.anchored)


def _lost(anchoring: Anchoring, path: str) -> Iterator[Diagnostic]:
    for lost in anchoring.unanchored:
        why = lost.failure.failure.value if lost.failure else "unknown target"
        yield Diagnostic(
            code="quote/not-attached",
            message=f"The words “{lost.annotation.argument}” can't be attached ({why}).",
            hint="“postilla check” tells the nearest words.",
            position=Position(path, lost.annotation.line),
        )
