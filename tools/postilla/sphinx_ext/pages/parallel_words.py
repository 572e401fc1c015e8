# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The words that stand in parallel: copies of those of the text, and those of translations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from docutils import nodes

from postilla.model.content import Content, Span, SpanKind
from postilla.model.identifiers import sentence_id
from postilla.sphinx_ext.nodes import annotation_call, pagebreak, permalink, quoted, sentence
from postilla.sphinx_ext.phrases import language_classes
from postilla.syntax.inline import language_of

_MARKS = (annotation_call, pagebreak, permalink, nodes.footnote_reference)
_KINDS = {SpanKind.EMPHASIS: nodes.emphasis, SpanKind.STRONG: nodes.strong}


class TextWords:
    """The words of the blocks of a document, as they were read."""

    def __init__(self, document: nodes.document) -> None:
        """Find the blocks.

        :param document: with the text.
        """
        self._found: Mapping[str, nodes.Element] = {
            str(element["ids"][0]): element
            for element in document.findall(nodes.Element)
            if element["ids"]
        }

    def count(self, block: str) -> int | None:
        """Give the number of sentences of a block, or ``None`` when it is not here."""
        if block not in self._found:
            return None
        number = 1
        while sentence_id(block, number + 1) in self._found:
            number += 1
        return number

    def is_divided(self, block: str) -> bool:
        """Say whether the sentences of a block have ids."""
        return sentence_id(block, 1) in self._found

    def language(self, block: str) -> str:
        """Give the language of a block, BCP 47, or nothing where it is the main one."""
        place = self._found[block]
        words = _words_in(place)
        for node in (place, words, *words.children[:1]):
            classes = node["classes"] if isinstance(node, nodes.Element) else ()
            if tag := language_of(" ".join(classes)):
                return tag
        return ""

    def is_heading(self, block: str) -> bool:
        """Say whether a block is one."""
        return isinstance(self._found[block], nodes.section)

    def words(self, block: str, number: int) -> list[nodes.Node]:
        """Copy the words of a sentence, in both readings, without marks.

        :param block: the block's id.
        :param number: 1-based.
        :return: the nodes.
        """
        place = self._found.get(sentence_id(block, number)) or _words_in(self._found[block])
        copied = nodes.inline("", "", *(child.deepcopy() for child in place.children))
        for mark in list(copied.findall(nodes.Element)):
            if isinstance(mark, _MARKS):
                mark.parent.remove(mark)
        for words in list(copied.findall(quoted)):
            words.parent.replace(words, words.children)
        for element in copied.findall(nodes.Element):
            element["ids"] = []
        return list(copied.children)


def _words_in(place: nodes.Element) -> nodes.Element:
    """Give the element that has the words of a block: a heading's title, an item's paragraph."""
    if isinstance(place, (nodes.paragraph, sentence)):
        return place
    children = (child for child in place.children if not isinstance(child, nodes.label))
    first = next(children, None)
    return first if isinstance(first, (nodes.title, nodes.paragraph)) else place


def translated_words(content: Content, number: int) -> list[nodes.Node]:
    """Make the nodes of a line of a translation.

    :param content: of its block.
    :param number: of the line, 1-based.
    :return: its words with their emphasis and languages; calls of notes are not repeated.
    """
    line = content.sentence(number)
    return _nested(line.text, 0, len(line.text), line.spans)


def _nested(text: str, start: int, end: int, spans: Sequence[Span]) -> list[nodes.Node]:
    """Make nodes of spans that lie one within the other, the outer ones first."""
    made: list[nodes.Node] = []
    at = start
    while spans:
        outer, *rest = spans
        if outer.start > at:
            made.append(nodes.Text(text[at : outer.start]))
        inner = [span for span in rest if span.start < outer.end]
        words = _nested(text, outer.start, outer.end, inner)
        kind = _KINDS.get(outer.kind)
        if kind:
            made.append(kind("", "", *words))
        else:
            made.append(nodes.inline("", "", *words, classes=language_classes(outer.value)))
        at, spans = outer.end, rest[len(inner) :]
    if at < end:
        made.append(nodes.Text(text[at:end]))
    return made
