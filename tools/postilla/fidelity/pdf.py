# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The text of the PDF, read by its tags as a screen reader does.

Running heads, line numbers and the numbers in the margins are artifacts: no tag refers to them.
What looks white or small is read; words that are painted with no ink at all are not.
The edition says where its own words are: on the pages before and behind the text, whose numbers
are not plain arabic ones; in paragraphs that hold a link within the document, and in a note from
such a link on; and what it says of annotations, as :mod:`.pdf_edition` tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from io import BytesIO
from itertools import takewhile
from typing import Final

import pikepdf

from postilla.fidelity.cells import laid_out
from postilla.fidelity.collector import UNNAMED, Collector, Style
from postilla.fidelity.extracted import Files, ProductText
from postilla.fidelity.hints import ANEW
from postilla.fidelity.marks import (
    INVISIBLE,
    UNSEEN,
    agreed,
    call_mark,
    mark_of_note,
    note_name,
    page_number,
)
from postilla.fidelity.pdf_directions import Run
from postilla.fidelity.pdf_edition import (
    HEADING,
    annotation_of,
    is_call,
    is_commentary,
    is_entry,
    is_mark,
    is_reference,
    own_words,
    read_commentary,
    read_entries,
    words_of,
)
from postilla.fidelity.pdf_elements import (
    is_note,
    label_of,
    links_in,
    notes_in,
    runs_of,
    spoken,
    styled,
)
from postilla.fidelity.pdf_paragraphs import put_in_order
from postilla.fidelity.pdf_pictures import Wordless, caption_of, picture_of
from postilla.fidelity.pdf_places import Names, Words, is_on_line
from postilla.fidelity.pdf_tags import Tag, TaggedText, UntaggedError, read_tags
from postilla.model.block import BlockKind, Joined
from postilla.model.content import PointKind
from postilla.model.diagnostic import Diagnostic, Position
from postilla.model.errors import PostillaError, stop
from postilla.model.identifiers import VERSE_PLACE, IdKind, cell_id, kind_of, note_id
from postilla.model.note_marks import mark_key
from postilla.model.picture import Picture

_DIGEST: Final = "source.sha256"
"""The attachment that states from which source the PDF was built."""
_HEADINGS: Final = frozenset({IdKind.SECTION, IdKind.TITLE})
_PARAGRAPHS: Final = frozenset({IdKind.BLOCK, IdKind.ABSTRACT, IdKind.KEYWORDS, IdKind.ENTRY})
_ITEMS: Final = frozenset({IdKind.ITEM})
_CELLS: Final = frozenset({IdKind.CELL})
_UNIT: Final = "--"
"""In the names of translated units."""
_HEADING = re.compile(r"H[1-6]")


def read_pdf(files: Files, main_language: str) -> ProductText:
    """Read the PDF.

    :param files: the PDF alone.
    :param main_language: BCP 47, of the edition.
    :return: its text.
    :raises PostillaError: with ``product/pdf`` when it can't be read, or not by its tags.
    """
    ((name, data),) = files.items()
    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            tagged = put_in_order(read_tags(pdf))
            digest = _digest(pdf)
    except UntaggedError as error:
        raise _refused(f"It can't be read by its tags: {error}.", name) from error
    except (pikepdf.PdfError, AttributeError, LookupError, TypeError, ValueError) as error:
        raise _refused(f"It can't be read: {error}.", name) from error
    reader = _Reader(tagged, Collector(main_language, INVISIBLE))
    reader.read()
    return ProductText(
        chapters=tuple(reader.collector.chapters),
        departures=reader.collector.departures,
        transmitted={
            name: entry.transmitted
            for name, entry in reader.entries.items()
            if entry.transmitted is not None
        },
        commentary=read_commentary(tagged.children),
        units=frozenset(name for name in tagged.places if _UNIT in name),
        parallel=" ".join(words_of(one) for one in tagged.children if isinstance(one, Tag)),
        digest=digest,
        findings=tuple(reader.misplaced(name)),
    )


def _digest(pdf: pikepdf.Pdf) -> str:
    attached = pdf.attachments.get(_DIGEST)
    return attached.get_file().read_bytes().decode("ascii", "replace").strip() if attached else ""


def _refused(message: str, name: str) -> PostillaError:
    return stop("product/pdf", message, at=Position(name), hint=ANEW)


