# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""On which printed pages everything with an address is, as far as the witness tells.

A page is known from the mark at which it begins. Before the first mark of the edition no page is
known, and none is guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from docutils import nodes

from postilla.model.identifiers import IdKind, kind_of, note_id, words_id
from postilla.model.printed import PrintedPages
from postilla.sphinx_ext.nodes import annotation, annotation_call, mark, notes, pagebreak

_APART: Final = (annotation, annotation_call, mark, notes, nodes.footnote)
"""What does not stand on the page on which it is met, or is not printed at all."""

_WORDS: Final = words_id("")


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentPages:
    """What is noted of a document; an empty page is the one on which the document before ends."""

    of: Mapping[str, tuple[str, str]]
    """Id -> first and last page of its words; the empty id is the document as a whole."""
    end: str
    """The page on which it ends."""


def pages_of(document: nodes.document) -> DocumentPages:
    """Read the pages off a document.

    :param document: a document after the transforms of the read phase.
    :return: its pages.
    """
    walk = _Walk()
    walk.element(document, ("",))
    return DocumentPages(of=walk.found, end=walk.page)


class _Walk:
    """Goes through a document in the order of its words."""

    def __init__(self) -> None:
        self.page = ""
        self.last = ""
        """The page of the last word."""
        self.found: dict[str, tuple[str, str]] = {}
        self.begun: dict[str, str] = {}
        """Id -> the page of its first word, for what is being walked through."""
        self.waiting: list[str] = []
        """Ids being walked through whose first word is still to come."""

    def element(self, element: nodes.Element, names: Iterable[str]) -> None:
        """Walk through an element that has ids."""
        ids = tuple(names)
        self.waiting += ids
        for child in element.children:
            if isinstance(child, pagebreak):
                self.page = str(child["number"])
                self.found.update((name, (self.page, self.page)) for name in child["ids"])
            elif isinstance(child, nodes.footnote_reference):
                self.found.setdefault(note_id(child["mark"]), (self.page, self.page))
            elif isinstance(child, nodes.Text):
                self._words(child)
            elif isinstance(child, nodes.Element) and not isinstance(child, _APART):
                self.element(child, filter(kind_of, child["ids"]))
        for name in ids:
            if name in self.begun:
                self.found[name] = self.begun.pop(name), self.last
            else:  # it has no words
                self.waiting.remove(name)

    def _words(self, text: nodes.Text) -> None:
        if text.strip():
            self.last = self.page
            self.begun.update(dict.fromkeys(self.waiting, self.page))
            self.waiting.clear()


def printed_pages(
    documents: Iterable[tuple[str, DocumentPages]],
) -> Mapping[str, PrintedPages]:
    """Bring the pages of all documents together.

    :param documents: docname and pages of each, in reading order.
    :return: id -> its pages, where they are known: of a note those of its call, of an annotation
        those of its words, of a document, by its docname, those of all its words.
    """
    pages: dict[str, PrintedPages] = {}
    carried = ""
    for docname, document in documents:
        for identifier, (first, last) in document.of.items():
            if first := first or carried:
                pages[identifier or docname] = PrintedPages(first, last or carried)
        carried = document.end or carried
    for identifier in tuple(pages):
        if kind_of(identifier) is IdKind.WORDS:
            pages[identifier.removesuffix(_WORDS)] = pages[identifier]
    return pages
