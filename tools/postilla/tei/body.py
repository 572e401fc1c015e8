# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The text: divisions, paragraphs, lists, notes, the printed bibliography.

The author's notes stand at the end of the division that calls them first, as ``note`` with the
printed mark in ``n``; a call is an empty ``ptr`` to its note, and the note names all of its calls
in ``target``. So the words of a paragraph are all that its elements hold; a note takes neither
the language nor the emphasis of the words that call it; and a second call is like the first. It is
one of the two ways that the TEI Guidelines know (“Notes, Annotation, and Indexing”), the other
being to write the note where it is called.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Final

from lxml import etree

from postilla.model.block import Block, BlockKind
from postilla.model.content import Content
from postilla.model.grid import extents, head_rows, rows_of
from postilla.model.identifiers import IdKind, kind_of, work_id
from postilla.model.picture import Picture
from postilla.tei.divisions import Division, Parts
from postilla.tei.inline import write_sentences, write_words
from postilla.tei.links import Links
from postilla.tei.marks import Marks
from postilla.tei.names import XML_ID, append_words, element
from postilla.tei.pointers import pointers

PICTURES: Final = "images"
"""The folder of the pictures beside the document."""
_DIVIDED = (IdKind.ABSTRACT, IdKind.BLOCK, IdKind.ITEM)
"""What sentences are addressed in."""


def text_element(
    parts: Parts, links: Links, marks: Mapping[str, Marks], language: str
) -> etree._Element:
    """Make the text of an edition.

    :param parts: its divisions.
    :param links: its links.
    :param marks: block id -> what stands on its words.
    :param language: BCP 47, its main language.
    :return: the ``text`` element.
    """
    emitter = _Emitter(links, marks)
    text = element("text", xml_lang=language)
    for name, divisions in (("front", parts.front), ("body", parts.body), ("back", parts.back)):
        if divisions:
            text.append(element(name, *map(emitter.division, divisions)))
    return text


class _Emitter:
    def __init__(self, links: Links, marks: Mapping[str, Marks]) -> None:
        self.links = links
        self.marks = marks

    def division(self, division: Division) -> etree._Element:
        heading = division.heading
        is_section = heading is not None and kind_of(heading.id) is IdKind.SECTION
        made = element("div", xml_id=heading.id if heading and is_section else "")
        if division.type:
            made.set("type", division.type)
        if heading:
            made.append(self._words("head", heading, "" if is_section else heading.id))
        made.extend(self._blocks(division.blocks))
        made.extend(self._note(note) for note in division.notes)
        made.extend(self.division(inner) for inner in division.divisions)
        return made

    def _blocks(self, blocks: Iterable[Block]) -> Iterator[etree._Element]:
        for is_entry, run in groupby(blocks, _is_entry):
            if is_entry:
                yield element("listBibl", *map(self._entry, run))
            else:
                yield from map(self._block, run)

    def _block(self, block: Block) -> etree._Element:
        if block.kind is BlockKind.LIST:
            return self._list(block, block.id)
        if block.kind is BlockKind.TABLE:
            return self._table(block)
        if block.kind is BlockKind.VERSE:
            return self._verse(block)
        if block.picture:
            return self._picture(block, block.picture)
        made = element("p", xml_id=block.id, xml_lang=block.language)
        self._fill(made, block)
        return element("quote", made) if block.kind is BlockKind.QUOTATION else made

    def _verse(self, block: Block) -> etree._Element:
        """Make a stanza; its lines are addressed as sentences are elsewhere."""
        made = element("lg", xml_id=block.id, xml_lang=block.language)
        write_sentences(made, block.content, block.id, self._marks(block), name="l")
        return made

    def _picture(self, block: Block, picture: Picture) -> etree._Element:
        """Make a picture with its caption, and with what it shows in somebody's words."""
        made = element("figure", element("graphic", url=f"{PICTURES}/{picture.file}"))
        if block.content.text:
            caption = element("p", xml_id=block.id, xml_lang=block.language)
            self._fill(caption, block)
            made.append(caption)
        else:
            made.set(XML_ID, block.id)
        if words := picture.shown_alternative:
            said = element("figDesc", xml_lang=block.language)
            append_words(said, words)
            made.append(said)
        return made

    def _list(self, block: Block, identifier: str) -> etree._Element:
        rendition = "bulleted" if block.start is None else "numbered"
        made = element("list", xml_id=identifier, xml_lang=block.language, rend=rendition)
        for place, item in enumerate(block.children):
            number = "" if block.start is None else str(block.start + place)
            made.append(self._item(item, number))
        return made

    def _item(self, item: Block, number: str) -> etree._Element:
        made = element("item", xml_id=item.id, xml_lang=item.language, n=number)
        if item.content != Content(""):
            self._fill(made, item)
        for inner in item.children:
            if len(made):
                append_words(made, "\n")
            made.append(self._list(inner, ""))  # its id is the item's
        return made

    def _table(self, table: Block) -> etree._Element:
        columns = table.level
        made = element("table", xml_id=table.id, xml_lang=table.language, cols=str(columns))
        joined = rows_of([cell.joined for cell in table.children], columns)
        heads = head_rows(joined)
        rows = [element("row", role="label" if at < heads else "") for at in range(len(joined))]
        for row, column, height, width in extents(joined):
            cell = table.children[row * columns + column]
            rows[row].append(self._cell(cell, height, width))
        made.extend(rows)
        return made

    def _cell(self, cell: Block, height: int, width: int) -> etree._Element:
        extent = {
            "rows": str(height) if height > 1 else "",
            "cols": str(width) if width > 1 else "",
        }
        return self._words("cell", cell, cell.id, **extent)

    def _entry(self, entry: Block) -> etree._Element:
        works = pointers(map(work_id, self.links.cited.get(entry.id, ())))
        number = entry.id.removeprefix("b-")
        return self._words("bibl", entry, entry.id, n=number, corresp=works)

    def _note(self, note: Block) -> etree._Element:
        calls = pointers(self.links.callers.get(note.id, ()))
        mark = note.id.removeprefix("fn-")
        return self._words("note", note, note.id, place="foot", n=mark, target=calls)

    def _fill(self, parent: etree._Element, block: Block) -> None:
        write = write_sentences if kind_of(block.id) in _DIVIDED else write_words
        write(parent, block.content, block.id, self._marks(block))

    def _words(self, name: str, block: Block, identifier: str, **attributes: str) -> etree._Element:
        made = element(name, xml_id=identifier, xml_lang=block.language, **attributes)
        write_words(made, block.content, block.id, self._marks(block))
        return made

    def _marks(self, block: Block) -> Marks:
        return self.marks.get(block.id) or Marks()


def _is_entry(block: Block) -> bool:
    return block.kind is BlockKind.PARAGRAPH and kind_of(block.id) is IdKind.ENTRY
