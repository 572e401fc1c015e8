# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Cut the witness into segments and say what each is: recipe first, then the general rules."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from postilla.importer.blocks.labels import label_of
from postilla.importer.blocks.segment import NOTES, SILENT, Segment, SegmentKind
from postilla.importer.decision import Decision, by_recipe
from postilla.importer.recipe import Recipe, Row, write_row
from postilla.importer.settings import FORMS
from postilla.importer.transcript.endnotes import NotesRegion
from postilla.importer.transcript.furniture import (
    RunningHeads,
    is_damaged_mark,
    mark_number,
    page_marks,
)
from postilla.importer.transcript.headings import find_headings, is_heading
from postilla.importer.transcript.hints import find_printed_lines, find_unread_forms
from postilla.importer.transcript.marks import mark_of, marks_of, normal_mark
from postilla.importer.transcript.ordering import put_in_order
from postilla.importer.witness import Line, Witness

_BULLET = re.compile(r"[-•·*][ ]+(?=\S)")
_NUMBERED = re.compile(r"(?P<number>\d{1,3})[.)][ ]+(?=\S)")
_ADDRESS = re.compile(r"\$?https?://\S+(?: \S+){0,2}\$?")
_RULE = re.compile(r"(?:\*[ ]?){3,}|(?:[-_=~][ ]?){3,}|#{1,6}")
_HASHES = re.compile(r"(?P<hashes>#{1,6})[ ]+(?=\S)")
_IDEOGRAPH = re.compile("[㐀-鿿]")
_WITH_IDEOGRAPHS = frozenset({"zh", "ja", "ko", "lzh", "yue", "vi"})
_LONGEST_LABEL = 60


def segment(witness: Witness, recipe: Recipe) -> tuple[list[Segment], list[Decision]]:
    """Cut a witness into segments.

    :param witness: the witness.
    :param recipe: what is decided about it.
    :return: the segments in reading order, blank lines left out, and the decisions taken.
    :raises PostillaError: when a recipe row can't be carried out.
    """
    return _Segmenter(witness, recipe).run()


def is_inline(row: Row, witness: Witness) -> bool:
    """Say whether a ``classify`` row is about words within a line that stay in its text.

    :param row: the row.
    :param witness: the witness.
    :return: whether it is carried out on the tokens, and not on the line.
    """
    found = row.range_in(witness)
    line = witness.lines[row.line - 1]
    is_part = found != (line.start, line.end)
    return row.text("as") == "call" or (row.text("as") == "text" and is_part)


_CLASSES = {"text", *(kind.value for kind in SegmentKind)}


