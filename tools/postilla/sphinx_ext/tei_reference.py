# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What the TEI edition has, as a page made from its customisation of the TEI."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docutils import nodes
from docutils.nodes import Node
from sphinx.util.docutils import SphinxDirective

from postilla.model.downloads import FOLDER
from postilla.tei.odd import FILE, AttributeSpec, ElementSpec, Part, Run, customisation, read_odd


class TeiReference(SphinxDirective):
    """``tei-reference``: every element and attribute of the TEI edition."""

    def run(self) -> list[Node]:
        """Lead to the customisation, and make a section a part of the document.

        :return: a paragraph and the sections.
        """
        address = f"{'../' * self.env.docname.count('/')}{FOLDER}/{FILE}"
        file = nodes.reference("", "", nodes.literal("", FILE), refuri=address)
        words = nodes.Text("What follows is made from the customisation of the TEI (ODD) ")
        lead = nodes.paragraph("", "", words, file, nodes.Text("."))
        return [lead, *map(_section, read_odd(customisation()))]


def _section(part: Part) -> nodes.section:
    return nodes.section(
        "",
        nodes.title("", part.title),
        *(nodes.paragraph("", "", *map(_run, words)) for words in part.words),
        nodes.definition_list("", *map(_item, part.elements), classes=["elements"]),
        ids=[f"tei-{part.id}"],
    )


def _run(run: Run) -> nodes.Node:
    words, is_name = run
    return nodes.literal("", words) if is_name else nodes.Text(words)


def _item(element: ElementSpec) -> nodes.definition_list_item:
    definition = nodes.definition("", nodes.paragraph("", element.meaning))
    if element.attributes:
        definition += nodes.bullet_list("", *map(_attribute, element.attributes))
    return nodes.definition_list_item(
        "", nodes.term("", "", nodes.literal("", element.name)), definition
    )


def _attribute(attribute: AttributeSpec) -> nodes.list_item:
    made = nodes.paragraph("", "", nodes.literal("", f"@{attribute.name}"))
    made += nodes.Text(f": {attribute.meaning}")
    made += list(_values(attribute.values))
    return nodes.list_item("", made)


def _values(values: Sequence[tuple[str, str]]) -> Iterator[nodes.Node]:
    """List the values that an attribute can have."""
    for number, (value, meaning) in enumerate(values):
        yield nodes.Text("; " if number else " ")
        yield nodes.literal("", value)
        if meaning:
            yield nodes.Text(f" ({meaning[0].lower()}{meaning[1:].rstrip('.')})")
    if values:
        yield nodes.Text(".")
