# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What can be found in a document, noted when it is read: small values that pickle, no nodes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from docutils import nodes
from sphinx import addnodes

from postilla.model.allowed import Profile
from postilla.model.edition import Reading
from postilla.model.identifiers import IdKind, kind_of
from postilla.search.document import Layer
from postilla.sphinx_ext.nodes import (
    annotation,
    annotation_call,
    diagram,
    gathered,
    mark,
    notes,
    pagebreak,
    restored,
    transmitted,
)
from postilla.sphinx_ext.parser import profile_of
from postilla.syntax.inline import language_of

_CITE: Final = "cite"
"""The domain of sphinxcontrib-bibtex."""
_LAYERS: Final[Mapping[IdKind | None, Layer]] = MappingProxyType(
    {
        **dict.fromkeys(
            (IdKind.SECTION, IdKind.TITLE, IdKind.ABSTRACT, IdKind.KEYWORDS), Layer.TEXT
        ),
        **dict.fromkeys((IdKind.BLOCK, IdKind.ITEM, IdKind.CELL), Layer.TEXT),
        IdKind.NOTE: Layer.NOTE,
        IdKind.ENTRY: Layer.BIBLIOGRAPHY,
    }
)
_LISTS = (nodes.bullet_list, nodes.enumerated_list, nodes.table)
_BETWEEN = (nodes.footnote_reference, annotation_call, mark, pagebreak)
"""They stand between the words."""
_APART = (annotation, notes, gathered, diagram, addnodes.toctree, nodes.comment)
"""What they hold is found in its own place, or nowhere."""

_OTHERS: Final = MappingProxyType({Reading.RESTORED: transmitted, Reading.TRANSMITTED: restored})
"""Reading -> the words that it does not have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Words of a passage, or what they are to be made of when all documents are read."""

    words: str = ""
    language: str = ""
    """BCP 47, where it differs from the main language."""
    named: str = ""
    """An id; what it is called stands here."""
    cited: tuple[str, ...] = ()
    """Keys of works; in brief they stand here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """What is found as one: a block, a note, an entry, what an annotation says, a section."""

    id: str
    layer: Layer
    title: str = ""
    """Of a section of a page."""
    is_heading: bool = False
    """Whether it is a heading of the text."""
    pieces: tuple[Piece, ...]
    other_pieces: tuple[Piece, ...] = ()
    """In the other reading, where that differs."""


def passages_of(document: nodes.document, docname: str, reading: Reading) -> Iterator[Passage]:
    """Give what can be found in a document.

    :param document: it, after the transforms of the read phase.
    :param docname: its name.
    :param reading: the one that is shown at first.
    :return: of a chapter its blocks and what annotations say, with their ids; of another page its
        sections; in document order.
    """
    if profile_of(docname) is Profile.CHAPTER:
        return _of_chapter(document, reading)
    return _of_page(document, reading)


def _of_chapter(document: nodes.document, reading: Reading) -> Iterator[Passage]:
    (other,) = set(Reading) - {reading}
    for element in document.findall(nodes.Element):
        identifier = str(element["ids"][0]) if element["ids"] else ""
        if isinstance(element, annotation):
            said = [child for child in element.children if not isinstance(child, annotation)]
            language = element["anchored"].annotation.field("language")
            pieces = tuple(piece for one in said for piece in _pieces(one, language, reading))
            yield Passage(id=identifier, layer=Layer(element["kind"]), pieces=pieces)
        elif layer := _LAYERS.get(kind_of(identifier)):
            words = element[0] if isinstance(element, nodes.section) else element
            if isinstance(words, (*_LISTS, nodes.container)) or not isinstance(
                words, nodes.Element
            ):
                continue  # its items are found
            language = language_of(" ".join(element["classes"]))
            pieces = tuple(_inside(words, language, reading))
            other_pieces = tuple(_inside(words, language, other))
            yield Passage(
                id=identifier,
                layer=layer,
                is_heading=words is not element,
                pieces=pieces,
                other_pieces=() if pieces == other_pieces else other_pieces,
            )


def _of_page(document: nodes.document, reading: Reading) -> Iterator[Passage]:
    for section in document.findall(nodes.section):
        title = section[0] if isinstance(section[0], nodes.title) else nodes.title()
        body = (child for child in section.children if not isinstance(child, nodes.section))
        yield Passage(
            id=section["ids"][0] if section["ids"] else "",
            layer=Layer.PAGE,
            title=title.astext(),
            pieces=tuple(piece for child in body for piece in _pieces(child, "", reading)),
        )


def _pieces(node: nodes.Node, language: str, reading: Reading) -> Iterator[Piece]:
    """Give the words of a node, a blank around what is no part of a line."""
    if isinstance(node, nodes.Text):
        yield Piece(words=str(node), language=language)
    elif isinstance(node, (*_BETWEEN, *_APART, _OTHERS[reading])):
        return
    elif isinstance(node, addnodes.pending_xref) and not node.get("refexplicit"):
        target = str(node["reftarget"])
        if node.get("refdomain") == _CITE:
            yield Piece(cited=tuple(key.strip() for key in target.split(",")))
        else:
            yield Piece(named=target)
    elif isinstance(node, nodes.Element):
        own = language_of(" ".join(node["classes"])) or language
        blank = () if isinstance(node, nodes.Inline) else (Piece(words=" ", language=own),)
        yield from blank
        yield from _inside(node, own, reading)
        yield from blank


def _inside(element: nodes.Element, language: str, reading: Reading) -> Iterator[Piece]:
    """Give the words in an element; items of a list that have ids of their own are left out."""
    for child in element.children:
        if not (isinstance(child, _LISTS) and _has_items(child)):
            yield from _pieces(child, language, reading)


def _has_items(list_: nodes.Element) -> bool:
    return any(
        isinstance(item, nodes.Element) and any(kind_of(one) for one in item["ids"])
        for item in list_.children
    )