class _Segmenter:
    def __init__(self, witness: Witness, recipe: Recipe) -> None:
        self.witness, self.recipe = witness, recipe
        self.patterns = marks_of(recipe.settings.marks)
        self.marks = page_marks(witness)
        self.heads = RunningHeads(witness, self.marks)
        self.region = NotesRegion(witness, recipe)
        self.decisions: list[Decision] = []
        self.classified: dict[int, list[tuple[int, int, Row]]] = defaultdict(list)
        self.splits: dict[int, dict[int, Row]] = defaultdict(dict)
        for row in recipe.of("classify"):
            start, end = row.range_in(witness)
            if not is_inline(row, witness):
                self.classified[row.line].append((start, end, row))
        for row in recipe.of("split"):
            if row.text("unit") != "sentence":
                self.splits[row.line][row.range_in(witness)[0]] = row

    def run(self) -> tuple[list[Segment], list[Decision]]:
        segments = [part for line in self.witness.lines for part in self._line(line)]
        self.decisions += find_headings(segments, self.witness, self.recipe.settings)
        self.decisions += find_printed_lines(segments, self.witness, self.recipe.settings)
        self.decisions += find_unread_forms(segments, self.witness, self.recipe.settings)
        segments, moves = put_in_order(segments, self.witness, self.recipe)
        return segments, [*self.decisions, *moves]

    def _line(self, line: Line) -> Iterator[Segment]:
        """Cut a line, and remember the note to which it belongs."""
        is_free = line.start < line.end and not self._is_decided(line)
        if is_free and self.region.is_opened_by(line):
            yield self._notes_heading(line)
            return
        for one in self._cut(line):
            if one.kind is SegmentKind.NOTES_HEADING:
                self.region.open()
            elif one.kind in NOTES:
                self.region.belongs(one.line, one.value)
            elif one.is_body:
                self.region.belongs(one.line, "")
            yield one

    def _is_decided(self, line: Line) -> bool:
        return line.number in self.classified or line.number in self.marks

    def _notes_heading(self, line: Line) -> Segment:
        words = self.witness.text[line.start : line.end]
        ground = "notes follow; each product has a heading of its own over them"
        one = Segment(
            start=line.start, end=line.end, line=line.number, kind=SegmentKind.NOTES_HEADING
        )
        self._decide(one, "note", f"“{words}” is a heading of notes", ground)
        return one

    def _cut(self, line: Line) -> Iterator[Segment]:
        """Cut a line where the recipe, a page mark beside a head or a glued head says so."""
        if line.start == line.end:
            return
        text = self.witness.text
        rows = sorted(self.classified.get(line.number, ()), key=lambda found: found[:2])
        glued = line.start + self.heads.at_end(text[line.start : line.end])
        splits = self.splits.get(line.number, {})
        cuts = {line.start, line.end, glued, *splits}
        cuts.update(edge for start, end, _ in rows for edge in (start, end))
        if mark := self.marks.get(line.number):
            cuts.update((mark.start, mark.end))
        for start, end in pairwise(sorted(cuts)):
            words = text[start:end]
            left = start + len(words) - len(words.lstrip())
            right = end - (len(words) - len(words.rstrip()))
            if left >= right:
                continue
            plain = Segment(
                start=left,
                end=right,
                line=line.number,
                kind=SegmentKind.PARAGRAPH,
                words=((left, right),),
                starts_block=start in splits,
            )
            if start in splits:
                self.decisions.append(by_recipe(splits[start], "block", "begins a block"))
            row = next((row for low, high, row in rows if low <= start and end <= high), None)
            yield self._by_row(plain, row) if row else self._by_rule(plain)

    def _by_row(self, plain: Segment, row: Row) -> Segment:
        """Carry out a ``classify`` row."""
        words, name = self._words(plain), row.text("as")
        if name not in _CLASSES:
            raise row.fail("value", f"No line of a transcript is {name}.", "Leave it a paragraph.")
        kind = SegmentKind.PARAGRAPH if name == "text" else SegmentKind(name)
        marker, value = _marker_of(kind, words, row.text("value"))
        if kind in (SegmentKind.NOTE, SegmentKind.PAGE_MARK) and not value:
            raise row.fail("value", f"“{words[:40]}” shows no mark.", "Give it with value.")
        if kind is SegmentKind.HEADING and value not in ("", *"123456"):
            raise row.fail("value", f"There is no level {value} of headings.", "Write 1 to 6.")
        what = f"“{words[:40]}” is {name} {value}".rstrip()
        self.decisions.append(by_recipe(row, "block", what))
        become = plain.become(kind, value, marker)
        if not become.words:
            raise row.fail("value", f"“{words}” has no words after its mark.", "Is it debris?")
        return replace(
            become,
            words=() if kind in SILENT else become.words,
            by_recipe=True,
            starts_block=become.starts_block or name == "paragraph",
        )

    def _by_rule(self, plain: Segment) -> Segment:
        words = self._words(plain)
        if found := self._furniture(plain, words):
            return found
        if _RULE.fullmatch(words):
            return replace(plain.become(SegmentKind.MARKUP), words=())
        if not any(map(str.isalnum, words)):
            self._decide(plain, "debris", f"“{words}” is debris", "neither letter nor digit")
            return replace(plain.become(SegmentKind.DEBRIS), words=())
        if note := self.region.note_in(words):
            return _note_segment(plain, note)
        if mark := self.region.goes_on(self.witness.lines[plain.line - 1]):
            return plain.become(SegmentKind.NOTE_MORE, mark)
        if _ADDRESS.fullmatch(words):
            return plain.become(SegmentKind.ADDRESS)
        if hashes := _HASHES.match(words):
            level = str(len(hashes["hashes"]))
            return plain.become(SegmentKind.HEADING, level, hashes.end())
        if len(words) < _LONGEST_LABEL and label_of(words):
            return plain.become(SegmentKind.HEADING)
        marker, value = _item_marker(words)
        if marker and (value == "-" or not is_heading(words)):
            return plain.become(SegmentKind.ITEM, value, marker)
        self._note_oddities(plain, words)
        return plain

    def _furniture(self, plain: Segment, words: str) -> Segment | None:
        """Say whether a segment is a page mark or a running head."""
        mark = self.marks.get(plain.line)
        if mark and mark.start <= plain.start and plain.end <= mark.end:
            return plain.become(SegmentKind.PAGE_MARK, mark.number)
        if plain.line in self.heads.origins or plain.line in self.heads.refrains:
            is_origin = plain.line in self.heads.origins
            ground = "the running heads repeat it" if is_origin else "it repeats"
            self._doubt(
                plain, "head", f"{ground}, but it does not stand beside a page mark", "running-head"
            )
            return None
        if self.heads.has(words):
            return plain.become(SegmentKind.RUNNING_HEAD)
        if self.heads.has_part(words):
            what = f"“{words}” is a damaged running head"
            self._decide(plain, "head", what, "most of a running head, letter by letter")
            return plain.become(SegmentKind.RUNNING_HEAD)
        return None

    def _note_oddities(self, plain: Segment, words: str) -> None:
        if is_damaged_mark(words) or mark_number(words):
            ground = "it looks like a page mark, but its number does not fit"
            self._doubt(plain, "page", ground, "page-mark")
        if self.patterns.note.fullmatch(words):
            self._doubt(plain, "note", "it looks like a note's mark, but no note follows", "debris")
        foreign = _IDEOGRAPH.search(words)
        known = {language.partition("-")[0] for language in self.recipe.languages}
        if foreign and not _WITH_IDEOGRAPHS & known:
            ground = "a letter of a script that no language of this text uses"
            place = plain.start + foreign.start(), plain.start + foreign.end()
            self._doubt(plain, "debris", ground, "debris", place)

    def _words(self, one: Segment) -> str:
        return self.witness.text[one.start : one.end]

    def _decide(self, one: Segment, topic: str, what: str, ground: str) -> None:
        self.decisions.append(Decision(line=one.line, topic=topic, what=what, ground=ground))

    def _doubt(
        self, one: Segment, topic: str, ground: str, name: str, place: tuple[int, int] | None = None
    ) -> None:
        """Leave a line, or words of it, in the text, and say what else it may be."""
        start, end = place or (one.start, one.end)
        fields = self.witness.quote(start, end) if place else {"line": one.line}
        value = "…" if name == "page-mark" else ""
        self.decisions.append(
            Decision(
                line=one.line,
                topic=topic,
                what=f"“{self.witness.text[start:end]}” stays in the text",
                ground=ground,
                sure=False,
                remedy=write_row("classify", **fields, **{"as": name}, value=value),
            )
        )


