# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Annotations in lists: each one in full, or in a line that leads to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from docutils import nodes

from postilla.model.annotation_index import Entry
from postilla.model.wording import FIELDS, shortened
from postilla.sphinx_ext.descriptions import Row
from postilla.sphinx_ext.nodes import annotation_body
from postilla.sphinx_ext.pages.material import Chapter, Material
from postilla.sphinx_ext.phrases import (
    OWN,
    fields,
    language_classes,
    link,
    own,
    quoted_words,
    reference,
)

_IN_A_LINE = 64
"""How many characters of words are quoted where each annotation has one line."""

Groups = Sequence[tuple[str, Sequence[Entry]]]
"""What a group has in common, and its annotations."""


def section(identifier: str, title: Sequence[nodes.Node], *content: nodes.Node) -> nodes.section:
    """Make a section of a page.

    :param identifier: its id, of no other on the page.
    :param title: the words of its heading.
    :param content: what stands in it.
    :return: the section.
    """
    return nodes.section("", nodes.title("", "", *title), *content, ids=[identifier])


def counted_title(
    words: str, count: int, language: str = "", *, is_own: bool = False
) -> list[nodes.Node]:
    """Make the words of a heading that says how many stand below it.

    :param words: the heading.
    :param count: how many.
    :param language: BCP 47 of the words, where it is not the main one.
    :param is_own: whether they are the edition's own words.
    :return: the nodes.
    """
    number = nodes.inline("", f" ({count})", classes=["count"])
    classes = [OWN] if is_own else language_classes(language)
    return [nodes.inline("", words, classes=classes), number]


def page(sections: Sequence[nodes.section], *before: nodes.Node) -> Sequence[nodes.Node]:
    """Make what stands on a page.

    :param sections: in their order.
    :param before: what stands before them and their contents.
    :return: all of it; that there is nothing, where there are no sections.
    """
    if not sections:
        return [nodes.paragraph("", "", own("There are none."))]
    listed = [contents(sections)] if len(sections) > 1 else []
    return [*before, *listed, *sections]


def contents(sections: Iterable[nodes.section]) -> nodes.bullet_list:
    """List sections of a page, with links to them.

    :param sections: in their order; those within them are listed, too.
    :return: the list.
    """
    listed = nodes.bullet_list("", classes=["page-contents"])
    for one in sections:
        title = one[0].deepcopy()
        assert isinstance(title, nodes.title)
        to = nodes.reference("", "", *title.children, refid=one["ids"][0], internal=True)
        item = nodes.list_item("", nodes.paragraph("", "", to))
        if inner := [child for child in one.children if isinstance(child, nodes.section)]:
            item += contents(inner)
        listed += item
    return listed


def record(
    entry: Entry,
    material: Material,
    words: Sequence[nodes.Node],
    rows: Sequence[Row],
    body: Sequence[nodes.Node] = (),
) -> nodes.list_item:
    """Give an annotation in full.

    :param entry: the annotation.
    :param material: what the page is made of.
    :param words: what stands behind its mark.
    :param rows: what is to be said of it.
    :param body: what it says itself.
    :return: an item for :func:`records`.
    """
    head = nodes.paragraph("", "", _mark(entry), *words, classes=["annotation-head"])
    head += nodes.Text(" ")
    head += nodes.inline("", "", link(material.place(entry)), classes=["annotation-place"])
    item = nodes.list_item("", head)
    if body:
        item += annotation_body("", *body)
    if rows:
        item += fields(rows)
    return item


def records(items: Iterable[nodes.list_item]) -> nodes.bullet_list:
    """List annotations in full."""
    return nodes.bullet_list("", *items, classes=["records"])


def grouped(groups: Groups, material: Material, *, is_own: bool) -> nodes.definition_list:
    """List annotations by what they have in common, each in a line.

    :param groups: them; a group of none is listed, too.
    :param material: what the page is made of.
    :param is_own: whether what they have in common is said in the edition's own words.
    :return: the list.
    """
    listed = nodes.definition_list("", classes=["groups"])
    for title, entries in groups:
        lines = nodes.bullet_list("", *(line(entry, material) for entry in entries))
        inside = [lines] if entries else []
        term = nodes.term("", "", *counted_title(title, len(entries), is_own=is_own))
        listed += nodes.definition_list_item("", term, nodes.definition("", *inside))
    return listed


def lemma(entry: Entry, material: Material, words: str) -> list[nodes.Node]:
    """Quote the words of an annotation.

    :param entry: the annotation.
    :param material: what the page is made of.
    :param words: them, shortened or not.
    :return: the nodes, a blank before them.
    """
    return quoted_words(words, "lemma", material.language(entry))


def rows_without(rows: Iterable[Row], *left_out: str) -> list[Row]:
    """Leave out what the page says of a whole group.

    :param rows: of an annotation.
    :param left_out: names of fields.
    :return: the other rows.
    """
    titles = {FIELDS[name] for name in left_out}
    return [row for row in rows if row.title not in titles]


def chapter_title(chapter: Chapter, count: int) -> list[nodes.Node]:
    """Make the heading of what stands in a chapter."""
    return counted_title(chapter.title, count, chapter.language)


def line(entry: Entry, material: Material) -> nodes.list_item:
    """Give an annotation in a line that leads to it.

    :param entry: the annotation.
    :param material: what the page is made of.
    :return: an item of a list.
    """
    words = shortened(entry.anchored.words, _IN_A_LINE)
    quoted = nodes.inline("", words, classes=language_classes(material.language(entry)))
    mark = nodes.inline("", entry.anchored.label, classes=["record-mark"])
    named = nodes.inline("", "", mark, nodes.Text(" "), quoted)
    place = nodes.inline("", material.place(entry).label, classes=["annotation-place"])
    leading = reference(named, entry.kind, entry.id)
    return nodes.list_item("", nodes.paragraph("", "", leading, nodes.Text(" "), place))


def _mark(entry: Entry) -> nodes.Element:
    mark = nodes.inline("", entry.anchored.label, classes=["record-mark"])
    return reference(mark, entry.kind, entry.id)
