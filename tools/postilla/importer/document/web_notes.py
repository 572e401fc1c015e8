# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The notes of pages of HTML, put where they are read: each in a division of its own.

What a note is printed with is what its first call shows; links that lead back are no words of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from lxml import etree

from postilla.importer.document.marks import MarkKind, mark
from postilla.importer.document.markup import spaced, words_in
from postilla.importer.document.note_links import (
    BACK,
    ENCLOSING,
    HEADINGS,
    INLINE,
    FoundNote,
    find_notes,
    ids_of,
    is_first,
    roles,
    target_of,
)
from postilla.importer.document.syntax_tree import LEFT_CLASS, NOTE_CLASS


def place_notes(body: etree._Element) -> None:
    """Put notes at the end, each with its printed mark and its key, and this key at their calls.

    Headings under which only notes stood are left out, for each product has one of its own; so
    says a division of the class :data:`~postilla.importer.document.syntax_tree.LEFT_CLASS`.

    :param body: of all pages; it is changed.
    """
    found = find_notes(body)
    around = {one for note in found for one in _around(note.element)}
    own_ids = {id(call): ids_of(call) for note in found for call in note.calls}
    for note in found:
        names = {name for call in note.calls for name in own_ids[id(call)]}
        if not _drop_back_links(note.element, names):
            _drop_mark(note.element, note.mark)
        for more in note.more:
            _drop_back_links(more, names)
    for note in found:
        for call in note.calls:
            for child in list(call):
                call.remove(child)
            _strip(call)
            call.tag, call.text = "span", mark(MarkKind.CALL, note.key)
    for note in found:
        _set_apart(body, note)
    emptied = {one for one in around if _has_headings_alone(one)}
    for one in [one for one in emptied if not emptied & set(one.iterancestors())]:
        _leave_out(one)


def _around(note: etree._Element) -> Iterator[etree._Element]:
    return (one for one in note.iterancestors() if one.tag not in ("body", "html"))


def _drop_back_links(element: etree._Element, names: Set[str]) -> bool:
    """Take away the links that lead back; say whether the note's mark was one of them."""
    was_mark = False
    for link in [one for one in element.iter("a") if BACK & roles(one) or target_of(one) in names]:
        is_mark = is_first(link) and _has_words_behind(link, element)
        was_mark = was_mark or is_mark
        outer = link
        while (parent := outer.getparent()) is not None and parent.tag in INLINE:
            if words_in(parent).strip(ENCLOSING) != words_in(link).strip(ENCLOSING):
                break
            outer = parent
        _drop(outer, with_enclosing=is_mark)
    return was_mark


def _has_words_behind(link: etree._Element, element: etree._Element) -> bool:
    return len(words_in(element).strip(ENCLOSING)) > len(words_in(link).strip(ENCLOSING))


def _drop(element: etree._Element, *, with_enclosing: bool) -> None:
    """Take away a mark, or a link that leads back; of a mark what encloses it, too."""
    behind = element.tail or ""
    if with_enclosing:
        before, parent = element.getprevious(), element.getparent()
        if before is not None:
            before.tail = (before.tail or "").rstrip(ENCLOSING)
        elif parent is not None:
            parent.text = (parent.text or "").rstrip(ENCLOSING)
        behind = behind.lstrip(ENCLOSING)
    _put_before(element, behind)
    _remove(element)


def _drop_mark(note: etree._Element, printed: str) -> None:
    """Take a note's own mark, which is no link, from before its words."""
    first = next((one for one in note.iter(etree.Element) if (one.text or "").strip()), note)
    own = re.escape(printed)
    if first is not note and first.tag in INLINE and words_in(first).strip(ENCLOSING) == printed:
        _drop(first, with_enclosing=True)
    else:
        behind = r"[.:)\]]" if printed.isalnum() else r"[.:)\]]?"
        pattern = rf"\s*(?:[\[(]{own}[\])][.:]?|{own}{behind})\s+"
        first.text = re.sub(rf"^{pattern}", "", first.text or "")


def _set_apart(body: etree._Element, note: FoundNote) -> None:
    element = note.element
    _put_before(element, element.tail or "")
    element.tail = None
    holder = etree.SubElement(body, "div")
    holder.attrib.update({"class": NOTE_CLASS, "data-mark": note.mark, "data-key": note.key})
    for name, value in list(element.attrib.items()):
        if "lang" in str(name):
            holder.set(name, value)
    _strip(element)
    element.tag = "p" if element.tag == "p" else "div"
    holder.append(element)
    for more in note.more:
        _put_before(more, more.tail or "")
        more.tail = None
        holder.append(more)


def _strip(element: etree._Element) -> None:
    """Take off an element's attributes, but for the name by which others may lead there."""
    name = element.get("id")
    element.attrib.clear()
    if name:
        element.set("id", name)


def _has_headings_alone(element: etree._Element) -> bool:
    """Say whether all words of an element are in headings; a picture is as good as words."""
    words = re.sub(r"\s+", "", words_in(element))
    in_headings = re.sub(r"\s+", "", "".join(words_in(one) for one in element.iter(*HEADINGS)))
    return words == in_headings and next(element.iter("img"), None) is None


def _leave_out(element: etree._Element) -> None:
    words = spaced(element, INLINE)
    for child in list(element):
        element.remove(child)
    element.attrib.clear()
    element.tag, element.text = "div", words
    if words:
        element.attrib.update({"class": LEFT_CLASS, "data-what": "heading over notes"})


def _remove(element: etree._Element) -> None:
    """Take an element away, its tail with it."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _put_before(element: etree._Element, words: str) -> None:
    before, parent = element.getprevious(), element.getparent()
    if before is not None:
        before.tail = (before.tail or "") + words
    elif parent is not None:
        parent.text = (parent.text or "") + words
