# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Titles as other pages show them."""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx

from postilla.sphinx_ext.nodes import pagebreak


def drop_pagebreaks(app: Sphinx, doctree: nodes.document) -> None:
    """Take page breaks out of the copies of headings (``doctree-read``).

    Sphinx has copied the headings for its tables of contents and links to neighbouring pages,
    with the ids of what stands in them; but a printed page begins at one place.

    :param app: the application.
    :param doctree: the document just read.
    """
    env, docname = app.env, app.env.current_document.docname
    for copy in (env.titles[docname], env.longtitles[docname], env.tocs[docname]):
        for node in list(copy.findall(pagebreak)):
            node.parent.remove(node)
