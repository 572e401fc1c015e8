# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Cut the witness into segments and say what each is: recipe first, then the general rules."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from postilla.importer.transcript import furniture
from postilla.importer.decision import Decision
from postilla.importer.transcript.labels import label_before_colon, label_of
from postilla.importer.recipe import Recipe, Row
from postilla.importer.transcript.segment import Segment, SegmentKind
from postilla.importer.witness import Line, Witness
from postilla.importer.transcript.wording import DIGITS, SUPERSCRIPTS

_NOTE = re.compile(
    rf"(?P<super>[{SUPERSCRIPTS}]+)[ ]?"
    r"|\$?\^\{[ ]?(?P<group>\d{1,4}|[a-z*†‡])(?P<rest>[^}\w]*)\}\$?[ ]?"
    r"|\^(?P<caret>\d{1,4}|[a-z])[ ]"
    r"|<sup>(?P<tag>\d{1,4}|[a-z])</sup>[ ]?"
    r"|\[\^(?P<foot>\w{1,8})\]:[ ]?"
)
_BULLET = re.compile(r"[-•·*][ ]+(?=\S)")
_NUMBERED = re.compile(r"(?P<number>\d{1,3})[.)][ ]+(?=\S)")
_ADDRESS = re.compile(r"\$?https?://\S+(?: \S+){0,2}\$?")
_RULE = re.compile(r"(?:\*[ ]?){3,}|(?:[-_=~][ ]?){3,}|#{1,6}")
_HASHES = re.compile(r"(?P<hashes>#{1,6})[ ]+(?=\S)")
_TERMINAL = re.compile(r"[.!?:;,…][\"”’'»)\]]*$")
_SMALL_WORD = re.compile(r"^[^\W\d_]{1,3}$")
_HEADING_LENGTH = 240
_TITLE_LENGTH = 20
_CAPITALISED_SHARE = 0.7


def segment(witness: Witness, recipe: Recipe) -> tuple[list[Segment], list[Decision]]:
    """Cut a witness into segments.

    :param witness: the witness.
    :param recipe: what is decided about it.
    :return: the segments in witness order, blank lines left out, and the decisions taken.
    :raises PostillaError: when a recipe row can't be carried out.
    """
    return _Segmenter(witness, recipe).run()


