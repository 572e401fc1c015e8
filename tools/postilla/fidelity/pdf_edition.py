# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The edition's own words in a PDF, and what its apparatus says, by the tags alone.

A link to an annotation is its mark, such as “c12”, or else words that are not the transmitted
ones. An entry of the apparatus is a note without a mark of its own; the edition's notes on a
chapter are a list whose marks are links. Both begin with a link back to the words of the text,
and the transmitted words are a ``Quote``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from postilla.fidelity.marks import INVISIBLE
from postilla.fidelity.pdf_directions import Run
from postilla.fidelity.pdf_tags import Tag
from postilla.model.identifiers import TEXT_LINK, IdKind, kind_of, words_id
from postilla.model.note_marks import is_mark as is_note_mark

HEADING: Final = "edition:"
"""What the name of a heading begins with that is the edition's."""

_WITHOUT_INVISIBLE = str.maketrans("", "", INVISIBLE)
_MARK = re.compile(r"[a-z][0-9]+")
_DOCUMENT: Final = ":"
"""In the names of places that only one document knows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What the apparatus says of an emendation."""

    emendation: str
    transmitted: str | None
    """The transmitted words, if the text has others."""
    page: int
    """0-based."""
    is_at_foot: bool
    """Whether it has to stand on the page of its words."""


def annotation_of(tag: Tag) -> str:
    """Give the annotation to which a link leads, or nothing."""
    name = tag.destination
    is_own = name and _DOCUMENT not in name and kind_of(name) is None
    return name if tag.name == "Link" and is_own else ""


def is_mark(tag: Tag) -> bool:
    """Say whether a link to an annotation is its mark."""
    return bool(_MARK.fullmatch(words_of(tag)))


def is_call(tag: Tag) -> bool:
    """Say whether an element is the call of an author's note: a link that is nothing but a mark."""
    is_to_note = tag.name == "Link" and kind_of(tag.destination) is IdKind.NOTE
    return is_to_note and is_note_mark(words_of(tag))


def is_reference(tag: Tag) -> bool:
    """Say whether a link leads within the book as none of the text does."""
    is_inner = tag.name == "Link" and (tag.target is not None or tag.is_to_part)
    return (
        is_inner
        and not tag.destination.startswith(TEXT_LINK)
        and not annotation_of(tag)
        and not is_call(tag)
    )


def is_entry(tag: Tag) -> bool:
    """Say whether an element is an entry of the apparatus."""
    return tag.name == "Note" and not any(_labels(tag))


def is_commentary(tag: Tag) -> bool:
    """Say whether an element is the list of the edition's notes."""
    return tag.name == "L" and any(
        link.destination for item in _inside(tag, "LI") for label in _labels(item)
        for link in _inside(label, "Link")
    )  # fmt: skip


def own_words(tags: Iterable[Tag]) -> Iterator[Run]:
    """Give the words in some elements, and inside them, that stand in the text but are no part.

    :param tags: the elements.
    :return: marks, entries and lists of notes.
    """
    for tag in tags:
        if is_entry(tag) or is_commentary(tag) or (annotation_of(tag) and is_mark(tag)):
            yield from tag.runs()
        else:
            yield from own_words(child for child in tag.children if isinstance(child, Tag))


def read_entries(tags: Iterable[Tag]) -> Iterator[Entry]:
    """Read the apparatus.

    :param tags: elements.
    :return: what the entries say that are in them.
    """
    for tag in tags:
        if is_entry(tag):
            yield from _entry(tag, is_at_foot=True)
        elif is_commentary(tag):
            for item in _inside(tag, "LI"):
                yield from _entry(item, is_at_foot=False)
        else:
            yield from read_entries(child for child in tag.children if isinstance(child, Tag))


def read_commentary(children: Iterable[Tag | Run]) -> dict[str, str]:
    """Read what the edition says, at the foot of pages and in its lists of notes.

    :param children: elements.
    :return: annotation -> all words said of it, in one place or in several.
    """
    said: dict[str, str] = {}
    name = ""
    for tag in _said(child for child in children if isinstance(child, Tag)):
        name = next(_annotations(tag), name)  # what leads back nowhere goes on with the last one
        said[name] = f"{said.get(name, '')} {words_of(tag)}".strip()
    return said


def _said(tags: Iterable[Tag]) -> Iterator[Tag]:
    for tag in tags:
        if is_entry(tag):
            yield tag
        elif is_commentary(tag):
            yield from _inside(tag, "LI")
        else:
            yield from _said(child for child in tag.children if isinstance(child, Tag))


def _annotations(tag: Tag) -> Iterator[str]:
    for link in _inside(tag, "Link"):
        if kind_of(link.destination) is IdKind.WORDS:
            yield link.destination.removesuffix(words_id(""))


def words_of(tag: Tag) -> str:
    """Give the words in an element, white space folded, without invisible characters."""
    text = "".join(run.text for run in tag.runs())
    return " ".join(text.translate(_WITHOUT_INVISIBLE).split())


def _entry(tag: Tag, *, is_at_foot: bool) -> Iterator[Entry]:
    links = (link for link in _inside(tag, "Link") if kind_of(link.destination) is IdKind.WORDS)
    first = next(tag.runs(), None)
    if first and (link := next(links, None)):
        quotes = [words_of(quote) for quote in _inside(tag, "Quote")]
        yield Entry(
            emendation=link.destination.removesuffix(words_id("")),
            transmitted=" ".join(quotes) if quotes else None,
            page=first.page,
            is_at_foot=is_at_foot,
        )


def _labels(tag: Tag) -> Iterator[Tag]:
    return (child for child in tag.children if isinstance(child, Tag) and child.name == "Lbl")


def _inside(tag: Tag, name: str) -> Iterator[Tag]:
    for child in tag.children:
        if isinstance(child, Tag):
            if child.name == name:
                yield child
            yield from _inside(child, name)
