# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Roles: the page break, and references to the ids of the scheme."""

from __future__ import annotations

from docutils import nodes
from docutils.nodes import Node, system_message
from sphinx.roles import XRefRole
from sphinx.util.docutils import SphinxRole

from postilla.model.identifiers import IdKind, kind_of, page_id
from postilla.sphinx_ext.log import warn
from postilla.sphinx_ext.nodes import claim_id, pagebreak


class PageBreakRole(SphinxRole):
    """``{pb}`` with the number of the printed page that begins here."""

    def run(self) -> tuple[list[Node], list[system_message]]:
        """Make the node.

        :return: the page break, or nothing when its number makes no id.
        """
        identifier = page_id(self.text)
        if kind_of(identifier) is not IdKind.PAGE:
            warn(
                "base/page-number",
                f"“{self.text}” is no number of a page.",
                "Write it in digits or small letters, as in {pb}`241`.",
                location=self.get_location(),
            )
            return [], []
        node = pagebreak(self.rawtext, number=self.text)
        self.set_source_info(node)
        claim_id(self.inliner.document, node, identifier)
        return [node], []


class ReferenceRole(XRefRole):
    """A reference to an id of the scheme, as ``{block}`p-2-3` `` or with words of its own."""

    innernodeclass = nodes.inline

    def __init__(self) -> None:
        """Warn of unknown ids even where Sphinx is not nitpicky."""
        super().__init__(warn_dangling=True)
