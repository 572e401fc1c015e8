# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Directives in whose place stands what the annotations of the whole edition amount to."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from docutils.nodes import Node
from sphinx.util.docutils import SphinxDirective

from postilla.sphinx_ext.nodes import gathered

if TYPE_CHECKING:
    from postilla.sphinx_ext.domain import PostillaDomain


class GatheredDirective(SphinxDirective):
    """Marks the place: nothing can be made before all documents are read.

    :class:`~postilla.sphinx_ext.pages.transform.GatheredPages` fills it.
    """

    def run(self) -> list[Node]:
        """Mark the place and make it known.

        :return: the mark.
        """
        name = self.name.rpartition(":")[2]  # without that of its domain
        cast("PostillaDomain", self.env.domains["postilla"]).note_gathered(name)
        node = gathered("", of=name)
        self.set_source_info(node)
        return [node]
