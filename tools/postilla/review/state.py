# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""One state of the edition, as a reviewer needs it: each annotation with its words and place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from postilla.checks.source import EditionSource
from postilla.model.anchor import Anchored, Part
from postilla.model.annotation import Annotation
from postilla.model.annotation_changes import keyed
from postilla.model.block import Chapter
from postilla.model.content import Content, PointKind
from postilla.model.diagnostic import Diagnostic
from postilla.model.identifiers import note_id
from postilla.model.labels import labels
from postilla.model.tree import chapter_path


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """An annotation and where it stands."""

    annotation: Annotation
    anchored: Anchored | None
    """``None`` when its words are not found."""
    path: str
    """Of the chapter's file."""

    @property
    def parts(self) -> tuple[Part, ...]:
        """The words that it is about."""
        return self.anchored.parts if self.anchored else ()

    @property
    def anchored_words(self) -> tuple[tuple[Part, ...], str]:
        """Where they stand, and the words themselves."""
        return self.parts, self.anchored.words if self.anchored else ""


@dataclass(frozen=True, kw_only=True)
class State:
    """An edition at one revision."""

    source: EditionSource
    findings: tuple[Diagnostic, ...]
    """Of the checker."""
    texts: Mapping[str, str]
    """Path -> text."""

    @cached_property
    def placed(self) -> Mapping[str, Placed]:
        """The annotations by their keys, in reading order."""
        found = list(self._placed())
        keys = keyed(one.annotation for one in found)
        return dict(zip(keys, found, strict=True))

    def _placed(self) -> Iterator[Placed]:
        for read, anchoring in zip(self.source.chapters, self.source.anchorings, strict=True):
            by_line = {one.annotation.line: one for one in anchoring.anchored}
            path = chapter_path(read.chapter.name)
            for annotation in read.annotations:
                yield Placed(
                    annotation=annotation, anchored=by_line.get(annotation.line), path=path
                )

    @cached_property
    def contents(self) -> Mapping[str, Content]:
        """Block id -> its words."""
        return {block.id: block.content for chapter in self._chapters() for block in chapter.walk()}

    @cached_property
    def pages(self) -> Mapping[str, str]:
        """Block id -> the printed page on which it begins, as far as the text tells."""
        found: dict[str, str] = {}
        page = ""
        for chapter in self._chapters():
            for block in chapter.blocks:
                for one in block.walk():
                    found[one.id] = page
                    for point in one.content.points:
                        if point.kind is PointKind.PAGE_BREAK:
                            page = point.value
                        else:
                            found.setdefault(note_id(point.value), page)
        return found

    def page_of(self, part: Part) -> str:
        """Give the printed page on which words begin.

        :param part: the words.
        :return: the number as printed; nothing before the first page break.
        """
        content = self.contents.get(part.block, Content(""))
        breaks = [one.value for one in content.of(PointKind.PAGE_BREAK) if one.offset <= part.start]
        return breaks[-1] if breaks else self.pages.get(part.block, "")

    def label(self, identifier: str) -> str:
        """Say what a place or an annotation is called."""
        return self._labels(identifier)

    @cached_property
    def _labels(self) -> Callable[[str], str]:
        every = [one for anchoring in self.source.anchorings for one in anchoring.anchored]
        return labels(self._chapters(), every)

    def _chapters(self) -> list[Chapter]:
        return [read.chapter for read in self.source.chapters]
