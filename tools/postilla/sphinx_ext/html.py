# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""How this project's nodes, and footnotes, are written as HTML.

Notes and calls carry the roles of the `Digital Publishing WAI-ARIA Module
<https://www.w3.org/TR/dpub-aria-1.1/>`_. A program tells base text from all else by classes:
``call``, ``note-mark`` and ``pagebreak`` are printed but stand between the words, ``apparatus``
is what the edition adds.
"""

from __future__ import annotations

import posixpath
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.writers.html5 import HTML5Translator

from postilla.citation.piece import UNSPELT
from postilla.citation.place import Cited
from postilla.model.edition import Reading
from postilla.model.kinds import KINDS
from postilla.model.parallel import direction
from postilla.sphinx_ext.directions import prevailing
from postilla.sphinx_ext.nodes import (
    annotation,
    annotation_body,
    annotation_call,
    annotation_group,
    diagram,
    line_end,
    mark,
    notes,
    pagebreak,
    permalink,
    picture,
    quoted,
    restored,
    text_link,
    tombstone,
    transmitted,
    witness_reading,
)
from postilla.sphinx_ext.pages.diagrams import with_addresses
from postilla.sphinx_ext.site import PAGE_BUILDERS


def visit_pagebreak(self: HTML5Translator, node: pagebreak) -> None:
    """Write the beginning of a printed page: a place with a name, and a link to it."""
    identifier, number = node["ids"][0] if node["ids"] else "", node["number"]
    attributes: dict[str, Any] = {"role": "doc-pagebreak", "title": f"Page {number}"}
    self.body.append(self.starttag(node, "span", "", CLASS="pagebreak", **attributes) + "</span>")
    if identifier:
        link = f'<a class="apparatus page-number" href="#{identifier}">{number}</a>'
        self.body.append(link)
    raise nodes.SkipNode


def visit_notes(self: HTML5Translator, node: notes) -> None:
    """Open the section of the author's notes."""
    self.body.append(
        '<section class="notes" role="doc-endnotes" aria-label="Notes">\n'
        '<h2 class="apparatus">Notes</h2>\n<ol>\n'
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
    home = node.get("home")
    page = self.builder.get_relative_uri(self.builder.current_docname, home) if home else ""
    is_number = node["sign"][0].isdigit()
    attributes = {
        "class": "apparatus permalink number" if is_number else "apparatus permalink",
        "href": f"{page}#{node['target']}",
        "aria-label": f"Link to {node['label']}",
        **(cited_data(node["cited"]) if "cited" in node else {}),
    }
    written = "".join(f' {name}="{self.attval(value)}"' for name, value in attributes.items())
    sign = f"{self.encode(node['sign'])}{' ' if is_number else ''}"
    self.body.append(f"<a{written}>{sign}</a>")
    raise nodes.SkipNode


def cited_data(cited: Cited) -> dict[str, str]:
    """Give what is cited as attributes, from which the site's script makes citations.

    :param cited: the thing.
    :return: attributes; the address is not among them, for the page has it.
    """
    values = {f"data-{slot}": value for slot, value in cited.values.items() if slot != UNSPELT}
    return {"data-cite": cited.subject.value, **values}


def visit_title(self: HTML5Translator, node: nodes.title) -> None:
    """Write a title; that of a table of contents as a heading with a level."""
    if isinstance(node.parent, addnodes.compact_paragraph) and node.parent.get("toctree"):
        self.body.append(self.starttag(node, "h2", "", CLASS="caption"))
        self.context.append("</h2>\n")
    else:
        HTML5Translator.visit_title(self, node)


def visit_quoted(self: HTML5Translator, node: quoted) -> None:
    """Open words that annotations quote."""
    named: dict[str, Any] = {}
    for attribute in ("annotations", "names"):
        if node[attribute]:
            named[f"data-{attribute}"] = " ".join(node[attribute])
    self.body.append(self.starttag(node, "span", "", **named))


def visit_annotation_call(self: HTML5Translator, node: annotation_call) -> None:
    """Write the mark of an annotation, a link to it."""
    label = self.encode(node.astext())
    name = self.attval(f"{KINDS[node['kind']].title.lower()} {node.astext()}")
    self.body.append(
        f'<sup class="apparatus"><a class="apparatus annotation-call {node["kind"]}" '
        f'href="#{node["annotation"]}" aria-label="{name}">{label}</a></sup>'
    )
    raise nodes.SkipNode


def visit_transmitted(self: HTML5Translator, node: transmitted) -> None:
    """Open words for which the reading text has others."""
    _open_reading(self, node, Reading.TRANSMITTED)


def visit_restored(self: HTML5Translator, node: restored) -> None:
    """Open the words that the reading text has."""
    _open_reading(self, node, Reading.RESTORED)


def _open_reading(self: HTML5Translator, node: nodes.inline, reading: Reading) -> None:
    """Open words of one reading, hidden where the edition shows the other one at first."""
    is_shown = self.config.html_context["edition"].reading is reading
    named: dict[str, Any] = {"data-annotation": node["emendation"]}
    if not is_shown:
        named["hidden"] = ""
    self.body.append(self.starttag(node, "span", "", CLASS=reading.value, **named))


def visit_witness_reading(self: HTML5Translator, node: witness_reading) -> None:
    """Open a reading, from which a script shows the text as a witness has it."""
    named: dict[str, Any] = {"data-witnesses": " ".join(node["witnesses"])}
    if node["lack"]:
        named["data-lack"] = node["lack"]
    self.body.append(self.starttag(node, "span", "", CLASS="witness-reading", **named))


def depart_span(self: HTML5Translator, node: nodes.Element) -> None:
    """Close a span."""
    self.body.append("</span>")


def visit_annotation(self: HTML5Translator, node: annotation) -> None:
    """Open an annotation."""
    classes = f"apparatus annotation {node['kind']}"
    version, added = node.get("versions", ("", ""))
    numbers = {"data-version": version, "data-added": added}
    named: dict[str, Any] = {name: number for name, number in numbers.items() if number}
    self.body.append(self.starttag(node, "aside", CLASS=classes, role="note", **named))


def depart_annotation(self: HTML5Translator, node: annotation) -> None:
    """Close it."""
    self.body.append("</aside>\n")


def visit_tombstone(self: HTML5Translator, node: tombstone) -> None:
    """Open the place of a withdrawn annotation."""
    self.body.append(self.starttag(node, "aside", CLASS="apparatus tombstone", role="note"))


def visit_annotation_body(self: HTML5Translator, node: annotation_body) -> None:
    """Open what an annotation says; with a language of its own it states one in its parts."""
    around = direction(self.config.html_context["edition"].language)
    own = prevailing(node.astext(), around)
    named: dict[str, Any] = {"dir": own} if "rtl" in (own, around) else {}
    self.body.append(self.starttag(node, "div", CLASS="annotation-body", **named))


def depart_annotation_body(self: HTML5Translator, node: annotation_body) -> None:
    """Close it."""
    self.body.append("</div>\n")


def visit_annotation_group(self: HTML5Translator, node: annotation_group) -> None:
    """Open the annotations of a place, which a reader opens."""
    counts = "".join(
        f'<span class="count-of {kind}">{self.encode(phrase)}</span> '
        for kind, phrase in node["summary"]
    )
    self.body.append(f'<details class="apparatus annotations">\n<summary>{counts}</summary>\n')


def depart_annotation_group(self: HTML5Translator, node: annotation_group) -> None:
    """Close them."""
    self.body.append("</details>\n")


def visit_table(self: HTML5Translator, node: nodes.table) -> None:
    """Open a table; where there is less room for it, it is scrolled, by keyboard as well."""
    if self.builder.name in PAGE_BUILDERS:
        self.body.append('<div class="scroll" role="group" aria-label="Table" tabindex="0">\n')
    HTML5Translator.visit_table(self, node)


def depart_table(self: HTML5Translator, node: nodes.table) -> None:
    """Close it."""
    HTML5Translator.depart_table(self, node)
    if self.builder.name in PAGE_BUILDERS:
        self.body.append("</div>\n")


def visit_picture(self: HTML5Translator, node: picture) -> None:
    """Open a picture of the text."""
    self.body.append(self.starttag(node, "figure", CLASS="picture"))


def depart_picture(self: HTML5Translator, node: picture) -> None:
    """Close it."""
    self.body.append("</figcaption>\n</figure>\n")


def visit_image(self: HTML5Translator, node: nodes.image) -> None:
    """Write a picture of the text, with the room that it takes before it is there."""
    if not isinstance(node.parent, picture):
        HTML5Translator.visit_image(self, node)
        return
    name = posixpath.basename(node["uri"])
    place = posixpath.join(self.builder.imgpath, self.builder.images.get(node["uri"], name))
    attributes = {"src": place, "alt": node["alt"]}
    if "size" in node:
        attributes["width"], attributes["height"] = map(str, node["size"])
    written = "".join(f' {slot}="{self.attval(value)}"' for slot, value in attributes.items())
    self.body.append(f'<img{written} loading="lazy" />\n<figcaption>\n')
    raise nodes.SkipNode


def depart_image(self: HTML5Translator, node: nodes.image) -> None:
    """Close nothing."""
    if not isinstance(node.parent, picture):
        HTML5Translator.depart_image(self, node)


def visit_text_link(self: HTML5Translator, node: text_link) -> None:
    """Write nothing: the link is in it."""


depart_text_link = visit_text_link


def visit_line_end(self: HTML5Translator, node: line_end) -> None:
    """End a line of verse."""
    self.body.append("<br />")
    raise nodes.SkipNode


def visit_diagram(self: HTML5Translator, node: diagram) -> None:
    """Write a picture that is drawn; where there is less room for it, it is scrolled."""
    label = self.attval(node["title"])
    self.body.append(self.starttag(node, "figure", CLASS="apparatus"))
    self.body.append(f'<div class="scroll" role="group" aria-label="{label}" tabindex="0">\n')
    self.body.append(with_addresses(node))
    self.body.append("\n</div>\n</figure>\n")
    raise nodes.SkipNode
