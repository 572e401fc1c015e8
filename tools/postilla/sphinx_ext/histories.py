# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Since when each annotation is there: a line at its end, on the site alone.

A book is of one version; it lists at its end what has changed.
"""

from __future__ import annotations

from typing import cast

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from postilla.model.annotation_index import Entry
from postilla.sphinx_ext.descriptions import Description
from postilla.sphinx_ext.domain import PostillaDomain
from postilla.sphinx_ext.heads import Heads
from postilla.sphinx_ext.nodes import annotation
from postilla.sphinx_ext.phrases import own
from postilla.sphinx_ext.site import PAGE_BUILDERS


class Histories(SphinxPostTransform):
    """Adds the line; to evidence only where it is not that of its claim."""

    builders = PAGE_BUILDERS
    default_priority = Heads.default_priority
    """After ``Heads``, which is registered before."""

    def run(self, **kwargs: object) -> None:
        """Add the lines."""
        for node in list(self.document.findall(annotation)):
            description = self._describe(node)
            node["versions"] = (description.version, description.added)
            around = node.parent
            said = self._describe(around).past if isinstance(around, annotation) else ()
            if description.past and description.past != said:
                _insert(node, _line(description))

    def _describe(self, node: annotation) -> Description:
        domain = cast(PostillaDomain, self.env.domains["postilla"])
        return domain.describer.describe(Entry(chapter=node["docname"], anchored=node["anchored"]))


def _line(description: Description) -> nodes.paragraph:
    line = nodes.paragraph("", classes=["annotation-history"])
    for number, phrase in enumerate(description.past):
        line += [nodes.Text("; ")] if number else []
        line += own(phrase)
    return line


def _insert(node: annotation, line: nodes.paragraph) -> None:
    """Put the line before the evidence of a claim, or at the end."""
    evidence = node.first_child_matching_class(annotation)
    node.insert(len(node) if evidence is None else evidence, line)
