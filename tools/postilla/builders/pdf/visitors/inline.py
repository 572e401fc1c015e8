# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What stands in a line: words, their emphasis, links, page breaks."""

from __future__ import annotations

import re
from contextlib import nullcontext
from typing import Final

from docutils import nodes

from postilla.builders.pdf.names import is_address_of_document
from postilla.builders.pdf.writer import Writer
from postilla.model.identifiers import TEXT_LINK
from postilla.sphinx_ext.apparatus import APPARATUS
from postilla.sphinx_ext.nodes import pagebreak
from postilla.sphinx_ext.nodes import text_link as text_link_node

_SPACE = re.compile(r"[\t\n\v\f\r]")
_BEFORE_NUMBER = re.compile(r"(?<=[\w.]) (?=[a-z]?[0-9][\w.]*$)")
"""Where a reference such as “claim c3” or “Conclusion, par. 2” had better not be broken."""
_TIE: Final = "\N{NO-BREAK SPACE}"
_SET: Final = {"siglum": "strong", "lack": "emph"}
"""Class of what stands in an entry of the apparatus -> how it is set."""
_HARD_BREAK: Final = "<br />\n"
"""How MyST spells a hard line break, for HTML; it has no node of its own."""


def text(writer: Writer, node: nodes.Text) -> None:
    """Write words; the end of a line of the source is a space."""
    if words := _SPACE.sub(" ", str(node)):
        writer.text(_BEFORE_NUMBER.sub(_TIE, words) if _is_reference(node.parent) else words)


def inline(writer: Writer, node: nodes.inline) -> None:
    """Write what has a language, or is the edition's, or is a sentence."""
    with writer.language(node):
        if APPARATUS in node["classes"]:
            with writer.block("apparatus"):
                writer.children(node)
        else:
            writer.targets(node["ids"])
            name = next((_SET[one] for one in node["classes"] if one in _SET), "")
            with writer.block(name) if name else nullcontext():
                writer.children(node)


def emphasis(writer: Writer, node: nodes.emphasis) -> None:
    """Write emphasized words."""
    with writer.block("emph"):
        writer.children(node)


def strong(writer: Writer, node: nodes.strong) -> None:
    """Write strongly emphasized words."""
    with writer.block("strong"):
        writer.children(node)


def literal(writer: Writer, node: nodes.literal) -> None:
    """Write words to be taken literally."""
    writer.call("literal", _SPACE.sub(" ", node.astext()))


def reference(writer: Writer, node: nodes.reference) -> None:
    """Write a link; one that leads out of the book to another page of the site is none."""
    address = str(node.get("refuri", ""))
    if "refid" in node:
        label: str | None = writer.label(node["refid"])
    elif is_address_of_document(address):
        label = writer.names.label_of_address(address)
    else:
        with writer.block("web-link", address):
            writer.children(node)
        return
    if label is None:
        _leave_book(writer, node, address)
        return
    # Marks stand beside the place that they lead to.
    is_mark = any(
        "record-mark" in child["classes"] and child.astext() == node.astext()
        for child in node.findall(nodes.inline)
    )
    is_place = writer.is_behind and not is_mark and writer.names.is_place(label)
    with writer.block("place-link" if is_place else "inner-link", label):
        writer.children(node)


def _leave_book(writer: Writer, node: nodes.reference, address: str) -> None:
    """Write a link that leads into another part of the book, or words that lead nowhere in it.

    Behind the text, where a link within the book says its page, this one says the part.
    """
    part = writer.names.part_of_address(address)
    if part is None:
        writer.children(node)
        return
    file, number = part
    with writer.block("part-link", file, number if writer.is_behind else None):
        writer.children(node)


def text_link(writer: Writer, node: nodes.Element) -> None:
    """Write words of the text that lead to another place of it."""
    links = list(node.findall(nodes.reference))
    if not links or writer.names.is_elsewhere(node["target"]):  # nothing is there, or not here
        writer.children(node)
        return
    label = f"{TEXT_LINK}{node['target']}"
    with writer.block("inner-link", label):
        for child in node.children:
            writer.children(child) if isinstance(child, nodes.reference) else writer.write(child)


def line_end(writer: Writer, node: nodes.Node) -> None:
    """End a line of verse."""
    writer.call("verse-line-end")


def page_break(writer: Writer, node: pagebreak) -> None:
    """Write the beginning of a printed page, but not of one that has begun elsewhere."""
    for identifier in node["ids"]:
        with writer.once():
            writer.call("page-mark", identifier, node["number"], _is_in_word(node))


def raw(writer: Writer, node: nodes.raw) -> None:
    """Write a hard line break; nothing else is meant for every format."""
    if node.astext() == _HARD_BREAK:
        writer.call("linebreak")


def nothing(writer: Writer, node: nodes.Node) -> None:
    """Write nothing, for there is nothing to be seen."""


def _is_reference(node: nodes.Node) -> bool:
    """True of a link within the book, and of what is directly in it."""
    links = [one for one in (node, node.parent) if isinstance(one, nodes.reference)]
    is_of_the_text = any(isinstance(one.parent, text_link_node) for one in links)
    return not is_of_the_text and any("refid" in one or one.get("internal") for one in links)


def _is_in_word(node: nodes.Element) -> bool:
    """True when letters stand right before a node."""
    siblings = node.parent.children
    before = siblings[siblings.index(node) - 1] if node is not siblings[0] else None
    return isinstance(before, nodes.Text) and not before.astext()[-1:].isspace()
