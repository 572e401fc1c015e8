# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What is said of annotations, as nodes: quoted words, lists of fields, links by id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from docutils import nodes
from sphinx import addnodes

from postilla.sphinx_ext.descriptions import Row
from postilla.sphinx_ext.directory import Address
from postilla.sphinx_ext.transforms.headings import LANGUAGE_CLASS

DOMAIN: Final = "postilla"
"""The name of the domain, whose module uses this one."""
FIELDS: Final = "annotation-fields"
"""The class of a list of fields."""

OWN: Final = "ui"
"""The class of the edition's own words; the site says them in the reader's language."""


def reference(words: nodes.inline, role: str, target: str) -> addnodes.pending_xref:
    """Refer to an id; where nothing has it, the words stay without a link.

    :param words: what is to be read.
    :param role: the role that refers to such ids.
    :param target: the id.
    :return: the reference, to be resolved.
    """
    return addnodes.pending_xref(
        "",
        words,
        refdomain=DOMAIN,
        reftype=role,
        reftarget=target,
        refexplicit=True,
        refwarn=False,
    )


def link(address: Address) -> nodes.Element:
    """Name an address, with a link where it has a place.

    :param address: the address.
    :return: the reference, to be resolved, or its words.
    """
    named = nodes.inline("", address.label, classes=language_classes(address.language))
    return reference(named, address.role, address.id) if address.docname else named


def quoted_words(words: str, name: str, language: str) -> list[nodes.Node]:
    """Set words between quotation marks.

    :param words: the words; none are said to be nothing.
    :param name: the class that says what they are.
    :param language: BCP 47, or nothing where it is the main one.
    :return: the nodes, a blank before them.
    """
    if not words:
        return [nodes.Text(" "), nodes.inline("", "nothing", classes=["nothing"])]
    inline = nodes.inline("", words, classes=[name, *language_classes(language)])
    return [nodes.Text(" “"), inline, nodes.Text("”")]


def own(words: str) -> nodes.inline:
    """Set words of the edition's own.

    :param words: one message of :mod:`postilla.interface.apparatus`.
    :return: the node.
    """
    return nodes.inline("", words, classes=[OWN])


def language_classes(tag: str) -> list[str]:
    """Give the classes that state a language.

    :param tag: BCP 47, or nothing.
    :return: one class, or none.
    """
    return [f"{LANGUAGE_CLASS}{tag}"] if tag else []


def fields(rows: Iterable[Row]) -> nodes.definition_list:
    """List what is to be said.

    :param rows: each a name and what it stands for.
    :return: the list.
    """
    items = (
        nodes.definition_list_item(
            "",
            nodes.term("", row.title),
            nodes.definition(
                "", nodes.paragraph("", "", *_said(row), classes=[OWN] if row.is_own else [])
            ),
        )
        for row in rows
    )
    return nodes.definition_list("", *items, classes=[FIELDS])


def _said(row: Row) -> Iterator[nodes.Node]:
    if row.words:
        yield nodes.Text(row.words)
    for number, address in enumerate(row.links):
        if number:
            yield nodes.Text(", ")
        yield link(address)
