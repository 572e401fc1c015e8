# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Titles as other pages show them."""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx

from postilla.sphinx_ext.nodes import pagebreak
from postilla.sphinx_ext.readings import read_one_way


def simplify_copies(app: Sphinx, doctree: nodes.document) -> None:
    """Leave in the copies of headings nothing but their words (``doctree-read``).

    Sphinx has copied the headings for its tables of contents and links to neighbouring pages,
    with the ids of what stands in them; but a printed page begins at one place, and what is
    annotated are not the copies.

    :param app: the application.
    :param doctree: the document just read.
    """
    env, docname = app.env, app.env.current_document.docname
    for copy in (env.titles[docname], env.longtitles[docname], env.tocs[docname]):
        for node in list(copy.findall(pagebreak)):
            node.parent.remove(node)
        read_one_way(copy, app.config.html_context["edition"].reading)
