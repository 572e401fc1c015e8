# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""From a document to its reading: a plain text, a line a block, that decisions can point into.

What the recipe says about a transcript it says about this text in the same way: by line and
words. The blocks in the making know which of its characters they are made of, so that ledger,
ids, sentences and lock are made as those of a transcript are.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from postilla.importer.blocks.composition import LINE_END
from postilla.importer.blocks.draft import Draft
from postilla.importer.blocks.labels import Label, Part, label_before_colon, label_of
from postilla.importer.blocks.segment import Segment, SegmentKind
from postilla.importer.blocks.skeleton import Citing, Loss, Passage
from postilla.importer.blocks.token import Token, TokenKind
from postilla.importer.document.lines import flat, is_anchor, without_last_breaks
from postilla.importer.document.note_scopes import NoteMarks, find_note_marks
from postilla.importer.document.pictures import Pictures
from postilla.importer.document.tree import (
    Anchor,
    Block,
    Break,
    Call,
    Cited,
    Document,
    Heading,
    Image,
    Inline,
    Inlines,
    Left,
    LineEnd,
    Linked,
    Listing,
    Lost,
    Paragraph,
    Shown,
    Styled,
    Table,
    Words,
    has_line_ends,
    has_words,
)
from postilla.model.block import BlockKind
from postilla.model.content import SpanKind
from postilla.model.picture import Picture

_WHITE: Final = re.compile(r"[ \t\r\f\n]+")
_TOKENS: Final = {SpanKind.EMPHASIS: TokenKind.EMPHASIS, SpanKind.STRONG: TokenKind.STRONG}


@dataclass(slots=True)
class Reading:
    """What becomes of a document; it grows while the document is gone through."""

    text: str = ""
    segments: list[Segment] = field(default_factory=list)
    blocks: list[Draft] = field(default_factory=list)
    notes: dict[str, Draft] = field(default_factory=dict)
    languages: list[Passage] = field(default_factory=list)
    """BCP 47 over words, in the order in which they end."""
    citations: list[Citing] = field(default_factory=list)
    keys: dict[int, str] = field(default_factory=dict)
    """Line of a printed entry -> the key of its work."""
    losses: list[Loss] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)
    numbering: NoteMarks = field(default_factory=lambda: NoteMarks({}))
    anchors: dict[str, Draft] = field(default_factory=dict)
    """Name of a place in the document -> the block in which it is."""
    moved: list[int] = field(default_factory=list)
    """Lines of pictures that stood among the words of the block before."""
    broken: list[int] = field(default_factory=list)
    """Lines that are taken for verse because the document ends lines in them."""
    run_in: list[tuple[int, int]] = field(default_factory=list)
    """Line of a note or an item, and how many paragraphs became its one."""


def draft_document(document: Document, pictures: Pictures, language: str) -> Reading:
    """Write the reading of a document and begin its blocks.

    :param document: it.
    :param pictures: what became of its pictures.
    :param language: of the edition, BCP 47; blocks in it bear none of their own.
    :return: its reading.
    """
    numbering = find_note_marks(document)
    drafter = _Drafter(language, pictures, numbering)
    drafter.blocks(document.blocks)
    for note in document.notes:
        drafter.note(numbering.marks[note.key], note.blocks)
    return drafter.finish()


