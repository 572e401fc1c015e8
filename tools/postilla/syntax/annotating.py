# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Drafted annotations brought into the chapters, or the reasons why not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from postilla.model.abbreviation import quotation_for
from postilla.model.anchor import replacements
from postilla.model.annotation import Annotation, Argument
from postilla.model.diagnostic import Diagnostic
from postilla.model.folding import FoldedText
from postilla.model.quotation import Bounds, Failure, NotFound, Quotation, locate
from postilla.model.tree import chapter_path
from postilla.model.variation import WitnessReading
from postilla.syntax.anchoring import Passages, Unanchored, anchor, passages_of, quotation_of
from postilla.syntax.directive import write_directive
from postilla.syntax.drafts import Draft
from postilla.syntax.placing import place, top_blocks
from postilla.syntax.quotation_report import QuotationReporter
from postilla.syntax.reader import ReadChapter
from postilla.syntax.readings import joined_readings, write_readings
from postilla.syntax.slugs import Slugs

_COUNTED = ("occurrence", "prefix", "suffix")


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """An annotation that was put into a chapter."""

    path: str
    line: int
    """1-based, of its first line."""
    directive: str
    """As it is written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What became of drafts."""

    files: Mapping[str, str]
    """Path -> new text, of the chapters that get annotations."""
    placed: tuple[Placed, ...]
    """In the order of the drafts."""
    findings: tuple[Diagnostic, ...]
    """Why some could not be placed; then there are no files."""


