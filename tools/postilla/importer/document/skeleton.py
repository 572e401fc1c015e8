# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""From the bytes of a document to its blocks."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Final, TypeAlias

from postilla.importer.blocks.draft import Draft, walk
from postilla.importer.blocks.naming import name_notes
from postilla.importer.blocks.skeleton import Loss, Skeleton
from postilla.importer.blocks.token import TokenKind
from postilla.importer.decision import Decision
from postilla.importer.document.docx import read_docx
from postilla.importer.document.drafting import Reading, draft_document
from postilla.importer.document.epub import read_epub
from postilla.importer.document.formats import Format, check_first_bytes
from postilla.importer.document.latex import read_latex
from postilla.importer.document.markdown import read_markdown
from postilla.importer.document.marks import RESERVED
from postilla.importer.document.odt import read_odt
from postilla.importer.document.outline import likely_title, outlined
from postilla.importer.document.pictures import Beside, collect_pictures, nothing_beside
from postilla.importer.document.ruling import rule
from postilla.importer.document.source import Source
from postilla.importer.document.web import read_html
from postilla.importer.document.words import missing_words
from postilla.importer.document.xml import read_xml
from postilla.importer.keyed import keyed_works
from postilla.importer.recipe import Recipe, write_row
from postilla.importer.witness import MAX_BYTES, Witness, witness_of
from postilla.model.block import BlockKind
from postilla.model.diagnostic import Position
from postilla.model.errors import stop
from postilla.model.note_marks import mark_key, printed_mark

Reader: TypeAlias = Callable[[bytes, str, str], Source]
"""Takes the file's bytes, its name in errors, and BibTeX."""
READERS: Final[Mapping[Format, Reader]] = MappingProxyType(
    {
        Format.DOCX: read_docx,
        Format.ODT: read_odt,
        Format.EPUB: read_epub,
        Format.HTML: read_html,
        Format.LATEX: read_latex,
        Format.MARKDOWN: read_markdown,
        Format.XML: read_xml,
    }
)

_UNTITLED: Final = frozenset({Format.HTML, Format.EPUB, Format.XML})
"""Formats in whose texts titles are headings, as a rule."""
_SET_IN_WORDS: Final = Decision(
    line=1,
    topic="citation",
    what="the words of citations and of the bibliography were set by pandoc",
    ground="the document has keys in their place; the style is Chicago, author and date",
    sure=False,
)


def read_document(
    data: bytes,
    form: Format,
    recipe: Recipe,
    *,
    path: str,
    bibliography: str = "",
    beside: Beside = nothing_beside,
) -> Skeleton:
    """Find the blocks, the notes and the pages of a document.

    :param data: the file's bytes.
    :param form: the format that its name tells.
    :param recipe: what no rule can decide about it; its lines are those of the reading, a plain
        text with a line a block, which is the text of the skeleton's witness.
    :param path: the document's name in errors.
    :param bibliography: BibTeX of the works that it cites by their keys.
    :param beside: gives the pictures that lie beside the document.
    :return: its blocks, with tokens; notes have their ids.
    :raises PostillaError: with a code of ``document/`` when it can't be read, and what keeps a
        row of the recipe from being carried out.
    """
    if len(data) > MAX_BYTES:
        raise stop(
            "document/too-large",
            f"The file has {len(data):,} bytes; {MAX_BYTES:,} are the most that is read.",
            at=Position(path),
            hint="Import a long work volume by volume.",
        )
    check_first_bytes(data, form, path)
    source = READERS[form](data, path, bibliography)
    title = likely_title(source.document.blocks) if form in _UNTITLED else None
    document = outlined(source.document, title)
    pictures = collect_pictures(document.blocks, document.notes, source.packed, beside)
    reading = draft_document(document, pictures, recipe.language)
    if RESERVED.search(reading.text):
        raise stop(
            "document/noncharacter",
            "The text has one of the characters U+FDD0 and U+FDD1, which stand for no letter.",
            at=Position(path),
            hint="Find what was meant by it, and correct the document.",
        )
    if not reading.blocks:
        raise stop(
            "document/no-text",
            "There is no text in this document.",
            at=Position(path),
            hint="Is it the right file?",
        )
    witness = witness_of(reading.text, path, hashlib.sha256(data).hexdigest())
    skeleton = _skeleton(witness, source, reading, recipe, bibliography)
    if title:
        taken = _taken_for_title(skeleton.blocks)
        skeleton = replace(skeleton, decisions=[taken, *skeleton.decisions])
    return replace(skeleton, pictures=pictures.files, beside=pictures.beside)