class _Drafter:
    def __init__(self, language: str, pictures: Pictures, numbering: NoteMarks) -> None:
        self.language = language
        self.pictures = pictures
        self.reading = Reading(numbering=numbering)
        self.parts: list[str] = []
        self.length = 0
        self.line = 1
        self.tokens: list[Token] = []
        self.open: set[TokenKind] = set()
        self.in_bibliography = False
        self.draft = Draft(kind=BlockKind.PARAGRAPH, line=0)
        """The one that is being written."""
        self.pending: list[Break | Anchor] = []
        """Page breaks and places that stood alone: they belong before the next words."""

    def finish(self) -> Reading:
        self.reading.text = "".join(self.parts)
        return self.reading

    def blocks(self, blocks: Sequence[Block]) -> None:
        for block in blocks:
            if isinstance(block, Heading | Paragraph) and not has_words(block.inlines):
                self._wordless(block.inlines)
            elif isinstance(block, Heading):
                self._heading(block)
            elif isinstance(block, Paragraph):
                self._paragraph(block)
            elif isinstance(block, Listing):
                self.reading.blocks.append(self._listing(block, 0))
            elif isinstance(block, Image):
                self._image(block)
            elif isinstance(block, Table):
                self._table(block)
            else:
                self._lose(block.lost)

    def note(self, mark: str, blocks: Sequence[Block]) -> None:
        draft = Draft(kind=BlockKind.NOTE, line=self.line, mark=mark, after_line=self.line)
        self._write(draft, SegmentKind.NOTE, f"[^{mark}]: ", self._run_in(blocks), value=mark)
        self.reading.notes[mark] = draft
        self._lose_inside(blocks)

    def _heading(self, block: Heading) -> None:
        draft = Draft(kind=BlockKind.HEADING, line=self.line, level=min(block.level, 6))
        draft.is_title = block.is_title
        kind = SegmentKind.TITLE if block.is_title else SegmentKind.HEADING
        words = self._write(draft, kind, "#" * draft.level + " ", block.inlines)
        draft.language = self._language(draft, block.language)
        draft.label = label_of(words)
        self.in_bibliography = draft.label is not None and draft.label.part is Part.BIBLIOGRAPHY
        self.reading.blocks.append(draft)

    def _paragraph(self, block: Paragraph) -> None:
        kind = BlockKind.QUOTATION if block.is_quoted else BlockKind.PARAGRAPH
        draft = Draft(kind=kind, line=self.line)
        draft.is_entry = bool(block.key) or (self.in_bibliography and not block.is_quoted)
        if block.is_verse or (has_line_ends(block.inlines) and not (draft.is_entry or block.part)):
            draft.kind = BlockKind.VERSE
            self.reading.broken += [] if block.is_verse else [self.line]
        if block.key:
            self.reading.keys[self.line] = block.key
        segment = SegmentKind.ENTRY if draft.is_entry else SegmentKind.PARAGRAPH
        marker = "> " if draft.kind is BlockKind.QUOTATION else ""
        words = self._write(draft, segment, marker, block.inlines)
        draft.language = self._language(draft, block.language)
        draft.label = label_before_colon(words)
        if block.part:
            draft.label = Label(block.part, draft.language or self.language)
        self.reading.blocks.append(draft)

    def _language(self, draft: Draft, stated: str) -> str:
        """Give a block's language; where all words of a line have one, it is the line's."""
        last = self.reading.languages[-1:]
        if not stated and last and draft.ranges == [(last[0].start, last[0].end)]:
            stated = self.reading.languages.pop().language
        return "" if stated == self.language else stated

    def _wordless(self, inlines: Inlines) -> None:
        for one in inlines:
            if isinstance(one, Break | Anchor):
                self.pending.append(one)
            elif isinstance(one, Lost):
                self._lose(one)
            elif isinstance(one, Shown):
                self._lose_picture(one.source, one.alternative)

    def _listing(self, block: Listing, depth: int) -> Draft:
        draft = Draft(kind=BlockKind.LIST, line=self.line, start=block.start)
        draft.language = self._language(draft, block.language)
        for number, item in enumerate(block.items):
            words = [one for one in item if not isinstance(one, Listing)]
            child = Draft(kind=BlockKind.ITEM, line=self.line)
            marker = "- " if block.start is None else f"{block.start + number}. "
            self._write(child, SegmentKind.ITEM, "  " * depth + marker, self._run_in(words))
            self._lose_inside(words)
            draft.children.append(child)
            child.children += [
                self._listing(one, depth + 1) for one in item if isinstance(one, Listing)
            ]
        return draft

    def _image(self, block: Image) -> None:
        """Write a picture: what it shows, its file, its caption."""
        name = self.pictures.names.get(block.source)
        if name is None:
            self._lose_picture(block.source, block.alternative)
            self.blocks([Paragraph(inlines=block.inlines, language=block.language)])
            return
        draft = Draft(kind=BlockKind.IMAGE, line=self.line)
        self.reading.moved += [self.line] if block.was_among_words else []
        draft.picture = Picture(file=name, alternative=block.alternative)
        self._write(draft, SegmentKind.PARAGRAPH, "", (block, *block.inlines))
        draft.language = self._language(draft, block.language)
        self.reading.blocks.append(draft)

    def _lose_picture(self, source: str, alternative: str) -> None:
        fault = self.pictures.faults.get(source, "stands where none can")
        self._lose(Lost(f"image, which {fault}", f"{alternative} ({source})".strip()))

    def _table(self, block: Table) -> None:
        """Write a table, a line a cell."""
        columns = len(block.rows[0])
        draft = Draft(kind=BlockKind.TABLE, line=self.line, level=columns)
        for number, row in enumerate(block.rows):
            for column, cell in enumerate(row):
                inlines = cell.inlines
                if number == column == 0:  # what leads to its beginning leads to the table
                    inlines = self._without_anchors(inlines, draft)
                child = Draft(kind=BlockKind.CELL, line=self.line, joined=cell.joined)
                marker = f"|{cell.joined.value} " if cell.joined else "| "
                self._write(child, SegmentKind.ITEM, marker, inlines)
                draft.children.append(child)
        draft.language = self._language(draft, block.language)
        self.reading.blocks.append(draft)

    def _without_anchors(self, inlines: Inlines, draft: Draft) -> Inlines:
        names = [one.name for one in itertools.takewhile(is_anchor, inlines)
                 if isinstance(one, Anchor)]  # fmt: skip
        for name in names:
            self.reading.anchors.setdefault(name, draft)
        return inlines[len(names) :]

    def _write(
        self,
        draft: Draft,
        kind: SegmentKind,
        marker: str,
        inlines: Sequence[Inline | Image],
        value: str = "",
    ) -> str:
        """Write a line; give its words as they stand in the reading."""
        start = self.length
        self._put(marker)
        first, place = self.length, len(self.parts)
        self.tokens, self.open, self.draft = [], set(), draft
        if kind is not SegmentKind.NOTE:
            self._inlines(tuple(self.pending))
            inlines, self.pending = without_last_breaks(inlines)
        self._inlines(inlines)
        words = "".join(self.parts[place:])
        draft.tokens = self.tokens
        draft.ranges = [(first, self.length)]
        self.reading.segments.append(
            Segment(
                start=start,
                end=self.length,
                line=self.line,
                kind=kind,
                value=value,
                words=((first, self.length),) if first < self.length else (),
            )
        )
        self._put("\n")
        self.line += 1
        return words

    def _inlines(self, inlines: Sequence[Inline | Image]) -> None:
        for one in inlines:
            if isinstance(one, Words):
                self._words(one.text)
            elif isinstance(one, Styled):
                self._styled(one)
            elif isinstance(one, Call):
                mark = self.reading.numbering.marks[one.note]
                self._token(TokenKind.CALL, f"[^{mark}]", mark)
            elif isinstance(one, Break):
                self._token(TokenKind.PAGE_BREAK, f"{{{one.number}}}", one.number)
                self.reading.pages.append(one.number)
            elif isinstance(one, Linked):
                self._linked(one)
            elif isinstance(one, Anchor):
                self.reading.anchors.setdefault(one.name, self.draft)
            elif isinstance(one, LineEnd):
                self._line_end()
            elif isinstance(one, Image):
                self._picture(one)
            elif isinstance(one, Shown):
                self._lose_picture(one.source, one.alternative)
            elif isinstance(one, Cited):
                start = self.length
                self._inlines(one.inlines)
                self.reading.citations.append(Citing(start=start, end=self.length, items=one.items))
            else:
                self._lose(one)

    def _styled(self, one: Styled) -> None:
        start, kind = self.length, _TOKENS.get(one.kind)
        is_outer = kind is not None and kind not in self.open
        if kind and is_outer:
            self.open.add(kind)
            self.tokens.append(Token(self.length, self.length, kind))
        self._inlines(one.inlines)
        if kind and is_outer:
            self.open.discard(kind)
            self.tokens.append(Token(self.length, self.length, kind))
        if kind is None and start < self.length:
            passage = Passage(start=start, end=self.length, language=one.value)
            self.reading.languages.append(passage)

    def _linked(self, one: Linked) -> None:
        """Write words that lead elsewhere; a link in a link is none."""
        is_outer = TokenKind.REFERENCE not in self.open
        if is_outer:
            self.open.add(TokenKind.REFERENCE)
            self.tokens.append(Token(self.length, self.length, TokenKind.REFERENCE, one.target))
        self._inlines(one.inlines)
        if is_outer:
            self.open.discard(TokenKind.REFERENCE)
            self.tokens.append(Token(self.length, self.length, TokenKind.REFERENCE, one.target))

    def _line_end(self) -> None:
        """End a line of verse, as philologists write it; elsewhere it is a space."""
        self._token(TokenKind.WHITE, " ", "")
        if self.draft.kind is BlockKind.VERSE:
            self._token(TokenKind.MARKUP, "/", "")
            self._token(TokenKind.WHITE, " ", LINE_END)
        else:
            self._lose(Lost("line break"))

    def _picture(self, one: Image) -> None:
        self._token(TokenKind.MARKUP, "![", "")
        if one.alternative:
            self._token(TokenKind.ALTERNATIVE, one.alternative, one.alternative)
        self._token(TokenKind.MARKUP, f"]({self.pictures.names[one.source]})", "")
        self._token(TokenKind.WHITE, " ", "")

    def _words(self, text: str) -> None:
        """Write words, all white space between them a single space."""
        folded = _WHITE.sub(" ", text)
        words = folded.strip(" ")
        if folded.startswith(" "):
            self._token(TokenKind.WHITE, " ", "")
        if words:
            self._token(TokenKind.LITERAL, words, words)
        if words and folded.endswith(" "):
            self._token(TokenKind.WHITE, " ", "")

    def _token(self, kind: TokenKind, written: str, value: str) -> None:
        start = self.length
        self._put(written)
        self.tokens.append(Token(start, self.length, kind, value))

    def _put(self, written: str) -> None:
        self.parts.append(written)
        self.length += len(written)

    def _lose(self, lost: Lost) -> None:
        self.reading.losses.append(Loss(line=self.line, what=lost.what, words=lost.words))

    def _lose_inside(self, blocks: Sequence[Block]) -> None:
        for block in blocks:
            if isinstance(block, Left):
                self._lose(block.lost)

    def _run_in(self, blocks: Sequence[Block]) -> Inlines:
        """Let the blocks of a note or an item follow each other in one line."""
        lines = [one.inlines for one in flat(blocks) if isinstance(one, Heading | Paragraph)]
        if len(lines) > 1:
            self.reading.run_in.append((self.line, len(lines)))
        spaced = ((Words(" "), *line) if number else line for number, line in enumerate(lines))
        return tuple(one for line in spaced for one in line)
