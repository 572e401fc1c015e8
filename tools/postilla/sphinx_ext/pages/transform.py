# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Fills the places of what is made from the annotations of all documents."""

from __future__ import annotations

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinxcontrib.bibtex.nodes import bibliography
from sphinxcontrib.bibtex.transforms import BibliographyTransform

from postilla.sphinx_ext.nodes import gathered, parallel
from postilla.sphinx_ext.pages.material import Material
from postilla.sphinx_ext.pages.parallel import ParallelView
from postilla.sphinx_ext.pages.sources import sources
from postilla.sphinx_ext.pages.table import PAGES


class GatheredPages(SphinxPostTransform):
    """Fills them, and makes the lists of works.

    Not in the read phase: then not all documents are read, and an edit of one changes the page.
    """

    default_priority = BibliographyTransform.default_priority - 1
    """Before the bibliography's own, in whose place this is done; so also before references are
    resolved."""

    def run(self, **kwargs: object) -> None:
        """Fill them."""
        marks = [
            node
            for node in self.document.findall(nodes.Element)
            if isinstance(node, (gathered, parallel, bibliography))
        ]
        material = Material(self.env, self.env.current_document.docname)
        side_by_side = ParallelView(material)
        for node in marks:
            if isinstance(node, gathered):
                node.replace_self(list(PAGES[node["of"]](material)))
            elif isinstance(node, parallel):
                side_by_side.fill(node)
            else:
                node.replace_self(list(sources(node, material)))
