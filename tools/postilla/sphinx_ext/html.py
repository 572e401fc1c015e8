# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""How this project's nodes, and footnotes, are written as HTML.

Notes and calls carry the roles of the `Digital Publishing WAI-ARIA Module
<https://www.w3.org/TR/dpub-aria-1.1/>`_. A program tells base text from all else by classes:
``call``, ``note-mark`` and ``pagebreak`` are printed but stand between the words, ``apparatus``
is what the edition adds.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.writers.html5 import HTML5Translator

from postilla.sphinx_ext.nodes import (
    annotation,
    annotation_call,
    mark,
    notes,
    pagebreak,
    permalink,
    restored,
    transmitted,
)


def visit_pagebreak(self: HTML5Translator, node: pagebreak) -> None:
    """Write the beginning of a printed page: a place with a name, and a link to it."""
    identifier, number = node["ids"][0] if node["ids"] else "", node["number"]
    attributes: dict[str, Any] = {"role": "doc-pagebreak", "aria-label": f"Page {number}"}
    self.body.append(self.starttag(node, "span", "", CLASS="pagebreak", **attributes) + "</span>")
    if identifier:
        link = f'<a class="apparatus page-number" href="#{identifier}">{number}</a>'
        self.body.append(link)
    raise nodes.SkipNode


def visit_notes(self: HTML5Translator, node: notes) -> None:
    """Open the section of the author's notes."""
    self.body.append(
        '<section class="notes" role="doc-endnotes" aria-labelledby="notes">\n'
        '<h2 class="apparatus" id="notes">Notes</h2>\n<ol>\n'
    )


def depart_notes(self: HTML5Translator, node: notes) -> None:
    """Close it."""
    self.body.append("</ol>\n</section>\n")


def visit_footnote(self: HTML5Translator, node: nodes.footnote) -> None:
    """Open an author's note."""
    self.body.append(self.starttag(node, "li"))


def depart_footnote(self: HTML5Translator, node: nodes.footnote) -> None:
    """Close it, after what is to be said of its calls: that there are several, or none."""
    calls = [f'<a href="#{call}">{number}</a>' for number, call in enumerate(node["backrefs"], 1)]
    if not calls:
        self.body.append('<p class="apparatus">The text has no call of this note.</p>\n')
    elif len(calls) > 1:
        self.body.append(f'<p class="apparatus">Called again: {", ".join(calls[1:])}</p>\n')
    self.body.append("</li>\n")


def visit_mark(self: HTML5Translator, node: mark) -> None:
    """Write the mark of a note, a link back to its first call."""
    calls = node.parent["backrefs"] if isinstance(node.parent, nodes.Element) else []
    label = self.encode(node.astext())
    if calls:
        label = f'<a role="doc-backlink" href="#{calls[0]}">{label}</a>'
    self.body.append(f'<span class="note-mark">{label}</span>\n')
    raise nodes.SkipNode


def visit_footnote_reference(self: HTML5Translator, node: nodes.footnote_reference) -> None:
    """Write the call of a note."""
    self.body.append(self.starttag(node, "sup", "", CLASS="call"))
    if "refid" in node:
        self.body.append(f'<a role="doc-noteref" href="#{node["refid"]}">')


def depart_footnote_reference(self: HTML5Translator, node: nodes.footnote_reference) -> None:
    """Close it."""
    self.body.append("</a></sup>" if "refid" in node else "</sup>")


def visit_permalink(self: HTML5Translator, node: permalink) -> None:
    """Write a link to the element around it."""
    label = self.attval(f"Link to {node['label']}")
    self.body.append(
        f'<a class="apparatus permalink" href="#{node["target"]}" aria-label="{label}">¶</a>'
    )
    raise nodes.SkipNode


def visit_title(self: HTML5Translator, node: nodes.title) -> None:
    """Write a title; that of a table of contents as a heading with a level."""
    if isinstance(node.parent, addnodes.compact_paragraph) and node.parent.get("toctree"):
        self.body.append(self.starttag(node, "h2", "", CLASS="caption"))
        self.context.append("</h2>\n")
    else:
        HTML5Translator.visit_title(self, node)


def visit_annotation_call(self: HTML5Translator, node: annotation_call) -> None:
    """Write the mark of an annotation, a link to it."""
    label = self.encode(node.astext())
    attributes = f'class="apparatus annotation-call {node["kind"]}" href="#{node["annotation"]}"'
    self.body.append(f"<sup><a {attributes}>{label}</a></sup>")
    raise nodes.SkipNode


def visit_transmitted(self: HTML5Translator, node: transmitted) -> None:
    """Open words for which the reading text has others."""
    self.body.append(self.starttag(node, "span", "", CLASS="transmitted"))


def visit_restored(self: HTML5Translator, node: restored) -> None:
    """Open the words that the reading text has."""
    self.body.append(self.starttag(node, "span", "", CLASS="restored"))


def depart_reading(self: HTML5Translator, node: nodes.inline) -> None:
    """Close either."""
    self.body.append("</span>")


def visit_annotation(self: HTML5Translator, node: annotation) -> None:
    """Open an annotation."""
    self.body.append(self.starttag(node, "aside", CLASS=f"apparatus annotation {node['kind']}"))


def depart_annotation(self: HTML5Translator, node: annotation) -> None:
    """Close it."""
    self.body.append("</aside>\n")
