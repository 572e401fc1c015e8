# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Withdrawn annotations: what is to be said of them, and where they stood.

An address that led to one on the page of a chapter leads to a line that says what became of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import cast

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from postilla.model.retired import Retired, living_successors
from postilla.sphinx_ext.directory import Directory
from postilla.sphinx_ext.domain import PostillaDomain
from postilla.sphinx_ext.groups import Groups
from postilla.sphinx_ext.nodes import annotation, annotation_group, tombstone
from postilla.sphinx_ext.phrases import link, own
from postilla.sphinx_ext.site import PAGE_BUILDERS

Line = Iterable[nodes.Node]


class Tombstones(SphinxPostTransform):
    """Puts them after the annotations of the block at which they stood."""

    builders = PAGE_BUILDERS
    default_priority = Groups.default_priority
    """After ``Groups``, which is registered before; and before references are resolved."""

    def run(self, **kwargs: object) -> None:
        """Put them there."""
        domain = cast(PostillaDomain, self.env.domains["postilla"])
        at: dict[str, list[Retired]] = {}
        for one in domain.retired.values():
            if one.place:
                at.setdefault(one.place, []).append(one)
        if at:
            for node in list(self.document.findall(nodes.Element)):
                for place in at.keys() & set(node["ids"]):
                    _insert(node, [_tombstone(one, domain) for one in at[place]])


def _tombstone(one: Retired, domain: PostillaDomain) -> tombstone:
    said = nodes.paragraph("", "", *told(one, domain))
    return tombstone("", said, ids=[one.id])


def told(one: Retired, domain: PostillaDomain) -> Iterator[nodes.Node]:
    """Tell what became of an annotation.

    :param one: it.
    :param domain: all documents read.
    :return: the nodes of a paragraph.
    """
    yield own("Withdrawn")
    yield nodes.Text(f" {one.date}")
    if one.version:
        yield nodes.Text(", ")
        yield own(f"version {one.version}")
    yield nodes.Text(": ")
    yield nodes.inline("", one.reason, classes=["reason"])
    if links := list(_successors(one, domain)):
        yield nodes.Text(" ")
        yield own("In its place:")
        for number, successor in enumerate(links):
            yield nodes.Text(", " if number else " ")
            yield successor


def _successors(one: Retired, domain: PostillaDomain) -> Iterator[nodes.Node]:
    directory: Directory = domain.directory
    for identifier in dict.fromkeys(living_successors(one.id, domain.retired)):
        yield link(directory.named(identifier))


def _insert(block: nodes.Element, made: list[tombstone]) -> None:
    """Put them below a block, or into it where it holds its own annotations."""
    if isinstance(block, nodes.section):
        block[1:1] = made
    elif isinstance(block, (nodes.footnote, nodes.list_item)):
        block.extend(made)
    else:
        parent, number = block.parent, block.parent.index(block) + 1
        while number < len(parent) and isinstance(parent[number], (annotation, annotation_group)):
            number += 1
        parent[number:number] = made
