# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The text of the PDF, read by its tags as a screen reader does.

Running heads, line numbers and the numbers in the margins are artifacts: no tag refers to them.
What looks white or small is read; words that are painted with no ink at all are not.
The edition says where its own words are: on the pages before the text, which have roman numbers;
in paragraphs that hold a link within the document; and in a note from such a link on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace
from io import BytesIO
from itertools import takewhile
from typing import Final

import pikepdf

from postilla.fidelity.collector import UNNAMED, Collector, Style
from postilla.fidelity.extracted import Files, ProductText
from postilla.fidelity.marks import INVISIBLE, UNSEEN, agreed, mark_of_call, page_number
from postilla.fidelity.pdf_content import Run
from postilla.fidelity.pdf_places import Names, Words, is_on_line
from postilla.fidelity.pdf_tags import Tag, TaggedText, UntaggedError, read_tags
from postilla.model.block import BlockKind
from postilla.model.content import PointKind
from postilla.model.diagnostic import Position
from postilla.model.errors import PostillaError, stop
from postilla.model.identifiers import IdKind, kind_of, note_id

_DIGEST: Final = "source.sha256"
"""The attachment that states from which source the PDF was built."""
_HEADINGS: Final = frozenset({IdKind.SECTION, IdKind.TITLE})
_PARAGRAPHS: Final = frozenset({IdKind.BLOCK, IdKind.ABSTRACT, IdKind.KEYWORDS, IdKind.ENTRY})
_ITEMS: Final = frozenset({IdKind.ITEM})
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
            tagged = read_tags(pdf)
            digest = _digest(pdf)
    except UntaggedError as error:
        raise _refused(f"It can't be read by its tags: {error}.", name) from error
    except (pikepdf.PdfError, AttributeError, LookupError, TypeError, ValueError) as error:
        raise _refused(f"It can't be read: {error}.", name) from error
    reader = _Reader(tagged, Collector(main_language, INVISIBLE))
    reader.read()
    return ProductText(chapters=tuple(reader.collector.chapters), digest=digest)


def _digest(pdf: pikepdf.Pdf) -> str:
    attached = pdf.attachments.get(_DIGEST)
    return attached.get_file().read_bytes().decode("ascii", "replace").strip() if attached else ""


def _refused(message: str, name: str) -> PostillaError:
    hint = "Run “make” to build it anew."
    return stop("product/pdf", message, at=Position(name), hint=hint)


