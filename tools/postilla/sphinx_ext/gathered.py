# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Directives in whose place stands what the annotations of the whole edition amount to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast

from docutils.nodes import Node
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.util.docutils import SphinxDirective

from postilla.sphinx_ext.nodes import gathered

if TYPE_CHECKING:
    from postilla.sphinx_ext.domain import PostillaDomain


STYLE: Final = "pages.css"
"""The style sheet of the pages that have such a place."""


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


def add_style(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    """Give such pages their own style sheet (``html-page-context``).

    :param app: the application.
    :param pagename: the page's docname.
    :param templatename: its template.
    :param context: what the template is given.
    :param doctree: the page's tree, if it has one.
    """
    if cast("PostillaDomain", app.env.domains["postilla"]).is_gathered(pagename):
        # The application would remember it, and give it to all pages of the next build.
        cast(StandaloneHTMLBuilder, app.builder).add_css_file(STYLE)
