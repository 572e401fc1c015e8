# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Pandoc's syntax tree, read (pandoc-types 1.23, ``Text.Pandoc.Definition``)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final, cast

from postilla.importer.blocks.labels import Part
from postilla.importer.document.inlines import InlineReader
from postilla.importer.document.pandoc import DEPTH
from postilla.importer.document.tree import (
    Block,
    Cell,
    Document,
    Heading,
    Image,
    Left,
    Listing,
    Lost,
    Note,
    Paragraph,
    anchored,
    apart,
    joined_lines,
    plain,
    spaced_lines,
    table_of,
)
from postilla.model.diagnostic import Position
from postilla.model.errors import stop

NOTE_CLASS: Final = "postilla-note"
"""Of a division with an attribute ``mark`` that is a note; calls are marks in the text."""
LEFT_CLASS: Final = "postilla-left"
"""Of a division that is left out, with an attribute ``what`` that says what it is."""
_ENTRY: Final = "csl-entry"


def read_syntax_tree(tree: Mapping[str, Any], path: str, *, language: str = "") -> Document:
    """Read what pandoc gives.

    :param tree: the JSON of its native tree.
    :param path: the document's name in errors.
    :param language: what the file itself says of its language, BCP 47.
    :return: the document; what it has that chapters can't hold stands in it as lost.
    :raises PostillaError: ``document/too-deep``.
    """
    return _Reader(path).document(tree, language)