class _Reader:
    def __init__(self, tagged: TaggedText, collector: Collector) -> None:
        self.tagged = tagged
        self.collector = collector
        tags = [child for child in tagged.children if isinstance(child, Tag)]
        self.own = own = frozenset(own_words(tags))
        """Words of the edition that stand in the text."""
        notes = [note for tag in tags for note in notes_in(tag) if not is_entry(note)]
        self.marks = {
            run: label_of(note) for note in notes for run in note.runs() if run not in own
        }
        """Words of a note -> its mark."""
        runs = (run for tag in tags for run in tag.runs() if run.page in tagged.pages)
        text = (run for run in runs if run not in self.marks and run not in own)
        self.note_words = Words(self.marks)
        self.names = Names(tagged.places.items(), Words(text), self.note_words)
        entries = sorted(read_entries(tags), key=lambda entry: entry.is_at_foot)
        self.entries = {entry.emendation: entry for entry in entries}
        """Emendation -> what the apparatus says of it; elsewhere there may be more."""
        self.wordless = Wordless(tagged.places.items())
        self.called = ""
        """The mark of the last call."""
        self._page = 0
        """The page on which the note begins that is being read, 0-based."""
        self._is_quoted = False
        self._pages: dict[str, int] = {}
        """Emendation -> the page of its mark, or of the note with it, 0-based."""

    def read(self) -> None:
        """Read the document as one chapter."""
        self._children(self.tagged.children, Style(language=self.tagged.language))
        self._pictures(self.wordless.rest(), 0)
        self.collector.chapter("")

    def _children(self, children: Iterable[Tag | Run], style: Style) -> None:
        for child in children:
            if isinstance(child, Run):
                self._run(child, style)
            elif child.name == "Document":
                self._children(child.children, styled(child, style))
            elif child.name == "Figure":
                self.wordless.seen(child)
            elif (first := next(child.runs(), None)) and first.page in self.tagged.pages:
                self._tag(child, first, styled(child, style))

    def _tag(self, tag: Tag, first: Run, style: Style) -> None:
        line = first.page + 1
        if is_entry(tag) or is_commentary(tag):
            return
        if not self.collector.is_inside:
            self._pictures(self.wordless.before(self.names.before(first)), line)
        if is_call(tag):
            self._call(tag, first)
        elif tag.name == "Note":
            self._note(tag, (self.called,), style)
        elif tag.name == "L":
            self._list(tag, first, style)
        elif (caption := caption_of(tag)) is not None:
            name = self._name(caption, _PARAGRAPHS)
            with self.collector.block(
                name, BlockKind.IMAGE, picture=picture_of(tag), line=first.page + 1
            ):
                self._children(caption.children, styled(caption, style))
        elif tag.name == "Table" and kind_of(self._name(tag, _PARAGRAPHS)) is IdKind.BLOCK:
            self._table(tag, first, style)
        elif annotation := annotation_of(tag):
            self._annotated(tag, annotation, first, style)
        elif _HEADING.fullmatch(tag.name):
            if any(name.startswith(HEADING) for name in self.names.before(first)):
                return
            name, level = self._name(tag, _HEADINGS), int(tag.name[1:])
            with self.collector.block(name, BlockKind.HEADING, level=level, line=line):
                self._children(tag.children, style)
        elif tag.name == "P" and not self.collector.inside(BlockKind.ITEM):
            if any(map(is_reference, links_in(tag))):
                for note in notes_in(tag):  # which the edition calls there, for the text does not
                    self._note(note, (), style)
                return
            name = self._name(tag, _PARAGRAPHS)
            kind = BlockKind.QUOTATION if self._is_quoted else BlockKind.PARAGRAPH
            if f"{VERSE_PLACE}{name}" in self.names.before(first):
                kind = BlockKind.VERSE
            with self.collector.block(name, kind, line=line):
                self._children(tag.children, style)
        else:
            around, self._is_quoted = self._is_quoted, self._is_quoted or tag.name == "BlockQuote"
            self._children(tag.children, style)
            self._is_quoted = around

    def _pictures(self, pictures: Iterable[tuple[str, Picture]], line: int) -> None:
        for name, picture in pictures:
            with self.collector.block(name, BlockKind.IMAGE, picture=picture, line=line):
                pass

    def _annotated(self, tag: Tag, annotation: str, first: Run, style: Style) -> None:
        """Read a mark, or words that are not the transmitted ones; there may be none of these."""
        if not is_mark(tag):
            with self.collector.departure(annotation):
                self._children(tag.children, style)
            return
        is_in_note = self.collector.inside(BlockKind.NOTE)
        self._pages[annotation] = self._page if is_in_note else first.page
        entry = self.entries.get(annotation)
        if entry and entry.transmitted and annotation not in self.collector.departures:
            with self.collector.departure(annotation):
                pass

    def misplaced(self, name: str) -> Iterator[Diagnostic]:
        """Tell which entries of the apparatus are missing or not on the page of their words.

        :param name: of the PDF.
        :return: the findings.
        """
        for emendation, page in self._pages.items():
            entry = self.entries.get(emendation)
            if entry and entry.is_at_foot and entry.page != page:
                yield Diagnostic(
                    code="product/apparatus-page",
                    message=f"What is said of “{emendation}” stands on page {entry.page + 1}, "
                    f"and its words are on page {page + 1}.",
                    hint=ANEW,
                    position=Position(f"{name}#page={page + 1}"),
                )

    def _run(self, run: Run, style: Style) -> None:
        if run.page in self.tagged.pages:
            self._points(self.names.before(run))
            self.collector.words(run.text, spoken(style, run), run.page + 1)
            self._points(self.names.behind(run))

    def _points(self, names: Iterable[str]) -> None:
        for name in names:
            kind = kind_of(name)
            if kind is IdKind.SENTENCE:
                self.collector.sentence(name)
            elif kind is IdKind.PAGE:
                self.collector.point(PointKind.PAGE_BREAK, self._page_number(name))

    def _page_number(self, name: str) -> str:
        """Give a number that stands in the margin of its line, too."""
        number, place = page_number(name), self.tagged.places[name]
        shown = (
            part
            for run in self.tagged.unmarked
            if is_on_line(run, place)
            for part in run.text.split(", ")
            if mark_key(part) == number
        )
        return next(shown, None) or agreed(number, UNSEEN)

    def _call(self, tag: Tag, first: Run) -> None:
        names = self.names.before(first)
        self._points(names)
        mark = words_of(tag)
        call = self.names.call_at(first)
        run = self.note_words.after(tag.target) if tag.target else None
        of_note = self.marks[run] if run else UNSEEN
        called = call_mark(mark, call, mark_of_note(tag.destination))
        unseen = (UNSEEN if not call else "", of_note if of_note != mark else "")
        self.called = agreed(called, *unseen)
        self.collector.point(PointKind.CALL, self.called)
        self._points(name for run in tag.runs() for name in self.names.behind(run))

    def _note(self, tag: Tag, calls: Sequence[str], style: Style) -> None:
        """Read a note up to what the edition adds, which begins with a link."""
        body = [
            *takewhile(
                lambda child: isinstance(child, Run) or not is_reference(child),
                (child for child in tag.children if isinstance(child, Run) or child.name != "Lbl"),
            )
        ]
        runs = [run for child in tag.children for run in runs_of(child)]
        names = [name for run in runs for name in self.names.before(run) if is_note(name)]
        found = (note_name(label_of(tag), name, ()) for name in names or [UNNAMED])
        name = agreed(*found, *map(note_id, calls))
        self._page = runs[0].page
        with self.collector.block(name, BlockKind.NOTE, line=runs[0].page + 1):
            self._children(body, style)

    def _list(self, tag: Tag, first: Run, style: Style) -> None:
        """Read a list; an inner list stands behind its item, not in it."""
        items: list[tuple[Tag, list[Tag]]] = []
        for child in tag.children:
            if isinstance(child, Tag) and child.name == "LI":
                items.append((child, []))
            elif isinstance(child, Tag) and items:
                items[-1][1].append(child)
        number = label_of(items[0][0]).rstrip(".)") if items else ""
        start = int(number) if number.isdecimal() else None
        name = self._name(tag, _PARAGRAPHS)
        with self.collector.block(name, BlockKind.LIST, start=start, line=first.page + 1):
            for item, inner in items:
                self._item(item, inner, style)

    def _item(self, item: Tag, inner: Sequence[Tag], style: Style) -> None:
        first = next(item.runs(), None)
        name = self._name(item, _ITEMS)
        with self.collector.block(name, BlockKind.ITEM, line=first.page + 1 if first else 0):
            words = [one for one in item.children if isinstance(one, Tag) and one.name != "Lbl"]
            self._children((*words, *inner), style)

    def _table(self, tag: Tag, first: Run, style: Style) -> None:
        """Read a table of the text; a cell without words has the id of its place."""
        rows = [
            [(one, one.extent) for one in row.children if isinstance(one, Tag)]
            for row in tag.named("TR")
        ]
        grid = [*laid_out(rows)]
        name, columns = self._name(tag, _PARAGRAPHS), max(map(len, grid), default=0)
        with self.collector.block(name, BlockKind.TABLE, level=columns, line=first.page + 1):
            for row, found in enumerate(grid, 1):
                for column, cell in enumerate(found, 1):
                    self._cell(cell, cell_id(name, row, column), first.page + 1, style)

    def _cell(self, cell: Tag | Joined | None, expected: str, line: int, style: Style) -> None:
        if not isinstance(cell, Tag):
            with self.collector.block(expected, BlockKind.CELL, joined=cell, line=line):
                return
        own = self._cell_name(cell, expected)
        with self.collector.block(own, BlockKind.CELL, line=line):
            self._inside(cell, style)

    def _cell_name(self, cell: Tag, expected: str) -> str:
        """Give the id of a cell: that of its place, if its words have it, or if there are none."""
        first = next(cell.runs(), None)
        is_expected = first is None or expected in self.names.before(first)
        return expected if is_expected else self._name(cell, _CELLS)

    def _inside(self, cell: Tag, style: Style) -> None:
        """Read the words of a cell, whose paragraphs are no blocks of their own."""
        for child in cell.children:
            if isinstance(child, Tag) and child.name in ("P", "Span", "NonStruct"):
                self._inside(child, style)
            else:
                self._children([child], style)

    def _name(self, tag: Tag, kinds: Set[IdKind]) -> str:
        """Give the id of an element, which names its first words that are of the text."""
        first = next((run for run in tag.runs() if run not in self.own), None)
        names = self.names.before(first) if first else ()
        return next((name for name in reversed(names) if kind_of(name) in kinds), "")
