# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The edition's own words in books of other languages; on the site the reader chooses one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from postilla.interface.words import translator_for
from postilla.model.edition import Edition
from postilla.sphinx_ext.apparatus import APPARATUS
from postilla.sphinx_ext.phrases import FIELDS, OWN

_WORDS: Final = frozenset({OWN, "annotation-kind", "annotation-relation", "nothing", APPARATUS})
"""Classes of elements whose own words are the edition's."""
_LABELS: Final = frozenset({"annotation-place", "annotation-locator"})
"""Classes of elements that are named by places and annotations."""
_LISTS: Final = frozenset({"index-places", APPARATUS})
"""Classes of elements whose links are named by places and annotations."""
_TABLES: Final = frozenset({"numbers", "claim-table"})

Found = tuple[nodes.Text, bool]
"""Words, and whether they are what a place or an annotation is called."""


class OwnWords(SphinxPostTransform):
    """Says in the language of a book what annotations and gathered pages say of themselves."""

    default_priority = 900
    """After all that writes such words, and after references have become links."""
    builders = ("epub", "pdf", "large-print")

    def run(self, **kwargs: object) -> None:
        """Put them in the place of the English ones."""
        edition: Edition = self.config.html_context["edition"]
        translator = translator_for(edition.language)
        if translator is None:
            return
        for text, is_label in list(_found(self.document)):
            said = _said(text, translator.read_label if is_label else translator.read)
            if said != text and text.parent is not None:
                text.parent.replace(text, nodes.Text(said))


def _said(text: str, read: Callable[[str], str]) -> str:
    """Say words; the blanks around them stay."""
    words = text.strip()
    before, _, after = text.partition(words) if words else ("", "", text)
    return f"{before}{read(' '.join(words.split()))}{after}" if words else text


def _found(document: nodes.document) -> Iterator[Found]:
    for element in document.findall(nodes.Element):
        classes: set[str] = set(element.get("classes", ()))
        if classes & _LABELS:
            yield from _labels(element)
        if classes & _WORDS:
            yield from ((one, False) for one in element.children if isinstance(one, nodes.Text))
        if FIELDS in classes:
            yield from _fields(element)
        if classes & _LISTS:
            for reference in element.findall(nodes.reference):
                yield from _labels(reference)
        if classes & _TABLES:
            yield from _heads(element)


def _fields(element: nodes.Element) -> Iterator[Found]:
    for term in element.findall(nodes.term):
        yield from ((one, False) for one in term.children if isinstance(one, nodes.Text))
    for reference in element.findall(nodes.reference):
        yield from _labels(reference)


def _heads(table: nodes.Element) -> Iterator[Found]:
    for head in table.findall(nodes.thead):
        yield from ((one, False) for one in head.findall(nodes.Text))


def _labels(element: nodes.Element) -> Iterator[Found]:
    yield from ((one, True) for one in element.findall(nodes.Text))
