# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What places are called in the book, and how links name them.

An id of the scheme is its own label, so that ``edition.pdf#p-2-3`` leads to it. Other ids are of
one page of the site only, and have the page's name before them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from postilla.model.identifiers import kind_of

_DOCUMENT: Final = "%"
"""What the address of a document begins with, for no address in a source can."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """The names of places."""

    phrase_of_id: Callable[[str], str]
    """Id of the scheme or of an annotation -> a phrase such as ``par. 2.3``."""
    docnames: frozenset[str]
    """The documents in the book."""
    root: Path
    """The folder from which findings name files."""
    annotations: frozenset[str] = frozenset()
    """The ids of annotations."""
    elsewhere: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    """Documents that are in another part of the book -> its file and its number."""
    docname_of_id: Callable[[str], str] = lambda identifier: ""
    """Id of the scheme or of an annotation -> the document in which it is."""

    def label_of(self, docname: str, identifier: str) -> str:
        """Give the label of an id.

        :param docname: the document in which it is.
        :param identifier: the id.
        :return: the label.
        """
        return identifier if self.is_place(identifier) else f"{docname}:{identifier}"

    def label_of_document(self, docname: str) -> str:
        """Give the label of a document's beginning.

        :param docname: the document.
        :return: the label.
        """
        return f"{docname}:"

    def label_of_address(self, address: str) -> str | None:
        """Give the label to which a link between documents leads.

        :param address: what :func:`address_of` gives, with ``#`` and an id behind it or not.
        :return: the label; ``None`` when the document is not in the book.
        """
        docname, _, identifier = address.removeprefix(_DOCUMENT).partition("#")
        if docname not in self.docnames:
            return None
        if not identifier:
            return self.label_of_document(docname)
        return self.label_of(docname, identifier)

    def part_of_address(self, address: str) -> tuple[str, int] | None:
        """Say where a link between documents leads that leads into another part of the book.

        :param address: what :func:`address_of` gives, with ``#`` and an id behind it or not.
        :return: the address of the place from a file beside its own, and the number of the part;
            ``None`` when the document is in no other part.
        """
        docname, _, identifier = address.removeprefix(_DOCUMENT).partition("#")
        if docname not in self.elsewhere:
            return None
        file, number = self.elsewhere[docname]
        label = self.label_of(docname, identifier) if identifier else ""
        return (f"{file}#{label}" if self.is_place(label) else file), number

    def is_elsewhere(self, identifier: str) -> bool:
        """True of a place of the text or an annotation that is in another part of the book."""
        return bool(self.elsewhere) and self.docname_of_id(identifier) in self.elsewhere

    def phrase_of(self, identifier: str) -> str:
        """Say what a place is called.

        :param identifier: its id.
        :return: a phrase; of an id that only its document knows, the id itself.
        """
        return self.phrase_of_id(identifier) if self.is_place(identifier) else identifier

    def is_place(self, identifier: str) -> bool:
        """True of a place of the text and of an annotation, whose ids only they have."""
        return kind_of(identifier) is not None or identifier in self.annotations


def address_of(docname: str) -> str:
    """Give the address by which links name a document.

    :param docname: the document.
    :return: the address.
    """
    return f"{_DOCUMENT}{docname}"


def is_address_of_document(address: str) -> bool:
    """True when :func:`address_of` made an address."""
    return address.startswith(_DOCUMENT)


def typst_language(tag: str) -> tuple[str, str | None]:
    """Give the parts of a language tag that Typst takes.

    >>> typst_language("pt-BR"), typst_language("az-Cyrl")
    (('pt', 'BR'), ('az', None))

    :param tag: BCP 47.
    :return: the language, and the region if the tag has one.
    """
    language, *subtags = tag.split("-")
    regions = (subtag.upper() for subtag in subtags if len(subtag) == 2 and subtag.isalpha())
    return language, next(regions, None)
