# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Which links of pages of HTML call notes, and which notes.

A link calls a note when one of the two says so by its role (DPUB-ARIA 1.1, EPUB's Structural
Semantics Vocabulary 1.1), or when the note leads back to it.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from lxml import etree

from postilla.importer.document.markup import words_in
from postilla.importer.transcript.marks import mark_in

INLINE: Final = frozenset(
    {
        *("a", "abbr", "b", "bdi", "bdo", "cite", "code", "dfn", "em", "i", "ins", "kbd", "mark"),
        *("q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr"),
    }
)
"""Elements that may stand inside a word."""
EPUB_TYPE: Final = "{http://www.idpf.org/2007/ops}type"
_CALLS: Final = frozenset({"noteref", "doc-noteref"})
_NOTES: Final = frozenset({"footnote", "endnote", "rearnote", "doc-footnote", "doc-endnote"})
NOTE_LISTS: Final = frozenset(
    {"footnotes", "endnotes", "rearnotes", "doc-endnotes", "doc-footnotes"}
)
BACK: Final = frozenset({"backlink", "doc-backlink"})
HEADINGS: Final = ("h1", "h2", "h3", "h4", "h5", "h6")
_NO_NOTES: Final = frozenset({*HEADINGS, "body", "html", "section", "nav", "td", "th"})
"""What is no note, unless it says so."""
ENCLOSING: Final = "[](){}⟨⟩.: \t\r\n\u00a0"
"""What may stand around a printed mark."""
_ROMAN: Final = re.compile(r"[ivxlc]{1,6}")


@dataclass(slots=True)
class FoundNote:
    """A note and the links that call it."""

    element: etree._Element
    key: str
    mark: str
    calls: list[etree._Element] = field(default_factory=list)
    more: list[etree._Element] = field(default_factory=list)
    """Its further paragraphs."""


def roles(element: etree._Element) -> frozenset[str]:
    """Give what an element is called by ``epub:type`` and ``role``.

    :param element: it.
    :return: the names.
    """
    stated = (element.get("role"), element.get("epub:type"), element.get(EPUB_TYPE))
    return frozenset(name for value in stated for name in (value or "").split())


def find_notes(body: etree._Element) -> Sequence[FoundNote]:
    """Find the notes.

    :param body: of all pages; ids are unique in it.
    :return: the notes in the order of their calls.
    """
    by_id = {name: one for one in body.iter(etree.Element) if (name := one.get("id"))}
    leading = defaultdict(list)
    for link in body.iter("a"):
        leading[target_of(link)].append(link)
    found: dict[etree._Element, FoundNote] = {}
    for call in body.iter("a"):
        target = target_of(call)
        place = by_id.get(target)
        note = None if place is None else _note_at(call, place, leading)
        if note is None:
            continue
        if note not in found:
            own = words_in(call).strip("[]() ") or str(len(found) + 1)
            found[note] = FoundNote(note, target, own)
        found[note].calls.append(call)
    _find_more(body, tuple(found.values()))
    return tuple(found.values())


def _note_at(
    call: etree._Element,
    place: etree._Element,
    leading: Mapping[str, Sequence[etree._Element]],
) -> etree._Element | None:
    """Give the note that a link calls, if it calls one."""
    note = _block_of(place)
    if BACK & roles(call) or note in call.iterancestors():
        return None
    if _CALLS & roles(call):
        return note
    own = words_in(call).strip(ENCLOSING)
    if not _is_mark(own):
        return None
    if _NOTES & (roles(place) | roles(note)):
        return note
    if note.tag in _NO_NOTES or is_first(call):
        return None
    back = (link for name in ids_of(call) for link in leading.get(name, ()))
    inside = next((link for link in back if note in link.iterancestors()), None)
    is_back = inside is not None and _leads_back(inside, own)
    return note if is_back and next(note.iter(*HEADINGS), None) is None else None


def _leads_back(link: etree._Element, own: str) -> bool:
    """Say whether a link in a note is its mark before its words, or an arrow there or behind."""
    words = words_in(link).strip(ENCLOSING)
    if is_first(link):
        return words == own or not any(map(str.isalnum, words))
    return not _is_mark(words)


def _is_mark(words: str) -> bool:
    return bool(mark_in(words) or _ROMAN.fullmatch(words))


def _block_of(place: etree._Element) -> etree._Element:
    return next((one for one in (place, *place.iterancestors()) if one.tag not in INLINE), place)


def target_of(link: etree._Element) -> str:
    """Give the name of the place that a link leads to, without that of its page.

    :param link: it.
    """
    return link.get("href", "").partition("#")[2]


def ids_of(call: etree._Element) -> frozenset[str]:
    """Give the names of a call's place: its own, and those of what it stands in or beside.

    :param call: the link.
    """
    places = [call, *call.iterdescendants()]
    for one in call.iterancestors():
        if one.tag not in INLINE:
            break
        places.append(one)
    before = call.getprevious()
    if before is not None and not (words_in(before) + (before.tail or "")).strip():
        places.append(before)
    return frozenset(name for one in places if (name := one.get("id")))


def is_first(link: etree._Element) -> bool:
    """Say whether there are no words before a link in its block.

    :param link: it.
    """
    block = _block_of(link)
    for one in block.iter(etree.Element):
        if one is link:
            return True
        if (one.text or "").strip(ENCLOSING) or one.tag == "img":
            return False
        ends = one if not len(one) else None
        while ends is not None and ends is not block:
            if (ends.tail or "").strip(ENCLOSING):
                return False
            ends = ends.getparent() if ends.getnext() is None else None
    return False


def _find_more(body: etree._Element, found: Sequence[FoundNote]) -> None:
    """Find the further paragraphs of notes that are single ones: what stands before the next note.

    Where the next note is called between the two, what stands there is the text.
    """
    order = {one: number for number, one in enumerate(body.iter(etree.Element))}
    by_element = {note.element: note for note in found}
    calls = {call for note in found for call in note.calls}
    for note in found:
        if note.element.tag != "p":
            continue
        siblings: list[etree._Element] = []
        following: FoundNote | None = None
        for one in note.element.itersiblings(etree.Element):
            if following := by_element.get(one):
                break
            siblings.append(one)
        more = list(itertools.takewhile(partial(_goes_on, note, calls), siblings))
        rest = {one.tag for one in siblings[len(more) :]}
        if following:
            is_more = min(map(order.__getitem__, following.calls)) < order[note.element]
        else:
            is_more = any(NOTE_LISTS & roles(one) for one in note.element.iterancestors())
        note.more = more if is_more and rest <= {*HEADINGS, "hr"} else []


def _goes_on(note: FoundNote, calls: Set[etree._Element], one: etree._Element) -> bool:
    is_alike = one.tag == "blockquote" or (
        one.tag == "p" and one.get("class") == note.element.get("class")
    )
    return is_alike and not any(link in calls for link in one.iter("a"))
