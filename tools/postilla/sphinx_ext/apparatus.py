# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What the edition adds to a page of base text; all of it has the class ``apparatus``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, cast

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import ReferencesResolver, SphinxPostTransform

from postilla.model.identifiers import IdKind, kind_of
from postilla.sphinx_ext.citing import cited_place
from postilla.sphinx_ext.domain import PostillaDomain
from postilla.sphinx_ext.facts import Citing
from postilla.sphinx_ext.labels import ROLES, locator_phrase
from postilla.sphinx_ext.nodes import annotation, permalink
from postilla.sphinx_ext.site import PAGE_BUILDERS

APPARATUS: Final = "apparatus"
"""The class of everything that is no base text."""


class Citations(SphinxPostTransform):
    """Leads from an author's note to the printed entries it cites, and from these back.

    Not in the read phase, for an edit of one chapter changes what stands in another.
    """

    default_priority = ReferencesResolver.default_priority - 5
    """Before ``ReferencesResolver`` and MyST's own (9), which make links of the references."""

    def run(self, **kwargs: object) -> None:
        """Add the links."""
        citations = cast(PostillaDomain, self.env.domains["postilla"]).citations
        for note in list(self.document.findall(nodes.footnote)):
            if entries := citations.entries_of.get(_identifier(note)):
                words = _before_annotations(note)
                last = note[words - 1]
                links = _apparatus(" ", [[_reference(entry)] for entry in entries])
                if isinstance(last, nodes.paragraph):
                    last += links
                else:
                    note.insert(words, links)
        for item in list(self.document.findall(nodes.list_item)):
            if citing := citations.cited_in.get(_identifier(item)):
                places = [list(_citing(place)) for place in citing]
                cited = nodes.paragraph("", "", _apparatus("Cited in: ", places))
                item.insert(_before_annotations(item), cited)


class Permalinks(SphinxPostTransform):
    """Gives each block of a page a link to itself."""

    builders = PAGE_BUILDERS
    default_priority = ReferencesResolver.default_priority - 4
    """After ``Citations``: in a note the link to itself comes last."""

    _kinds = (
        *(IdKind.SECTION, IdKind.TITLE, IdKind.ABSTRACT, IdKind.KEYWORDS),
        *(IdKind.BLOCK, IdKind.ITEM, IdKind.NOTE, IdKind.ENTRY),
    )

    def run(self, **kwargs: object) -> None:
        """Add the links."""
        domain = cast(PostillaDomain, self.env.domains["postilla"])
        for node in list(self.document.findall(nodes.Element)):
            identifier = _identifier(node)
            place = _words_of(node)
            is_named = kind_of(identifier) in self._kinds or isinstance(node, annotation)
            if identifier and is_named and place is not None:
                number = _number(identifier)
                link = permalink(
                    "",
                    target=identifier,
                    label=domain.label_of(identifier),
                    sign=number or "¶",
                    cited=cited_place(self.env, identifier),
                )
                place.insert(0 if number else len(place), link)


def _before_annotations(node: nodes.Element) -> int:
    """Give the place in a note or an entry after all but its annotations."""
    place: int | None = node.first_child_matching_class(annotation)
    return len(node) if place is None else place


def _identifier(node: nodes.Element) -> str:
    return str(node["ids"][0]) if node["ids"] else ""


def _number(identifier: str) -> str:
    """Give the number of a paragraph in its section, if the id is one's: ``4.2`` of ``p-4-2``.

    In a section without a number it is that of the paragraph alone.
    """
    if kind_of(identifier) is not IdKind.BLOCK:
        return ""
    _, *section, number = identifier.split("-")
    return ".".join((*section, number)) if section[0].isdigit() else number


def _words_of(node: nodes.Element) -> nodes.TextElement | None:
    """Give the paragraph or title with the words of a block."""
    if isinstance(node, nodes.paragraph):
        return node
    if isinstance(node, nodes.table):
        return next(iter(node.findall(nodes.paragraph)), None)
    children = (child for child in node.children if not isinstance(child, nodes.label))
    first = next(children, None)
    return first if isinstance(first, (nodes.title, nodes.paragraph)) else None


def _apparatus(lead: str, parts: list[list[nodes.Node]]) -> nodes.inline:
    inline = nodes.inline("", lead, classes=[APPARATUS])
    for number, part in enumerate(parts):
        if number:
            inline += nodes.Text(", ")
        inline += part
    return inline


def _citing(place: Citing) -> Iterator[nodes.Node]:
    yield _reference(place.note)
    if place.locators:
        yield nodes.Text(f" ({'; '.join(map(locator_phrase, place.locators))})")


def _reference(identifier: str) -> addnodes.pending_xref:
    kind = kind_of(identifier)
    return addnodes.pending_xref(
        "",
        nodes.inline("", identifier),
        refdomain=PostillaDomain.name,
        reftype=ROLES[kind] if kind else "",
        reftarget=identifier,
        refexplicit=False,
        refwarn=True,
    )
