# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""From document tree to Typst: one walk, and a table that says how each node is written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import Any, Final

from docutils import nodes

from postilla.builders.pdf.names import Names, typst_language
from postilla.builders.pdf.source import SourceWriter, Value
from postilla.interface.words import words_in
from postilla.model.diagnostic import Position
from postilla.model.errors import PostillaError, stop
from postilla.model.identifiers import TEXT_LINK
from postilla.sphinx_ext.nodes import annotation, sentence
from postilla.sphinx_ext.transforms.headings import LANGUAGE_CLASS

_LONG_WORD: Final = re.compile(r"(\w{45,}|[^\w\s]{45,})")
"""Letters, or other signs, among which no line would end."""

Visitor = Callable[["Writer", Any], None]
"""Writes a node of the type that it stands for in the table."""


class Writer:
    """Writes documents as calls of the template's functions."""

    def __init__(
        self,
        visitors: Mapping[type[nodes.Node], Visitor],
        names: Names,
        out: SourceWriter,
        *,
        restores: bool = False,
        language: str = "en",
    ) -> None:
        """Begin with nothing written.

        :param visitors: how each type of node is written; a type that is not there is written
            like the nearest type from which it derives.
        :param names: what places are called.
        :param out: where it is written.
        :param restores: whether the text is shown with the letters that the transcript lost.
        :param language: BCP 47, of the edition.
        """
        self.out = out
        self.own_language = typst_language(language)
        """That of the edition's own words, as Typst names it."""
        self.say = words_in(language)
        """Says English words in it."""
        self.foot = SourceWriter()
        """Where the entries of the apparatus are written, which stands at the foot of pages."""
        self.names = names
        self.is_behind = False
        """Whether the document stands behind the text."""
        self.restores = restores
        self.docname = ""
        """Of the document being written."""
        self.level = 0
        """The level of the heading of the open section."""
        self.depth = 0
        """Its level in the contents, which do not list the work's title."""
        self.listed = 0
        """The deepest level that they do list."""
        self.linked: frozenset[str] = frozenset()
        """The ids to which the text itself leads."""
        self.pending_notes: dict[str, nodes.footnote] = {}
        """Id -> author's note of the document, as long as it has not been written."""
        self.pending_annotations: list[annotation] = []
        """The annotations of the document, as long as they have not been written."""
        self._visitors = visitors
        self._in_heading = False
        self._emended_in_note: list[str] | None = None
        self._place: Position | None = None

    def document(self, docname: str, document: nodes.document, *, listed: int) -> None:
        """Write a document.

        :param docname: its name.
        :param document: its tree, with all references resolved.
        :param listed: the deepest level of its sections that the contents list.
        :raises PostillaError: with ``pdf/unknown-node``.
        """
        self.docname, self.listed = docname, listed
        self.pending_notes = {
            identifier: note
            for note in document.findall(nodes.footnote)
            for identifier in note["ids"]
        }
        with self.out.block("chapter", self.names.label_of_document(docname)):
            self.children(document)

    def write(self, node: nodes.Node) -> None:
        """Write a node.

        :param node: the node.
        :raises PostillaError: with ``pdf/unknown-node``.
        """
        with self.at(node):
            self._visitor_of(node)(self, node)

    def children(self, node: nodes.Element) -> None:
        """Write what is in a node.

        :param node: the node.
        :raises PostillaError: with ``pdf/unknown-node``.
        """
        for child in node.children:
            self.write(child)

    def run_on(self, paragraphs: Sequence[nodes.Node]) -> None:
        """Write paragraphs of which the first one goes on behind a mark.

        :param paragraphs: they, or what stands among them.
        :raises PostillaError: with ``pdf/unknown-node``.
        """
        for number, paragraph in enumerate(paragraphs):
            if number == 0 and isinstance(paragraph, nodes.paragraph):
                with self.at(paragraph), self.language(paragraph):
                    self.children(paragraph)
            else:
                self.write(paragraph)

    @contextmanager
    def at(self, node: nodes.Node) -> Iterator[None]:
        """Remember that what is written meanwhile comes from a node's place."""
        outer = self._place
        self._place = self._place_of(node) or outer
        yield
        self._place = outer

    # --- what visitors write

    def text(self, words: str) -> None:
        """Write words; one that is too long for a line may break anywhere."""
        for number, part in enumerate(_LONG_WORD.split(words)):
            if part:
                self.call("long-word" if number % 2 else "text", part)

    def call(self, function: str, *values: Value) -> None:
        """Write a call of a function of the template."""
        self.out.call(function, *values, place=self._place)

    def foot_entry(self, function: str, *values: Value) -> None:
        """Write a call whose value is an entry of the apparatus."""
        self.foot.call(function, *values, place=self._place, end=",")

    def block(self, function: str, *values: Value, end: str = "") -> AbstractContextManager[None]:
        """Write a call around what is written meanwhile."""
        return self.out.block(function, *values, place=self._place, end=end)

    @contextmanager
    def element(self, node: nodes.Element, function: str, *values: Value) -> Iterator[None]:
        """Write a call around what is written meanwhile, with a node's language and targets."""
        with self.language(node), self.block(function, *values):
            self.targets(node["ids"])
            yield

    def language(self, node: nodes.Element) -> AbstractContextManager[None]:
        """Write a node's language, if it has one, around what is written meanwhile."""
        for name in node["classes"]:
            if name.startswith(LANGUAGE_CLASS):
                tag = name.removeprefix(LANGUAGE_CLASS)
                return self.block("in-language", *typst_language(tag))
        return nullcontext()

    def targets(self, identifiers: list[str]) -> None:
        """Write the places to which links with these ids lead."""
        for identifier in identifiers:
            self.call("target", self.label(identifier), self.names.phrase_of(identifier))
            self.linked_target(identifier)

    def linked_target(self, identifier: str) -> None:
        """Write the place to which the text leads with an id, if it does."""
        if identifier in self.linked:
            self.second_names(TEXT_LINK, [identifier])

    def second_names(self, prefix: str, identifiers: Sequence[str]) -> None:
        """Write places that are named by ids and by what they are."""
        for identifier in identifiers:
            self.call("target", f"{prefix}{identifier}", self.names.phrase_of(identifier))

    def label(self, identifier: str) -> str:
        """Give the label of an id of this document."""
        return self.names.label_of(self.docname, identifier)

    @contextmanager
    def in_heading(self) -> Iterator[None]:
        """Remember that what is written meanwhile is shown again in the contents."""
        self._in_heading = True
        yield
        self._in_heading = False

    @contextmanager
    def note_here(self) -> Iterator[None]:
        """Write a note, and behind its call make known the emendations in it.

        A note can't be called from within another one such that both are surely on one page.
        """
        outer, self._in_heading = self._in_heading, False
        self._emended_in_note = []
        yield
        found, self._emended_in_note = self._emended_in_note, None
        self._in_heading = outer
        for emendation in found:
            self.emended(emendation)

    def emended(self, emendation: str) -> None:
        """Make known that an emendation is here.

        :param emendation: its label.
        """
        if self._emended_in_note is None:
            self.call("emended", emendation)
        else:
            self._emended_in_note.append(emendation)

    def once(self) -> AbstractContextManager[None]:
        """Keep what is written meanwhile out of the contents."""
        return self.block("not-in-contents") if self._in_heading else nullcontext()

    # --- nodes

    def _visitor_of(self, node: nodes.Node) -> Visitor:
        for type_ in type(node).__mro__:
            if type_ in self._visitors:
                return self._visitors[type_]
        raise self._unknown(node)

    def _unknown(self, node: nodes.Node) -> PostillaError:
        return stop(
            "pdf/unknown-node",
            f"The PDF has no way to show the element “{type(node).__name__}”.",
            hint="Write it another way, or teach the PDF's writer to show it.",
            at=self._place or Position(self.docname),
        )

    def _place_of(self, node: nodes.Node) -> Position | None:
        if not isinstance(node, nodes.Element) or not node.line or not node.source:
            return None
        # To others in a line MyST gives the first line of their block.
        if not isinstance(node, sentence) and isinstance(node, nodes.Inline):
            return None
        path = Path(node.source)
        if path.is_relative_to(self.names.root):
            path = path.relative_to(self.names.root)
        return Position(path.as_posix(), node.line)