class _Reader:
    def __init__(self, path: str) -> None:
        self.path = path
        self.inlines = InlineReader(self._note)
        self.notes: list[Note] = []
        self.called: set[str] = set()
        self.depth = 0

    def document(self, tree: Mapping[str, Any], language: str) -> Document:
        meta = tree["meta"]
        blocks = (*self._title(meta), *self._blocks(tree["blocks"]))
        return Document(
            blocks=blocks,
            notes=tuple(self.notes),
            language=language or plain(self._meta(meta, "lang")),
        )

    def _title(self, meta: Mapping[str, Any]) -> Iterator[Block]:
        if title := self._meta(meta, "title"):
            yield Heading(level=1, inlines=title, is_title=True)
        if subtitle := self._meta(meta, "subtitle"):
            yield Heading(level=2, inlines=subtitle)
        for author in _listed(meta.get("author")):
            yield Paragraph(inlines=self._meta_inlines(author))
        if date := self._meta(meta, "date"):
            yield Paragraph(inlines=date)
        if abstract := meta.get("abstract"):
            for block in self._blocks(_meta_blocks(abstract)):
                if isinstance(block, Paragraph):
                    block = replace(block, part=Part.ABSTRACT)
                yield block

    def _meta(self, meta: Mapping[str, Any], name: str) -> Any:
        return self._meta_inlines(meta[name]) if name in meta else ()

    def _meta_inlines(self, value: Mapping[str, Any]) -> Any:
        if value["t"] == "MetaString":
            return self.inlines.read([{"t": "Str", "c": value["c"]}])
        found = [one for block in _meta_blocks(value) for one in block["c"]]
        return self.inlines.read(found)

    def _blocks(self, blocks: Sequence[Mapping[str, Any]], language: str = "") -> tuple[Block, ...]:
        self.depth += 1
        if self.depth > DEPTH:
            raise stop(
                "document/too-deep",
                "Its parts stand inside each other more deeply than any text's.",
                at=Position(self.path),
                hint="Is it a document that a person wrote?",
            )
        found = tuple(one for block in blocks for one in self._block(block, language))
        self.depth -= 1
        return found

    def _block(self, block: Mapping[str, Any], language: str) -> Iterator[Block]:
        kind, content = block["t"], cast("Any", block.get("c"))
        if kind in ("Para", "Plain"):
            yield from self._line(content, language)
        elif kind == "Header":
            level, (name, _, _), inlines = content
            words = self.inlines.read(inlines)
            is_title, self.inlines.is_title = self.inlines.is_title, False
            heading = Heading(level=level, inlines=words, language=language, is_title=is_title)
            yield from anchored([heading], [name])
        elif kind == "LineBlock":
            lines = joined_lines(map(self.inlines.read, content))
            yield Paragraph(inlines=lines, language=language, is_verse=True)
        elif kind == "BulletList":
            yield self._listing(content, None, language)
        elif kind == "OrderedList":
            yield self._listing(content[1], content[0][0], language)
        else:
            yield from self._container(kind, content, language)

    def _line(self, content: Sequence[Any], language: str) -> Iterator[Block]:
        inlines = self.inlines.read(content)
        is_title, self.inlines.is_title = self.inlines.is_title, False
        if is_title:
            yield Heading(level=1, inlines=inlines, language=language, is_title=True)
        else:
            yield from apart(Paragraph(inlines=inlines, language=language))

    def _container(self, kind: str, content: Any, language: str) -> Iterator[Block]:
        if kind == "Div":
            (name, classes, pairs), blocks = content
            own = dict(pairs).get("lang", language)
            if NOTE_CLASS in classes:
                self._set_apart(dict(pairs), blocks)
            elif LEFT_CLASS in classes:
                words = " ".join(plain(one.inlines) for one in self._blocks(blocks)
                                 if isinstance(one, Paragraph))  # fmt: skip
                yield Left(lost=Lost(dict(pairs)["what"], words))
            elif _ENTRY in classes:
                yield from self._entry(name, blocks, own)
            else:
                yield from anchored(self._blocks(blocks, own), [name])
        elif kind == "BlockQuote":
            for one in self._blocks(content, language):
                yield replace(one, is_quoted=True) if isinstance(one, Paragraph) else one
        elif kind == "DefinitionList":
            for term, definitions in content:
                yield Paragraph(inlines=self.inlines.read(term), language=language)
                yield from (one for blocks in definitions for one in self._blocks(blocks, language))
        elif kind == "Figure":
            (name, _, _), (_, caption), blocks = content
            yield from anchored(self._figure(blocks, caption, language), [name])
        elif kind == "Table":
            yield from self._table(content, language)
        elif kind in ("CodeBlock", "RawBlock"):
            yield Left(lost=Lost("code" if kind == "CodeBlock" else "raw markup", content[1]))

    def _figure(
        self, blocks: Sequence[Any], caption: Sequence[Any], language: str
    ) -> Iterator[Block]:
        """Read a figure; its caption is that of its last picture."""
        inner = self._blocks(blocks, language)
        lines = [one.inlines for one in self._blocks(caption, language)
                 if isinstance(one, Paragraph)]  # fmt: skip
        words = tuple(one for line in spaced_lines(lines) for one in line)
        last = next((one for one in reversed(inner) if isinstance(one, Image)), None)
        for one in inner:
            if one is last and not last.inlines:
                is_same = plain(words).split() == last.alternative.split()
                said = "" if is_same else last.alternative
                yield replace(last, inlines=words, alternative=said)
            else:
                yield one
        if (last is None or last.inlines) and words:
            yield Paragraph(inlines=words, language=language)

    def _entry(self, name: str, blocks: Sequence[Any], language: str) -> Iterator[Block]:
        inlines = self.inlines.read([one for block in blocks for one in block["c"]])
        yield Paragraph(inlines=inlines, language=language, key=name.removeprefix("ref-"))

    def _listing(self, items: Sequence[Any], start: int | None, language: str) -> Listing:
        return Listing(
            items=tuple(self._blocks(item) for item in items), start=start, language=language
        )

    def _table(self, content: Any, language: str) -> Iterator[Block]:
        """Read a table, its caption before it; a cell over several is one and empty ones."""
        (name, _, _), (_, caption), _, head, bodies, foot = content
        rows = [*head[1], *(row for body in bodies for part in body[2:] for row in part), *foot[1]]
        yield from self._blocks(caption, language)
        cells = [[self._cell(one) for one in row[1]] for row in rows]
        if not any(cells[:1]):
            cells = cells[1:]  # there is no head
        if table := table_of(cells, language):
            yield from anchored([table], [name])

    def _cell(self, cell: Any) -> Cell:
        lines = [one.inlines for one in self._blocks(cell[4]) if isinstance(one, Paragraph)]
        words = tuple(one for line in spaced_lines(lines) for one in line)
        return Cell(words, height=cell[2], width=cell[3])

    def _set_apart(self, pairs: Mapping[str, str], blocks: Sequence[Any]) -> None:
        """Read a note that does not stand at its call."""
        note = Note(key=pairs["key"], mark=pairs["mark"], blocks=self._blocks(blocks))
        self.notes.append(note)

    def _note(self, blocks: Sequence[Any], mark: str, key: str) -> str:
        """Read a note that stands at its call; of one that is called again pandoc gives a copy."""
        place = len(self.notes)
        key = key or f" {place}"  # no label begins with a blank
        if key not in self.called:
            self.called.add(key)
            self.notes.append(Note(key=key, mark=""))
            mark = mark or str(place + 1)
            self.notes[place] = Note(key=key, mark=mark, blocks=self._blocks(blocks))
        return key


def _listed(value: Mapping[str, Any] | None) -> Sequence[Mapping[str, Any]]:
    if value is None:
        return ()
    return value["c"] if value["t"] == "MetaList" else [value]


def _meta_blocks(value: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
    if value["t"] == "MetaBlocks":
        blocks: Sequence[Mapping[str, Any]] = value["c"]
        return blocks
    return [{"t": "Para", "c": value["c"]}] if value["t"] == "MetaInlines" else []
