# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The annotations of a page as a book has them: one reading in the text, all else in a list.

The site has each annotation right below its block, and both readings of words, with a switch. A
book has neither scripts nor anything that opens, and some reading systems show no ``aside``.
"""

from __future__ import annotations

from itertools import groupby
from typing import Final

from lxml import etree

from postilla.builders.epub.xml import TYPE, h, of_class, remove, tag, unwrap

_AUTHORS_NOTES: Final = "The author’s notes"
_EDITIONS_NOTES: Final = "The edition’s notes"
_READINGS: Final = ("transmitted", "restored")
"""The classes of the two readings of words."""


def settle_annotations(body: etree._Element) -> None:
    """Leave one reading of each word, and list the annotations at the end.

    :param body: of a page as the site has it.
    """
    _leave_one_reading(body)
    for words in of_class(body, "quoted"):
        _settle_quoted(words)
    for fields in of_class(body, "annotation-fields"):
        for field in fields.iterfind(tag("dd")):
            field[-1].tail = None  # or a blank comes between a value and the sign after it
            field.tail = " "
    for call in of_class(body, "annotation-call"):
        call.set("role", "doc-noteref")
    _list_annotations(body)


def _settle_quoted(words: etree._Element) -> None:
    """Leave what has a mark: names have none here, and what is for scripts has no reader."""
    for name in ("data-annotations", "data-names"):
        words.attrib.pop(name, "")
    classes = [name for name in words.get("class", "").split() if name != "quoted-name"]
    words.set("class", " ".join(classes))
    if classes == ["quoted"] and len(words.attrib) == 1:
        unwrap(words)


def _leave_one_reading(body: etree._Element) -> None:
    """Take out the words that the site hides at first; they stand in the list."""
    for reading in _READINGS:
        for words in of_class(body, reading):
            if "hidden" in words.attrib:
                remove(words)


def _list_annotations(body: etree._Element) -> None:
    for section in of_class(body, "notes"):
        name_notes(section)
    listed = h("ol")
    for annotation in _annotations(body):
        annotation.tail = (annotation.tail or "").removeprefix("\n")  # one is enough
        remove(annotation)
        annotation.tail = None
        listed.append(_item(annotation))
    if len(listed):
        section = h("section", h("h2"), listed, role="doc-endnotes")
        section.set("class", "apparatus edition-notes")
        name_section(section, _EDITIONS_NOTES)
        body.append(section)


def name_notes(section: etree._Element) -> None:
    """Name the section of a page that holds the author's notes.

    :param section: with its heading.
    """
    name_section(section, _AUTHORS_NOTES)


def name_section(section: etree._Element, title: str) -> None:
    """Name a section with a heading.

    :param section: it.
    :param title: in plain words.
    """
    section.set("aria-label", title)
    section[0].text = title


def _annotations(body: etree._Element) -> list[etree._Element]:
    """Give the annotations that are not part of another one."""
    found = [element for element in of_class(body, "annotation") if element.tag == tag("aside")]
    inner = {id(part) for one in found for part in one.iterdescendants(tag("aside"))}
    return [one for one in found if id(one) not in inner]


def _item(annotation: etree._Element) -> etree._Element:
    """Make an item of a list of an annotation, and of the evidence in it a list of its own."""
    annotation.tag = tag("li")
    annotation.attrib.pop("role", "")
    annotation.set(TYPE, "endnote")  # as for the author's notes
    for mark in annotation.iterfind(f"{tag('p')}/{tag('a')}[@class]"):
        if "annotation-mark" in mark.get("class", "").split():
            mark.set("role", "doc-backlink")
    for is_evidence, run in groupby(list(annotation), lambda child: child.tag == tag("aside")):
        if is_evidence:
            evidence = list(run)
            inner = h("ul")
            inner.set("class", "evidence-list")
            evidence[0].addprevious(inner)
            inner.extend(map(_item, evidence))
    return annotation
