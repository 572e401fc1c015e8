# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The two readings of words: where a page offers both, and where only one has room."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from postilla.model.edition import Reading
from postilla.sphinx_ext.nodes import annotation_call, quoted, restored, transmitted


def offer_readings(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Let a page with restored words have a switch (``html-page-context``).

    :param app: the application.
    :param pagename: the page's docname.
    :param templatename: its template.
    :param context: what the template is given.
    :param doctree: the page's tree, if it has one.
    """
    context["has_readings"] = doctree is not None and any(doctree.findall(transmitted))


def read_one_way(words: nodes.Element, reading: Reading) -> None:
    """Leave one reading of words, without the marks of annotations.

    :param words: a copy of the words, such as a heading in a table of contents.
    :param reading: the one that stays.
    """
    left_out = transmitted if reading is Reading.RESTORED else restored
    for node in list(words.findall(nodes.Element)):
        if isinstance(node, (left_out, annotation_call)):
            node.parent.remove(node)
    for node in list(words.findall(nodes.Element)):
        if isinstance(node, (quoted, transmitted, restored)):
            node.parent.replace(node, node.children)