def _skeleton(
    witness: Witness, source: Source, reading: Reading, recipe: Recipe, bibliography: str
) -> Skeleton:
    decisions = [*_decisions(reading), *rule(reading, recipe, witness)]
    if bibliography and reading.citations:
        decisions.append(_SET_IN_WORDS)
    name_notes(reading.notes)
    return Skeleton(
        witness=witness,
        segments=reading.segments,
        blocks=reading.blocks,
        notes=reading.notes,
        decisions=decisions,
        page_marks=tuple(reading.pages),
        languages=sorted(reading.languages, key=lambda one: (one.start, -one.end)),
        citations=sorted(reading.citations, key=lambda one: one.start),
        works=keyed_works(bibliography),
        anchors=reading.anchors,
        entries={key: line for line, key in reading.keys.items()},
        losses=sorted((*reading.losses, *_missing(source, reading)), key=lambda one: one.line),
    )


def _taken_for_title(blocks: Sequence[Draft]) -> Decision:
    line = next(block.line for block in blocks if block.is_title)
    return Decision(
        line=line,
        topic="heading",
        what="this heading is taken for the title",
        ground="it is the one heading above all others",
        sure=False,
        remedy=write_row("classify", line=line, **{"as": "heading"}, value="1"),
    )


def _decisions(reading: Reading) -> Iterator[Decision]:
    first = reading.blocks[0]
    if first.kind is not BlockKind.HEADING:
        yield Decision(
            line=first.line,
            topic="heading",
            what="the text begins without a heading",
            ground="a chapter is called by its first heading, and this one has none",
            sure=False,
            remedy=write_row("classify", line=first.line, **{"as": "title"}),
        )
    for line, number in reading.run_in:
        yield Decision(
            line=line,
            topic="block",
            what=f"{number} paragraphs of a note or an item follow each other in one",
            ground="notes and items are single paragraphs",
            sure=False,
        )
    for line in reading.moved:
        yield Decision(
            line=line,
            topic="block",
            what="a picture among the words of the block before stands behind it",
            ground="pictures are blocks",
            sure=False,
        )
    for line in reading.broken:
        yield Decision(
            line=line,
            topic="block",
            what="these lines are taken for verse",
            ground="the document ends lines in this paragraph",
            sure=False,
            remedy=write_row("classify", line=line, **{"as": "paragraph"}),
        )
    yield from _of_notes(reading)


def _of_notes(reading: Reading) -> Iterator[Decision]:
    """Say how notes with the same marks are told apart."""
    numbering = reading.numbering
    if mark := numbering.anew:
        counted_in, name = numbering.counted_in, mark_key(mark).partition("-")[0]
        where = f"in each {counted_in}" if counted_in == "chapter" else f"on each {counted_in}"
        yield Decision(
            line=reading.notes[mark].line,
            topic="note",
            what=f"the marks of the notes begin anew{f' {where}' if counted_in else ''}: "
            f"{printed_mark(mark)} is {name}-{printed_mark(mark)} in addresses",
            ground="the same marks come again"
            + ("" if counted_in else ", and neither headings nor pages part them"),
            sure=bool(counted_in),
        )
    for mark in numbering.doubled:
        yield Decision(
            line=reading.notes[mark].line,
            topic="note",
            what=f"a further note {printed_mark(mark)} is {mark_key(mark)} in addresses",
            ground="two notes with one mark",
            sure=False,
        )


def _missing(source: Source, reading: Reading) -> Iterator[Loss]:
    """Name the words of the source that are neither in the reading nor lost already."""
    drafts = (*walk(reading.blocks), *reading.notes.values())
    kept = [*map(_words_of, drafts), *(one.words for one in reading.losses)]
    unit = "line" if source.has_lines else "paragraph"
    for one in missing_words(source.words, kept):
        yield Loss(line=0, what=f"words of {unit} {one.line} of the file", words=one.text)


def _words_of(draft: Draft) -> str:
    """Give the words of a block, without calls and page marks in between."""
    return "".join(
        " " if token.kind is TokenKind.WHITE else token.value
        for token in draft.tokens
        if token.kind in (TokenKind.WHITE, TokenKind.LITERAL, TokenKind.ALTERNATIVE)
    )