def _note_segment(plain: Segment, found: re.Match[str]) -> Segment:
    """Make a note of a segment; signs that OCR has drawn into the raised mark are its words."""
    note = plain.become(SegmentKind.NOTE, mark_of(found), found.end())
    rest = (found["rest"] or "").strip()
    if not rest:
        return note
    start = plain.start + found.start("rest") + (found["rest"] or "").index(rest)
    return replace(note, words=((start, start + len(rest)), *note.words))


def _marker_of(kind: SegmentKind, words: str, value: str) -> tuple[int, str]:
    """Give the length of the marker before classified words, and its value."""
    if kind in (SegmentKind.ITEM, SegmentKind.ENTRY):
        return _item_marker(words)
    if kind is SegmentKind.PAGE_MARK:
        return 0, value or mark_number(words)
    if kind is SegmentKind.NOTE:
        if found := marks_of(FORMS).note.match(words):
            return found.end(), normal_mark(value) if value else mark_of(found)
        plain = re.match(rf"{re.escape(value)}[.)]?[ ]+", words) if value else None
        return plain.end() if plain else 0, normal_mark(value) if value else ""
    return 0, value


def _item_marker(words: str) -> tuple[int, str]:
    """Give the length of an item's marker and its value: ``-`` or a number."""
    if found := _BULLET.match(words):
        return found.end(), "-"
    if found := _NUMBERED.match(words):
        return found.end(), str(int(found["number"]))
    return 0, ""
