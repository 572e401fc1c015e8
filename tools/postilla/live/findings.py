# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Findings, with the places of the pages at which they are shown."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from postilla.model.annotation import Annotation
from postilla.model.diagnostic import Diagnostic
from postilla.model.tree import SOURCE, chapter_path
from postilla.syntax.reader import ReadChapter

_PAGE = ".md"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A finding and its place."""

    finding: Diagnostic
    page: str = ""
    """The address of the page; empty where it is not about one."""
    places: tuple[str, ...] = ()
    """Ids of the page, the best first: the page shown last may not have them all."""


def located(findings: Iterable[Diagnostic], chapters: Iterable[ReadChapter]) -> tuple[Found, ...]:
    """Find the places of findings.

    :param findings: in order.
    :param chapters: as their files stand now.
    :return: the findings with their places, in the same order.
    """
    outlines = {chapter_path(read.chapter.name): _Outline(read) for read in chapters}
    return tuple(_located(finding, outlines) for finding in findings)


def page_of(path: str) -> str:
    """Give the address of the page that is made of a file.

    :param path: relative to the edition's root.
    :return: the address; empty when no page is.

    >>> page_of("source/chapters/01-bridges.md")
    'chapters/01-bridges.html'
    """
    if not path.startswith(f"{SOURCE}/") or not path.endswith(_PAGE):
        return ""
    return f"{path.removeprefix(f'{SOURCE}/').removesuffix(_PAGE)}.html"


def _located(finding: Diagnostic, outlines: Mapping[str, _Outline]) -> Found:
    at = finding.position
    outline = outlines.get(at.path)
    places = outline.places(at.line) if outline and at.line else ()
    return Found(finding=finding, page=page_of(at.path), places=places)


class _Outline:
    """Where blocks and annotations begin in a chapter's file."""

    def __init__(self, read: ReadChapter) -> None:
        self._read = read

    @cached_property
    def _starts(self) -> list[tuple[int, tuple[str, ...]]]:
        return sorted(self._all())

    def _all(self) -> Iterator[tuple[int, tuple[str, ...]]]:
        for identifier, (line, _) in self._read.lines.items():
            if identifier:
                yield line, (identifier,)
        for annotation in self._read.annotations:
            yield annotation.line - len(annotation.suppressions), _places_of(annotation)

    def places(self, line: int) -> tuple[str, ...]:
        """Give the ids of what stands at a line, 1-based."""
        number = bisect_right(self._starts, line, key=lambda start: start[0])
        return self._starts[number - 1][1] if number else ()


def _places_of(annotation: Annotation) -> tuple[str, ...]:
    words = f"{annotation.id}--words" if annotation.id else ""
    claim = annotation.field("for")
    return tuple(filter(None, (words, annotation.id, claim, annotation.anchor, annotation.above)))