class _Refused(Exception):
    def __init__(self, code: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.code, self.message, self.hint = code, message, hint

    def at(self, draft: Draft) -> Diagnostic:
        return Diagnostic(code=self.code, message=self.message, hint=self.hint, position=draft.at)


class _Chapter:
    """A chapter, its texts, and the annotations that it has and gets."""

    def __init__(self, read: ReadChapter) -> None:
        self.read = read
        self.path = chapter_path(read.chapter.name)
        self.passages: Passages = passages_of(read.chapter)
        self.tops = top_blocks(read.chapter)
        anchoring = anchor(read.annotations, self.passages)
        self.reporter = QuotationReporter(self.passages, replacements(anchoring.anchored))
        self.taken = {(one.annotation.kind.name, one.parts) for one in anchoring.anchored}
        self.variants = {
            one.parts: one.annotation
            for one in anchoring.anchored
            if one.annotation.kind.has_readings
        }
        self.joined: dict[int, tuple[Annotation, tuple[WitnessReading, ...]]] = {}
        """Line of an annotation -> it, and the readings that it gets."""
        self.directives: dict[str, list[str]] = {}


def annotate(
    chapters: Sequence[ReadChapter], texts: Mapping[str, str], drafts: Sequence[Draft]
) -> Result:
    """Put drafts into chapters.

    :param chapters: of the edition.
    :param texts: path -> text, of their files.
    :param drafts: the annotations.
    :return: the new texts with all of them, or why some have no place.
    """
    annotator = _Annotator(chapters)
    placed: list[tuple[_Chapter, str]] = []
    findings: list[Diagnostic] = []
    for draft in drafts:
        try:
            placed.append(annotator.add(draft.annotation))
        except _Refused as refused:
            findings.append(refused.at(draft))
    if findings:
        return Result(files={}, placed=(), findings=tuple(findings))
    files = {
        chapter.path: _with_readings(
            place(texts[chapter.path], chapter.read, chapter.directives), chapter
        )
        for chapter in annotator.chapters
        if chapter.directives or chapter.joined
    }
    return Result(files=files, placed=tuple(_placed(placed, files)), findings=())


def _placed(placed: Sequence[tuple[_Chapter, str]], files: Mapping[str, str]) -> Iterator[Placed]:
    lines: dict[str, dict[str, int]] = {}
    for path, text in files.items():
        starts = lines.setdefault(path, {})
        for number, part in enumerate(text.split("\n"), 1):
            starts.setdefault(part, number)
    for chapter, directive in placed:
        head, _, rest = directive.partition("\n")
        named = lines[chapter.path].get(rest.partition("\n")[0], 0) - 1
        line = named if rest.startswith(":id:") else lines[chapter.path].get(head, 1)
        yield Placed(path=chapter.path, line=line, directive=directive)


class _Annotator:
    def __init__(self, chapters: Sequence[ReadChapter]) -> None:
        self.chapters = [_Chapter(read) for read in chapters]
        self._homes = {block: one for one in self.chapters for block in one.tops}
        written = [one for read in chapters for one in read.annotations]
        self._slugs = Slugs({one.id for one in written})
        self._blocks = {one.id: one.anchor for one in written if one.id}

    def add(self, draft: Annotation) -> tuple[_Chapter, str]:
        """Find the place of a draft and write its directive down there."""
        if draft.kind.argument is Argument.SOURCE:
            block = draft.anchor or self._blocks.get(draft.field("for"), "")
            chapter = self._home(block)
            fields = [(field.name, field.value) for field in draft.fields]
            words = draft.argument
        else:
            chapter, block = self._find(draft)
            if joined := self._join(chapter, block, draft):
                return chapter, joined
            fields, words = self._quote(chapter, block, draft)
        directive = write_directive(draft.kind.name, words, fields, _body(draft))
        chapter.directives.setdefault(block, []).append(directive)
        self._blocks.setdefault(dict(fields).get("id", ""), block)
        return chapter, directive

    def _home(self, block: str) -> _Chapter:
        if block in self._homes:
            return self._homes[block]
        if not block:
            hint = "Name the block: --in p-2-3, or a line {#p-2-3}; for evidence, its claim."
            raise _Refused("annotate/no-place", "It is not said where this belongs.", hint)
        hint = "Copy the id from the chapter, or from the address that the site shows."
        raise _Refused("annotate/no-block", f"There is no block “{block}”.", hint)

    def _find(self, draft: Annotation) -> tuple[_Chapter, str]:
        if draft.anchor:
            return self._home(draft.anchor), draft.anchor
        quotation = quotation_of(draft)
        found = [
            (chapter, block)
            for chapter in self.chapters
            for block in chapter.passages.order
            if _stands_in(chapter.passages.folded(block), quotation)
        ]
        if len(found) == 1:
            return found[0]
        if not found:
            raise _Refused(
                "annotate/not-found",
                f"The words “{draft.argument}” do not stand in any block of the edition.",
                "Copy them from the chapter, as transmitted.",
            )
        names = ", ".join(block for _, block in found[:8])
        raise _Refused(
            "annotate/several-blocks",
            f"The words “{draft.argument}” stand in {len(found)} blocks: {names}.",
            "Say in which: --in, or a line such as {#p-2-3} above.",
        )

    def _join(self, chapter: _Chapter, block: str, draft: Annotation) -> str:
        """Add readings to the entry that other witnesses have on the same words, if any."""
        parts = chapter.passages.parts(block, self._bounds(chapter, block, draft))
        entry = chapter.variants.get(parts)
        if entry is None or not draft.readings:
            return ""
        readings = chapter.joined.get(entry.line, (entry, entry.readings))[1]
        known = {siglum for one in readings for siglum in one.witnesses}
        if twice := sorted(known & {name for one in draft.readings for name in one.witnesses}):
            raise _Refused(
                "annotate/repeated",
                f"The variant {entry.id} has a reading of {', '.join(twice)}.",
                "Change it in the chapter.",
            )
        for reading in draft.readings:
            readings = joined_readings(readings, reading)
        chapter.joined[entry.line] = entry, readings
        return _rewritten(entry, readings)

    def _quote(
        self, chapter: _Chapter, block: str, draft: Annotation
    ) -> tuple[list[tuple[str, str]], str]:
        bounds = self._bounds(chapter, block, draft)
        parts = chapter.passages.parts(block, bounds)
        key = (draft.kind.name, parts)
        if key in chapter.taken:
            raise _Refused(
                "annotate/repeated",
                f"{block} has an annotation of the kind {draft.kind.name} on these words.",
                "Change that one, or quote other words.",
            )
        chapter.taken.add(key)
        fields = [(field.name, field.value) for field in draft.fields]
        names = dict(fields)
        words = draft.argument
        if not any(names.get(name) for name in _COUNTED):
            quotation = quotation_for(chapter.passages.folded(block), bounds)
            words = quotation.words
            if quotation.occurrence:
                fields.append(("occurrence", str(quotation.occurrence)))
        if chapter.tops[block] != block or block.startswith("fn-"):
            fields = [*(one for one in fields if one[0] != "target"), ("target", block)]
        field = draft.kind.field_of("id")
        if field and field.required and not names.get("id"):
            fields.insert(0, ("id", self._slugs.make(draft.kind.name, draft.argument)))
        return fields, words

    def _bounds(self, chapter: _Chapter, block: str, draft: Annotation) -> Bounds:
        found = locate(chapter.passages.folded(block), quotation_of(draft))
        if not isinstance(found, NotFound):
            return found
        lost = Unanchored(annotation=replace(draft, anchor=block), failure=found)
        report = chapter.reporter.report(lost)
        raise _Refused(report.code, report.message, report.hint)


def _with_readings(text: str, chapter: _Chapter) -> str:
    for entry, readings in chapter.joined.values():
        text = text.replace(entry.source, _rewritten(entry, readings), 1)
    return text


def _rewritten(entry: Annotation, readings: Sequence[WitnessReading]) -> str:
    """Give the directive of an entry with other readings; all else in it stays."""
    lines = entry.source.split("\n")
    first = entry.readings[0].line - entry.line
    last = entry.readings[-1].line - entry.line
    while lines[last + 1].startswith("  ") and lines[last + 1].strip():
        last += 1
    return "\n".join([*lines[:first], write_readings(readings), *lines[last + 1 :]])


def _body(draft: Annotation) -> str:
    return "\n\n".join(filter(None, (write_readings(draft.readings), draft.body.strip("\n"))))


def _stands_in(text: FoldedText, quotation: Quotation) -> bool:
    found = locate(text, quotation)
    return not isinstance(found, NotFound) or found.failure is Failure.AMBIGUOUS
