# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The directives of annotations."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from docutils.nodes import Node
from docutils.parsers.rst.directives import unchanged
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import OptionSpec
from sphinxcontrib.bibtex.domain import BibtexDomain

from postilla.model.annotation import CITES

if TYPE_CHECKING:
    from postilla.sphinx_ext.domain import PostillaDomain


class CitesDirective(SphinxDirective):
    """``cites``: notes that an author's note or a printed entry is about a work.

    Nothing stands in its place; what follows from it is shown at the note and at the entry.
    """

    required_arguments = 1
    option_spec: ClassVar[OptionSpec] = {field.name: unchanged for field in CITES.fields}

    def run(self) -> list[Node]:
        """Record the annotation in the domain.

        :return: no nodes.
        """
        domain = cast("PostillaDomain", self.env.domains["postilla"])
        domain.note_citation(
            target=self.options.get("target", ""),
            key=self.arguments[0],
            locator=self.options.get("locator", ""),
            line=self.lineno,
        )
        # Whether the key is known is checked when its file changes, too.
        for path in cast(BibtexDomain, self.env.domains["cite"]).bibdata.bibfiles:
            self.env.note_dependency(str(path))
        return []