class _Reader:
    def __init__(self, tagged: TaggedText, collector: Collector) -> None:
        self.tagged = tagged
        self.collector = collector
        notes = [note for child in tagged.children for note in _notes(child)]
        self.marks = {run: _mark(note) for note in notes for run in note.runs()}
        """Words of a note -> its mark."""
        runs = [run for child in tagged.children for run in _runs(child)]
        text = (run for run in runs if run not in self.marks and run.page >= tagged.first_page)
        self.note_words = Words(self.marks)
        self.names = Names(tagged.places.items(), Words(text), self.note_words)
        self.called = ""
        """The mark of the last call."""

    def read(self) -> None:
        """Read the document as one chapter."""
        self._children(self.tagged.children, Style(language=self.tagged.language))
        self.collector.chapter("")

    def _children(self, children: Iterable[Tag | Run], style: Style) -> None:
        for child in children:
            if isinstance(child, Run):
                self._run(child, style)
            elif child.name == "Document":
                self._children(child.children, _styled(child, style))
            elif (first := next(child.runs(), None)) and first.page >= self.tagged.first_page:
                self._tag(child, first, _styled(child, style))

    def _tag(self, tag: Tag, first: Run, style: Style) -> None:
        line = first.page + 1
        if tag.name == "Lbl":
            self._call(tag, first)
        elif tag.name == "Note":
            self._note(tag, (self.called,), style)
        elif tag.name == "L":
            self._list(tag, first, style)
        elif _HEADING.fullmatch(tag.name):
            name, level = self._name(first, _HEADINGS), int(tag.name[1:])
            with self.collector.block(name, BlockKind.HEADING, level=level, line=line):
                self._children(tag.children, style)
        elif tag.name == "P" and not self.collector.inside(BlockKind.ITEM):
            if any(link.target for link in _links(tag)):
                for note in _notes(tag):  # which the edition calls there, for the text does not
                    self._note(note, (), style)
                return
            name = self._name(first, _PARAGRAPHS)
            with self.collector.block(name, BlockKind.PARAGRAPH, line=line):
                self._children(tag.children, style)
        else:
            self._children(tag.children, style)

    def _run(self, run: Run, style: Style) -> None:
        if run.page >= self.tagged.first_page:
            self._points(self.names.before(run))
            self.collector.words(run.text, _spoken(style, run), run.page + 1)
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
        )
        return number if number in shown else agreed(number, UNSEEN)

    def _call(self, tag: Tag, first: Run) -> None:
        names = self.names.before(first)
        self._points(names)
        mark = _words(tag) or UNSEEN
        calls = [mark_of_call(name, mark) for name in names if kind_of(name) is IdKind.CALL]
        targets = [self.note_words.after(link.target) for link in _links(tag) if link.target]
        notes = [self.marks[run] for run in targets if run]
        self.called = agreed(mark, *(calls or [UNSEEN]), *notes)
        self.collector.point(PointKind.CALL, self.called)
        self._points(name for run in tag.runs() for name in self.names.behind(run))

    def _note(self, tag: Tag, calls: Sequence[str], style: Style) -> None:
        """Read a note up to what the edition adds, which begins with a link."""
        body = [
            *takewhile(
                lambda child: isinstance(child, Run) or child.target is None,
                (child for child in tag.children if isinstance(child, Run) or child.name != "Lbl"),
            )
        ]
        runs = [run for child in tag.children for run in _runs(child)]
        names = [name for run in runs for name in self.names.before(run) if _is_note(name)]
        name = agreed(*(names or [UNNAMED]), note_id(_mark(tag)), *map(note_id, calls))
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
        number = _mark(items[0][0]).rstrip(".)") if items else ""
        start = int(number) if number.isdecimal() else None
        name = self._name(first, _PARAGRAPHS)
        with self.collector.block(name, BlockKind.LIST, start=start, line=first.page + 1):
            for item, inner in items:
                self._item(item, inner, style)

    def _item(self, item: Tag, inner: Sequence[Tag], style: Style) -> None:
        first = next(item.runs(), None)
        name = self._name(first, _ITEMS) if first else ""
        with self.collector.block(name, BlockKind.ITEM, line=first.page + 1 if first else 0):
            words = [one for one in item.children if isinstance(one, Tag) and one.name != "Lbl"]
            self._children((*words, *inner), style)

    def _name(self, first: Run, kinds: Set[IdKind]) -> str:
        """Give the id of what begins with some words."""
        names = [name for name in self.names.before(first) if kind_of(name) in kinds]
        return names[-1] if names else ""


def _runs(child: Tag | Run) -> Iterator[Run]:
    if isinstance(child, Run):
        yield child
    else:
        yield from child.runs()


def _notes(child: Tag | Run) -> Iterator[Tag]:
    if isinstance(child, Tag):
        if child.name == "Note":
            yield child
        for inner in child.children:
            yield from _notes(inner)


def _links(tag: Tag) -> Iterator[Tag]:
    """Give the links in an element, notes and their marks aside."""
    for child in tag.children:
        if isinstance(child, Tag) and child.name == "Link":
            yield child
        elif isinstance(child, Tag) and child.name not in ("Lbl", "Note"):
            yield from _links(child)


def _mark(tag: Tag) -> str:
    """Give what stands before a note or an item."""
    labels = (one for one in tag.children if isinstance(one, Tag) and one.name == "Lbl")
    return next(map(_words, labels), "") or UNSEEN


def _words(tag: Tag) -> str:
    return "".join(run.text for run in tag.runs()).strip()


def _is_note(name: str) -> bool:
    return kind_of(name) is IdKind.NOTE


def _styled(tag: Tag, style: Style) -> Style:
    return replace(
        style,
        language=tag.language or style.language,
        emphasis=style.emphasis or tag.name == "Em",
        strong=style.strong or tag.name == "Strong",
    )


def _spoken(style: Style, run: Run) -> Style:
    return replace(style, language=run.language) if run.language else style