class _Segmenter:
    def __init__(self, witness: Witness, recipe: Recipe) -> None:
        self.witness, self.recipe = witness, recipe
        self.marks = furniture.page_marks(witness)
        self.heads = furniture.running_heads(witness, self.marks)
        self.decisions: list[Decision] = []
        self.classified: dict[int, list[tuple[int, int, Row]]] = defaultdict(list)
        self.splits: dict[int, list[int]] = defaultdict(list)
        for row in recipe.of("classify"):
            self.classified[row.line].append((*row.range_in(witness), row))
        for row in recipe.of("split"):
            if row.text("unit") != "sentence":
                self.splits[row.line].append(row.range_in(witness)[0])

    def run(self) -> tuple[list[Segment], list[Decision]]:
        segments = [part for line in self.witness.lines for part in self._cut(line)]
        self._find_headings(segments)
        return self._reordered(segments), self.decisions

    def _cut(self, line: Line) -> Iterator[Segment]:
        """Cut a line where the recipe or a glued running head says so."""
        if line.start == line.end:
            return
        rows = sorted(self.classified.get(line.number, ()), key=lambda found: found[:2])
        glued = furniture.head_at_end(self.witness, line, self.heads)
        splits = self.splits.get(line.number, ())
        cuts = {line.start, line.end, glued, *splits}
        cuts.update(edge for start, end, _ in rows for edge in (start, end))
        edges = sorted(cuts)
        for start, end in zip(edges, edges[1:], strict=False):
            words = self.witness.text[start:end]
            left = start + len(words) - len(words.lstrip())
            right = end - (len(words) - len(words.rstrip()))
            if left >= right:
                continue
            plain = Segment(
                start=left, end=right, line=line.number, kind=SegmentKind.PARAGRAPH,
                words=((left, right),), starts_block=start in splits,
            )  # fmt: skip
            row = next((row for low, high, row in rows if low <= start and end <= high), None)
            yield self._by_recipe(plain, row) if row else self._by_rule(plain)

    def _by_recipe(self, plain: Segment, row: Row) -> Segment:
        """Carry out a ``classify`` row."""
        name, value = row.text("as"), row.text("value")
        kind = SegmentKind.PARAGRAPH if name == "text" else SegmentKind(name)
        marker = 0
        if kind is SegmentKind.NOTE and (found := _NOTE.match(self._words(plain))):
            marker, value = found.end(), value or _mark_of(found)
        elif kind in (SegmentKind.ITEM, SegmentKind.ENTRY):
            marker, value = _item_marker(self._words(plain))
        self._decide(plain, "block", f"“{self._words(plain)[:40]}” is {name} {value}".strip(),
                     f"recipe: {row.ground}")  # fmt: skip
        become = plain.become(kind, value, marker)
        words = () if kind in (SegmentKind.DEBRIS, SegmentKind.MARKUP) else become.words
        starts = become.starts_block or name == "paragraph"
        return replace(become, words=words, by_recipe=True, starts_block=starts)

    def _by_rule(self, plain: Segment) -> Segment:
        words = self._words(plain)
        if plain.line in self.marks:
            return plain.become(SegmentKind.PAGE_MARK, self.marks[plain.line])
        if furniture.is_running_head(words, self.heads):
            if words not in self.heads:
                self._decide(plain, "head", f"“{words}” is a damaged running head",
                             "most of a running head, letter by letter")  # fmt: skip
            return plain.become(SegmentKind.RUNNING_HEAD)
        if _RULE.fullmatch(words):
            return replace(plain.become(SegmentKind.MARKUP), words=())
        if not any(map(str.isalnum, words)):
            self._decide(plain, "debris", f"“{words}” is debris", "neither letter nor digit")
            return replace(plain.become(SegmentKind.DEBRIS), words=())
        if found := _NOTE.match(words):
            return _note_segment(plain, found)
        if _ADDRESS.fullmatch(words):
            return plain.become(SegmentKind.ADDRESS)
        if hashes := _HASHES.match(words):
            level = str(len(hashes["hashes"]))
            return plain.become(SegmentKind.HEADING, level, hashes.end())
        if label_of(words):
            return plain.become(SegmentKind.HEADING)
        marker, value = _item_marker(words)
        if marker and not self._is_numbered_heading(words, value):
            return plain.become(SegmentKind.ITEM, value, marker)
        self._note_oddities(plain, words)
        return plain

    def _note_oddities(self, plain: Segment, words: str) -> None:
        if furniture.is_damaged_mark(words) or furniture.mark_number(words):
            self._decide(plain, "page", f"“{words}” stays in the text",
                         "it looks like a page mark, but its number does not fit", sure=False)  # fmt: skip
        foreign = [letter for letter in words if "㐀" <= letter <= "鿿"]
        if foreign and not {"zh", "ja", "ko"} & set(self.recipe.languages):
            self._decide(plain, "debris", f"“{foreign[0]}” stays in the text",
                         "a letter of a script that no language of this text uses", sure=False)  # fmt: skip

    def _find_headings(self, segments: list[Segment]) -> None:
        """Tell headings from paragraphs by form and neighbours."""
        body = [place for place, one in enumerate(segments) if one.is_body]
        for number, place in enumerate(body):
            one = segments[place]
            if one.kind is not SegmentKind.PARAGRAPH or one.by_recipe:
                continue
            words = self._words(one)
            after = self._words(segments[body[number + 1]]) if number + 1 < len(body) else ""
            if not self._is_heading(words) or after[:1].islower() or not after:
                continue
            if _is_capitals(words) and len(words) > _TITLE_LENGTH:
                segments[place] = one.become(SegmentKind.TITLE)
                self._decide(one, "heading", f"“{words[:50]}” is a title", "all in capitals")
            else:
                segments[place] = one.become(SegmentKind.HEADING)
                self._decide(one, "heading", f"“{words[:50]}” is a heading",
                             "alone on its line, capitalised, without a full stop")  # fmt: skip

    def _is_heading(self, words: str) -> bool:
        if len(words) > _HEADING_LENGTH or _TERMINAL.search(words) or label_before_colon(words):
            return False
        if _is_capitals(words):
            return len(words) > 1
        long = [w for w in words.split() if not _SMALL_WORD.match(w) and w[0].isalpha()]
        capitalised = sum(1 for word in long if word[0].isupper())
        return len(long) > 1 and capitalised >= _CAPITALISED_SHARE * len(long) and (
            _NUMBERED.match(words) is not None or len(long) >= 3
        )  # fmt: skip

    def _is_numbered_heading(self, words: str, value: str) -> bool:
        return value != "-" and self._is_heading(words)

    def _reordered(self, segments: list[Segment]) -> list[Segment]:
        """Carry out the ``order`` rows: a line is read before another one."""
        for row in self.recipe.of("order"):
            row.range_in(self.witness)
            moved = [one for one in segments if one.line == row.line]
            rest = [one for one in segments if one.line != row.line]
            place = next((n for n, one in enumerate(rest) if one.line == row.fields["before"]), None)
            if place is None or not moved:
                raise row.fail("no-line", "There is nothing to be moved, or no line to move it to.")
            segments = [*rest[:place], *moved, *rest[place:]]
            self._decide(moved[0], "order", f"read before line {row.fields['before']}",
                         f"recipe: {row.ground}")  # fmt: skip
        return segments

    def _words(self, one: Segment) -> str:
        return self.witness.text[one.start : one.end]

    def _decide(
        self, one: Segment, topic: str, what: str, ground: str, *, sure: bool = True
    ) -> None:
        self.decisions.append(
            Decision(line=one.line, topic=topic, what=what, ground=ground, sure=sure)
        )


def _note_segment(plain: Segment, found: re.Match[str]) -> Segment:
    note = plain.become(SegmentKind.NOTE, _mark_of(found), found.end())
    rest = (found["rest"] or "").strip()
    if not rest:
        return note
    start = plain.start + found.start("rest") + (found["rest"] or "").index(rest)
    return replace(note, words=((start, start + len(rest)), *note.words))


def _mark_of(found: re.Match[str]) -> str:
    return str(found[found.lastgroup or 0] if found.lastgroup != "rest" else found["group"]).translate(
        DIGITS
    )


def _item_marker(words: str) -> tuple[int, str]:
    """Give the length of an item's marker and its value: ``-`` or a number."""
    if found := _BULLET.match(words):
        return found.end(), "-"
    if found := _NUMBERED.match(words):
        return found.end(), found["number"]
    return 0, ""


def _is_capitals(words: str) -> bool:
    letters = [letter for letter in words if letter.isalpha()]
    return bool(letters) and all(letter.isupper() for letter in letters)
